import CampaignKit
import TestSupport
import Testing

@testable import CampaignLedger

/// Lists of donors: read in one walk, with what each donor gave and the ids that sources gave them.
@Suite("Donor lists")
struct DonorLinesTests {
    private func lines(
        _ test: TestLedger, matching text: String = "", asOf: String? = nil, knownOn: Int64? = nil,
        limit: Int? = nil
    ) throws -> [DonorLine] {
        var lines: [DonorLine] = []
        try test.ledger.donors(
            matching: text, asOf: asOf.map(CalendarDate.day) ?? test.today, knownOn: knownOn, limit: limit
        ) { lines.append($0) }
        return lines
    }

    private func other(_ row: ImportedEntry, source: String) -> ImportedEntry {
        var row = row
        row.source = source
        return row
    }

    @Test func paymentsThatStandAreCountedAndTheLastOfThemIsNamed() throws {
        let test = try TestLedger()
        try test.post([
            Rows.gift("50", on: "2026-01-05", id: "g1"), Rows.gift("70", on: "2026-03-05", id: "g2"),
            Rows.refund("70", on: "2026-03-06", of: "g2"),
            Rows.pledge("90", on: "2026-02-01", named: "p"),
            Rows.payment("30", on: "2026-02-10", of: "p", id: "y"),
            Rows.pledge("10", on: "2026-02-01", named: "q", donor: "d2"),
        ])
        let found = try lines(test)
        #expect(found.map(\.id) == [1, 2])
        #expect(found.map(\.gifts) == [2, 0] && found.map(\.receivedMinor) == [8000, 0])
        #expect(found[0].lastGift == .day("2026-02-10") && found[1].lastGift == nil)
        let early = try lines(test, asOf: "2026-03-05")
        #expect(early[0].gifts == 3 && early[0].receivedMinor == 15_000)
        #expect(early[0].lastGift == .day("2026-03-05"))
    }

    @Test func aTextALimitAndADayOfKnowing() throws {
        let test = try TestLedger()
        try test.post([
            Rows.gift("50", on: "2026-01-05", id: "g1"),
            Rows.gift("60", on: "2026-01-05", id: "g2", donor: "d2"),
        ])
        try test.post([
            Rows.gift("5", on: "2026-01-06", id: "g3", donor: "d2"),
            Rows.gift("7", on: "2026-01-06", id: "g4", donor: "d3"),
        ])
        #expect(try lines(test, matching: "nor D2").map(\.receivedMinor) == [6500])
        #expect(try lines(test, matching: "d3").map(\.id) == [3])
        #expect(try lines(test, matching: "%").isEmpty)
        #expect(try lines(test, limit: 2).map(\.id) == [1, 2])
        #expect(try lines(test, limit: 2).map(\.receivedMinor) == [5000, 6500])
        #expect(try lines(test, knownOn: 1).map(\.receivedMinor) == [5000, 6000])
        #expect(try lines(test, matching: "Donor", knownOn: 1, limit: 5).count == 2)
    }

    @Test func idsStandInTheOrderTheyBecameKnown() throws {
        let test = try TestLedger()
        func mailed(_ source: String, _ id: String, _ donor: String) -> ImportedEntry {
            var row = other(Rows.gift(id, on: "2026-01-05", id: id, donor: donor), source: source)
            row.donor?.details?.email = "a@example.org"
            row.donor?.details?.lastName = "Ruiz"
            return row
        }
        try test.post([mailed("zeta", "1", "z9"), Rows.gift("1", on: "2026-01-05", id: "2", donor: "d5")])
        try test.post([mailed("alpha", "3", "a1")])
        #expect(try lines(test).map(\.externalIDs) == [["zeta:z9", "alpha:a1"], ["csv:d5"]])
        #expect(try lines(test, knownOn: 1).map(\.externalIDs) == [["zeta:z9"], ["csv:d5"]])
        #expect(try test.ledger.donor("D-1", asOf: test.today).line.externalIDs == ["zeta:z9", "alpha:a1"])
    }

    @Test func whatIsHiddenFromStaffIsNotAdded() throws {
        let test = try TestLedger()
        var hidden = Rows.gift("900", on: "2026-01-07", id: "h")
        hidden.anonymity = .staff
        try test.post([Rows.gift("50", on: "2026-01-05", id: "g"), hidden])
        #expect(try lines(test).map(\.receivedMinor) == [5000])
        #expect(try lines(test)[0].lastGift == .day("2026-01-05"))
    }

    /// However short the spans are that ids are read in, the ids are the same.
    @Test(arguments: Seeds.forRun(count: 2))
    func spansOfIDs(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let test = try TestLedger()
        try test.post(
            (0..<60).map {
                Rows.gift(
                    "1", on: "2026-01-05", id: "g\($0)", donor: "d\(Int.random(in: 0..<30, using: &random))")
            })
        let wanted = Dictionary(uniqueKeysWithValues: try lines(test).map { ($0.id, $0.externalIDs) })
        #expect(wanted.values.allSatisfy { $0.count == 1 })
        try test.ledger.engine.read { connection in
            let ids = LinkedIDs(connection, knownOn: .max, span: Int64.random(in: 1...7, using: &random))
            for donor in wanted.keys.sorted() + wanted.keys.shuffled(using: &random) {
                let found = try ids.ids(of: donor)
                #expect(found == wanted[donor])
            }
            let nobody = try ids.ids(of: 9999)
            #expect(nobody.isEmpty)
        }
    }

    /// Nothing is asked donor by donor: a list is as long as its donors, not as their square.
    @Test(.disabled(if: TestServer.isUsed, "what only a file has"))
    func theListIsOneWalkByIndex() throws {
        let test = try TestLedger()
        try test.post((0..<400).map { Rows.gift("1", on: "2026-01-05", id: "g\($0)", donor: "d\($0 % 90)") })
        let known = "EXISTS (SELECT 1 FROM donor k WHERE k.id = q.donor AND k.batch <= 9)"
        for condition in [known, known + " ORDER BY q.donor LIMIT 5", "q.donor = 1 AND \(known)"] {
            let sql = DonorReader.rows(condition, day: 1, knownOn: 9).replacing("$1", with: "20000")
            let steps = try SQL(test.path).plan(sql)
            #expect(steps.contains { $0.hasPrefix("SEARCH e USING INDEX entry_donor") }, "\(steps)")
            #expect(!steps.contains { $0.contains("donor_link") || $0.hasPrefix("SCAN l") }, "\(steps)")
            // Only the few that a limit leaves are put in order.
            let isSorted = steps.contains { $0.contains("TEMP B-TREE") }
            #expect(isSorted == condition.contains("LIMIT"), "\(steps)")
            #expect(!steps.contains { $0.hasPrefix("SCAN e") || $0.hasPrefix("SCAN h") }, "\(steps)")
        }
    }
}

/// Lists sorted by what donors raised.
extension DonorLinesTests {
    /// D-1 gave 50.00 and pledged 90.00, 10.00 of it paid by D-2; D-3 gave in kind, which does not count.
    @Test func whatWasRaisedHasPledgesAndPolicies() throws {
        let test = try TestLedger()
        try test.post([
            Rows.gift("50", on: "2025-01-05", id: "g1"),
            Rows.pledge("90", on: "2026-02-01", named: "p"),
            Rows.payment("10", on: "2026-02-10", of: "p", id: "y", donor: "d2"),
            Rows.row(.inKind, "500", on: "2026-03-01", id: "k", donor: "d3"),
            Rows.gift("60", on: "2026-03-01", id: "g2", donor: "d2", to: .b),
            Rows.gift("7", on: "2026-03-02", id: "g3", donor: "d4", to: .unassigned),
        ])
        func raised(since: String? = nil) throws -> [String] {
            var query = DonorListQuery(asOf: test.today)
            (query.order, query.plan, query.since) = (.raised, test.plan, since.map(CalendarDate.day))
            var lines: [String] = []
            try test.ledger.donors(query) { lines.append("\($0.id) \($0.raisedMinor ?? -1)") }
            return lines
        }
        #expect(try raised() == ["1 14000", "2 6000", "4 700", "3 0"])
        #expect(try raised(since: "2026-01-01") == ["1 9000", "2 6000", "4 700"])
        #expect(try lines(test).allSatisfy { $0.raisedMinor == nil })
    }
}
