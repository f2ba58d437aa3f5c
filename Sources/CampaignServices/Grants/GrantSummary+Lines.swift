public import CampaignKit
import CampaignLedger

extension GrantSummary {
    /// What a report tells of the grants that a snapshot's figures are of.
    ///
    /// A funder who gave anonymously, for this grant or at all, is as anonymous here.
    public init(_ figures: Snapshot) throws {
        let structure = CountingStructure(figures.plan)
        let lines = try GrantReading(figures).lines()
        let anonymous = lines.isEmpty ? [:] : try figures.ledger?.anonymousDonors() ?? [:]
        let grants = lines.map { line in
            var grant = Grant(
                number: line.number, funderName: line.funderName,
                anonymity: line.anonymity(anonymous), stage: line.stage,
                phase: line.phase.name, likelihood: line.move.likelihood,
                decision: line.figures?.decision, shares: Self.shares(line, structure))
            grant.award.awarded = line.money.awarded
            grant.award.received = line.money.received
            grant.award.outstanding = line.money.outstanding
            grant.award.conditional = line.money.conditional
            grant.award.waiting = line.money.waiting
            return grant
        }
        self.init(asOf: figures.asOf, grants: grants, due: lines.flatMap(Self.due))
    }

    private static func shares(_ line: GrantLine, _ structure: CountingStructure) -> [Share] {
        let isGovernment = line.record.pipeline.isGovernment(asOf: line.asOf, knownOn: line.knownOn)
        let asked = (line.figures?.requested).map { Allocation.spread($0, over: line.shares.map(\.weight)) }
        return line.shares.enumerated().map { index, share in
            let policy = structure.rule(ofCampaign: share.place.campaign).policy
            let isLeftOut = isGovernment && policy.government != .include
            return Share(
                place: share.place, asked: asked?[index], weighted: isLeftOut ? 0 : share.weighted,
                isLeftOut: isLeftOut)
        }
    }

    private static func due(_ line: GrantLine) -> [Due] {
        line.due.filter(\.status.isOpen).map { due in
            var late: Int?
            if case .overdue(let days) = due.status { late = days }
            return Due(
                grant: line.number, day: due.due, kind: due.deadline?.deadline.kind, daysLate: late,
                isTheirs: due.isTheirs, waits: due.waitsFor != nil, stake: due.stake)
        }
    }
}

extension GrantLine {
    /// From whom its funder is hidden: for this grant, or by what is asked for them in all.
    func anonymity(_ donors: [Int64: Anonymity]) -> Anonymity {
        let levels = pledges.map(\.line.anonymity) + [funder.flatMap { donors[$0] } ?? .none]
        return levels.max { $0.rawValue < $1.rawValue } ?? .none
    }
}

/// What applications come to: what `status` has in its weighted pipeline, and what a policy leaves out of it.
public struct PipelineSums: Sendable, Equatable {
    /// Base-currency minor units.
    public private(set) var asked: Int64 = 0
    public private(set) var weighted: Int64 = 0
    /// What governments may give, where a campaign does not count that.
    public private(set) var leftOut: Int64 = 0

    /// Of those that the funders have yet to decide; throws `MoneyError.overflow`.
    public init(_ lines: [GrantLine], _ plan: Plan) throws(MoneyError) {
        let structure = CountingStructure(plan)
        for line in lines where line.isOpen {
            asked = try Checked.add(asked, line.figures?.requested ?? 0)
            let isGovernment = line.record.pipeline.isGovernment(asOf: line.asOf, knownOn: line.knownOn)
            for share in line.shares {
                let policy = structure.rule(ofCampaign: share.place.campaign).policy
                if isGovernment && policy.government != .include {
                    leftOut = try Checked.add(leftOut, share.weighted)
                } else {
                    weighted = try Checked.add(weighted, share.weighted)
                }
            }
        }
    }
}
