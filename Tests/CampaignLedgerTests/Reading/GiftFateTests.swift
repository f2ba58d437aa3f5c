import CampaignKit
import CampaignLedger
import Testing

/// What became of a posted gift: what is left of it and where, what matched it, what took its place.
@Suite("Fate of a gift")
struct GiftFateTests {
    private func record(_ ledger: TestLedger, _ id: String, knownOn: Int64? = nil) throws -> EntryDetail {
        try ledger.ledger.gift(id, knownOn: knownOn)
    }

    private func left(_ record: EntryDetail) -> [String] {
        record.leftParts.map { "\($0.place.campaign) \($0.minorUnits)" }
    }

    private func move(_ gift: String, to place: Designation, _ amount: String = "0", id: String)
        -> ImportedEntry
    {
        Rows.row(
            .reallocation, amount, on: "2026-03-01", id: id, donor: nil, to: place, reverses: gift)
    }

    private func void(_ gift: String, id: String) -> ImportedEntry {
        Rows.row(.void, "0", on: "2026-05-01", id: id, donor: nil, to: .unassigned, reverses: gift)
    }

    private func split(_ ledger: TestLedger) throws {
        try ledger.post([
            Rows.gift("300", on: "2026-01-10", id: "g"), Rows.gift("300", on: "2026-01-10", id: "g", to: .b),
            Rows.gift("300", on: "2026-01-10", id: "g", to: .c),
        ])
    }

    @Test func nothingIsSaidOfAnUntouchedGift() throws {
        let ledger = try TestLedger()
        try split(ledger)
        let record = try record(ledger, "g")
        #expect(record.leftMinor == nil && record.leftParts.isEmpty && record.replacedBy == nil)
        #expect(record.line.placeCount == 3 && record.line.movedMinor == nil)
    }

    @Test func aRefundLeavesTheRestOfEachPart() throws {
        let ledger = try TestLedger()
        try split(ledger)
        try ledger.post([Rows.refund("100", on: "2026-02-01", of: "g", id: "r")])
        let record = try record(ledger, "g")
        #expect(record.leftMinor == 80_000)
        #expect(left(record).sorted() == ["a 26666", "b 26667", "c 26667"])
        #expect(try self.record(ledger, "g", knownOn: 1).leftMinor == nil)
    }

    @Test func aMoveChangesTheWhereOnly() throws {
        let ledger = try TestLedger()
        try split(ledger)
        try ledger.post([move("g", to: .a, "200", id: "m1")])
        #expect(try left(record(ledger, "g")) == ["a 50000", "b 20000", "c 20000"])
        #expect(try record(ledger, "m1").line.movedMinor == 20_000)
        try ledger.post([Rows.refund("90", on: "2026-02-01", of: "g", id: "r")])
        try ledger.post([move("g", to: .b, id: "m2")])
        let record = try record(ledger, "g")
        #expect(record.leftMinor == 81_000 && left(record) == ["b 81000"])
        #expect(record.line.placeCount == 1)
        #expect(try self.record(ledger, "m2").line.movedMinor == 81_000, "all that was there")
        #expect(try self.record(ledger, "m2").line.effectMinor == 0, "it adds nothing")
    }

    @Test func aMovedPartMakesTwoPlaces() throws {
        let ledger = try TestLedger()
        try ledger.post([Rows.gift("100", on: "2026-01-10", id: "g")])
        try ledger.post([move("g", to: .b, "40", id: "m")])
        var lines: [EntrySummary] = []
        try ledger.ledger.gifts(EntryQuery()) { lines.append($0) }
        #expect(lines.map(\.placeCount) == [1, 2] && lines.map(\.isSplit) == [false, true])
        #expect(lines.map(\.movedMinor) == [4_000, nil])
        try ledger.post([Rows.refund("10", on: "2026-04-01", of: "g", id: "r")])
        #expect(try record(ledger, "r").line.placeCount == 2, "a refund is where its gift is")
    }

    @Test func aWholePledgeMovesWithWhatWasWrittenOff() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.pledge("1,000", on: "2026-01-10", named: "p"),
            Rows.payment("300", on: "2026-02-01", of: "p", id: "y"),
            Rows.row(.writeOff, "100", on: "2026-02-02", id: "w", donor: nil, to: .unassigned, pledge: "p"),
        ])
        try ledger.post([move("row-p", to: .b, id: "m")])
        #expect(try record(ledger, "m").line.movedMinor == 90_000)
        try ledger.post([Rows.refund("50", on: "2026-04-01", of: "y", id: "r")])
        let payment = try record(ledger, "y")
        #expect(payment.leftMinor == 25_000 && payment.leftParts.isEmpty)
        #expect(try record(ledger, "row-p").leftMinor == nil, "a pledge has its own screen")
    }

    @Test func nothingIsLeftOfAVoidedGift() throws {
        let ledger = try TestLedger()
        try ledger.post([Rows.gift("100", on: "2026-01-10", id: "g")])
        try ledger.post([void("g", id: "v")])
        let record = try record(ledger, "g")
        #expect(record.leftMinor == 0 && record.leftParts.isEmpty && record.replacedBy == nil)
    }

    @Test func aMatchNamesItsGift() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("100", on: "2026-01-10", id: "g"),
            Rows.row(.matching, "100", on: "2026-01-11", id: "m", donor: "co", matches: "g"),
            Rows.gift("50", on: "2026-01-12", id: "h"),
            Rows.row(.matchExpected, "50", on: "2026-01-12", id: "e", donor: "co", matches: "h"),
            Rows.row(.matching, "50", on: "2026-01-20", id: "n", donor: "co", matches: "h"),
            Rows.row(.matchExpected, "30", on: "2026-01-12", id: "e2", donor: "co", matches: "h"),
        ])
        #expect(try record(ledger, "m").matches == 1 && record(ledger, "m").closings.isEmpty)
        #expect(try record(ledger, "g").related.map(\.externalID) == ["m"])
        #expect(try record(ledger, "n").matches == 3 && record(ledger, "n").closings.map(\.expected) == [4])
        #expect(try record(ledger, "h").related.map(\.externalID) == ["e", "e2", "n"])
        try ledger.post([Rows.row(.matching, "30", on: "2026-02-01", id: "o", donor: "co", matches: "e2")])
        #expect(try record(ledger, "o").matches == 3, "through what was expected")
        #expect(try record(ledger, "g").leftMinor == nil, "a match takes nothing")
        let findings = try ledger.ledger.check(plan: ledger.plan, asOf: ledger.today, deep: true)
        #expect(findings.allSatisfy { $0.severity != .error })
    }

    /// The command's name is what tells a move to another donor from a void with a new gift next to it.
    @Test(arguments: [("gift move --donor", true), ("gift correct", true), ("import", false)])
    func theRowThatTookItsPlace(command: String, isMove: Bool) throws {
        let ledger = try TestLedger()
        try ledger.post([Rows.gift("100", on: "2026-01-10", id: "g")])
        _ = try ledger.ledger.importRows(ledger.context(command), ImportOptions()) { session in
            try session.add(void("g", id: "v"))
            try session.add(Rows.gift("100", on: "2026-01-10", id: "new", donor: "d2"))
        }
        #expect(try record(ledger, "g").replacedBy == (isMove ? 3 : nil))
        #expect(try record(ledger, "new").replaces == (isMove ? 1 : nil))
        #expect(try record(ledger, "v").replaces == nil)
    }

    @Test func theReasonForOpeningTheBooksIsKept() throws {
        let ledger = try TestLedger()
        var options = ImportOptions()
        options.reopenReason = "Bank statement"
        try ledger.post([Rows.gift("100", on: "2026-01-10", id: "g")], options: options)
        try ledger.post([Rows.gift("100", on: "2026-01-11", id: "h")])
        #expect(try record(ledger, "g").reopened == "Bank statement")
        #expect(try record(ledger, "h").reopened == nil)
    }
}
