import CampaignKit
import Foundation
import TestSupport
import Testing

@testable import CampaignLedger

/// A person's words go and stay away; money, dates and the chain are as before (`rules.md §5`).
@Suite("Erased donors")
struct DonorErasureTests {
    private static let name = "Quillermina"

    /// D-1 gave 100.00 and 50.00, D-2 gave 20.00, each with a note.
    private func ledger() throws -> TestLedger {
        let ledger = try TestLedger()
        var other = Rows.gift("20", on: "2026-03-01", id: "g3", donor: "d2", to: .b)
        other.note = "by the way"
        try ledger.post([
            row("100", on: "2026-01-01", id: "g1", "d1"), row("50", on: "2026-02-01", id: "g2", "d1"), other,
        ])
        return ledger
    }

    private func row(
        _ amount: String, on day: String, id: String, _ donor: String, source: String = "csv"
    ) -> ImportedEntry {
        var row = Rows.gift(amount, on: day, id: id, donor: donor)
        row.source = source
        row.donor?.details?.firstName = Self.name
        row.donor?.details?.lastName = "Vandersloot"
        row.donor?.details?.email = "quillermina@example.org"
        row.donor?.details?.address1 = "12 Vandersloot Mill Rd"
        row.donor?.details?.postalCode = "04530"
        row.note = "\(Self.name) called in January"
        return row
    }

    @discardableResult
    private func erase(
        _ donor: Int64 = 1, _ test: TestLedger, reason: String? = "asked for it", dryRun: Bool = false
    ) throws -> Ledger.DonorErased {
        try test.ledger.eraseDonor(
            donor, Ledger.DonorErasure(reason: reason, retentionYears: 7), on: test.today,
            test.context("donor erase"), dryRun: dryRun)
    }

    private func undo(_ batch: Int64, _ test: TestLedger) throws {
        _ = try test.ledger.undo(
            batch: batch, test.context("import undo"), ImportOptions(), withDependents: false)
    }

    private func expectSound(_ test: TestLedger) throws {
        let found = try test.ledger.check(plan: test.plan, asOf: test.today, deep: true)
        #expect(found.allSatisfy { $0.severity != .error }, "\(found)")
    }

    private func people(_ test: TestLedger) throws -> [String] {
        var lines: [String] = []
        try test.ledger.donors(matching: "", asOf: test.today) {
            lines.append("\($0.id) \($0.details.displayName): \($0.receivedMinor) in \($0.gifts)")
        }
        return lines
    }

    private func code(_ body: () throws -> Void) -> LedgerError.Code? {
        do { try body() } catch { return (error as? LedgerError)?.code }
        return nil
    }

    @Test func wordsGoAndFiguresStay() throws {
        let test = try ledger()
        let before = try test.tallies()[.total]
        let erased = try erase(1, test)
        #expect(erased.batch == 2 && erased.rows == 2 && erased.isSwept && !erased.wasErased)
        #expect(erased.lastPayment == .day("2026-02-01") && erased.receiptsKept.isEmpty)
        #expect(try people(test) == ["1 (erased): 15000 in 2", "2 Donor d2: 2000 in 1"])
        #expect(try test.tallies()[.total] == before)
        let sql = try SQL(test.path)
        #expect(try sql.texts("SELECT note FROM entry_personal") == ["by the way"])
        #expect(try sql.texts("SELECT donor FROM donor_past") == [])
        try expectSound(test)
    }

    /// Not in the file, nor in its log: free pages are not left as they were.
    @Test(.disabled(if: TestServer.isUsed, "what only a file has"))
    func noByteOfTheNameIsLeftInTheFile() throws {
        let test = try ledger()
        // Many rows, so that pages are freed and others are moved.
        try test.post((1...300).map { row("\($0)", on: "2026-04-01", id: "m\($0)", "d1") })
        func holds(_ text: String) -> Bool {
            ["", "-wal"].contains { ending in
                let data = (try? Data(contentsOf: URL(fileURLWithPath: test.path + ending))) ?? Data()
                return data.range(of: Data(text.utf8)) != nil
            }
        }
        #expect(holds(Self.name) && holds("Vandersloot"))
        try erase(1, test)
        for word in [Self.name, "Vandersloot", "quillermina", "called in January"] {
            #expect(!holds(word), "\(word)")
        }
        #expect(holds("by the way"))
    }

    /// The same export again, one that overlaps, and another system that knows the person.
    @Test func theNextExportDoesNotBringThePersonBack() throws {
        let test = try ledger()
        try erase(1, test)
        let outcome = try test.post([
            row("50", on: "2026-02-01", id: "g2", "d1"), row("30", on: "2026-05-01", id: "g4", "d1"),
            row("5", on: "2026-05-02", id: "w1", "w", source: "web"),
        ])
        #expect(outcome.alreadyImported == 1 && outcome.newDonors == 0 && outcome.erasedRows == 2)
        #expect(outcome.donors == DonorReport() && outcome.differenceCount == 0)
        #expect(try people(test).first == "1 (erased): 18500 in 4")
        let sql = try SQL(test.path)
        #expect(try sql.texts("SELECT note FROM entry_personal") == ["by the way"])
        #expect(try sql.texts("SELECT email FROM donor_personal") == ["", ""])
        #expect(try sql.texts("SELECT words FROM donor_said_words") == [])
        // Someone else at that address is someone.
        var spouse = row("7", on: "2026-05-03", id: "w2", "w2", source: "web")
        spouse.donor?.details?.firstName = "Ole"
        #expect(try test.post([spouse]).newDonors == 1)
        try expectSound(test)
    }

    /// The name in someone else's note stays unless its removal is asked for, and `check` misses nothing
    /// then.
    @Test func wordsOfOthersGoWhenThatIsAsked() throws {
        func naming() throws -> TestLedger {
            let test = try ledger()
            var other = Rows.gift("5", on: "2026-04-01", id: "o1", donor: "d2")
            other.note = "from the friend of \(Self.name) Vandersloot"
            var tribute = Rows.gift("6", on: "2026-04-01", id: "o2", donor: "d2")
            tribute.tribute = Tribute(type: "honor", name: "\(Self.name) VANDERSLOOT")
            try test.post([other, tribute])
            return test
        }
        func erase(_ others: Ledger.WordsOfOthers, _ test: TestLedger) throws -> Ledger.DonorErased {
            try test.ledger.eraseDonor(
                1, Ledger.DonorErasure(reason: "asked for it", retentionYears: 7, others: others),
                on: test.today, test.context("donor erase"), dryRun: false)
        }
        let all = try naming()
        #expect(try erase(.all, all).wordsRemovedFrom == [4, 5])
        let sql = try SQL(all.path)
        #expect(try sql.texts("SELECT note FROM entry_personal") == ["by the way"])
        try expectSound(all)
        let some = try naming()
        #expect(code { _ = try erase(.named(gifts: [1], donors: []), some) } == .unknownGift)
        let first = try erase(.named(gifts: [4], donors: []), some)
        #expect(first.namedIn == [5] && first.wordsRemovedFrom == [4])
        // Once the name is gone, a gift is named by its number.
        #expect(try erase(.named(gifts: [5], donors: []), some).wordsRemovedFrom == [5])
        #expect(code { _ = try erase(.all, some) } == .erasedDonor)
        try expectSound(some)
    }

    /// Notes about others are listed by whom they are about; the erased person's own are not others'.
    @Test func notesAboutOthersGoWhenThatIsAsked() throws {
        func noted() throws -> TestLedger {
            let test = try ledger()
            for (donor, words) in [
                (Int64(2), "cousin of \(Self.name) VANDERSLOOT"), (2, "likes tea"),
                (1, "\(Self.name) Vandersloot"),
            ] {
                try test.ledger.noteDonor(
                    donor, words, on: test.today, test.context("donor note"), dryRun: false)
            }
            return test
        }
        func erase(_ others: Ledger.WordsOfOthers, _ test: TestLedger) throws -> Ledger.DonorErased {
            try test.ledger.eraseDonor(
                1, Ledger.DonorErasure(reason: "asked for it", retentionYears: 7, others: others),
                on: test.today, test.context("donor erase"), dryRun: false)
        }
        func words(_ test: TestLedger) throws -> [String] {
            try SQL(test.path).texts(
                "SELECT words FROM grant_personal WHERE words <> 'asked for it' ORDER BY words")
        }
        let none = try noted()
        let listed = try erase(.none, none)
        #expect(listed.notedOf == [2] && listed.notesRemovedOf.isEmpty && listed.notes == 1)
        #expect(try words(none).count == 2)
        // Once the name is gone, all notes about a donor go, who is named by the number.
        #expect(code { _ = try erase(.named(gifts: [], donors: [3]), none) } == .unknownDonor)
        #expect(try erase(.named(gifts: [], donors: [2]), none).notesRemovedOf == [2])
        #expect(try words(none).isEmpty)
        try expectSound(none)
        let all = try noted()
        let erased = try erase(.all, all)
        #expect(erased.notesRemovedOf == [2] && erased.notedOf.isEmpty)
        #expect(try words(all) == ["likes tea"])
        try expectSound(all)
    }

    @Test func aMergedDonorGoesUnderEveryNumber() throws {
        let test = try ledger()
        _ = try test.ledger.mergeDonors(
            2, with: 1, on: test.today, test.context("donor merge"), dryRun: false)
        let erased = try erase(1, test)
        #expect(erased.donor == 2 && erased.aliases == [1] && erased.rows == 3)
        #expect(
            code {
                _ = try test.ledger.unmergeDonor(1, on: test.today, test.context(), dryRun: false)
            } == .erasedDonor)
        #expect(try test.post([row("9", on: "2026-05-01", id: "g9", "d1")]).erasedRows == 1)
        #expect(try people(test) == ["2 (erased): 17900 in 4"])
        try expectSound(test)
    }

    @Test func whatIsRefused() throws {
        let test = try ledger()
        #expect(code { try erase(1, test, reason: nil) } == .retainedDonor)
        #expect(code { try erase(9, test) } == .unknownDonor)
        #expect(try erase(1, test, dryRun: true).batch == nil)
        #expect(try people(test).first == "1 \(Self.name) Vandersloot: 15000 in 2")
        // Seven years after the last payment no one has to say why.
        test.today = .day("2033-02-02")
        #expect(try erase(1, test, reason: nil).batch == 2)
        #expect(code { try erase(1, test) } == .erasedDonor)
        var edit = DonorEdit()
        edit.texts = [(\.city, "Salem")]
        #expect(
            code {
                _ = try test.ledger.editDonor(1, edit, on: test.today, test.context(), dryRun: false)
            } == .erasedDonor)
        #expect(
            code {
                _ = try test.ledger.mergeDonors(2, with: 1, on: test.today, test.context(), dryRun: false)
            } == .erasedDonor)
        #expect(
            code { try undo(2, test) } == .unknownBatch)
        try expectSound(test)
    }

    /// Undoing the import that brought the donor takes the rows back and nothing comes of the words.
    @Test func anImportCanBeUndoneAfterwards() throws {
        let test = try ledger()
        try test.post([row("30", on: "2026-05-01", id: "g4", "d1")])
        try erase(1, test)
        try undo(2, test)
        #expect(try people(test).first == "1 (erased): 15000 in 2")
        try expectSound(test)
    }

    @Test func aReceiptStaysAsLongAsItHasToBeKept() throws {
        let test = try ledger()
        try ReceiptIssueTests.issue(test, [ReceiptIssueTests.draft([1])])
        let kept = try erase(1, test)
        #expect(kept.receiptsKept.count == 1 && kept.receiptsRemoved.isEmpty)
        #expect(try test.ledger.receiptContent(1) != nil)
        try expectSound(test)
        test.today = .day("2040-01-01")
        let later = try erase(1, test)
        #expect(later.wasErased && later.receiptsRemoved.count == 1 && later.batch == 4)
        #expect(try test.ledger.receiptContent(1) == nil)
        #expect(try test.ledger.receipts().map(\.donor) == [1])
        try expectSound(test)
    }
}
