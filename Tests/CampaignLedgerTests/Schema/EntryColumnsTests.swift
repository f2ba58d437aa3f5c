import CampaignKit
import Testing

@testable import CampaignLedger

/// What a row says is stored and read back by one declaration, whichever way it is posted.
@Suite("Entry columns")
struct EntryColumnsTests {
    /// Keeps the values that a column writes.
    private final class Recorder: ValueWriter {
        var values: [LedgerValue] = []
        func int(_ value: Int64) { values.append(.int(value)) }
        func null() { values.append(.null) }
        func text(_ value: String) { values.append(.text(value)) }
        func bytes(_ value: [UInt8]) { values.append(.bytes(value)) }
    }

    /// A row that says something in every column.
    private static var row: ImportedEntry {
        var row = Rows.gift("12.50", on: "2026-03-01", id: "g", donor: "d1")
        row.line = 7
        row.day = .day("2026-03-02")
        row.basis = .postmark
        row.foreign = ForeignAmount(
            original: Money(minorUnits: 5_000, currency: Currency(code: "ILS") ?? .usd), rate: "0.25",
            rateSource: "Bank")
        row.feeMinor = 30
        row.anonymity = .board
        row.method = .check
        row.delivery = .usps
        row.received = .day("2026-03-04")
        row.postmark = .day("2026-03-02")
        row.postmarkKind = .manual
        row.deposited = .day("2026-03-05")
        row.cleared = .day("2026-03-06")
        row.depositID = "B-1"
        row.receiptedBy = .platform
        row.receiptKind = .religious
        row.benefit = Benefit(valueMinor: 40, costMinor: 20, isToken: true, isUnknown: true)
        return row
    }

    private static func values(_ row: ImportedEntry) -> [String: [LedgerValue]] {
        var values: [String: [LedgerValue]] = [:]
        for column in EntryColumns.said {
            let recorder = Recorder()
            column.said.write(row, recorder)
            values[column.name] = recorder.values
        }
        return values
    }

    @Test func theOrderIsThatOfTheChain() {
        let names = """
            id batch line source external_id key64 content64 print64 type donor date day basis amount currency original \
            fx_rate fx_source fee unit payment measure effect exchange class simple target place anonymity method \
            delivery received postmark postmark_kind deposited cleared deposit_id receipted_by receipt_kind benefit_value \
            benefit_cost benefit_flags personal_digest
            """
        let order = names.split(separator: " ").map(String.init)
        #expect(EntryColumns.names == order)
    }

    @Test("A column writes one value, and the row of this test says something in each")
    func oneValueEach() {
        for (name, values) in Self.values(Self.row) {
            #expect(values.count == 1, "\(name)")
            #expect(values != [.null], "\(name)")
        }
    }

    @Test("Posted at once or staged, a row is read back as it was", arguments: [true, false])
    func readBack(outright: Bool) throws {
        let ledger = try TestLedger()
        // Only the rows of a first import are posted without staging.
        if !outright { try ledger.post([Rows.gift("1", on: "2026-01-01", id: "first")]) }
        try ledger.post([Self.row])
        let record = try ledger.ledger.gift("csv:g")
        #expect(Self.values(record.row) == Self.values(Self.row))
        #expect(record.row.foreign == Self.row.foreign)
        #expect(record.row.benefit == Self.row.benefit)
        let handling = record.handling.map { "\($0.label): \($0.value)" }
        #expect(
            handling == [
                "Method: check", "Delivery: usps", "Received: 4 Mar 2026", "Postmark: 2 Mar 2026 manual",
                "Deposited: 5 Mar 2026, B-1", "Cleared: 6 Mar 2026",
                "Receipt kind: religious",
            ])
    }

    @Test func nothingSaidIsNothingRead() throws {
        let ledger = try TestLedger()
        let row = Rows.gift("5", on: "2026-03-01", id: "g", donor: "d1")
        try ledger.post([row])
        let record = try ledger.ledger.gift("csv:g")
        #expect(Self.values(record.row) == Self.values(row))
        #expect(record.row.benefit == nil && record.original == nil)
        #expect(record.handling.map(\.value).joined() == "")
    }
}
