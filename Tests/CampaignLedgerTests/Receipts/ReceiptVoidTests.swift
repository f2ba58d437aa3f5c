import CampaignKit
import Testing

@testable import CampaignLedger

/// Money is never refused for paper: what changes a gift voids its papers in the same transaction.
@Suite("Voided receipts")
struct ReceiptVoidTests {
    typealias Register = ReceiptIssueTests

    private func state(_ test: TestLedger) throws -> [String] {
        try test.ledger.receipts().map { "\($0.label) \($0.void?.reason ?? "issued")" }
    }

    /// A single receipt for G-1 and a statement that names it and holds G-2.
    private func issued() throws -> TestLedger {
        let test = try Register.posted()
        try Register.issue(test, [Register.draft([1])])
        var statement = Register.draft([2], .statement)
        statement.lines.append(
            ReceiptRecord.Line(entry: 1, amountMinor: 100, deductibleMinor: 100, single: 1))
        try Register.issue(test, [statement, Register.draft([3], donor: 2)])
        return test
    }

    @Test func aRefundVoidsWhatHoldsTheGift() throws {
        let test = try issued()
        try test.post([Rows.refund("500", on: "2027-01-05", of: "g1")])
        #expect(
            try state(test) == ["R-2027-0001 refund G-4", "R-2027-0002 refund G-4", "R-2027-0003 issued"])
        let record = try #require(try test.ledger.receipts().first)
        #expect(record.void?.entry == 4 && record.void?.day == test.today)
        #expect(try Register.errors(test) == [])
    }

    @Test(arguments: [EntryType.chargeback, .void, .adjustment])
    func everyCorrectionDoes(type: EntryType) throws {
        let test = try issued()
        let amount = type == .void ? "300" : "5"
        var row = Rows.row(
            type, amount, on: "2027-01-05", id: "x", donor: nil, to: .unassigned, reverses: "g3")
        if type == .void { row.minorUnits = 0 }
        try test.post([row])
        #expect(
            try state(test) == [
                "R-2027-0001 issued", "R-2027-0002 issued", "R-2027-0003 \(type.name) G-4",
            ])
    }

    @Test func whatGoesElsewhereDoesNot() throws {
        let test = try issued()
        try test.post([
            Rows.row(.reallocation, "60", on: "2027-01-05", id: "m", donor: nil, to: .b, reverses: "g2"),
            Rows.gift("7", on: "2027-01-06", id: "g9"),
        ])
        #expect(try state(test).allSatisfy { $0.hasSuffix("issued") })
    }

    @Test func aDryRunVoidsNothing() throws {
        let test = try issued()
        var options = ImportOptions()
        options.dryRun = true
        try test.post([Rows.refund("500", on: "2027-01-05", of: "g1")], options: options)
        #expect(try state(test).allSatisfy { $0.hasSuffix("issued") })
    }

    @Test func byHandWithTheStatementsThatNameIt() throws {
        let test = try issued()
        func void(_ id: Int64, dryRun: Bool = false) throws -> Int {
            try test.ledger.voidReceipt(
                id, on: test.today, reason: "gala seat added", test.context("receipt void"), dryRun: dryRun
            ).voided
        }
        #expect(try void(1, dryRun: true) == 2)
        #expect(try state(test).allSatisfy { $0.hasSuffix("issued") })
        #expect(try void(1) == 2)
        #expect(
            try state(test) == [
                "R-2027-0001 gala seat added", "R-2027-0002 gala seat added", "R-2027-0003 issued",
            ])
        #expect(try void(1) == 0)
        #expect(try Register.errors(test) == [])
    }

    @Test func aGiftSaysWhichReceiptsItIsOn() throws {
        let test = try issued()
        try test.post([Rows.refund("500", on: "2027-01-05", of: "g1")])
        let shown = try test.ledger.gift("G-1").receipts
        #expect(shown.map(\.label) == ["R-2027-0001", "R-2027-0002"])
        #expect(shown.map(\.isVoid) == [true, true])
        let before = try test.ledger.gift("G-1", knownOn: 2).receipts
        #expect(before.map(\.isVoid) == [false])
        let first = try test.ledger.gift("G-1", knownOn: 1).receipts
        #expect(first.isEmpty)
        let other = try test.ledger.gift("G-3").receipts
        #expect(other.map(\.isVoid) == [false])
    }

    @Test func aNewerStatementReplacesTheOldOne() throws {
        let test = try issued()
        var newer = Register.draft([2], .statement)
        newer.voids = [2]
        try Register.issue(test, [newer])
        let all = try test.ledger.receipts()
        #expect(all[1].void?.reason == "a newer statement" && all[1].replacedBy == 4)
        #expect(all[3].replaces == 2 && all[3].stands)
    }

    @Test func anImportOfAReceiptedGiftIsNotUndone() throws {
        let test = try issued()
        let refused = try test.ledger.undo(
            batch: 1, test.context("import undo"), ImportOptions(), withDependents: false)
        #expect(!refused.isAccepted && refused.receipted == [1, 2, 3])
        #expect(refused.receipts == ["R-2027-0001", "R-2027-0002", "R-2027-0003"])
        for id in [1, 2, 3] as [Int64] {
            _ = try test.ledger.voidReceipt(
                id, on: test.today, reason: "test", test.context("receipt void"), dryRun: false)
        }
        let undone = try test.ledger.undo(
            batch: 1, test.context("import undo"), ImportOptions(), withDependents: false)
        #expect(undone.isAccepted)
    }

    @Test func theAuditFindsEveryChangedByte() throws {
        let test = try issued()
        func faults() throws -> [String] {
            try test.ledger.auditReceipts(year: 2027).faults.map { "\($0.label): \($0.message)" }
        }
        #expect(try faults().isEmpty)
        try SQL(test.path).run("UPDATE receipt_copy SET content = X'00' WHERE receipt = 1")
        try SQL(test.path).run("UPDATE receipt_copy SET name = 'Someone' WHERE receipt = 2")
        try SQL(test.path).run("DELETE FROM receipt_copy WHERE receipt = 3")
        let errors = try Register.errors(test).filter { $0.hasPrefix("receipt-register") }
        #expect(errors.count == 3)
        #expect(
            try faults() == [
                "R-2027-0001: its kept page is not what was issued",
                "R-2027-0002: its name, address or lines are not those that were issued",
                "R-2027-0003: its kept page is gone",
            ])
    }

    @Test func theAuditFindsAMissingNumber() throws {
        let test = try issued()
        try SQL(test.path).runUnguarded(["DELETE FROM receipt WHERE id = 2"])
        #expect(
            try test.ledger.auditReceipts(year: 2027).faults.map(\.label) == ["2027, number 2", "B-3"])
        #expect(try !Register.errors(test).isEmpty)
    }

    @Test func theAuditFindsThatTheLastNumberIsMissing() throws {
        let test = try issued()
        try SQL(test.path).runUnguarded(["DELETE FROM receipt WHERE id = 3"])
        for year in [nil, 2027] {
            let faults = try test.ledger.auditReceipts(year: year).faults
            #expect(faults.map(\.label) == ["2027, number 3", "B-3"])
            #expect(faults.first?.message == "no receipt has this number")
        }
    }

    @Test(arguments: [
        ("receipt_line", "amount = 99", "receipt = 3"), ("receipt", "donor = 1", "id = 3"),
        ("receipt", "day = day + 1", "id = 3"),
    ])
    func theAuditFindsAChangedRow(table: String, change: String, row: String) throws {
        let test = try issued()
        try SQL(test.path).runUnguarded(["UPDATE \(table) SET \(change) WHERE \(row)"])
        #expect(try test.ledger.auditReceipts(year: 2027).faults.map(\.label) == ["B-3"])
        #expect(try test.ledger.auditReceipts(year: 2026).faults.isEmpty)
    }

    @Test func theAuditFindsAVoidThatIsGone() throws {
        let test = try issued()
        _ = try test.ledger.voidReceipt(
            3, on: test.today, reason: "test", test.context("receipt void"), dryRun: false)
        #expect(try test.ledger.auditReceipts(year: nil).faults.isEmpty)
        try SQL(test.path).runUnguarded(["DELETE FROM receipt_void WHERE receipt = 3"])
        #expect(try test.ledger.auditReceipts(year: nil).faults.map(\.label).contains("B-4"))
    }

    @Test func theAuditFindsThatTheVoidOfARefundIsGone() throws {
        let test = try issued()
        try test.post([Rows.refund("300", on: "2027-01-05", of: "g3")])
        #expect(try test.ledger.auditReceipts(year: nil).faults.isEmpty)
        try SQL(test.path).runUnguarded(["DELETE FROM receipt_void WHERE receipt = 3"])
        for year in [nil, 2027] {
            let faults = try test.ledger.auditReceipts(year: year).faults
            #expect(faults.map(\.label) == ["R-2027-0003"])
            #expect(faults.first?.message.hasPrefix("G-4 changed a gift on it") == true)
        }
        #expect(try test.ledger.auditReceipts(year: 2026).faults.isEmpty)
    }

    @Test func theAuditFindsAVoidThatNoOnePosted() throws {
        let test = try issued()
        try test.post([Rows.gift("7", on: "2027-01-06", id: "g9")])
        try SQL(test.path).run("INSERT INTO receipt_void(receipt, batch, day, entry) VALUES (3, 4, 20000, 4)")
        for year in [nil, 2027] {
            #expect(try test.ledger.auditReceipts(year: year).faults.map(\.label) == ["B-4"])
        }
    }
}
