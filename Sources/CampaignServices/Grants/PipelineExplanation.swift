public import CampaignKit
import CampaignLedger

/// The weighted pipeline of a row by its grants, and what is not in it, as a sum that ties.
public struct PipelineExplanation {
    /// The name of the figure that it explains.
    public static let figure = "pipeline_weighted"

    public let formula: FigureFormula

    /// Throws `ServiceError.figuresDisagree` where the grants do not make what the row has.
    public init(_ row: FigureRow, _ figures: Snapshot) throws {
        guard let scope = row.subject?.scope(in: CampaignTree(figures.plan)) else {
            throw StatusReportError.total
        }
        let structure = CountingStructure(figures.plan)
        var parts: [FigureFormula.Part] = []
        var sum: Int64 = 0
        for line in try GrantReading(figures).lines() where line.isOpen {
            let here = line.shares.filter { scope.holds($0.place) }
            guard !here.isEmpty else { continue }
            let isGovernment = line.record.pipeline.isGovernment(asOf: line.asOf, knownOn: line.knownOn)
            let counted = here.filter { share in
                !isGovernment
                    || structure.rule(ofCampaign: share.place.campaign).policy.government == .include
            }
            let minor = try counted.reduce(Int64(0)) { try Checked.add($0, $1.weighted) }
            sum = try Checked.add(sum, minor)
            let isLeftOut = counted.isEmpty
            parts.append(
                FigureFormula.Part(
                    "GR-\(line.number)", isLeftOut ? nil : .money(minor),
                    .words(Self.words(line, figures.plan.organization.currency, isLeftOut: isLeftOut))))
        }
        guard sum == row.tally.pipeline else {
            throw ServiceError.figuresDisagree(.pipeline(of: row.label))
        }
        formula = FigureFormula(
            "each application's amount × its chance, rounded down; never in raised", parts)
    }

    /// `review, 60% of $250,000.00 expected`.
    private static func words(_ line: GrantLine, _ currency: Currency, isLeftOut: Bool) -> String {
        guard !isLeftOut else { return "\(line.stage.name); left out: a government, as the policy says" }
        guard let figures = line.figures, figures.hasAmount else {
            return "\(line.stage.name), no amount yet"
        }
        let whole = line.shares.reduce(Int128(0)) { $0 + Int128($1.weight) }
        let kind = figures.expected == nil ? "asked" : "expected"
        let share = line.shares.count > 1 && whole > 0 ? ", its part" : ""
        let chance = Percent(tenths: line.move.likelihood).text
        return "\(line.stage.name), \(chance) of \(currency.text(figures.base)) \(kind)\(share)"
    }
}

/// The applications of some campaigns that are decided before one ends: what a forecast takes in.
public struct OpenApplications: Sendable, Equatable {
    public private(set) var count = 0
    /// By their chances, in minor units.
    public private(set) var weighted: Int64 = 0
    /// The whole of those in review and verbal, and the weight of the others.
    public private(set) var high: Int64 = 0

    /// What a government may give is in it where the policy counts what governments give.
    init(of campaigns: [String], _ campaign: Campaign, _ figures: Snapshot) throws {
        guard figures.tallies.rolledUp(campaign.id).applications > 0 else { return }
        let structure = CountingStructure(figures.plan)
        for line in try GrantReading(figures).lines() where line.isOpen {
            guard campaign.ends.map({ line.figures?.isDecided(by: $0) ?? true }) ?? true else { continue }
            let isGovernment = line.record.pipeline.isGovernment(asOf: line.asOf, knownOn: line.knownOn)
            let faces = Allocation.spread(line.figures?.base ?? 0, over: line.shares.map(\.weight))
            var isHere = false
            for (share, face) in zip(line.shares, faces) where campaigns.contains(share.place.campaign) {
                let policy = structure.rule(ofCampaign: share.place.campaign).policy
                guard !isGovernment || policy.government == .include else { continue }
                let isNear = line.stage == .review || line.stage == .verbal
                weighted = try Checked.add(weighted, share.weighted)
                high = try Checked.add(high, isNear ? max(face, share.weighted) : share.weighted)
                isHere = true
            }
            if isHere { count += 1 }
        }
    }
}
