import CampaignKit
import TestSupport
import Testing

@testable import CampaignLedger

/// The order in which things are posted changes what was known then, and nothing of what is shown now.
@Suite("Grants in any order of posting")
struct GrantOrderTests {
    private static func change(_ day: String, _ fill: (inout GrantChange) -> Void) -> GrantChange {
        var change = GrantChange(day: .day(day))
        fill(&change)
        return change
    }

    /// Dated moves, figures and shares, each on a day of its own.
    private static let changes: [GrantChange] = [
        change("2026-02-01") { $0.move = GrantChange.Move(.prospect, reason: "idea") },
        change("2026-02-10") { $0.figures = GrantChange.Figures(requested: 10_000_01) },
        change("2026-02-20") { $0.move = GrantChange.Move(.loi, reason: "sent") },
        change("2026-03-01") { $0.figures = GrantChange.Figures(requested: 10_000_01, expected: 7777) },
        change("2026-03-10") { $0.move = GrantChange.Move(.review, reason: "straight on") },
        change("2026-03-20") {
            $0.shares = [
                GrantChange.Share(place: Designation(campaign: "a"), weight: 2),
                GrantChange.Share(place: Designation(campaign: "b"), weight: 1),
            ]
        },
        change("2026-04-01") { $0.move = GrantChange.Move(.verbal, likelihood: 955, reason: "told") },
        change("2026-05-01") { $0.move = GrantChange.Move(.declined, reason: "no") },
        change("2026-05-20") { $0.move = GrantChange.Move(.proposal, reason: "asked again") },
    ]

    private func ledger() throws -> TestLedger {
        let test = try TestLedger(plan: .small)
        try test.post([Rows.gift("10", on: "2026-01-02", id: "g1", donor: "fund")])
        let first = Self.change("2026-01-31") {
            $0.words = GrantWords(title: "Laboratory", owner: "Ana")
            $0.funder = 1
            $0.shares = [GrantChange.Share(place: Designation(campaign: "a"), weight: 1)]
        }
        _ = try test.ledger.post(first, on: nil, test.context("grant"), dryRun: false)
        return test
    }

    /// The pipeline on the day of each change, by campaign.
    private func pipeline(_ test: TestLedger) throws -> [[Int64]] {
        try Self.changes.map { change in
            let tallies = try test.tallies(change.day.description)
            return [CountingNode.own("a"), .own("b"), .tree("top"), .total].flatMap {
                [tallies[$0].pipeline, tallies[$0].pipelineAsked, tallies[$0].applications]
            }
        }
    }

    @Test("shuffled, the same figures on every day")
    func shuffled() throws {
        let ordered = try ledger()
        for change in Self.changes {
            #expect(
                try ordered.ledger.post(change, on: 1, ordered.context("grant"), dryRun: false).refusal == nil
            )
        }
        let expected = try pipeline(ordered)
        // 10,000.01 × 20 %, then 77.77 × 20, 60 and 95.5 %, floored; nothing once it is declined.
        #expect(expected.map { $0[9] } == [0, 100_000, 200_000, 1555, 4666, 4666, 7427, 0, 2333])
        // Spread 2 : 1 by largest remainder.
        #expect(expected[6][0] == 4951 && expected[6][3] == 2476)
        var generator = SeededGenerator(seed: Seeds.fresh)
        for _ in 0..<4 {
            let test = try ledger()
            var left = Self.changes.shuffled(using: &generator)
            // A move that its neighbors do not allow yet waits for them.
            while !left.isEmpty {
                let count = left.count
                left = try left.filter { change in
                    try test.ledger.post(change, on: 1, test.context("grant"), dryRun: false).refusal != nil
                }
                try #require(left.count < count)
            }
            #expect(try pipeline(test) == expected)
            #expect(try test.brokenRules().isEmpty)
        }
    }

    /// Every pair of stages, as the ledger takes it: without a reason, and with one.
    @Test("the ledger keeps the table of moves", arguments: GrantStage.allCases)
    func moves(from: GrantStage) throws {
        for to in GrantStage.allCases {
            let test = try ledger()
            func post(_ stage: GrantStage, _ day: String, _ reason: String) throws -> GrantRefusal? {
                let change = Self.change(day) { $0.move = GrantChange.Move(stage, reason: reason) }
                return try test.ledger.post(change, on: 1, test.context("grant"), dryRun: false).refusal
            }
            #expect(try post(from, "2026-02-01", "") == nil)
            let plain = try post(to, "2026-02-02", "")
            switch GrantMove(from: from, to: to, hadAward: from == .awarded) {
            case .plain: #expect(plain == nil, "\(from) \(to)")
            case .reason:
                guard case .move(let problem) = plain else {
                    Issue.record("\(from) \(to)")
                    continue
                }
                #expect(problem.wantsReason)
                #expect(try post(to, "2026-02-02", "why") == nil, "\(from) \(to)")
            case .refused:
                #expect(plain != nil && plain != .nothingToVoid, "\(from) \(to)")
                #expect(try post(to, "2026-02-02", "why") != nil, "\(from) \(to)")
            }
        }
    }
}
