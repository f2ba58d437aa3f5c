import CampaignKit
import TestSupport
import Testing

@testable import CampaignLedger

/// Two donors are made one and taken apart: rows keep the number they were posted to (`rules.md §5`).
@Suite("Merged donors")
struct MergedDonorTests {
    /// D-1 gave 100.00 to a, D-2 50.00 to a and 20.00 to b, D-3 7.00 to b.
    private func ledger() throws -> TestLedger {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("100", on: "2026-01-01", id: "g1", donor: "d1"),
            Rows.gift("50", on: "2026-02-01", id: "g2", donor: "d2"),
            Rows.gift("20", on: "2026-03-01", id: "g3", donor: "d2", to: .b),
            Rows.gift("7", on: "2026-03-02", id: "g4", donor: "d3", to: .b),
        ])
        return ledger
    }

    @discardableResult
    private func merge(_ kept: Int64, _ alias: Int64, _ test: TestLedger) throws -> Ledger.DonorsMerged {
        try test.ledger.mergeDonors(
            kept, with: alias, on: test.today, test.context("donor merge"), dryRun: false)
    }

    @discardableResult
    private func unmerge(_ alias: Int64, _ test: TestLedger) throws -> Ledger.DonorsMerged {
        try test.ledger.unmergeDonor(
            alias, on: test.today, test.context("donor unmerge"), dryRun: false)
    }

    private func lines(_ test: TestLedger, knownOn: Int64? = nil) throws -> [String] {
        var lines: [String] = []
        try test.ledger.donors(matching: "", asOf: test.today, knownOn: knownOn) {
            lines.append(
                "\($0.id): \($0.receivedMinor) in \($0.gifts), \($0.externalIDs.joined(separator: " "))")
        }
        return lines
    }

    private func donors(_ test: TestLedger, knownOn: Int64? = nil) throws -> Int64 {
        try test.tallies(knownOn: knownOn)[.total].donors
    }

    private func expectSound(_ test: TestLedger) throws {
        let found = try test.ledger.check(plan: test.plan, asOf: test.today, deep: true)
        #expect(found.allSatisfy { $0.severity != .error }, "\(found)")
    }

    @Test func twoAreOneAndTwoAgain() throws {
        let test = try ledger()
        #expect(try donors(test) == 3)
        let merged = try merge(1, 2, test)
        #expect(merged.batch == 2 && merged.rows == 2 && merged.differing == [.name])
        #expect(try lines(test) == ["1: 17000 in 3, csv:d1 csv:d2", "3: 700 in 1, csv:d3"])
        #expect(try donors(test) == 2)
        let before = ["1: 10000 in 1, csv:d1", "2: 7000 in 2, csv:d2", "3: 700 in 1, csv:d3"]
        #expect(try lines(test, knownOn: 1) == before && donors(test, knownOn: 1) == 3)
        try expectSound(test)
        // Later imports follow by the id, and the row goes with it when the two are taken apart.
        try test.post([Rows.gift("5", on: "2026-04-01", id: "g5", donor: "d2")])
        #expect(try lines(test).first == "1: 17500 in 4, csv:d1 csv:d2")
        let apart = try unmerge(2, test)
        #expect(apart.kept == 1 && apart.rows == 3)
        #expect(try lines(test).prefix(2) == ["1: 10000 in 1, csv:d1", "2: 7500 in 3, csv:d2"])
        #expect(try donors(test) == 3 && donors(test, knownOn: 3) == 2 && donors(test, knownOn: 1) == 3)
        try expectSound(test)
    }

    /// What was undone since the merge is said of no one, but numbers that rows have keep their names.
    @Test func takenApartAfterTheirImportWasUndone() throws {
        let test = try TestLedger()
        let rows = ["d1", "d2"].map { id in
            var row = Rows.gift("10", on: "2026-01-01", id: "g-" + id, donor: id)
            row.donor?.details?.email = id + "@example.org"
            row.donor?.details?.phone = "617 555 0100"
            return row
        }
        try test.post(rows)
        try merge(1, 2, test)
        _ = try test.ledger.undo(
            batch: 1, test.context("import undo"), ImportOptions(), withDependents: false)
        let apart = try unmerge(2, test)
        #expect(apart.after.displayName == "Donor d1" && apart.after.email == "d1@example.org")
        #expect(apart.other.displayName == "Donor d2" && apart.other.email == "d2@example.org")
        #expect(apart.after.phone.isEmpty && apart.other.phone.isEmpty)
        let again = try test.post(rows)
        #expect(again.newDonors == 0 && again.postedCount == 2)
        #expect(try lines(test) == ["1: 1000 in 1, csv:d1", "2: 1000 in 1, csv:d2"])
        try expectSound(test)
    }

    @Test func everyReaderFollows() throws {
        let test = try ledger()
        var credited = Rows.gift("30", on: "2026-05-01", id: "g6", donor: "d3")
        credited.softCredits = [SoftCredit(donorID: "d2", kind: .recognition, minorUnits: nil)]
        try test.post([credited])
        try merge(1, 2, test)
        let record = try test.ledger.donor("D-2", asOf: test.today)
        #expect(record.line.id == 1 && record.recent.map(\.donor) == [1, 1, 1])
        #expect(record.years.map(\.receivedMinor) == [17000] && record.softCredits == 1)
        #expect(try test.ledger.donor("csv:d2", asOf: test.today).line.id == 1)
        let query = FigureQuery(
            figure: .donors, scope: .campaigns(["a"]), plan: test.plan, asOf: test.today, knownOn: .max)
        var parts: [Int64: Int64] = [:]
        try test.ledger.explainedDonors(query) { part, _ in parts[part.id] = part.part }
        #expect(parts == [1: 15000, 3: 3000])
        var facts: [Int64: Int64] = [:]
        let year = GivingQuery(year: LifecycleYear(2026), asOf: test.today)
        _ = try test.ledger.donorFacts(year) { facts[$0.donor] = $0.thisYearMinor }
        #expect(facts == [1: 17000, 3: 3700])
        #expect(try test.ledger.donorNames([2], withIDs: false)[2]?.displayName == "Donor d1")
    }

    @Test func whatIsMissingIsTakenAndSuppressionsOfEitherHoldForBoth() throws {
        let test = try TestLedger()
        var one = Rows.gift("1", on: "2026-01-01", id: "g1", donor: "d1")
        one.donor?.details?.suppressions = [.doNotEmail]
        var other = Rows.gift("2", on: "2026-01-02", id: "g2", donor: "d2")
        other.donor?.details?.email = "two@example.org"
        other.donor?.details?.suppressions = [.doNotMail]
        try test.post([one, other])
        let merged = try merge(1, 2, test)
        #expect(merged.before.email.isEmpty && merged.after.email == "two@example.org")
        #expect(merged.after.suppressions == [.doNotEmail, .doNotMail])
        // What a row says of the other number is said of the donor.
        var later = Rows.gift("3", on: "2026-02-01", id: "g3", donor: "d2")
        later.donor?.details?.phone = "617 555 0100"
        try test.post([later])
        let sql = try SQL(test.path)
        #expect(try sql.texts("SELECT phone FROM donor_personal") == ["617 555 0100"])
        let apart = try unmerge(2, test)
        #expect(apart.after.email.isEmpty && apart.after.phone == "617 555 0100")
        #expect(apart.other.email == "two@example.org" && apart.other.phone.isEmpty)
        #expect(apart.after.suppressions == [.doNotEmail, .doNotMail])
        #expect(apart.other.suppressions == [.doNotEmail, .doNotMail])
        try expectSound(test)
    }

    /// A new source that knows the other's e-mail means the one donor; so does our old number in a file.
    @Test func wordsAndNumbersOfTheOtherFindTheOne() throws {
        let test = try TestLedger()
        var one = Rows.gift("1", on: "2026-01-01", id: "g1", donor: "d1")
        one.donor?.details?.email = "one@example.org"
        var other = Rows.gift("2", on: "2026-01-02", id: "g2", donor: "d2")
        other.donor?.details?.email = "two@example.org"
        other.donor?.details?.lastName = "Donor d1"
        try test.post([one, other])
        try merge(1, 2, test)
        var web = Rows.gift("3", on: "2026-02-01", id: "w1", donor: "w")
        web.source = "web"
        web.donor?.details?.email = "two@example.org"
        web.donor?.details?.lastName = "Donor d1"
        var typed = Rows.gift("4", on: "2026-02-03", id: "w2", donor: nil)
        typed.donor = DonorReference(externalID: "", number: 2, details: nil)
        let outcome = try test.post([web, typed])
        #expect(outcome.newDonors == 0)
        #expect(try lines(test).count == 1 && lines(test)[0].hasPrefix("1: 1000 in 4"))
        try expectSound(test)
    }

    /// Whatever names the other number is kept under it: rows, soft credits and notes go back with it.
    @Test func whatNamesTheOtherNumberGoesBackWithIt() throws {
        let test = try ledger()
        try merge(1, 2, test)
        var typed = Rows.gift("4", on: "2026-05-03", id: "t", donor: nil)
        typed.source = ImportSession.manualSource
        typed.donor = DonorReference(externalID: "", number: 2, details: nil)
        var credited = Rows.gift("30", on: "2026-05-04", id: "g6", donor: "d3")
        credited.softCredits = [SoftCredit(donorID: "d2", kind: .recognition, minorUnits: nil)]
        try test.post([typed, credited, Rows.refund("1", on: "2026-05-05", of: "g2", id: "r")])
        try test.ledger.noteDonor(
            2, "Call at noon", on: test.today, test.context("donor note"), dryRun: false)
        let (gift, credit) = (try test.ledger.gift("G-5"), try test.ledger.gift("G-6").credits)
        #expect(gift.line.donor == 1 && gift.postedDonor == 2)
        #expect(credit.map(\.donor) == [1] && credit.map(\.postedDonor) == [2])
        #expect(try test.ledger.gift("G-7").postedDonor == 2)
        #expect(try test.ledger.postingNumber(ofDonor: "D-2", asOf: test.today) == 2)
        #expect(try test.ledger.postingNumber(ofDonor: "csv:d2", asOf: test.today) == 2)
        #expect(try test.ledger.postingNumber(ofDonor: "D-1", asOf: test.today) == 1)
        #expect(throws: LedgerError.self) {
            try test.ledger.postingNumber(ofDonor: "D-9", asOf: test.today)
        }
        try unmerge(2, test)
        #expect(try lines(test).prefix(2) == ["1: 10000 in 1, csv:d1", "2: 7300 in 3, csv:d2"])
        let notes = try [1, 2].map { donor in
            try SQL(test.path).integer(
                "SELECT count(*) FROM change WHERE object = 'donor' AND object_id = \(donor)")
        }
        #expect(notes == [0, 1])
        try expectSound(test)
    }

    @Test func anAliasIsNotMergedAgainAndAMergeIsNotUndoneAsAnImport() throws {
        let test = try ledger()
        func code(_ body: () throws -> Void) -> LedgerError.Code? {
            do { try body() } catch { return (error as? LedgerError)?.code }
            return nil
        }
        #expect(code { try merge(1, 1, test) } == .mergedDonor)
        #expect(code { try merge(1, 9, test) } == .unknownDonor)
        #expect(code { try unmerge(2, test) } == .mergedDonor)
        try merge(1, 2, test)
        #expect(code { try merge(3, 2, test) } == .mergedDonor)
        #expect(code { try merge(2, 3, test) } == .mergedDonor)
        let undo = {
            _ = try test.ledger.undo(batch: 2, test.context("undo"), ImportOptions(), withDependents: false)
        }
        #expect(code(undo) == .unknownBatch)
        // The import itself can be taken back, and the merge stands.
        _ = try test.ledger.undo(batch: 1, test.context("undo"), ImportOptions(), withDependents: false)
        #expect(try donors(test) == 0)
        try expectSound(test)
    }

    @Test func thoseWhoCameWithAnAliasGoWithIt() throws {
        let test = try ledger()
        try merge(2, 3, test)
        try merge(1, 2, test)
        #expect(try donors(test) == 1 && lines(test).count == 1)
        try unmerge(2, test)
        #expect(try lines(test) == ["1: 10000 in 1, csv:d1", "2: 7700 in 3, csv:d2 csv:d3"])
        try unmerge(3, test)
        #expect(try lines(test).count == 3 && donors(test) == 3)
        #expect(try (1...5).map { try donors(test, knownOn: $0) } == [3, 2, 1, 2, 3])
        try expectSound(test)
    }

    /// Stored counts of every batch stay what they were, and are those that the rows make.
    @Test(arguments: Seeds.forRun(count: 5))
    func countsOfEveryBatchStay(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let test = try TestLedger()
        var known: [Int64] = []
        for step in 0..<24 {
            if step < 4 || Int.random(in: 0..<3, using: &random) > 0 {
                let donor = Int.random(in: 1...6, using: &random)
                let day =
                    "2026-0\(Int.random(in: 1...5, using: &random))-0\(Int.random(in: 1...9, using: &random))"
                let place: Designation = Bool.random(using: &random) ? .a : .b
                try test.post([Rows.gift("5", on: day, id: "g\(step)", donor: "d\(donor)", to: place)])
            } else {
                let last = try SQL(test.path).integer("SELECT max(id) FROM donor") ?? 1
                let (one, other) = (
                    Int64.random(in: 1...last, using: &random), Int64.random(in: 1...last, using: &random)
                )
                let isMerged = try test.ledger.mergedInto(other) != nil
                do {
                    if isMerged { try unmerge(other, test) } else { try merge(one, other, test) }
                } catch is LedgerError {
                    continue
                }
            }
            known.append(try donors(test))
        }
        #expect(try known.indices.map { try donors(test, knownOn: Int64($0 + 1)) } == known)
        let named = try lines(test).filter { !$0.contains(": 0 in") }.count
        #expect(Int64(named) == known.last)
        try expectSound(test)
    }
}
