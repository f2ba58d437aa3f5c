import CampaignKit
import Foundation
import Testing

@testable import CampaignLedger

/// What another copy holds comes in once, with everything that hangs on it.
struct AdoptionTests {
    /// Two copies of one ledger, and how they go on.
    private final class Copies {
        let ours: TestLedger
        let theirs: TestLedger

        init() throws {
            let start = try TestLedger()
            try start.post([
                Rows.gift("100", on: "2026-03-01", id: "g1", donor: "d1"),
                Rows.gift("60", on: "2026-03-02", id: "g2", donor: "d2", to: .b),
                Rows.pledge("300", on: "2026-03-03", named: "p", donor: "d3"),
            ])
            let file = try Tampering.bytes(of: start)
            ours = try TestLedger(copying: file)
            theirs = try TestLedger(copying: file)
        }

        func adopt(from first: Int64? = nil, dryRun: Bool = false) throws -> AdoptionOutcome {
            try ours.ledger.adopt(
                theirs.ledger, from: first, ours.context("ledger adopt"), dryRun: dryRun)
        }

        func findings() throws -> [Finding] {
            try ours.ledger.checkup(
                LedgerCheckQuestion(
                    plan: ours.plan, asOf: ours.today, postedPlan: ours.plan, isDeep: true)
            ).findings.filter { $0.severity == .error }
        }

        /// The total raised and received, in dollars' cents.
        func total() throws -> [Int64] {
            let tally = try ours.tallies()[.total]
            return [tally.raised, tally.received, tally.gifts, tally.donors]
        }
    }

    /// A gift as someone types it: without an id.
    private func typed(_ amount: String, donor: String, line: Int = 1) -> ImportedEntry {
        var row = Rows.gift(amount, on: "2026-04-01", donor: donor)
        row.source = ImportSession.manualSource
        row.line = line
        return row
    }

    @Test("A gift that was corrected in the other copy is one payment for receipts", arguments: ["d1", "d4"])
    func corrected(donor: String) throws {
        let copies = try Copies()
        var options = ImportOptions()
        options.moves = true
        let command = donor == "d1" ? "gift correct" : "gift move --donor"
        _ = try copies.theirs.ledger.importRows(copies.theirs.context(command), options) { session in
            try session.add(Rows.void("g1", on: "2026-03-01"))
            try session.add(Rows.gift("100", on: "2026-03-01", id: "g9", donor: donor))
        }
        _ = try copies.adopt()
        let gifts = try copies.ours.ledger.receiptableGifts(of: 2026)
        #expect(gifts.map(\.grossMinor) == [6_000, 10_000])
        #expect(gifts.last?.corrects == (donor == "d1" ? [1] : []))
    }

    @Test("Gifts, pledges with payments, refunds, splits, soft credits and words all come in, once")
    func everything() throws {
        let copies = try Copies()
        try copies.ours.post([typed("7", donor: "mine")])
        var noted = Rows.gift("50", on: "2026-04-02", id: "n", donor: "d9")
        noted.note = "met at the gala"
        noted.softCredits = [SoftCredit(donorID: "d1", kind: .household)]
        try copies.theirs.post([
            noted, Rows.pledge("90", on: "2026-04-03", named: "q", donor: "d8"),
            Rows.payment("30", on: "2026-04-04", of: "q", id: "y", donor: "d8"),
            Rows.payment("100", on: "2026-04-04", of: "p", id: "y3", donor: "d3"),
            Rows.gift("10", on: "2026-04-05", id: "s", donor: "d2", to: .a),
            Rows.gift("20", on: "2026-04-05", id: "s", donor: "d2", to: .b),
        ])
        try copies.theirs.post([
            Rows.refund("50", on: "2026-04-06", of: "n", id: "r1"),
            Rows.refund("40", on: "2026-04-06", of: "g1", id: "r2"),
        ])
        let before = try copies.total()
        let trial = try copies.adopt(dryRun: true)
        #expect(trial.adopted.map(\.here) == [3, 4])
        #expect(try copies.total() == before)

        let outcome = try copies.adopt()
        #expect(outcome.leftOut.isEmpty, "\(outcome.leftOut)")
        #expect(outcome.adopted.map(\.rows) == [5, 2] && outcome.adopted.map(\.here) == [3, 4])
        // 460 before and 7 of our own; 50 - 50, 90, 30 in gifts and 40 back of the first.
        #expect(try copies.total()[0] == 46_700 + 9_000 + 3_000 - 4_000)
        #expect(try copies.total()[1] == 16_700 + 3_000 + 10_000 + 3_000 - 4_000)
        #expect(try copies.findings().isEmpty)
        let batches = try copies.ours.ledger.batches()
        #expect(batches[0].fork?.contains("B-3, tester, 2026-06-30T12:00:00Z, import") == true)
        let words = try SQL(copies.ours.path).texts("SELECT note FROM entry_personal")
        #expect(words == ["met at the gala"])

        let head = batches[0].hash
        let again = try copies.adopt()
        #expect(again.adopted.isEmpty && again.already == [2, 3])
        #expect(try copies.ours.ledger.head()?.hash == head)
        // What comes there later, on what was adopted, comes in too.
        try copies.theirs.post([Rows.payment("5", on: "2026-04-07", of: "q", id: "y4", donor: "d8")])
        #expect(try copies.adopt().adopted.map(\.rows) == [1])
        #expect(try copies.findings().isEmpty)
    }

    @Test("The same file, the same id and the same typed gift on both are not posted twice")
    func nothingTwice() throws {
        let copies = try Copies()
        let file = [Rows.gift("5", on: "2026-04-01", donor: "x", to: .a)].map { row in
            var row = row
            row.line = 2
            return row
        }
        for ledger in [copies.ours, copies.theirs] {
            _ = try ledger.attempt(file, file: [UInt8](repeating: 7, count: 32))
            try ledger.post([Rows.gift("9", on: "2026-04-02", id: "same", donor: "d4")])
            try ledger.post([typed("11", donor: "d5")])
        }
        try copies.theirs.post([Rows.gift("1", on: "2026-04-02", id: "c", donor: "d4")])
        try copies.ours.post([Rows.gift("2", on: "2026-04-02", id: "c", donor: "d4")])
        let before = try copies.total()
        let outcome = try copies.adopt()
        #expect(try copies.total() == before)
        #expect(outcome.adopted.reduce(0) { $0 + $1.known } == 2)
        #expect(outcome.leftOut.count == 2)
        #expect(outcome.leftOut.map(\.why).contains { $0.contains("looks like") })
        #expect(outcome.leftOut.map(\.why).contains { $0.contains("different content") })
        #expect(try copies.findings().isEmpty)
    }

    @Test("What a limit forbids here is left out with what hangs on it, and the rest comes in")
    func limits() throws {
        let copies = try Copies()
        try copies.ours.post([Rows.refund("80", on: "2026-04-01", of: "g1", id: "a")])
        try copies.theirs.post([
            Rows.refund("30", on: "2026-04-02", of: "g1", id: "b"),
            Rows.gift("25", on: "2026-04-02", id: "good", donor: "d7"),
        ])
        try copies.theirs.post([Rows.row(.void, "0", on: "2026-04-03", id: "v", donor: nil, reverses: "b")])
        let before = try copies.total()[0]
        let outcome = try copies.adopt()
        #expect(try copies.total()[0] == before + 2_500)
        #expect(outcome.leftOut.count == 2, "\(outcome.leftOut)")
        #expect(try copies.findings().isEmpty)
    }

    @Test("Donors: new ones get new numbers, known ones are found, and that somebody died is not lost")
    func donors() throws {
        let copies = try Copies()
        try copies.ours.post([Rows.gift("1", on: "2026-04-01", id: "o", donor: "our new one")])
        var dead = Rows.gift("2", on: "2026-04-01", id: "t", donor: "d2")
        dead.donor?.details?.suppressions = [.deceased]
        try copies.theirs.post([dead, Rows.gift("3", on: "2026-04-01", id: "u", donor: "their new one")])
        #expect(try copies.adopt().leftOut.isEmpty)
        let sql = try SQL(copies.ours.path)
        #expect(try sql.integer("SELECT count(*) FROM donor") == 5)
        #expect(try sql.integer("SELECT donor FROM entry WHERE external_id = 't'") == 2)
        #expect(try sql.integer("SELECT donor FROM entry WHERE external_id = 'u'") == 5)
        #expect(try sql.integer("SELECT suppressions FROM donor_personal WHERE donor = 2") == 1)
        #expect(try copies.findings().isEmpty)
    }

    @Test("Who was asked and who was thanked comes in, each once")
    func facts() throws {
        let copies = try Copies()
        let place = Designation(campaign: "a", appeal: "a-appeal")
        func ask(_ ledger: TestLedger, _ donors: [Int64]) throws {
            let pieces = donors.map {
                Solicitation(donor: $0, place: place, segment: "s", day: .day("2026-05-01"))
            }
            _ = try ledger.ledger.recordSolicitations(
                pieces, costMinor: nil, ledger.context("appeal sent"), dryRun: false)
        }
        try ask(copies.ours, [1])
        try ask(copies.theirs, [1, 2])
        try copies.theirs.post([Rows.gift("3", on: "2026-04-01", id: "u", donor: "new")])
        let latest = try #require(try SQL(copies.theirs.path).integer("SELECT max(id) FROM entry"))
        _ = try copies.theirs.ledger.recordThanks(
            for: [1, latest], on: .day("2026-05-02"), copies.theirs.context("thank record"), dryRun: false)
        let outcome = try copies.adopt()
        #expect(outcome.leftOut.isEmpty && outcome.adopted.map(\.rows) == [1, 1, 2])
        #expect(try copies.ours.ledger.solicitations(ofAppeal: "a-appeal").map(\.donor) == [1, 2])
        #expect(try copies.findings().isEmpty)
        #expect(try copies.adopt().adopted.isEmpty)
    }

    @Test("What was disposed of comes in, and so does its correction")
    func disposals() throws {
        let copies = try Copies()
        func record(_ ledger: TestLedger, _ day: String?) throws {
            _ = try ledger.ledger.recordDisposal(
                of: 1, on: day.map { CalendarDate.day($0) }, ledger.context("gift disposed"), dryRun: false)
        }
        try record(copies.ours, "2026-05-02")
        for day in ["2026-05-01", nil] { try record(copies.theirs, day) }
        let outcome = try copies.adopt()
        #expect(outcome.leftOut.isEmpty && outcome.adopted.reduce(0) { $0 + $1.rows } == 2)
        #expect(try copies.ours.ledger.gift("G-1").disposed == nil)
        #expect(try copies.findings().isEmpty)
    }

    @Test("From a batch on; batches that both have, and ledgers that share nothing, are refused")
    func whatIsAskedFor() throws {
        let copies = try Copies()
        for name in ["x", "y"] {
            try copies.theirs.post([Rows.gift("3", on: "2026-04-01", id: name, donor: name)])
        }
        #expect(throws: LedgerError.self) { try copies.adopt(from: 1) }
        #expect(throws: LedgerError.self) { try copies.adopt(from: 4) }
        #expect(try copies.adopt(from: 3).adopted.map(\.batch.id) == [3])
        #expect(try copies.adopt().adopted.map(\.batch.id) == [2])
        #expect(try copies.findings().isEmpty)
        let stranger = try TestLedger()
        try stranger.post([Rows.gift("3", on: "2026-04-01", id: "x")])
        let error = #expect(throws: LedgerError.self) {
            try copies.ours.ledger.adopt(stranger.ledger, copies.ours.context(), dryRun: false)
        }
        #expect(error?.code == .otherLedger)
    }

    @Test("Books that were closed since stay closed without a reason")
    func closedBooks() throws {
        let copies = try Copies()
        try copies.theirs.post([Rows.gift("3", on: "2026-04-01", id: "x")])
        var closed = copies.ours.plan.organization
        closed.booksClosed = .day("2026-05-31")
        copies.ours.plan = Plan(organization: closed, campaigns: copies.ours.plan.campaigns)
        let error = #expect(throws: LedgerError.self) { try copies.adopt() }
        #expect(error?.code == .booksClosed)
        let outcome = try copies.ours.ledger.adopt(
            copies.theirs.ledger, reopen: "the other laptop", copies.ours.context(), dryRun: false)
        #expect(outcome.adopted.map(\.rows) == [1])
    }

    @Test("A copy that lacks what this computer has seen does not lift the refusal")
    func whatIsStillMissing() throws {
        let copies = try Copies()
        try copies.theirs.post([Rows.gift("3", on: "2026-04-01", id: "x")])
        var context = copies.ours.context()
        var seen = try #require(try copies.theirs.ledger.sighting(of: nil).newest)
        context.memory = LedgerMemory(seen: seen, words: "batch B-2") { _ in }
        #expect(throws: Never.self) {
            try copies.ours.ledger.adopt(copies.theirs.ledger, context, dryRun: true)
        }
        seen.hash = String(repeating: "0", count: 64)
        context.memory = LedgerMemory(seen: seen, words: "batch B-2") { _ in }
        let error = #expect(throws: LedgerError.self) {
            try copies.ours.ledger.adopt(copies.theirs.ledger, context, dryRun: false)
        }
        #expect(error?.code == .forked)
        #expect(try copies.ours.ledger.head()?.batch == 1)
    }

    @Test("Who says why goes on without what is missing, and it is recorded with what came in")
    func acceptedFork() throws {
        let copies = try Copies()
        try copies.theirs.post([Rows.gift("3", on: "2026-04-01", id: "x")])
        var context = copies.ours.context("ledger adopt")
        var seen = try #require(try copies.theirs.ledger.sighting(of: nil).newest)
        seen.hash = String(repeating: "0", count: 64)
        context.memory = LedgerMemory(seen: seen, words: "batch B-2", acceptFork: "lost for good") { _ in }
        let outcome = try copies.ours.ledger.adopt(copies.theirs.ledger, context, dryRun: false)
        #expect(outcome.adopted.map(\.rows) == [1])
        let batch = try #require(try copies.ours.ledger.batches().first)
        #expect(batch.fork?.contains("lost for good") == true && batch.adoptedCommand == "import")
        // It is known again all the same.
        let again = try copies.ours.ledger.adopt(copies.theirs.ledger, context, dryRun: false)
        #expect(again.already == [2] && again.adopted.isEmpty)
        #expect(try copies.findings().isEmpty)
    }

    @Test("An undo of the other copy means here what it means there", arguments: [false, true])
    func undone(inTwo: Bool) throws {
        let copies = try Copies()
        let rows = [
            Rows.gift("25", on: "2026-04-01", id: "v1", donor: "new"),
            Rows.gift("35", on: "2026-04-02", id: "v2", donor: "d1"),
        ]
        try copies.ours.post([typed("7", donor: "mine")])
        try copies.theirs.post(rows)
        if inTwo { #expect(try copies.adopt().leftOut.isEmpty) }
        _ = try copies.theirs.ledger.undo(
            batch: 2, copies.theirs.context("import undo"), ImportOptions(), withDependents: false)
        let outcome = try copies.adopt()
        #expect(outcome.leftOut.isEmpty, "\(outcome.leftOut)")
        #expect(try copies.total()[0] == 46_700)
        #expect(try copies.ours.ledger.batches().filter { $0.undoneBy != nil }.count == 1)
        #expect(try SQL(copies.ours.path).integer("SELECT count(*) FROM donor_personal") == 4)
        #expect(throws: LedgerError.self) {
            try copies.ours.ledger.undo(
                batch: 4, copies.ours.context(), ImportOptions(), withDependents: false)
        }
        #expect(try copies.findings().isEmpty)
        // The file goes in again.
        #expect(try copies.ours.post(rows).postedCount == 2)
        #expect(try copies.total()[0] == 52_700)
        // So it does where the other copy has done it.
        try copies.theirs.post(rows)
        #expect(try copies.adopt().adopted.map(\.known) == [2])
    }

    @Test("What an adoption left out is told again, wherever the copies meet")
    func partly() throws {
        let copies = try Copies()
        try copies.ours.post([Rows.refund("90", on: "2026-04-01", of: "g1", id: "r1")])
        try copies.theirs.post([
            Rows.refund("80", on: "2026-04-01", of: "g1", id: "r2"),
            Rows.gift("5", on: "2026-04-01", id: "x"),
        ])
        #expect(try copies.adopt().leftOut.count == 1)
        let again = try copies.adopt()
        #expect(again.adopted.isEmpty && again.partly.map(\.leftOut) == [1])
        #expect(again.partly.map(\.here) == [3] && again.partly.map(\.batch) == [2])
        let comparison = LedgerComparison(
            try copies.ours.ledger.batches(), try copies.theirs.ledger.batches())
        #expect(comparison.missingInFirst.isEmpty && comparison.partlyAdopted == again.partly)
    }

    @Test("A move to another donor comes in as one: an undo here sees it")
    func moved() throws {
        let copies = try Copies()
        try copies.theirs.post([Rows.gift("25", on: "2026-04-01", id: "m", donor: "d1")])
        var options = ImportOptions()
        options.moves = true
        let void = Rows.row(
            .void, "0", on: "2026-04-01", donor: nil, to: .unassigned, reverses: "m")
        var copy = typed("25", donor: "d2")
        copy.date = .day("2026-04-01")
        try copies.theirs.post([void, copy], options: options)
        #expect(try copies.adopt().leftOut.isEmpty)
        let refused = try copies.ours.ledger.undo(
            batch: 2, copies.ours.context(), ImportOptions(), withDependents: false)
        #expect(!refused.isAccepted && refused.dependents.map(\.entry) == [6])
        #expect(try copies.findings().isEmpty)
    }
}
