import CampaignKit
import Terminal

/// What each appeal brought and what it cost.
struct AppealsBlock: ReportBlock {
    static let name = "appeals"
    static let summary = "what each appeal (or one) raised and cost"
    static let optionKeys = ["of", "top", "caption"]

    let subject: FigureSubject
    let top: RowLimit
    let caption: String

    var needs: Set<ReportNeed> { [.breakdown(.appeal)] }

    init(_ options: inout BlockOptions) {
        subject = options.subject(of: [.campaign, .appeal])
        top = options.top()
        caption = options.caption("Appeals: what they raised and what they cost")
    }

    func elements(_ figures: ReportFigures) throws -> [ReportElement] {
        let redaction = figures.redaction
        let parts = try BreakdownParts(
            figures.breakdown(.appeal), of: subject, plan: figures.plan, redaction: redaction, top: top,
            isRanked: top.isAll)
        guard !parts.isWithheld else { return [Redaction.withheld] }
        guard !parts.isEmpty else { return [.paragraph("There are no appeals yet.")] }
        let table = AppealTable(
            figures: figures, parts: parts, total: total(figures), prefix: subject.figurePrefix,
            isPublic: redaction.isPublic)
        return [.table(try table.table(caption: caption))]
            + (redaction.isPublic ? [.notes([[ReportText(Redaction.note)]])] : [])
    }

    /// The campaign's own figures, or everything's; one appeal has no total.
    private func total(_ figures: ReportFigures) -> Tally? {
        if case .appeal = subject { return nil }
        return subject.campaign.map { figures.status.row($0)?.tally } ?? figures.status.total?.tally
    }
}

/// Appeals with what they brought; what they cost is no one's business outside the charity.
struct AppealTable {
    /// One line: an appeal, or several taken together.
    private struct Line {
        var name: String
        var tally: Tally
        var figure: String?
        var goal: Int64?
        var cost: Int64?
        var countsGifts = true
    }

    let figures: ReportFigures
    let parts: BreakdownParts
    /// What the rows add up to; nil for one appeal by itself.
    let total: Tally?
    /// What the names of the total's figures begin with.
    let prefix: String
    let isPublic: Bool

    private var texts: FigureTexts { figures.texts }
    private var index: PlanIndex { PlanIndex(figures.plan) }

    func table(caption: String) throws(MoneyError) -> ReportTable {
        let costs = isPublic ? [] : ["Cost", texts.say("Cost per \(texts.unit)")]
        var table = ReportTable(
            caption: caption,
            columns: [ReportTable.Column("Appeal")]
                + (["Raised", "Gifts", "Goal", "Of goal"] + costs).map {
                    ReportTable.Column($0, isNumber: true)
                })
        let index = index
        table.rows = parts.own.map { row(line($0, index.appeal($0.key))) }
        if let others = parts.others {
            let cost = try cost(of: others.keys, index)
            let name = texts.speech.count(others.keys.count, "other")
            table.rows.append(row(Line(name: name, tally: others.tally, cost: cost, countsGifts: false)))
        }
        if let unnamed = parts.unnamed {
            let counts = parts.countsUnnamedGifts
            table.rows.append(row(Line(name: "No appeal", tally: unnamed, countsGifts: counts)))
        }
        if let total { table.rows.append(try row(ofTotal: total, index)) }
        return table
    }

    private func line(_ part: BreakdownParts.Part, _ appeal: Appeal?) -> Line {
        Line(
            name: appeal?.name ?? part.key, tally: part.tally, figure: part.figure,
            goal: appeal?.goal?.minorUnits, cost: appeal?.cost?.minorUnits)
    }

    private func row(_ line: Line) -> ReportTable.Row {
        let (tally, figure) = (line.tally, line.figure)
        let percent = line.goal.flatMap { Percent(tally.raised, of: $0) }
        let bar = line.goal.map { ReportBar(value: tally.raised, whole: $0) }
        let name = { (measure: String) in figure.map { "\($0).\(measure)" } }
        let costs = [
            texts.money(line.cost, name("cost"), short: true),
            texts.costPerUnit(line.cost, raised: tally.raised, name("cost_per_unit")),
        ]
        return ReportTable.Row(
            [
                ReportText(line.name, tone: figure == nil ? .faint : .plain),
                texts.money(tally.raised, name("raised")),
                line.countsGifts ? ReportText(Words.grouped(tally.gifts), figure: name("gifts")) : .none,
                texts.money(line.goal, name("goal"), short: true),
                percent.map { ReportText($0.shortText, figure: name("percent_raised"), bar: bar) } ?? .none,
            ] + (isPublic ? [] : costs))
    }

    /// The costs of all appeals, also of those taken together.
    private func row(ofTotal tally: Tally, _ index: PlanIndex) throws(MoneyError) -> ReportTable.Row {
        let cost = try cost(of: parts.own.map(\.key) + (parts.others?.keys ?? []), index)
        return ReportTable.Row(
            [
                ReportText("Total"), texts.money(tally.raised, prefix + ".raised"),
                ReportText(Words.grouped(tally.gifts), figure: prefix + ".gifts"), .none, .none,
            ] + (isPublic ? [] : [texts.money(cost, nil, short: true), .none]), kind: .total)
    }

    /// Nil when none of them says what it cost.
    private func cost(of appeals: [String], _ index: PlanIndex) throws(MoneyError) -> Int64? {
        let costs = appeals.compactMap { index.appeal($0)?.cost?.minorUnits }
        return costs.isEmpty ? nil : try Checked.sum(costs)
    }
}
