import CampaignKit
import CampaignLedger
import Testing

/// The very same correction within a day asks; another, or a later one, does not.
@Suite("Import: the same correction again")
struct SameCorrectionTests {
    private func ledger() throws -> TestLedger {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("100", on: "2026-01-01", id: "g"), Rows.gift("100", on: "2026-01-01", id: "h"),
            Rows.pledge("500", on: "2026-01-01", named: "p"),
        ])
        try ledger.post([Rows.refund("10", on: "2026-03-01", of: "g", id: "")])
        return ledger
    }

    private func codes(_ row: ImportedEntry, _ options: ImportOptions = ImportOptions()) throws -> [String] {
        try ledger().attempt([row], options: options).codes
    }

    @Test(arguments: ["2026-02-28", "2026-03-01", "2026-03-02"]) func theSameAsks(day: String) throws {
        #expect(try codes(Rows.refund("10", on: day, of: "g", id: "")) == ["possible-duplicate"])
        var options = ImportOptions()
        options.possibleDuplicates = .post
        #expect(try codes(Rows.refund("10", on: day, of: "g", id: ""), options).isEmpty)
    }

    @Test("a payment typed twice asks, whoever the pledge says paid")
    func payments() throws {
        func payment(_ amount: String, donor: String? = nil) -> ImportedEntry {
            Rows.payment(amount, on: "2026-03-01", of: "p", donor: donor)
        }
        let ledger = try ledger()
        try ledger.post([payment("7")])
        let again = try ledger.attempt([payment("7")])
        #expect(again.codes == ["possible-duplicate"] && again.problems[0].message.contains("G-5"))
        #expect(try ledger.attempt([payment("8")]).codes.isEmpty)
        #expect(try ledger.attempt([payment("7", donor: "d2")]).codes.isEmpty)
        #expect(try ledger.attempt([payment("7", donor: "d1")]).codes == ["possible-duplicate"])
    }

    @Test func theDayIsSaid() throws {
        let next = try ledger().attempt([Rows.refund("10", on: "2026-03-02", of: "g", id: "")])
        #expect(next.problems[0].message == "the same entry was posted as G-4, on the day before")
    }

    @Test func anotherDoesNot() throws {
        #expect(try codes(Rows.refund("10", on: "2026-03-03", of: "g", id: "")).isEmpty)
        #expect(try codes(Rows.refund("11", on: "2026-03-01", of: "g", id: "")).isEmpty)
        #expect(try codes(Rows.refund("10", on: "2026-03-01", of: "h", id: "")).isEmpty)
        // A row with an id is known by that.
        #expect(try codes(Rows.refund("10", on: "2026-03-01", of: "g", id: "r2")).isEmpty)
    }

    @Test func whatWasVoidedIsNoFirst() throws {
        let ledger = try ledger()
        try ledger.post([
            Rows.row(.void, "0", on: "2026-03-01", id: "v", donor: nil, to: .unassigned, reverses: "G-4")
        ])
        #expect(try ledger.attempt([Rows.refund("10", on: "2026-03-01", of: "g", id: "")]).codes.isEmpty)
    }

    /// Takes what is rejected, as a file would.
    private final class Sink: RejectionSink {
        var rows: [(line: Int, reason: String)] = []
        var isFinished = false
        func reject(line: Int, reason: String, hint: String) { rows.append((line, reason)) }
        func finish() { isFinished = true }
    }

    @Test func everyRejectedRowComesWithItsReasonsInOrder() throws {
        let ledger = try ledger()
        let sink = Sink()
        var options = ImportOptions()
        options.partial = true
        let outcome = try ledger.ledger.importRows(ledger.context(), options) { session in
            for line in stride(from: 24_001, through: 2, by: -1) {
                try session.note([
                    RowProblem(code: "bad-date", line: line, column: "date", message: "no date"),
                    RowProblem(code: "bad-amount", line: line, column: "amount", message: "no amount"),
                ])
                try session.refuse(line: line)
            }
            var late = Rows.refund("900", on: "2026-03-05", of: "g", id: "late")
            late.line = 30_000
            try session.add(late)
            session.rejections = sink
        }
        #expect(outcome.rejectedCount == 24_001 && outcome.rejectedLines.count == 10_000)
        #expect(outcome.errorCount == 48_001 && outcome.problems.count == 10_000)
        #expect(sink.isFinished && sink.rows.map(\.line) == Array(2...24_001) + [30_000])
        #expect(sink.rows.dropLast().allSatisfy { $0.reason == "date: no date; amount: no amount" })
        #expect(sink.rows.last?.reason.contains("this reverses more than") == true)
    }

    /// Whoever cannot take them keeps everything from being posted.
    @Test func nothingIsPostedWhenTheyCannotBeWritten() throws {
        struct Full: Error {}
        final class Broken: RejectionSink {
            func reject(line: Int, reason: String, hint: String) throws { throw Full() }
            func finish() {}
        }
        let ledger = try ledger()
        var options = ImportOptions()
        options.partial = true
        #expect(throws: Full.self) {
            try ledger.ledger.importRows(ledger.context(), options) { session in
                try session.refuse(line: 2)
                try session.add(Rows.gift("7", on: "2026-01-02", id: "n"))
                session.rejections = Broken()
            }
        }
        #expect(try ledger.ledger.batches().count == 2)
    }
}
