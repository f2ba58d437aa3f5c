import CampaignKit
import Terminal

/// What each appeal brought and what it cost.
struct AppealsBlock: ReportBlock {
    static let name = "appeals"
    static let optionKeys = ["of", "top", "caption"]
    static let needs: Set<Breakdown> = [.appeal]

    let scope: BlockScope
    let top: Int?
    let caption: String

    init(_ options: inout BlockOptions) {
        scope = options.scope(of: [.campaign, .appeal])
        top = options.top()
        caption = options.caption("Appeals: what they brought and what they cost")
    }

    func elements(_ figures: ReportFigures) -> [ReportElement] {
        let redaction = Redaction(figures.status, for: figures.audience)
        let parts = BreakdownParts(
            figures.breakdowns[.appeal], of: scope, plan: figures.plan, redaction: redaction, top: top)
        guard !parts.isWithheld else { return [Redaction.withheld] }
        let index = PlanIndex(figures.plan)
        let rows = parts.own.map { ($0, index.appeal($0.key)) }
        var table = ReportTable(
            caption: caption,
            columns: [ReportTable.Column("Appeal")]
                + ["Raised", "Gifts", "Goal", "Of goal", "Cost", "Cost per $1"].map {
                    ReportTable.Column($0.replacing("$1", with: figures.texts.unit), isNumber: true)
                })
        table.rows = rows.map { part, appeal in
            self.row(
                appeal?.name ?? part.key, part.tally, part.figure, goal: appeal?.goal?.minorUnits,
                cost: appeal?.cost?.minorUnits, figures)
        }
        if let others = parts.others {
            table.rows.append(row("\(others.count) others", others.tally, nil, goal: nil, cost: nil, figures))
        }
        if let unnamed = parts.unnamed {
            table.rows.append(row("No appeal", unnamed, nil, goal: nil, cost: nil, figures))
        }
        if let total = total(rows.map(\.1), figures) { table.rows.append(total) }
        return [.table(table)] + (redaction.isPublic ? [.notes([[ReportText(Redaction.note)]])] : [])
    }

    private func row(
        _ name: String, _ tally: Tally, _ figure: String?, goal: Int64?, cost: Int64?,
        _ figures: ReportFigures
    ) -> ReportTable.Row {
        let texts = figures.texts
        let percent = goal.flatMap { Percent(tally.raised, of: $0) }
        let bar = goal.map { ReportBar(value: tally.raised, whole: $0) }
        return ReportTable.Row([
            ReportText(name, tone: figure == nil ? .faint : .plain),
            texts.money(tally.raised, figure.map { $0 + ".raised" }),
            ReportText(Words.grouped(tally.gifts), figure: figure.map { $0 + ".gifts" }),
            texts.money(goal, figure.map { $0 + ".goal" }, short: true),
            percent.map { ReportText($0.shortText, figure: figure.map { $0 + ".percent_raised" }, bar: bar) }
                ?? .none,
            texts.money(cost, figure.map { $0 + ".cost" }, short: true),
            texts.costPerUnit(cost, raised: tally.raised, figure.map { $0 + ".cost_per_unit" }),
        ])
    }

    /// The campaign's own figures, or everything's; costs of the appeals that are shown.
    private func total(_ appeals: [Appeal?], _ figures: ReportFigures) -> ReportTable.Row? {
        if case .appeal = scope { return nil }
        let tally = scope.campaign.map { figures.status.row($0)?.tally } ?? figures.status.total?.tally
        guard let tally else { return nil }
        let costs = appeals.compactMap { $0?.cost?.minorUnits }
        let cost = costs.isEmpty ? nil : try? costs.reduce(0, Checked.add)
        let texts = figures.texts
        let prefix = scope.figurePrefix
        return ReportTable.Row(
            [
                ReportText("Total"), texts.money(tally.raised, prefix + ".raised"),
                ReportText(Words.grouped(tally.gifts), figure: prefix + ".gifts"), .none, .none,
                texts.money(cost, nil, short: true), .none,
            ], kind: .total)
    }
}
