import CampaignKit
import Terminal

/// How far a campaign is, at a glance: a few large figures and one bar.
struct ProgressBlock: ReportBlock {
    static let name = "progress"
    static let summary = "large figures and a bar"
    static let optionKeys = ["of", "top", "caption"]

    let subject: FigureSubject
    let caption: String
    private let top: RowLimit

    init(_ options: inout BlockOptions) {
        subject = options.subject(of: [.campaign])
        top = options.top()
        caption = options.caption("Raised against the goal")
    }

    func elements(_ figures: ReportFigures) -> [ReportElement] {
        let redaction = figures.redaction
        guard let id = subject.campaign else { return everything(figures, redaction) }
        guard !redaction.hides(id), let row = figures.status.row(id) else { return [Redaction.withheld] }
        let keys = ProgressFigures(figures: figures, isPublic: redaction.isPublic)
        let chart = ProgressChart(figures: figures, isPublic: redaction.isPublic)
        return [.keyFigures(keys.of(row))] + chart.elements([row], title: caption)
    }

    private func everything(_ figures: ReportFigures, _ redaction: Redaction) -> [ReportElement] {
        guard let total = figures.status.total, !redaction.hidesTotal else { return [Redaction.withheld] }
        let keys = ProgressFigures(figures: figures, isPublic: redaction.isPublic)
        let chart = ProgressChart(figures: figures, isPublic: redaction.isPublic)
        let roots = figures.status.rows.filter { $0.depth == 0 && $0.goal != nil && !redaction.hides($0.id) }
        let beyond = redaction.hidesTotalGap ? nil : keys.beyondGoals(total)
        return [.keyFigures(keys.of(total, hidesGap: redaction.hidesTotalGap))]
            + chart.elements(folded(roots, figures), title: caption) + (beyond.map { [.notes([$0])] } ?? [])
    }

    /// The campaigns with the largest goals, and the others as one; all of them where they are few.
    private func folded(_ rows: [StatusRow], _ figures: ReportFigures) -> [StatusRow] {
        let rows = rows.filter { ($0.goal ?? 0) > 0 }
        guard let limit = top.limit(of: rows.count), rows.count > limit else { return rows }
        let sorted = rows.enumerated().sorted {
            ($1.element.goal ?? 0, $0.offset) < ($0.element.goal ?? 0, $1.offset)
        }.map(\.element)
        let rest = sorted.dropFirst(limit)
        let goals = rest.reduce(Int128(0)) { $0 + Int128($1.goal ?? 0) }
        let sum = rest.reduce(Tally?(Tally())) { sum, row in sum.flatMap { try? $0.adding(row.tally) } }
        guard let tally = sum, let goal = Int64(exactly: goals) else { return rows }
        let name = figures.texts.say("\(rest.count, "other") together")
        return Array(sorted.prefix(limit))
            + [StatusRow(id: "", name: name, goal: goal, tally: tally, own: tally)]
    }
}

/// Bars of campaigns against their goals: received solid, pledges hatched, the schedule a mark.
struct ProgressChart {
    let figures: ReportFigures
    let isPublic: Bool

    private var texts: FigureTexts { figures.texts }

    /// The chart, or nothing when no campaign has a goal.
    func elements(_ rows: [StatusRow], title: String) -> [ReportElement] {
        let rows = rows.filter { ($0.goal ?? 0) > 0 }
        guard !rows.isEmpty else { return [] }
        let bars = rows.map { row in
            let of: Phrase =
                "\(texts.whole(row.tally.raised)) of \(texts.text(row.goal ?? 0, short: true))"
            let words = texts.say(row.percentRaised.map { "\(of), \($0.shortText)" } ?? of)
            let bar = ReportBar(
                value: row.tally.raised, part: isPublic ? nil : row.tally.received, whole: row.goal ?? 0,
                mark: expected(row))
            return ReportChart.Item(label: row.name, bar: bar, text: words)
        }
        return [
            .chart(
                ReportChart(
                    shape: .bars(bars), title: title, description: description(rows), keys: keys(rows),
                    data: data(rows, caption: title)))
        ]
    }

    private func description(_ rows: [StatusRow]) -> String {
        rows.map { row in
            var words: Phrase =
                "\(row.name): \(texts.whole(row.tally.raised)) raised of \(texts.text(row.goal ?? 0, short: true))"
            if !isPublic { words = "\(words), \(texts.whole(row.tally.received)) of it received" }
            if let expected = expected(row) {
                words = "\(words), \(texts.whole(expected, .up)) expected by now"
            }
            return texts.say("\(words).")
        }
        .joined(separator: " ")
    }

    /// What the schedule expects: nothing that the public is shown.
    private func expected(_ row: StatusRow) -> Int64? { isPublic ? nil : row.expected }

    private func keys(_ rows: [StatusRow]) -> [ReportChart.Key] {
        var keys = [ReportChart.Key(.solid, isPublic ? "Raised" : "Received")]
        if !isPublic { keys.append(ReportChart.Key(.hatched, "Pledged, not yet received")) }
        if rows.contains(where: { expected($0) != nil }) {
            keys.append(ReportChart.Key(.line, texts.say("Expected by \(figures.asOf)")))
        }
        if rows.contains(where: { ($0.overGoal ?? 0) > 0 }) { keys.append(ReportChart.Key(.dashed, "Goal")) }
        return keys
    }

    private func data(_ rows: [StatusRow], caption: String) -> ReportTable {
        var titles = ["Goal", "Raised"]
        if !isPublic { titles += ["Received", "Outstanding"] }
        if !isPublic { titles.append("Expected by now") }
        var table = ReportTable(
            caption: caption,
            columns: [ReportTable.Column("Campaign")]
                + titles.map { ReportTable.Column($0, isNumber: true) })
        table.rows = rows.map { row in
            // The others together have no name that explains them.
            let figure = { (name: String) in row.id.isEmpty ? nil : "\(row.id).\(name)" }
            var cells = [
                ReportText(row.name), texts.money(row.goal, figure("goal")),
                texts.money(row.tally.raised, figure("raised")),
            ]
            if !isPublic {
                cells.append(texts.money(row.tally.received, figure("received")))
                cells.append(texts.money(row.tally.outstanding, figure("outstanding")))
                cells.append(texts.money(row.expected, figure("expected")))
            }
            return ReportTable.Row(cells)
        }
        return table
    }
}
