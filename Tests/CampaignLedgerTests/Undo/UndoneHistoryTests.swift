import CampaignKit
import TestSupport
import Testing

@testable import CampaignLedger

/// Random sequences of postings by several hands, then everything is reversed and imported again.
@Suite("Undo: whatever was done before")
struct UndoneHistoryTests {
    /// A ledger, and the files that were imported into it.
    private struct Office {
        let ledger: TestLedger
        var random: SeededGenerator
        var files: [[ImportedEntry]] = []
        /// What was done, for a failing run.
        var done: [String] = []

        init(seed: UInt64) throws {
            ledger = try TestLedger(today: "2026-06-30")
            random = SeededGenerator(seed: seed)
        }

        mutating func number(_ below: Int64) -> Int64 { Int64.random(in: 1...max(1, below), using: &random) }

        func last(_ table: String) throws -> Int64 {
            try SQL(ledger.path).integer("SELECT max(id) FROM \(table)") ?? 0
        }
    }

    /// A file of gifts, a pledge and its payment, of a few people who two systems know.
    private func file(_ office: inout Office) -> [ImportedEntry] {
        let serial = office.files.count
        let source = serial % 2 == 0 ? "paper" : "web"
        func donor(_ number: Int64) -> DonorReference {
            var details = DonorDetails()
            details.name = ["Ana Ruiz", "Ben Cohen", "Cy Dahl"][Int(number - 1)]
            details.email = "\(number)@example.org"
            if serial % 3 == 0 { details.suppressions = number == 1 ? .doNotMail : [] }
            return DonorReference(externalID: serial % 4 == 0 ? "\(number)" : "", details: details)
        }
        var rows: [ImportedEntry] = []
        for index in 0..<3 {
            let day = "2026-0\(1 + index)-1\(index)"
            var row = Rows.gift("\(office.number(90))", on: day, id: "\(serial)-\(index)", donor: nil)
            row.donor = donor(office.number(3))
            if office.number(4) == 1 { row.softCredits = [SoftCredit(donorID: "2", kind: .household)] }
            rows.append(row)
        }
        var pledge = Rows.pledge("500", on: "2026-03-20", named: "p\(serial)", donor: nil)
        pledge.donor = donor(office.number(3))
        let payment = Rows.payment("40", on: "2026-04-01", of: "p\(serial)", id: "y\(serial)", donor: nil)
        rows += [pledge, payment]
        return rows.map { row in
            var row = row
            row.source = source
            return row
        }.numbered
    }

    private func correction(_ type: EntryType, _ amount: String, of gift: Int64) -> ImportedEntry {
        var row = Rows.row(
            type, amount, on: "2026-06-01", donor: nil, to: .unassigned, reverses: "G-\(gift)")
        row.source = ImportSession.manualSource
        return row
    }

    /// A gift under another donor, as `gift move --donor` posts it.
    private func move(_ gift: Int64, _ office: inout Office) throws {
        let sql = try SQL(office.ledger.path)
        let donor = office.number(try office.last("donor"))
        let isPlain = try sql.integer(
            """
            SELECT count(*) FROM entry e WHERE e.id = \(gift) AND e.simple = 1 AND e.donor <> \(donor) \
            AND NOT EXISTS (SELECT 1 FROM entry x WHERE x.target = e.id) \
            AND EXISTS (SELECT 1 FROM donor_personal p WHERE p.donor = \(donor))
            """)
        guard isPlain == 1, let amount = try sql.integer("SELECT amount FROM entry WHERE id = \(gift)") else {
            return
        }
        var copy = Rows.gift("\(amount / 100)", on: "2026-02-01", donor: nil)
        copy.source = ImportSession.manualSource
        copy.donor = DonorReference(number: donor)
        var options = Self.posting
        options.moves = true
        let posted = try office.ledger.attempt([correction(.void, "0", of: gift), copy], options: options)
        office.done.append("move G-\(gift) to D-\(donor): \(posted.batch ?? 0) \(posted.codes)")
    }

    private func undo(_ batch: Int64, _ office: inout Office, withDependents: Bool) throws -> Bool {
        do {
            let outcome = try office.ledger.ledger.undo(
                batch: batch, office.ledger.context("import undo"), ImportOptions(),
                withDependents: withDependents)
            office.done.append("undo B-\(batch) \(withDependents): \(outcome.batch ?? 0)")
            if withDependents, !outcome.isAccepted {
                Issue.record("B-\(batch): \(outcome.problems)\n\(office.done.joined(separator: "\n"))")
            }
            return outcome.isAccepted
        } catch let error as LedgerError where error.code == .unknownBatch { return false }
    }

    /// The two systems may know the same gift: here every row is one of its own.
    private static var posting: ImportOptions {
        var options = ImportOptions()
        options.possibleDuplicates = .post
        return options
    }

    private func act(_ office: inout Office) throws {
        let gift = office.number(try office.last("entry"))
        let ledger = office.ledger
        switch office.number(12) {
        case 1, 2:
            let rows = file(&office)
            office.files.append(rows)
            let outcome = try ledger.post(rows, options: Self.posting)
            office.done.append("import \(office.files.count): B-\(outcome.batch ?? 0)")
        case 3:
            let index = Int(office.number(Int64(office.files.count))) - 1
            let file = office.files[index]
            let outcome = try ledger.attempt(file, options: Self.posting)
            office.done.append("again \(file[0].giftID): B-\(outcome.batch ?? 0) \(outcome.codes)")
        case 4, 5: try move(gift, &office)
        case 6:
            let outcome = try ledger.attempt([correction(.refund, "1", of: gift)])
            office.done.append("refund G-\(gift): \(outcome.batch ?? 0) \(outcome.codes)")
        case 7, 8:
            let outcome = try ledger.attempt([correction(.void, "0", of: gift)])
            office.done.append("void G-\(gift): \(outcome.batch ?? 0) \(outcome.codes)")
        case 9:
            let donor = office.number(try office.last("donor"))
            var edit = DonorEdit()
            edit.texts = [(\.phone, "617 555 010\(office.number(9))")]
            _ = try? ledger.ledger.editDonor(
                donor, edit, on: .day("2026-06-02"), ledger.context("donor edit"), dryRun: false)
            office.done.append("edit D-\(donor)")
        case 10:
            _ = try ledger.ledger.recordThanks(
                for: [gift], on: .day("2026-06-03"), ledger.context("thank"), dryRun: false)
        default:
            let batch = office.number(try office.last("batch"))
            _ = try undo(batch, &office, withDependents: office.number(2) == 1)
        }
    }

    /// Who is known, without the numbers.
    private func people(_ ledger: TestLedger) throws -> [String] {
        try SQL(ledger.path).texts(
            """
            SELECT p.name || '/' || p.email || '/' || p.phone || '/' || p.suppressions || '/' || \
            (SELECT coalesce(sum(e.effect), 0) FROM entry e WHERE e.donor = p.donor) FROM donor_personal p ORDER BY 1
            """)
    }

    @Test(arguments: Seeds.forRun(count: 5))
    func everythingGoesAndComesAgain(seed: UInt64) throws {
        var office = try Office(seed: seed)
        let rows = file(&office)
        office.files.append(rows)
        try office.ledger.post(rows, options: Self.posting)
        for _ in 0..<14 { try act(&office) }
        let told = { office.done.joined(separator: "\n") }
        #expect(try office.ledger.brokenRules().isEmpty, "\(told())")
        for batch in stride(from: try office.last("batch"), through: 1, by: -1) {
            _ = try undo(batch, &office, withDependents: true)
        }
        #expect(try office.ledger.tallies()[.total] == TestLedger.nothing, "\(told())")
        #expect(try people(office.ledger).isEmpty, "\(told())")
        #expect(try SQL(office.ledger.path).integer("SELECT count(*) FROM donor_link") == 0, "\(told())")
        let fresh = try TestLedger(today: "2026-06-30")
        for file in office.files {
            let again = try office.ledger.post(file, options: Self.posting)
            let first = try fresh.post(file, options: Self.posting)
            #expect(again.postedCount == first.postedCount && again.voidedRows == 0, "\(told())")
        }
        #expect(try office.ledger.tallies() == fresh.tallies(), "\(told())")
        #expect(try people(office.ledger) == people(fresh), "\(told())")
        #expect(try office.ledger.brokenRules().isEmpty, "\(told())")
    }

    /// Undoing in any order amounts to the same: nothing of money.
    @Test(arguments: Seeds.forRun(count: 3))
    func anyOrder(seed: UInt64) throws {
        var office = try Office(seed: seed &+ 7)
        let rows = file(&office)
        office.files.append(rows)
        try office.ledger.post(rows, options: Self.posting)
        for _ in 0..<12 { try act(&office) }
        var batches = Array(1...(try office.last("batch")))
        batches.shuffle(using: &office.random)
        for batch in batches { _ = try undo(batch, &office, withDependents: true) }
        #expect(
            try office.ledger.tallies()[.total] == TestLedger.nothing,
            "\(office.done.joined(separator: "\n"))")
        #expect(try people(office.ledger).isEmpty, "\(office.done.joined(separator: "\n"))")
        #expect(try office.ledger.brokenRules().isEmpty)
    }
}
