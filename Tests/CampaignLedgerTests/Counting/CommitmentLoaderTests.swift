import CampaignKit
import TestSupport
import Testing

@testable import CampaignLedger

/// Commitments are loaded many at a time, by a few statements: each must be what it is when loaded alone.
@Suite("Counting: commitments that are loaded together")
struct CommitmentLoaderTests {
    /// More commitments than one statement takes, of every kind.
    private func ledger(_ seed: UInt64) throws -> TestLedger {
        var flavor = HistoryBuilder.Flavor()
        flavor.commitments = 2 * UnitList.most + 30
        var random = SeededGenerator(seed: seed)
        let ledger = try TestLedger()
        try ledger.post(HistoryBuilder.history(seed: seed, flavor: flavor).batches(2, &random))
        return ledger
    }

    /// All that is loaded, in words that can be compared.
    private func words(_ loaded: CommitmentLoader.Loaded) throws -> String {
        let commitment = loaded.commitment
        let destinations = commitment.destinations.sorted { $0.key < $1.key }
        let steps = try commitment.steps().map { "\($0.key) \($0.value)" }.sorted()
        return """
            \(loaded.unit) \(String(describing: loaded.donor)) \(loaded.isForeign) \(loaded.isSimple) \
            \(loaded.places) \(commitment.kind) \(commitment.baseClass) \(commitment.origin) \
            \(commitment.shares) \(commitment.events) \
            \(commitment.installments) \(destinations) \(commitment.settling.sorted()) \(steps)
            """
    }

    @Test(arguments: Seeds.forRun(count: 2))
    func togetherIsAsAlone(seed: UInt64) throws {
        let ledger = try ledger(seed)
        try ledger.ledger.engine.read { connection throws in
            let loader = CommitmentLoader(connection: connection)
            let units = try connection.integers("SELECT id FROM entry WHERE unit = id ORDER BY id")
            #expect(units.count > 2 * UnitList.most)
            let together = try loader.load(units)
            #expect(together.map(\.unit) == units)
            for loaded in together {
                let alone = try #require(try loader.load(loaded.unit))
                let (one, other) = (try words(loaded), try words(alone))
                #expect(one == other, "seed \(seed)")
            }
            let events = together.flatMap { $0.commitment.events }.count
            #expect(try connection.integer("SELECT count(*) FROM entry") <= Int64(events))
            #expect(together.contains { $0.places.count > 1 && !$0.commitment.installments.isEmpty })
        }
    }

    @Test func movesOfSeveralGiftsStayApart() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("10", on: "2026-01-01", id: "one", to: .a),
            Rows.gift("20", on: "2026-01-01", id: "two", to: .b),
            Rows.move("one", to: .b, on: "2026-02-01", "4"), Rows.move("two", to: .a, on: "2026-02-02", "5"),
        ])
        try ledger.ledger.engine.read { connection throws in
            let loaded = try CommitmentLoader(connection: connection).load([1, 2])
            #expect(loaded.map { $0.commitment.shares } == [[1000, 0], [2000, 0]])
            #expect(
                loaded.map { $0.commitment.destinations.mapValues(\.minorUnits) } == [[3: 400], [4: 500]])
            #expect(loaded[0].places == loaded[1].places.reversed())
        }
    }

    @Test func theOrderIsTheAskersAndWhatIsNoneIsLeftOut() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("1", on: "2026-01-01", id: "a"), Rows.gift("2", on: "2026-01-02", id: "b"),
        ])
        try ledger.ledger.engine.read { connection throws in
            let loader = CommitmentLoader(connection: connection)
            #expect(try loader.load([2, 99, 1]).map(\.unit) == [2, 1])
            #expect(try loader.load([]).isEmpty)
            #expect(try loader.load(99)?.unit == nil)
        }
    }

    @Test(arguments: [1, 2, UnitList.most - 1, UnitList.most])
    func aListIsOneTextForOneNumberAndOneForMore(count: Int) {
        let list = UnitList((1...count).map(Int64.init))
        #expect(list.arguments.count == (count == 1 ? 1 : UnitList.most))
        #expect(list.condition.hasSuffix("$\(list.arguments.count))"))
        #expect(list.arguments.last == .int(count))
    }
}
