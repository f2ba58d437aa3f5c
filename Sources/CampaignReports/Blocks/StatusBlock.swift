import CampaignKit
import Terminal

/// Where every campaign stands: `campaign status` as a table.
struct StatusBlock: ReportBlock {
    static let name = "status"
    static let summary = "a table of campaigns"
    static let optionKeys = ["of", "top", "caption"]

    let subject: FigureSubject
    let caption: String
    private let top: RowLimit

    init(_ options: inout BlockOptions) {
        subject = options.subject(of: [.campaign])
        top = options.top()
        caption = options.caption("Campaigns and their goals")
    }

    func elements(_ figures: ReportFigures) throws -> [ReportElement] {
        let redaction = figures.redaction
        if let id = subject.campaign, redaction.hides(id) { return [Redaction.withheld] }
        if subject == .total, redaction.hidesTotal { return [Redaction.withheld] }
        let rows = rows(figures, redaction)
        let table = StatusTable(
            figures: figures, redaction: redaction, fold: StatusFold(rows, top), isWhole: subject == .total)
        let notes = StatusNotes(figures: figures, redaction: redaction, rows: rows, of: subject)
        return [.table(try table.table(caption: caption)), .notes(notes.lines)]
    }

    /// The campaign with those below it, or all; without what the audience may not see.
    private func rows(_ figures: ReportFigures, _ redaction: Redaction) -> [StatusRow] {
        let shown = figures.status.rows.filter { !redaction.hides($0.id) }
        guard let id = subject.campaign else { return shown }
        let wanted = Set([id] + CampaignTree(figures.plan).descendants(of: id))
        return shown.filter { wanted.contains($0.id) }
    }
}

/// The rows of a status as a table for paper: names instead of ids, the same figures.
struct StatusTable {
    let figures: ReportFigures
    let redaction: Redaction
    let fold: StatusFold
    /// With what has no campaign and the total.
    let isWhole: Bool

    private var texts: FigureTexts { figures.texts }

    func table(caption: String) throws(MoneyError) -> ReportTable {
        let titles = ["Goal", "Raised"] + (redaction.isPublic ? [] : ["Received"]) + ["To go"]
        var table = ReportTable(
            caption: caption,
            columns: [ReportTable.Column("Campaign")]
                + titles.map { ReportTable.Column($0, isNumber: true) }
                + [ReportTable.Column("Progress")] + (redaction.isPublic ? [] : [ReportTable.Column("Pace")]))
        for line in fold.lines {
            switch line {
            case .campaign(let row, let depth): table.rows.append(self.row(for: row, depth: depth))
            case .others(let rows, let depth): table.rows.append(try self.row(of: rows, depth: depth))
            }
        }
        guard isWhole else { return table }
        table.rows += [unassigned, try others()].compactMap { $0 }
        if let total = figures.status.total { table.rows.append(row(for: total)) }
        return table
    }

    private func row(for row: StatusRow, depth: Int) -> ReportTable.Row {
        let bar = ReportBar(
            value: row.tally.raised, part: redaction.isPublic ? nil : row.tally.received,
            whole: row.goal ?? 0, mark: redaction.isPublic ? nil : row.expected)
        return ReportTable.Row(
            [ReportText(row.name), texts.money(row.goal, row.id + ".goal", short: true)]
                + money(row.tally, row.id)
                + [
                    texts.toGo(row, asOf: figures.asOf),
                    texts.progress(bar, row.percentRaised, row.id + ".percent_raised"),
                ] + pace(texts.pace(row, asOf: figures.asOf)), depth: depth)
    }

    /// The last column, which the public's tables have not.
    private func pace(_ text: ReportText = .blank) -> [ReportText] { redaction.isPublic ? [] : [text] }

    private func money(_ tally: Tally, _ name: String) -> [ReportText] {
        [texts.money(tally.raised, name + ".raised")]
            + (redaction.isPublic ? [] : [texts.money(tally.received, name + ".received")])
    }

    /// Campaigns that are not shown on their own, with their sums.
    private func row(of rows: [StatusRow], depth: Int) throws(MoneyError) -> ReportTable.Row {
        let (goals, tally) = (rows.compactMap(\.goal), try BreakdownParts.sum(rows.map(\.tally)))
        // Nothing is to go of what ended short, as in their own rows.
        let gaps = rows.filter { !$0.hasEnded(by: figures.asOf) || $0.isMet }.compactMap(\.toGo)
        let goal = goals.isEmpty ? nil : try Checked.sum(goals)
        let toGo = gaps.isEmpty ? nil : try Checked.sum(gaps)
        return ReportTable.Row(
            [
                ReportText(texts.say("\(rows.count, "other") together"), tone: .faint),
                texts.money(goal, nil, short: true), texts.money(tally.raised, nil),
            ] + (redaction.isPublic ? [] : [texts.money(tally.received, nil)])
                + [texts.toGo(toGo, nil), .blank] + pace(), depth: depth)
    }

    /// What has no campaign.
    private var unassigned: ReportTable.Row? {
        guard let tally = figures.status.unassigned, tally.raised != 0 || tally.commitments != 0,
            !redaction.hidesUnassigned
        else { return nil }
        return ReportTable.Row(
            [ReportText("Unassigned", tone: .faint), .none] + money(tally, "unassigned")
                + [.none, .blank] + pace())
    }

    /// What is not shown on its own, together; only the public's tables have it.
    private func others() throws(MoneyError) -> ReportTable.Row? {
        let hidden = figures.status.rows.filter { $0.depth == 0 && redaction.hides($0.id) }.map(\.tally)
        let money = hidden + (redaction.hidesUnassigned ? [figures.status.unassigned ?? Tally()] : [])
        guard !money.isEmpty else { return nil }
        let raised = try Checked.sum(money.map(\.raised))
        return ReportTable.Row(
            [ReportText("Other", tone: .faint), .none, texts.money(raised, nil), .none, .blank] + pace())
    }

    private func row(for total: StatusTotal) -> ReportTable.Row {
        let name = "total"
        let hidesGap = redaction.hidesTotalGap
        return ReportTable.Row(
            [ReportText("Total"), texts.money(total.goal, name + ".goal", short: true)]
                + money(total.tally, name)
                + [
                    hidesGap ? .none : texts.toGo(total),
                    hidesGap
                        ? .blank
                        : texts.progress(
                            ReportBar(value: total.raisedForRunning ?? 0, whole: total.runningGoal ?? 0),
                            total.percentRaised,
                            name + ".percent_raised"),
                ] + pace(), kind: .total)
    }
}
