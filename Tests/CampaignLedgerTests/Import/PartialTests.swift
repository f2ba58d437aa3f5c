import CampaignKit
import CampaignLedger
import Foundation
import Testing

/// `--partial` leaves out a gift's splits together, and all that refers to what is left out.
@Suite("Import: partial")
struct PartialTests {
    private let good = Rows.gift("1", on: "2026-01-01", id: "good")

    private func refund(_ amount: String, of target: String, id: String, on date: String = "2026-03-01")
        -> ImportedEntry
    {
        Rows.refund(amount, on: date, of: target, id: id)
    }

    /// No entry of the ledger points at one that does not exist.
    private func expectWhole(_ ledger: TestLedger, _ location: Testing.SourceLocation = #_sourceLocation)
        throws
    {
        let sql = try SQL(ledger.path)
        for column in ["unit", "target"] {
            let dangling = try sql.integer(
                "SELECT count(*) FROM entry e WHERE \(column) IS NOT NULL AND NOT EXISTS (SELECT 1 FROM entry t WHERE t.id = e.\(column))"
            )
            #expect(dangling == 0, "\(column)", sourceLocation: location)
        }
        let closings = try sql.integer(
            "SELECT count(*) FROM match_closing c WHERE NOT EXISTS (SELECT 1 FROM entry e WHERE e.id = c.entry) OR NOT EXISTS (SELECT 1 FROM entry e WHERE e.id = c.expected)"
        )
        #expect(closings == 0, sourceLocation: location)
        let orphans = try sql.integer(
            "SELECT count(*) FROM split s WHERE NOT EXISTS (SELECT 1 FROM entry e WHERE e.id = s.entry)")
        #expect(orphans == 0, sourceLocation: location)
    }

    @Test func aRefusedSplitTakesTheGiftAlong() throws {
        let ledger = try TestLedger()
        var options = ImportOptions()
        options.partial = true
        let rows = [
            Rows.gift("5", on: "2026-01-01", id: "s", to: .a),
            Rows.gift("6", on: "2026-01-01", id: "s", to: .b),
            refund("1", of: "s", id: "r"), good,
        ].numbered
        let outcome = try ledger.ledger.importRows(ledger.context(), options) { session in
            for row in rows { try session.add(row) }
            try session.note([RowProblem(code: "not-an-amount", line: 9, column: "amount", message: "no")])
            try session.refuse(line: 9, source: "csv", giftID: "s")
        }
        #expect(
            outcome.codes == [
                "split-of-rejected", "split-of-rejected", "refers-to-rejected", "not-an-amount",
            ])
        #expect(outcome.rejectedLines == [2, 3, 4, 9] && outcome.postedCount == 1)
        try expectWhole(ledger)
    }

    /// Words are written as rows are read: those of rows that are left out, and of parts, do not stay.
    @Test func onlyWordsOfPostedRowsStay() throws {
        let ledger = try TestLedger()
        var rows = [
            Rows.gift("5", on: "2026-01-01", id: "s", to: .a),
            Rows.gift("6", on: "2026-01-01", id: "s", to: .b),
            refund("9", of: "nothing", id: "r"), good, refund("11", of: "s", id: "limit"),
            refund("12", of: "s", id: "too-much"),
        ]
        for (index, word) in ["first", "second", "refused", "plain", "refund", "beyond"].enumerated() {
            rows[index].note = word
        }
        let outcome = try ledger.postPartly(rows)
        #expect(outcome.postedCount == 3 && outcome.rejectedLines.count == 2)
        let sql = try SQL(ledger.path)
        #expect(
            try sql.texts("SELECT note FROM entry_personal ORDER BY entry") == ["first", "plain", "refund"])
        #expect(try sql.integer("SELECT count(*) FROM entry WHERE personal_digest IS NOT NULL") == 3)
        #expect(try ledger.ledger.check(plan: ledger.plan, asOf: ledger.today, deep: true).isEmpty)
        for word in ["second", "refused", "beyond"] {
            #expect(ledger.fileBytes().values.allSatisfy { $0.range(of: Data(word.utf8)) == nil }, "\(word)")
        }
    }

    @Test func chainsFallTogether() throws {
        let ledger = try TestLedger()
        let outcome = try ledger.postPartly([
            refund("1", of: "g", id: "r", on: "2025-12-01"), Rows.gift("10", on: "2026-01-01", id: "g"),
            refund("1", of: "r", id: "rr"), refund("1", of: "rr", id: "rrr"), good,
        ])
        #expect(outcome.codes.first == "before-original" && outcome.errorCount == 3)
        #expect(outcome.rejectedLines == [2, 4, 5] && outcome.postedCount == 2)
        #expect(try ledger.dollars() == 11)
        try expectWhole(ledger)
    }

    @Test func aBrokenLimitFallsWithWhatRestsOnIt() throws {
        let ledger = try TestLedger()
        let outcome = try ledger.postPartly([
            Rows.gift("10", on: "2026-01-01", id: "g"), refund("11", of: "g", id: "r"),
            refund("1", of: "r", id: "rr", on: "2026-03-02"),
            Rows.pledge("100", on: "2026-01-01", named: "p"),
            Rows.row(.writeOff, "101", on: "2026-02-01", id: "w", donor: nil, to: .unassigned, pledge: "p"),
            Rows.payment("30", on: "2026-02-03", of: "p", id: "y"), good,
        ])
        #expect(outcome.rejectedLines == [3, 4, 6] && outcome.postedCount == 4)
        #expect(outcome.codes == ["taken-twice", "refers-to-rejected", "write-off-above-outstanding"])
        let tally = try ledger.tallies()[.own("a")]
        #expect(tally.raised == 11_100 && tally.received == 4_100)
        #expect(outcome.newDonors == 1 && outcome.raisedMinor == 11_100)
        try expectWhole(ledger)
    }

    /// A promise that fails after its payment was settled takes the payment along.
    @Test func aPromiseThatFailsLate() throws {
        let ledger = try TestLedger()
        let outcome = try ledger.postPartly([
            Rows.payment("5", on: "2026-02-01", of: "c", id: "y"),
            Rows.row(.conditional, "50", on: "2026-01-01", id: "row-c", pledge: "c", matches: "nowhere"),
            good,
        ])
        #expect(outcome.rejectedLines == [2, 3] && outcome.postedCount == 1)
        try expectWhole(ledger)
    }

    @Test func closedBooksTakeLaterRowsAlong() throws {
        let ledger = try TestLedger(plan: .withBooksClosed("2025-12-31"))
        let outcome = try ledger.postPartly([
            Rows.pledge("100", on: "2025-12-01", named: "p"),
            Rows.payment("10", on: "2026-01-05", of: "p", id: "y"),
            refund("1", of: "y", id: "r"), Rows.gift("10", on: "2025-12-31", id: "old"), good,
        ])
        #expect(outcome.rejectedLines == [2, 3, 4, 5] && outcome.postedCount == 1)
        #expect(outcome.codes.filter { $0 == "books-closed" }.count == 2)
        #expect(try ledger.dollars() == 1)
        try expectWhole(ledger)
    }

    @Test func aLeftOutExpectationLeavesItsMatchOut() throws {
        let ledger = try TestLedger()
        let outcome = try ledger.postPartly([
            Rows.row(.matching, "5", on: "2026-02-01", id: "mg", donor: "corp", matches: "m"),
            Rows.row(.matchExpected, "5", on: "2026-01-01", id: "m", donor: "corp", matches: "nowhere"), good,
        ])
        #expect(outcome.rejectedLines == [2, 3] && outcome.postedCount == 1)
        try expectWhole(ledger)
    }

    @Test func nothingGoodIsNothingPosted() throws {
        let ledger = try TestLedger()
        let outcome = try ledger.postPartly([refund("1", of: "nowhere", id: "r")])
        #expect(outcome.batch == nil && outcome.postedCount == 0 && !ledger.fileExists)
    }

    /// Donors of rows that are left out are not made.
    @Test func noDonorsOfRowsLeftOut() throws {
        let ledger = try TestLedger()
        let outcome = try ledger.postPartly([
            Rows.payment("5", on: "2026-02-01", of: "none", id: "y", donor: "d7"),
            Rows.row(.refund, "5", on: "2026-02-01", id: "r", donor: "d8", reverses: "none"), good,
        ])
        #expect(outcome.newDonors == 1)
        #expect(try SQL(ledger.path).integer("SELECT count(*) FROM donor") == 1)
    }
}

/// `books_closed` in `organization.yml`.
///
/// `rules.md §2`.
@Suite("Import: closed books")
struct ClosedBooksTests {
    private func ledger() throws -> TestLedger {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("100", on: "2025-12-20", id: "g"), Rows.gift("50", on: "2026-01-20", id: "h"),
        ])
        ledger.plan = .withBooksClosed("2025-12-31")
        return ledger
    }

    private func correction(_ type: EntryType, _ amount: String, of target: String) -> ImportedEntry {
        Rows.row(
            type, amount, on: "2026-02-01", id: "x-\(type.name)-\(target)", donor: nil, to: .unassigned,
            reverses: target)
    }

    @Test func theDayItActsOnDecides() throws {
        let ledger = try ledger()
        try ledger.expectRefused([Rows.gift("1", on: "2025-12-31", id: "n")], "books-closed")
        try ledger.expectRefused([correction(.void, "0", of: "g")], "books-closed")
        try ledger.expectRefused([correction(.adjustment, "5", of: "g")], "books-closed")
        try ledger.post([
            Rows.gift("1", on: "2026-01-01", id: "n"), correction(.refund, "10", of: "g"),
            correction(.void, "0", of: "h"),
        ])
        #expect(try ledger.dollars(.own("a"), "2025-12-31") == 100)
        #expect(try ledger.dollars() == 91)
    }

    @Test func aReasonReopensAndIsKept() throws {
        let ledger = try ledger()
        var options = ImportOptions()
        options.reopenReason = "auditor's correction 7"
        let outcome = try ledger.post([correction(.void, "0", of: "g")], options: options)
        #expect(outcome.batch == 2 && outcome.errorCount == 0)
        #expect(try ledger.dollars(.own("a"), "2025-12-31") == 0)
        #expect(
            try SQL(ledger.path).texts("SELECT reason FROM batch WHERE id = 2") == ["auditor's correction 7"])
    }

    @Test func whatIsPostedAlreadyIsNoMatterOfTheBooks() throws {
        let ledger = try ledger()
        let again = try ledger.attempt([Rows.gift("100", on: "2025-12-20", id: "g")])
        #expect(again.alreadyImported == 1 && again.errorCount == 0)
    }
}
