import CampaignKit
import CampaignLedger
import Foundation
import TestSupport
import Testing

/// A first import of outright gifts is posted as it is read, any other through staging: both must come to the
/// same ledger, row by row.
@Suite("Import: posting as it is read")
struct OutrightPostingTests {
    /// Everything but salts, and the digests that hold them.
    private static let tables = [
        "entry", "split", "donor", "donor_link", "donor_change", "donor_personal", "donor_key",
        "entry_personal", "place",
        "place_set", "place_member", "source", "day_delta", "commitment_delta", "node_delta", "node_now",
        "node_state",
    ]
    private static let random: Set<String> = ["salt", "personal_digest"]

    /// Posts `rows` into a new ledger; `staged` asks for a second reading at once.
    private func post(
        _ rows: [ImportedEntry], staged: Bool, to ledger: TestLedger, options: ImportOptions = ImportOptions()
    ) throws -> (outcome: ImportOutcome, readings: Int) {
        var readings = 0
        let outcome = try ledger.ledger.importRows(ledger.context(), options) { session in
            readings += 1
            if staged, readings == 1 { return try session.refuse(line: 0) }
            for row in rows { try session.add(row) }
        }
        return (outcome, readings)
    }

    private func contents(_ ledger: TestLedger) throws -> [String] {
        let file = try SQL(ledger.path)
        return try Self.tables.flatMap { try file.lines($0, without: Self.random) }
    }

    private func expectSame(_ rows: [ImportedEntry], readings: Int, _ note: Comment) throws {
        let (quick, staged) = (try TestLedger(), try TestLedger())
        let first = try post(rows, staged: false, to: quick)
        let second = try post(rows, staged: true, to: staged)
        #expect(first.readings == readings, note)
        #expect(second.readings == 2)
        #expect(try contents(quick) == contents(staged), note)
        #expect(Self.summary(first.outcome) == Self.summary(second.outcome), note)
        #expect(try errors(quick).isEmpty, note)
    }

    private func errors(_ ledger: TestLedger) throws -> [Finding] {
        try ledger.ledger.check(plan: ledger.plan, asOf: ledger.today, deep: true).filter {
            $0.severity == .error
        }
    }

    private static func summary(_ outcome: ImportOutcome) -> String {
        """
        \(outcome.posted) \(String(describing: outcome.dates)) \(outcome.raisedMinor) \(outcome.receivedMinor) \
        \(outcome.changes) \(outcome.rowsRead) \(outcome.splitRows) \(outcome.newDonors) \(outcome.matchedDonors) \
        \(outcome.placeholderDonors) \(outcome.updatedDonors) \(String(describing: outcome.firstNewDonor)) \
        \(String(describing: outcome.batch)) \(String(describing: outcome.firstEntry)) \(outcome.problems) \
        \(outcome.donors.matches) \(outcome.donors.possible) \(outcome.donors.matchedBy) \
        \(outcome.donors.possibleCount) \(outcome.donors.knownByNameOnly)
        """
    }

    @Test("Outright gifts of every kind come to the same ledger", arguments: Seeds.forRun(count: 6))
    func same(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let rows = (0..<120).map { Self.gift($0, &random) }
        try expectSame(rows, readings: 1, "seed \(seed)")
    }

    @Test("The same people, however their rows are written", arguments: Seeds.forRun(count: 12))
    func people(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let rows = (0..<160).map { number in
            var row = Rows.gift("5", on: "2026-02-01", id: "g\(number)", donor: nil)
            row.line = number + 2
            row.source = ["csv", "csv", "web", "bank"].randomElement(using: &random) ?? "csv"
            row.donor = People.reference(&random)
            if row.donor?.impliedKind == .dafSponsor { row.type = .daf }
            return row
        }
        try expectSame(rows, readings: 1, "seed \(seed)")
    }

    /// A gift with a bit of everything that needs no other row.
    private static func gift(_ number: Int, _ random: inout SeededGenerator) -> ImportedEntry {
        let types: [EntryType] = [.gift, .gift, .gift, .daf, .stock, .inKind, .matching, .qcd]
        let places: [Designation] = [.a, .b, .c, .project("a-x"), .unassigned]
        let day = CalendarDate(dayNumber: 20_000 + Int.random(in: 0..<500, using: &random))
        var row = Rows.row(
            types.randomElement(using: &random) ?? .gift, "\(Int.random(in: 1...900, using: &random))",
            on: day.description, id: Int.random(in: 0..<4, using: &random) == 0 ? "" : "g\(number)",
            donor: donor(&random), to: places.randomElement(using: &random) ?? .a, line: number + 2)
        // A government that is learned of late is a case of its own, below.
        if Bool.random(using: &random), row.donor?.externalID != "gov-city" { row.donor?.details = nil }
        if Int.random(in: 0..<4, using: &random) == 0 { row.donor?.details?.city = "City \(number % 3)" }
        if Int.random(in: 0..<6, using: &random) == 0 { row.note = "a note" }
        if Int.random(in: 0..<6, using: &random) == 0 { row.anonymity = .board }
        if Int.random(in: 0..<8, using: &random) == 0 {
            row.exchangeMinor = 25
            row.benefit = Benefit(valueMinor: 25, description: "a mug")
        }
        if Int.random(in: 0..<10, using: &random) == 0 { row.source = "other" }
        if Int.random(in: 0..<10, using: &random) == 0 {
            row.basis = .postDated
            row.day = .day("2026-12-24")
        }
        return row
    }

    private static func donor(_ random: inout SeededGenerator) -> String? {
        let number = Int.random(in: 0..<14, using: &random)
        return number == 0 ? nil : number == 1 ? "gov-city" : "d\(number)"
    }

    @Test("Splits of one gift, next to each other or far apart, are joined")
    func splits() throws {
        var rows = (0..<30).map {
            Rows.gift("\($0 + 1)", on: "2026-02-01", id: "g\($0)", donor: "d\($0 % 4)")
        }
        rows[29] = Rows.gift("5", on: "2026-02-01", id: "g0", donor: "d0", to: .b)
        try expectSame(rows, readings: 2, "far apart")
        rows[29] = Rows.gift("5", on: "2026-02-01", id: "g28", donor: "d0", to: .b)
        try expectSame(rows, readings: 1, "next to each other")
        rows[28].reference = "7"
        rows[29] = rows[28]
        // The same in every cell: what is said of it takes another reading.
        let ledger = try TestLedger()
        let refused = try ledger.attempt(rows)
        #expect(refused.problems.map(\.code) == ["equal-rows", "equal-rows"])
    }

    @Test("A donor who turns out to be a government is one from the first row on")
    func government() throws {
        var rows = (0..<4).map { Rows.gift("10", on: "2026-02-01", id: "g\($0)", donor: "city") }
        rows[0].donor?.details?.kind = nil
        rows[3].donor?.details?.kind = .government
        rows[1].donor?.details = nil
        rows[2].donor?.details = nil
        try expectSame(rows, readings: 2, "a kind that comes late")
        let ledger = try TestLedger()
        try ledger.post(rows)
        #expect(try ledger.tallies()[.total].raised == 0)
    }

    @Test(
        "What needs another row waits for it, but matches, voids, and other currencies are staged",
        arguments: [
            (Rows.pledge("100", on: "2026-02-02", named: "p"), 1),
            (Rows.refund("5", on: "2026-02-02", of: "g3"), 1),
            (Rows.refund("5", on: "2026-02-02", of: ""), 1),
            (Rows.row(.matchExpected, "10", on: "2026-02-02", id: "m", matches: "g2"), 2),
            (Rows.row(.void, "0", on: "2026-02-02", id: "v", donor: nil, reverses: "g2"), 2),
        ])
    func others(_ last: ImportedEntry, _ readings: Int) throws {
        let gifts = (0..<6).map { Rows.gift("10", on: "2026-02-01", id: "g\($0)", donor: "d\($0)") }
        try expectSame(gifts + [last], readings: readings, "\(last.type)")
        try expectSame([last] + gifts, readings: readings, "\(last.type), before its gift")
    }

    @Test("A second import is staged: it may hold what is posted already")
    func later() throws {
        let ledger = try TestLedger()
        let gifts = (0..<6).map { Rows.gift("10", on: "2026-02-01", id: "g\($0)", donor: "d\($0)") }
        #expect(try post(gifts, staged: false, to: ledger).readings == 1)
        let again = try post(gifts, staged: false, to: ledger)
        #expect(again.readings == 1 && again.outcome.alreadyImported == 6)
        #expect(again.outcome.postedCount == 0)
    }

    @Test("A refused file leaves nothing, and every problem is said once")
    func refused() throws {
        let ledger = try TestLedger()
        let gifts = (0..<6).map { Rows.gift("10", on: "2026-02-01", id: "g\($0)", donor: "d\($0)") }
        let outcome = try ledger.ledger.importRows(ledger.context(), ImportOptions()) { session in
            for row in gifts { try session.add(row) }
            try session.note([RowProblem(code: "bad-date", line: 9, column: "date", message: "no date")])
            try session.refuse(line: 9)
        }
        #expect(!outcome.isAccepted && outcome.errorCount == 1 && outcome.rejectedLines == [9])
        #expect(outcome.rowsRead == 7)
        #expect(!FileManager.default.fileExists(atPath: ledger.path))
        try ledger.reopen()
        #expect(try ledger.post(gifts).newDonors == 6)
    }

    @Test("Zero rows and a dry run are counted as ever, and nothing stays of them")
    func dry() throws {
        let ledger = try TestLedger()
        var options = ImportOptions()
        options.dryRun = true
        let outcome = try ledger.ledger.importRows(ledger.context(), options) { session in
            session.leaveOutZero()
            try session.add(Rows.gift("10", on: "2026-02-01", id: "g"))
        }
        #expect(outcome.isAccepted && outcome.batch == nil && outcome.zeroRows == 1)
        #expect(outcome.rowsRead == 2 && outcome.postedCount == 1 && outcome.raisedMinor == 1000)
        #expect(!FileManager.default.fileExists(atPath: ledger.path))
        try ledger.reopen()
        let nothing = try ledger.ledger.importRows(ledger.context(), ImportOptions()) { $0.leaveOutZero() }
        #expect(!nothing.isAccepted && nothing.batch == nil)
        #expect(!FileManager.default.fileExists(atPath: ledger.path))
    }

    @Test("Closed books are asked about row by row")
    func closedBooks() throws {
        let ledger = try TestLedger()
        ledger.plan = Plan(
            organization: Organization(name: "Test Charity", booksClosed: .day("2025-12-31")),
            campaigns: ledger.plan.campaigns)
        let rows = ["2026-01-01", "2025-12-31", "2025-06-01"].enumerated().map {
            Rows.row(.gift, "10", on: $1, id: "g\($0)", line: $0 + 2)
        }
        let refused = try ledger.attempt(rows)
        #expect(refused.problems.map(\.code) == ["books-closed", "books-closed"])
        try ledger.reopen()
        var options = ImportOptions()
        options.reopenReason = "the first import"
        #expect(try post(rows, staged: false, to: ledger, options: options).readings == 1)
    }

    @Test(
        "Enough rows that indexes are built afterwards leave the very same schema", arguments: [false, true])
    func large(_ hasSplit: Bool) throws {
        let ledger = try TestLedger()
        var options = ImportOptions()
        options.bulkRows = 1000
        var rows = (0..<1050).map {
            Rows.gift("1", on: "2026-02-\($0 % 18 + 10)", id: "g\($0)", donor: "d\($0 % 40)")
        }
        // A split of the first gift in the last row: the indexes are dropped by then.
        if hasSplit { rows[1049] = Rows.gift("1", on: "2026-02-10", id: "g0", donor: "d0", to: .b) }
        let outcome = try ledger.post(rows, options: options)
        #expect(outcome.postedCount == (hasSplit ? 1049 : 1050) && outcome.newDonors == 40)
        #expect(outcome.splitRows == (hasSplit ? 1 : 0))
        #expect(try ledger.tallies()[.total].raised == 105_000)
        #expect(try errors(ledger).isEmpty)
        #expect(try ledger.post([rows[1]]).alreadyImported == 1)
    }
}
