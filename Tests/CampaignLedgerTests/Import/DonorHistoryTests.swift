import CampaignKit
import Testing

@testable import CampaignLedger

/// What was known of donors is kept, named by its batch, and can be reversed.
@Suite("Import: what was known of donors")
struct DonorHistoryTests {
    private func gift(
        _ id: String, donor: String, on day: String = "2026-01-01", source: String = "csv",
        _ change: (inout DonorDetails) -> Void = { _ in }
    ) -> ImportedEntry {
        var row = Rows.gift("10", on: day, id: id, donor: nil)
        var details = DonorDetails()
        change(&details)
        row.source = source
        row.donor = DonorReference(externalID: donor, details: details)
        return row
    }

    private func live(_ street: String, _ details: inout DonorDetails) {
        details.name = "Ida Holm"
        details.address1 = street
        details.city = "Lyme"
    }

    private func undo(_ batch: Int64, _ ledger: TestLedger) throws {
        _ = try ledger.ledger.postFacts(ledger.context(), dryRun: false) { posting in
            let writer = try DonorWriter(
                posting.connection, batch: posting.batch, context: ledger.context())
            let undo = DonorUndo(
                connection: posting.connection, writer: writer, batch: posting.batch,
                day: .day("2026-03-01"))
            _ = try undo.run(batch)
            try DonorWriter.postChanges(posting.connection, batch: posting.batch)
            return NonMonetaryPosting.Result(rows: 1, value: ())
        }
    }

    private func isClean(_ ledger: TestLedger) throws -> Bool {
        try ledger.ledger.check(plan: ledger.plan, asOf: ledger.today, deep: true)
            .filter { $0.severity == .error }.isEmpty
    }

    @Test func whatDiffersIsListedAndWhatWasKnownIsKept() throws {
        let ledger = try TestLedger()
        try ledger.post([gift("g1", donor: "1") { live("9 Elm St", &$0) }])
        let moved = gift("g2", donor: "1", on: "2026-02-01") { live("2 Sea Ln", &$0) }
        let outcome = try ledger.post([moved])
        #expect(outcome.differences.map(\.text) == ["D-1 now says 2 Sea Ln, Lyme; kept 9 Elm St, Lyme"])
        #expect(outcome.differenceCount == 1 && outcome.updatedDonors == 0)
        var options = ImportOptions()
        options.updatesDonors = true
        let again = try ledger.post([moved], options: options)
        #expect(again.updatedDonors == 1 && again.differences.isEmpty)
        let sql = try SQL(ledger.path)
        #expect(try sql.texts("SELECT address1 FROM donor_personal") == ["2 Sea Ln"])
        #expect(try sql.texts("SELECT address1 || batch || until FROM donor_past") == ["9 Elm St13"])
        #expect(try isClean(ledger))
    }

    @Test func aBatchIsTakenBackAndLaterWordsStay() throws {
        let ledger = try TestLedger()
        try ledger.post([gift("g1", donor: "1") { live("9 Elm St", &$0) }])
        try ledger.post([
            gift("g2", donor: "1") {
                $0.suppressions = [.deceased, .doNotMail]; $0.phone = "1"
            }, gift("g3", donor: "new", source: "web") { $0.name = "Per Lund" },
        ])
        try ledger.post([
            gift("g4", donor: "1") {
                $0.suppressions = .doNotMail; $0.email = "i@example.org"
            }
        ])
        try undo(2, ledger)
        let sql = try SQL(ledger.path)
        #expect(
            try sql.texts(
                "SELECT name || '/' || phone || '/' || email || '/' || suppressions FROM donor_personal")
                == ["Ida Holm//i@example.org/2"], "one who was made is nobody; what was said twice stays")
        #expect(try sql.integers("SELECT donor FROM donor_link") == [1], "the id is nobody's")
        #expect(try isClean(ledger))
        // The rows can come again: the donor is made again.
        let again = try ledger.post([gift("g5", donor: "new", source: "web") { $0.name = "Per Lund" }])
        #expect(again.newDonors == 1)
        #expect(try sql.integers("SELECT donor FROM donor_link ORDER BY donor") == [1, 3])
        #expect(try isClean(ledger))
    }

    /// A file of wishes may have no gift at all.
    @Test(arguments: [false, true])
    func rowsOfNoMoneySaySomethingOfTheirDonor(isFirst: Bool) throws {
        let ledger = try TestLedger()
        let gifts = [gift("g1", donor: "1") { live("9 Elm St", &$0) }]
        if !isFirst { try ledger.post(gifts) }
        let outcome = try ledger.ledger.importRows(ledger.context(), ImportOptions()) { session in
            let keyer = RowKeyer()
            for row in isFirst ? gifts : [] { try session.add(row) }
            for (donor, flags) in [("1", DonorDetails.Suppressions.deceased), ("2", .doNotMail), ("3", [])] {
                try session.leaveOutZero(
                    keyer.keyed(
                        gift("", donor: donor) {
                            $0.suppressions = flags; $0.phone = "1"
                        }))
            }
        }
        #expect(outcome.isAccepted && outcome.zeroRows == 3)
        let sql = try SQL(ledger.path)
        // Who must not be asked is known from now on; someone unknown of whom nothing is said is no one.
        #expect(
            try sql.texts("SELECT name || suppressions || phone FROM donor_personal ORDER BY donor") == [
                "Ida Holm11", "21",
            ])
        #expect(try isClean(ledger))
    }

    @Test func lettersOfAnotherDayHaveItsNames() throws {
        let ledger = try TestLedger()
        try ledger.post([gift("g1", donor: "1") { live("9 Elm St", &$0) }])
        var options = ImportOptions()
        options.updatesDonors = true
        try ledger.post(
            [
                gift("g2", donor: "1", on: "2026-02-01") {
                    live("2 Sea Ln", &$0); $0.suppressions = .doNotMail
                }
            ], options: options)
        func street(_ day: String?, _ batch: Int64? = nil) throws -> String {
            let people = try ledger.ledger.appealPeople([1], asOf: day.map(CalendarDate.day), knownOn: batch)
            let details = try #require(people[1]?.details)
            return details.address1 + (details.suppressions.isEmpty ? "" : "!")
        }
        #expect(try street(nil) == "2 Sea Ln!" && street("2026-02-01") == "2 Sea Ln!")
        #expect(try street("2026-01-31") == "9 Elm St!", "a wish of today counts on any day")
        #expect(try street("2026-01-31", 2) == "9 Elm St", "but not where that day is asked for as it was")
        #expect(try street(nil, 1) == "9 Elm St" && street("2020-01-01", 1) == "9 Elm St")
        try undo(2, ledger)
        #expect(try street(nil) == "9 Elm St" && street(nil, 2) == "2 Sea Ln!")
    }

    @Test func anEditAloneLowersASuppression() throws {
        let ledger = try TestLedger()
        try ledger.post([
            gift("g1", donor: "1") {
                live("9 Elm St", &$0); $0.suppressions = .deceased
            }
        ])
        var edit = DonorEdit()
        edit.lowered = .deceased
        let day = CalendarDate.day("2026-02-01")
        let dry = try ledger.ledger.editDonor(1, edit, on: day, ledger.context(), dryRun: true)
        #expect(dry.batch == nil && dry.after.suppressions.isEmpty)
        let done = try ledger.ledger.editDonor(1, edit, on: day, ledger.context(), dryRun: false)
        #expect(done.batch == 2 && done.before.suppressions == .deceased)
        let again = try ledger.ledger.editDonor(1, edit, on: day, ledger.context(), dryRun: false)
        #expect(again.batch == nil, "nothing changed")
        #expect(throws: LedgerError.self) {
            try ledger.ledger.editDonor(9, edit, on: day, ledger.context(), dryRun: false)
        }
        #expect(try isClean(ledger))
        try undo(2, ledger)
        #expect(try SQL(ledger.path).integers("SELECT suppressions FROM donor_personal") == [1])
    }
}
