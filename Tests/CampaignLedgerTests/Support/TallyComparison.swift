import CampaignKit
import Testing

/// Compares tallies node by node, so that a failure says which figure of which row differs.
enum TallyComparison {
    static let nodes: [CountingNode] =
        ["", "a", "b", "c", "gone", "top"].map(CountingNode.own) + [.tree("top"), .total]

    static let names = [
        "raised", "received", "outstanding", "commitments", "gifts", "donors", "firstTimeDonors",
        "conditional", "advance", "dueBack", "revocable", "inKind", "matchExpected", "exchange",
        "excludedGovernment", "excludedGovernmentConditional", "excludedGovernmentAdvance",
        "excludedGovernmentDueBack", "excludedOutsidePeriod", "writtenOff",
        "settledDifference", "refundDifference", "pipeline", "pipelineAsked", "applications",
        "applicationsWithoutAmount", "excludedGovernmentPipeline", "overdue", "unscheduled",
    ]

    /// What differs, as `own/a raised 100 ≠ 90`; empty when nothing does.
    static func differences(_ left: Tallies, _ right: Tallies) -> [String] {
        nodes.flatMap { node -> [String] in
            zip(names, Tally.fields).compactMap { name, field in
                let pair = (left[node][keyPath: field], right[node][keyPath: field])
                return pair.0 == pair.1 ? nil : "\(node.key) \(name) \(pair.0) ≠ \(pair.1)"
            }
        }
    }

    /// What no history may ever show: a broken identity, negative outstanding, negative counts, a total that
    /// is not
    /// the sum of its parts.
    static func faults(_ tallies: Tallies) -> [String] {
        var faults: [String] = []
        for node in nodes {
            let tally = tallies[node]
            if tally.raised - tally.received != tally.outstanding { faults.append("\(node.key) identity") }
            if tally.outstanding < 0 { faults.append("\(node.key) outstanding \(tally.outstanding)") }
            let counts = [tally.gifts, tally.commitments, tally.donors, tally.firstTimeDonors]
            if counts.contains(where: { $0 < 0 }) { faults.append("\(node.key) counts \(counts)") }
            let lines = [
                tally.conditional, tally.revocable, tally.inKind, tally.matchExpected, tally.exchange,
                tally.excludedGovernment, tally.writtenOff, tally.overdue, tally.unscheduled,
                tally.advance, tally.dueBack, tally.excludedGovernmentConditional,
                tally.excludedGovernmentAdvance, tally.excludedGovernmentDueBack,
            ]
            if lines.contains(where: { $0 < 0 }) { faults.append("\(node.key) lines \(lines)") }
            if tally.firstTimeDonors > tally.donors { faults.append("\(node.key) first-time above donors") }
        }
        return faults + sumFaults(tallies)
    }

    private static func sumFaults(_ tallies: Tallies) -> [String] {
        let money: [WritableKeyPath<Tally, Int64>] = [
            \.raised, \.received, \.outstanding, \.conditional, \.advance, \.dueBack,
            \.settledDifference, \.refundDifference, \.revocable, \.inKind, \.matchExpected,
            \.exchange,
            \.excludedGovernment, \.excludedOutsidePeriod, \.writtenOff, \.overdue, \.unscheduled,
        ]
        let own = nodes.filter { if case .own = $0 { true } else { false } }
        return money.compactMap { field in
            let sum = own.reduce(Int64(0)) { $0 + tallies[$1][keyPath: field] }
            return sum == tallies[.total][keyPath: field] ? nil : "total ≠ Σ own: \(sum)"
        }
    }

    static func expectSame(
        _ left: Tallies, _ right: Tallies, _ about: String,
        _ location: Testing.SourceLocation = #_sourceLocation
    ) {
        let found = differences(left, right)
        #expect(
            found.isEmpty, "\(about): \(found.prefix(6).joined(separator: "; "))", sourceLocation: location)
    }

    static func expectSound(
        _ tallies: Tallies, _ about: String, _ location: Testing.SourceLocation = #_sourceLocation
    ) {
        let found = faults(tallies)
        #expect(
            found.isEmpty, "\(about): \(found.prefix(6).joined(separator: "; "))", sourceLocation: location)
    }
}
