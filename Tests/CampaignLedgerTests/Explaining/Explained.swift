import CampaignKit
import CampaignLedger

/// A figure taken apart, as tests look at it.
struct Explained {
    var parts: [ExplainedPart] = []

    var counted: [ExplainedPart] { parts.filter { $0.rule == nil } }
    var sum: Int64 { counted.reduce(0) { $0 + $1.part } }

    /// Rows of a rule and what they come to.
    func left(_ rule: ExclusionReason) -> [Int64] { parts.filter { $0.rule == rule }.map(\.part) }

    /// What the rows make of a figure: their sum, or how many donors they are.
    func value(of figure: TallyFigure) -> Int64 { figure.isDonors ? Int64(counted.count) : sum }
}

extension TestLedger {
    func explain(
        _ figure: TallyFigure, _ scope: FigureScope = .campaigns(["a"]), _ asOf: String? = nil,
        knownOn: Int64? = nil
    ) throws -> Explained {
        var explained = Explained()
        let query = FigureQuery(
            figure: figure, scope: scope, plan: plan, asOf: asOf.map(CalendarDate.day) ?? today,
            knownOn: try knownOn ?? ledger.head()?.batch ?? 0)
        try ledger.explain(query) { explained.parts.append($0) }
        return explained
    }
}

extension CountingNode {
    /// The row that a node's figures are in, by the tree of a plan.
    func scope(_ plan: Plan) -> FigureScope {
        switch self {
        case .total: .total
        case .own(let id): .campaigns([id])
        case .tree(let id): .campaigns([id] + CampaignTree(plan).descendants(of: id))
        }
    }
}
