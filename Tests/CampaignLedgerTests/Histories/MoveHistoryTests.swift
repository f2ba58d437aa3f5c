import CampaignKit
import CampaignLedger
import TestSupport
import Testing

/// Moves over random histories: they change where money stands, never how much there is.
@Suite("Histories: moves")
struct MoveHistoryTests {
    private var money: [WritableKeyPath<Tally, Int64>] {
        [
            \.raised, \.received, \.outstanding, \.commitments, \.gifts, \.donors, \.firstTimeDonors,
            \.conditional,
            \.revocable, \.inKind, \.matchExpected, \.exchange, \.excludedGovernment, \.writtenOff, \.overdue,
            \.unscheduled,
        ]
    }

    @Test(arguments: Seeds.forRun(count: 4))
    func theTotalIsTheSame(seed: UInt64) throws {
        let history = HistoryBuilder.history(seed: seed)
        var random = SeededGenerator(seed: seed ^ 0x901)
        let moved = history.withMoves(&random)
        let (plain, ledger) = (try TestLedger(), try TestLedger())
        try plain.post([history.items])
        try ledger.post(moved.batches(3, &random))
        for day in moved.someDays(25, &random) {
            let (left, right) = (
                try ledger.tallies(day.description), try plain.tallies(day.description)
            )
            for field in money {
                #expect(
                    left[.total][keyPath: field] == right[.total][keyPath: field],
                    "seed \(seed) as of \(day) \(field)")
            }
            TallyComparison.expectSound(left, "seed \(seed) as of \(day)")
        }
        let errors = try ledger.ledger.check(plan: ledger.plan, asOf: ledger.today, deep: true).filter {
            $0.severity == .error
        }
        #expect(errors.isEmpty, "seed \(seed): \(errors.prefix(3))")
    }

    @Test(arguments: Seeds.forRun(count: 3))
    func nothingBeforeTheFirstMoveChanges(seed: UInt64) throws {
        let history = HistoryBuilder.history(seed: seed)
        var random = SeededGenerator(seed: seed ^ 0x902)
        let moved = history.withMoves(&random)
        let (plain, ledger) = (try TestLedger(), try TestLedger())
        try plain.post([history.items])
        try ledger.post([history.items])
        let batch = Int64(try ledger.ledger.batches().count)
        let moves = Array(moved.items.dropFirst(history.items.count))
        try ledger.post([moves])
        let first = try #require(moves.map(\.acts).min())
        for day in history.someDays(20, &random) {
            let then = try plain.tallies(day.description)
            if day < first {
                TallyComparison.expectSame(
                    try ledger.tallies(day.description), then, "seed \(seed) as of \(day), before \(first)")
            }
            TallyComparison.expectSame(
                try ledger.tallies(day.description, knownOn: batch), then, "seed \(seed) known before")
        }
    }

    @Test(arguments: Seeds.forRun(count: 4))
    func theOrderOfPostingDoesNotMatter(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed ^ 0x903)
        let moved = HistoryBuilder.history(seed: seed).withMoves(&random)
        let reference = try TestLedger(plan: .mixed)
        try reference.post([moved.items])
        let (few, many) = (try TestLedger(plan: .mixed), try TestLedger(plan: .mixed))
        try few.post(moved.batches(Int.random(in: 2...6, using: &random), &random))
        try many.post(moved.batches(25, &random))
        for day in moved.someDays(20, &random) {
            let expected = try reference.tallies(day.description)
            for ledger in [few, many] {
                TallyComparison.expectSame(
                    try ledger.tallies(day.description), expected, "seed \(seed) as of \(day)")
            }
        }
        for ledger in [reference, few, many] {
            let errors = try ledger.ledger.check(plan: ledger.plan, asOf: ledger.today, deep: true)
                .filter { $0.severity == .error }
            #expect(errors.isEmpty, "seed \(seed): \(errors.prefix(3))")
        }
    }

    @Test(arguments: Seeds.forRun(count: 2))
    func everyDayIsAFreshLedgerCutThere(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed ^ 0x904)
        let moved = HistoryBuilder.history(seed: seed).withMoves(&random)
        let ledger = try TestLedger()
        try ledger.post(moved.batches(3, &random))
        for day in moved.someDays(8, &random) {
            let cut = try TestLedger()
            try cut.post(moved.rows(actingUntil: day))
            TallyComparison.expectSame(
                try ledger.tallies(day.description), try cut.tallies(day.description), "seed \(seed) \(day)")
        }
    }

    @Test(arguments: Seeds.forRun(count: 2))
    func voidedMovesNeverWere(seed: UInt64) throws {
        let history = HistoryBuilder.history(seed: seed)
        var random = SeededGenerator(seed: seed ^ 0x905)
        let moved = history.withMoves(&random)
        let (plain, ledger) = (try TestLedger(), try TestLedger())
        try plain.post([history.items])
        try ledger.post(moved.batches(3, &random))
        try ledger.post(
            moved.items.dropFirst(history.items.count).flatMap(\.rows).map { move in
                Rows.row(
                    .void, "0", on: "2027-01-01", id: "void-" + move.giftID, donor: nil, to: .unassigned,
                    reverses: move.giftID)
            })
        for day in history.someDays(20, &random) {
            TallyComparison.expectSame(
                try ledger.tallies(day.description), try plain.tallies(day.description), "seed \(seed) \(day)"
            )
        }
    }

    /// Every other way to group the money sums to the same.
    @Test(arguments: Seeds.forRun(count: 2))
    func breakdownsSumToTheirCampaigns(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed ^ 0x906)
        let moved = HistoryBuilder.history(seed: seed).withMoves(&random)
        let ledger = try TestLedger()
        try ledger.post(moved.batches(4, &random))
        for day in moved.someDays(6, &random) {
            let tallies = try ledger.tallies(day.description)
            for kind in Breakdown.allCases {
                let rows = try ledger.ledger.breakdown(by: kind, plan: ledger.plan, asOf: day, knownOn: nil)
                for (campaign, rows) in Dictionary(grouping: rows, by: \.campaign) {
                    let sum = rows.reduce(Int64(0)) { $0 + $1.tally.raised }
                    #expect(sum == tallies[.own(campaign)].raised, "seed \(seed) \(day) \(kind) \(campaign)")
                }
            }
        }
    }
}

extension History {
    /// The history with some of its gifts and promises moved, in part and then whole; the moves come last.
    func withMoves(_ random: inout SeededGenerator) -> History {
        var all = items
        let needed = items.reduce(into: Set<Int>()) { $0.formUnion($1.needs) }
        for (index, item) in items.enumerated() {
            guard let root = item.rows.first, !root.giftID.isEmpty, Bool.random(using: &random) else {
                continue
            }
            let isGift = root.type.family == .received && root.pledgeID.isEmpty
            guard isGift || root.type.family == .promise else { continue }
            var day = item.acts
            var destinations: [Designation] = [
                .a, .b, .c, .project("a-x"), .project("b-y"), Designation(campaign: "top"), .unassigned,
            ].shuffled(using: &random)
            func add(_ minor: Int64) {
                guard let place = destinations.popLast() else { return }
                day = day.adding(days: Int.random(in: 1...120, using: &random))
                var row = Rows.row(
                    .reallocation, "0", on: day.description, id: "mv-\(all.count)", donor: nil, to: place,
                    reverses: root.giftID)
                row.minorUnits = minor
                all.append(HistoryItem(rows: [row], needs: [index], acts: day, early: nil))
            }
            // A part only of what nothing else acts on: there is then always enough to move.
            destinations.removeAll { place in item.rows.contains { $0.place == place } }
            let whole = item.rows.reduce(Int64(0)) { $0 + $1.minorUnits }
            if !needed.contains(index), whole > 1 { add(Int64.random(in: 1...(whole / 2), using: &random)) }
            if Bool.random(using: &random) { add(0) }
            if Bool.random(using: &random) { add(0) }
        }
        return History(seed: seed, items: all)
    }
}
