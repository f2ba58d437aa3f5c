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
            keys.append(
                row.hasEnded(by: figures.asOf) && !row.isMet
                    ? endedShort(row.toGo ?? 0, row.id)
                    : toGo(row.toGo ?? 0, over: row.overGoal ?? 0, row.id))
        }
        keys.append(donors(row.tally, row.id))
        // How a charity does against its own schedule is its board's business.
        if !isPublic, let pace = pace(row) { keys.append(pace) }
        return keys
    }

    func of(_ total: StatusTotal, hidesGap: Bool) -> [ReportKeyFigure] {
        var keys = [raised(total.tally, nil, "total")]
        if let goal = total.goal {
            keys.append(goalFigure(goal, "total", detail: hidesGap ? "" : met(total)))
            if !hidesGap, total.runningGoal != nil { keys.append(toGo(total.toGo ?? 0, over: 0, "total")) }
        }
        // Nearly everyone gave to the charity for the first time once: no one asks how many.
        keys.append(donors(total.tally, "total", saysNew: false))
        return keys
    }

    /// What was raised for goals: less than everything when some goals are exceeded or some money has none.
    private func met(_ total: StatusTotal) -> String {
        guard let percent = total.percentRaised else { return "" }
        guard total.runningGoal == total.goal else {
            return texts.say("\(percent.shortText) of the goals of running campaigns met")
        }
        guard let met = total.raisedForGoals, met != total.tally.raised else {
            return texts.say("\(percent.shortText) of it met")
        }
        return texts.say("\(texts.whole(met)) of it met, \(percent.shortText)")
    }

    /// Why raised and to go do not make up the goal; nil when they do.
    func beyondGoals(_ total: StatusTotal) -> [ReportText]? {
        guard let met = total.raisedForGoals, let rest = try? Checked.subtract(total.tally.raised, met),
            rest > 0
        else { return nil }
        let amount = texts.wholeMoney(rest, nil)
        return total.isMet
            ? texts.parts("Of raised, \(amount) is beyond a goal or for something without one.")
            : texts.parts(
                "Of raised, \(amount) is beyond a goal or for something without one; it does not reduce another's shortfall."
            )
    }

    private func raised(_ tally: Tally, _ percent: Percent?, _ name: String) -> ReportKeyFigure {
        let share = percent.map { texts.say("\($0.shortText) of the goal") }
        let received = isPublic ? nil : texts.say("\(texts.whole(tally.received)) received")
        return ReportKeyFigure(
            label: "Raised", value: texts.large(tally.raised, name + ".raised"),
            detail: texts.speech.list([share, received].compactMap { $0 }))
    }

    private func goalFigure(_ goal: Int64, _ name: String, detail: String) -> ReportKeyFigure {
        ReportKeyFigure(label: "Goal", value: texts.large(goal, name + ".goal"), detail: detail)
    }

    private func toGo(_ toGo: Int64, over: Int64, _ name: String) -> ReportKeyFigure {
        if over > 0 {
            return ReportKeyFigure(
                label: "Beyond the goal",
                value: texts.figure(texts.whole(over), over, name + ".over_goal", tone: .good))
        }
        let value =
            toGo == 0 ? texts.toGo(toGo, name + ".to_go") : texts.large(toGo, name + ".to_go", .up)
        return ReportKeyFigure(label: "To go", value: value)
    }

    private func endedShort(_ short: Int64, _ name: String) -> ReportKeyFigure {
        ReportKeyFigure(
            label: "Ended short by", value: texts.large(short, name + ".ended_short", .up))
    }

    private func donors(_ tally: Tally, _ name: String, saysNew: Bool = true) -> ReportKeyFigure {
        // How many are new could single out one of them.
        let new = saysNew && tally.firstTimeDonors > 0 && !isPublic
        return ReportKeyFigure(
            label: "Donors", value: ReportText(Words.grouped(tally.donors), figure: name + ".donors"),
            detail: new ? texts.say("\(tally.firstTimeDonors) for the first time") : "")
    }

    private func period(_ row: StatusRow) -> String {
        switch (row.starts, row.ends) {
        case (let starts?, let ends?): texts.say("\(starts) to \(ends)")
        case (nil, let ends?): texts.say("until \(ends)")
        case (let starts?, nil): texts.say("since \(starts)")
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
        // A little more than needed rather than a little less.
        let unit = figures.status.currency.minorPerUnit
        let up = (try? Checked.add(perDay, (unit - perDay % unit) % unit)) ?? perDay
        let amount = texts.text(up, short: true)
        return texts.say("\(amount) a day for \(left, "day") meets the goal")
    }
}
