import CampaignKit
import CampaignLedger
import Foundation
import TestSupport
import Testing

/// Rows of a first import that need others wait until all have come: that must come to the same ledger as a
/// second reading through staging, row by row.
@Suite("Import: rows that wait for others")
struct WaitingRowsTests {
    private static let tables = [
        "entry", "split", "promise", "installment", "soft_credit", "entry_alias", "surplus", "donor",
        "donor_link",
        "donor_change", "donor_personal", "donor_key", "entry_personal", "place", "place_set", "place_member",
        "source", "day_delta", "commitment_delta", "node_delta", "node_now", "node_state",
    ]
    private static let random: Set<String> = ["salt", "personal_digest"]

    private func contents(_ ledger: TestLedger) throws -> [String] {
        let file = try SQL(ledger.path)
        return try Self.tables.flatMap { try file.lines($0, without: Self.random) }
    }

    /// Posts `rows` into a new ledger; `staged` asks for a second reading at once.
    private func post(
        _ rows: [ImportedEntry], staged: Bool, to ledger: TestLedger,
        options: ImportOptions = ImportOptions(),
        before: (ImportSession) throws -> Void = { _ in }
    ) throws -> (outcome: ImportOutcome, readings: Int) {
        var readings = 0
        let outcome = try ledger.ledger.importRows(ledger.context(), options) { session in
            readings += 1
            if staged, readings == 1 { return session.refuseAll() }
            try before(session)
            for row in rows { try session.add(row) }
        }
        return (outcome, readings)
    }

    private func expectSame(
        _ rows: [ImportedEntry], readings: Int = 1, options: ImportOptions = ImportOptions(), _ note: Comment,
        before: (ImportSession) throws -> Void = { _ in }
    ) throws {
        let (quick, staged) = (try TestLedger(), try TestLedger())
        let first = try post(rows, staged: false, to: quick, options: options, before: before)
        let second = try post(rows, staged: true, to: staged, options: options, before: before)
        #expect(first.readings == readings, note)
        #expect(second.readings == 2)
        #expect(Self.summary(first.outcome) == Self.summary(second.outcome), note)
        guard first.outcome.isAccepted else { return }
        #expect(try contents(quick) == contents(staged), note)
        let findings = try quick.ledger.check(plan: quick.plan, asOf: quick.today, deep: true)
        #expect(!findings.contains { $0.severity == .error }, note)
    }

    private static func summary(_ outcome: ImportOutcome) -> String {
        """
        \(outcome.isAccepted) \(outcome.posted) \(String(describing: outcome.dates)) \(outcome.raisedMinor) \
        \(outcome.receivedMinor) \(outcome.changes) \(outcome.rowsRead) \(outcome.splitRows) \
        \(outcome.newDonors) \(outcome.matchedDonors) \(outcome.placeholderDonors) \(outcome.updatedDonors) \
        \(outcome.problems) \
        \(outcome.rejectedCount) \(outcome.rejectedLines) \(outcome.zeroRows) \(outcome.differenceCount) \
        \(outcome.donors.matches) \(outcome.donors.possible) \(outcome.donors.knownByNameOnly)
        """
    }

    /// A gift or promise with all that happens to it.
    private static func group(_ number: Int, _ random: inout SeededGenerator) -> [ImportedEntry] {
        let day = CalendarDate(dayNumber: 20_000 + Int.random(in: 0..<300, using: &random))
        let later = CalendarDate(dayNumber: day.dayNumber + Int.random(in: 0..<90, using: &random))
            .description
        let donor = "d\(Int.random(in: 0..<9, using: &random))"
        let place: Designation = [.a, .b, .project("a-x")].randomElement(using: &random) ?? .a
        func gift(_ id: String, _ amount: String, to place: Designation) -> ImportedEntry {
            Rows.gift(amount, on: day.description, id: id, donor: donor, to: place)
        }
        switch Int.random(in: 0..<9, using: &random) {
        case 0:
            var pledge = Rows.pledge("300", on: day.description, named: "p\(number)", donor: donor, to: place)
            pledge.schedule = InstallmentPlan(count: 3, frequency: .monthly, firstDue: day)
            let payments = (0..<Int.random(in: 0..<4, using: &random)).map {
                Rows.payment(
                    "100", on: later, of: "p\(number)", id: "y\(number)-\($0)", donor: $0 == 1 ? nil : donor)
            }
            let cut = Rows.row(.writeOff, "50", on: later, id: "w\(number)", donor: nil, pledge: "p\(number)")
            return [pledge] + payments + (payments.count < 3 ? [cut] : [])
        case 1: return [gift("g\(number)", "40", to: place), Rows.refund("15", on: later, of: "g\(number)")]
        case 2:
            return [
                gift("g\(number)", "40", to: place),
                Rows.refund("40", on: later, of: "g\(number)", id: "r\(number)"),
                Rows.row(.refund, "3", on: later, id: "u\(number)", donor: donor, to: place),
            ]
        case 3:
            let credits = [0, 3].map { SoftCredit(donorID: "s\($0 + number % 5)", kind: .solicitor) }
            var row = gift("g\(number)", "25", to: place)
            row.softCredits = credits
            return [row]
        case 4: return [gift("", "\(number + 1)", to: place)]
        default: return [gift("g\(number)", "\(number + 1)", to: place)]
        }
    }

    /// Parts of one gift keep next to each other.
    private static func history(_ seed: UInt64, groups: Int) -> [ImportedEntry] {
        var random = SeededGenerator(seed: seed)
        var units = (0..<groups).flatMap { group($0, &random).map { [$0] } }
        for number in 0..<4 {
            let parts: [Designation] = number == 0 ? [.a, .a] : [.a, .b]
            units.append(
                parts.enumerated().map { Rows.gift("\(10 + $0)", on: "2025-02-01", id: "t\(number)", to: $1) }
            )
        }
        units.append([
            Rows.refund("4", on: "2025-03-01", of: "t0"), Rows.refund("4", on: "2025-03-01", of: "t1"),
        ])
        units.shuffle(using: &random)
        var rows = Array(units.joined())
        for index in rows.indices {
            rows[index].line = index + 2
            if index % 5 == 0 { rows[index].note = "note \(index)" }
            if index % 7 == 0 { rows[index].processorID = "ch_\(index)" }
        }
        return rows
    }

    @Test("A history in any order comes to the same ledger", arguments: Seeds.forRun(count: 12))
    func histories(_ seed: UInt64) throws {
        try expectSame(Self.history(seed, groups: 60), "seed \(seed)")
    }

    @Test("The same with the indexes built after the rows")
    func large() throws {
        var options = ImportOptions()
        options.bulkRows = 50
        try expectSame(Self.history(5, groups: 60), options: options, "indexes afterwards")
    }

    @Test("What breaks a rule is said in the same words, and nothing is posted")
    func problems() throws {
        let gift = Rows.gift("10", on: "2026-02-01", id: "g")
        let cases: [(String, [ImportedEntry])] = [
            ("too much", [gift, Rows.refund("11", on: "2026-02-02", of: "g")]),
            ("no such gift", [gift, Rows.refund("1", on: "2026-02-02", of: "x")]),
            ("our number is not posted yet", [gift, Rows.refund("1", on: "2026-02-02", of: "G-1")]),
            ("before its gift", [gift, Rows.refund("1", on: "2026-01-02", of: "g")]),
            ("no such pledge", [gift, Rows.payment("1", on: "2026-02-02", of: "p")]),
            (
                "two of a name",
                (1...2).map { Rows.row(.pledge, "\($0)", on: "2026-02-02", id: "q\($0)", pledge: "p") }
            ),
            ("an id twice", [gift, Rows.pledge("5", on: "2026-02-01", named: "p"), gift]),
        ]
        for (name, rows) in cases { try expectSame(rows, readings: 2, "\(name)") }
    }

    @Test(
        "Rows that cannot be read are left out, with their gift's other parts"
    )
    func partial() throws {
        var options = ImportOptions()
        options.partial = true
        let rows = Self.history(8, groups: 30)
        try expectSame(rows, options: options, "no part of another") { session in
            try session.note([RowProblem(code: "bad-date", line: 900, column: "date", message: "no date")])
            try session.refuse(line: 900, source: "csv", giftID: "unread")
        }
        try expectSame(rows, readings: 2, options: options, "a part of a gift") { session in
            try session.note([RowProblem(code: "bad-date", line: 900, column: "date", message: "no date")])
            try session.refuse(line: 900, source: "csv", giftID: "t1")
        }
    }

    @Test("A row of zero that says something of a donor has the file read again")
    func zero() throws {
        let keyer = RowKeyer()
        let gifts = (0..<4).map { Rows.gift("10", on: "2026-02-01", id: "g\($0)", donor: "d\($0)") }
        for donor in ["else", "d2"] {
            try expectSame(gifts, readings: 2, "\(donor)") { session in
                try session.leaveOutZero(keyer.keyed(Rows.gift("0", on: "2026-02-01", id: "z", donor: donor)))
            }
        }
    }
}
