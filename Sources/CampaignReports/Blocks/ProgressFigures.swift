import CampaignKit
import Terminal

/// The large figures of a progress block.
struct ProgressFigures {
    let figures: ReportFigures
    let isPublic: Bool

    private var texts: FigureTexts { figures.texts }

    func of(_ row: StatusRow) -> [ReportKeyFigure] {
        var keys = [raised(row.tally, row.percentRaised, row.id)]
        if let goal = row.goal {
            keys.append(goalFigure(goal, row.id, detail: period(row)))
            keys.append(toGo(row.toGo ?? 0, over: row.overGoal ?? 0, row.id))
        }
        keys.append(donors(row.tally, row.id))
        if let pace = pace(row) { keys.append(pace) }
        return keys
    }

    func of(_ total: StatusTotal, hidesGap: Bool) -> [ReportKeyFigure] {
        var keys = [raised(total.tally, nil, "total")]
        if let goal = total.goal {
            let percent = hidesGap ? nil : total.percentRaised.map { "\($0.shortText) of it met" }
            keys.append(goalFigure(goal, "total", detail: percent ?? ""))
            if !hidesGap { keys.append(toGo(total.toGo ?? 0, over: 0, "total")) }
        }
        keys.append(donors(total.tally, "total"))
        return keys
    }

    private func raised(_ tally: Tally, _ percent: Percent?, _ name: String) -> ReportKeyFigure {
        let share = percent.map { "\($0.shortText) of the goal" }
        let received = isPublic ? nil : "\(texts.text(tally.received, short: true)) received"
        return ReportKeyFigure(
            label: "Raised", value: texts.money(tally.raised, name + ".raised", short: true),
            detail: [share, received].compactMap { $0 }.joined(separator: ", "))
    }

    private func goalFigure(_ goal: Int64, _ name: String, detail: String) -> ReportKeyFigure {
        ReportKeyFigure(label: "Goal", value: texts.money(goal, name + ".goal", short: true), detail: detail)
    }

    private func toGo(_ toGo: Int64, over: Int64, _ name: String) -> ReportKeyFigure {
        if over > 0 {
            return ReportKeyFigure(
                label: "Beyond the goal",
                value: ReportText(texts.text(over, short: true), figure: name + ".over_goal", tone: .good))
        }
        let value =
            toGo == 0 ? texts.toGo(toGo, name + ".to_go") : texts.money(toGo, name + ".to_go", short: true)
        return ReportKeyFigure(label: "To go", value: value)
    }

    private func donors(_ tally: Tally, _ name: String) -> ReportKeyFigure {
        // How many are new could single out one of them.
        let new = tally.firstTimeDonors > 0 && !isPublic
        return ReportKeyFigure(
            label: "Donors", value: ReportText(Words.grouped(tally.donors), figure: name + ".donors"),
            detail: new ? "\(Words.grouped(tally.firstTimeDonors)) for the first time" : "")
    }

    private func period(_ row: StatusRow) -> String {
        switch (row.starts, row.ends) {
        case (let starts?, let ends?): "\(starts.longText) to \(ends.longText)"
        case (nil, let ends?): "until \(ends.longText)"
        case (let starts?, nil): "since \(starts.longText)"
        case (nil, nil): ""
        }
    }

    private func pace(_ row: StatusRow) -> ReportKeyFigure? {
        let name = row.id + ".pace"
        let rough = { Money(minorUnits: $0, currency: figures.status.currency).roughText }
        switch row.phase(asOf: figures.asOf) {
        case .ahead(let amount):
            return ReportKeyFigure(
                label: "Ahead of schedule",
                value: ReportText("▲ \(rough(amount))", figure: name, tone: .good), detail: required(row))
        case .behind(let amount):
            return ReportKeyFigure(
                label: "Behind schedule",
                value: ReportText("▼ \(rough(amount))", figure: name, tone: .caution), detail: required(row))
        // The large figures have said so already.
        case .over, .unscheduled: return nil
        default:
            return ReportKeyFigure(
                label: "Pace", value: texts.pace(row, asOf: figures.asOf), detail: required(row))
        }
    }

    private func required(_ row: StatusRow) -> String {
        guard let perDay = row.requiredPerDay, let left = row.pace.daysLeft else { return "" }
        let amount = Money(minorUnits: perDay, currency: figures.status.currency).roughText
        return "\(amount) a day for \(Words.count(left, "day")) meets the goal"
    }
}
