import CampaignKit
import CampaignLedger
import Testing

/// Donors of rows that are typed by hand: their numbers, names and e-mails.
///
/// `rules.md §5`.
@Suite("Import: typed donors")
struct TypedDonorTests {
    private func typed(
        _ amount: String, donor: String = "", email: String = "", name: String = "",
        credits: [SoftCredit] = [], source: String = ImportSession.manualSource
    ) -> ImportedEntry {
        var row = Rows.gift(amount, on: "2026-01-02", donor: nil)
        var details = DonorDetails()
        details.name = name
        details.email = email
        row.source = source
        row.donor = DonorReference(externalID: donor, details: details.isEmpty ? nil : details)
        row.softCredits = credits
        return row
    }

    private func ledger() throws -> TestLedger {
        let ledger = try TestLedger()
        try ledger.post([
            typed("1", donor: "7", email: "win@example.org", name: "Winifred Saltmarsh", source: "sample")
        ])
        return ledger
    }

    private func donors(_ ledger: TestLedger) throws -> [Int64?] {
        try SQL(ledger.path).integers("SELECT donor FROM entry ORDER BY id")
    }

    @Test func ourNumberDoesNotStandInTheWayOfAnEmail() throws {
        let ledger = try ledger()
        let first = try ledger.post([typed("2", donor: "D-1")])
        #expect(first.newDonors == 0 && first.matchedDonors == 1)
        let second = try ledger.post([typed("3", email: "win@example.org", name: "Winifred A. Saltmarsh")])
        #expect(second.newDonors == 0 && second.matchedDonors == 1)
        let third = try ledger.post([typed("4", email: "win@example.org", name: "Winifred A. Saltmarsh")])
        #expect(third.newDonors == 0 && third.matchedDonors == 0, "the words are linked now")
        #expect(try donors(ledger) == [1, 1, 1, 1])
    }

    @Test func anIdOfTheirOwnDoesNotEither() throws {
        let ledger = try ledger()
        try ledger.post([typed("2", donor: "X-5", email: "win@example.org", name: "Saltmarsh, Winifred")])
        try ledger.post([typed("3", email: "win@example.org", name: "Winifred A. Saltmarsh")])
        #expect(try donors(ledger) == [1, 1, 1])
        // Another id of the same source with e-mail and name is no other person, with one of them it is.
        try ledger.post([typed("4", donor: "X-6", email: "win@example.org", name: "Saltmarsh, Winifred")])
        try ledger.post([typed("5", donor: "X-7", email: "win@example.org", name: "Saltmarsh, Ida")])
        #expect(try donors(ledger) == [1, 1, 1, 1, 2])
    }

    @Test func withinOneBatchToo() throws {
        let ledger = try ledger()
        try ledger.post([
            typed("2", donor: "D-1"), typed("3", email: "win@example.org", name: "Winifred A. Saltmarsh"),
            typed("4", donor: "d-1"),
        ])
        #expect(try donors(ledger) == [1, 1, 1, 1])
        #expect(try ledger.ledger.donor("D-1", asOf: ledger.today).line.externalIDs == ["sample:7"])
    }

    @Test func theSurnameHasToAgree() throws {
        let ledger = try ledger()
        try ledger.post([typed("2", donor: "D-1")])
        let outcome = try ledger.post([
            typed("3", email: "win@example.org", name: "Bo Smith"), typed("4", email: "win@example.org"),
        ])
        #expect(outcome.newDonors == 2 && outcome.firstNewDonor == 2)
        #expect(try donors(ledger) == [1, 1, 2, 3])
    }

    /// Whatever ids the sources give: the same e-mail and name are one person.
    @Test func moreIdsOfASourceAreOnePerson() throws {
        let ledger = try ledger()
        try ledger.post([
            typed("2", donor: "8", email: "win@example.org", name: "Saltmarsh, Winifred", source: "sample"),
            typed("3", donor: "D-1", email: "win@example.org", name: "Saltmarsh, Winifred", source: "other"),
            typed("4", donor: "9", email: "win@example.org", name: "Saltmarsh, Winifred", source: "other"),
        ])
        #expect(try donors(ledger) == [1, 1, 1, 1])
        let links = try SQL(ledger.path).texts("SELECT external_id FROM donor_link ORDER BY external_id")
        #expect(Set(links).isSuperset(of: ["7", "8", "9"]))
    }

    @Test(arguments: ["D-99", "d-99", "D-0", "D-01"])
    func aNumberOfNobodyIsRefused(number: String) throws {
        let ledger = try ledger()
        let credit = SoftCredit(donorID: number, kind: .solicitor)
        let outcome = try ledger.expectRefused([typed("2", donor: "D-1", credits: [credit])], "unknown-donor")
        #expect(outcome.problems.first?.column == "soft_credits")
        #expect(outcome.problems.first?.value == number)
        let donor = try ledger.expectRefused([typed("2", donor: number)], "unknown-donor")
        #expect(donor.problems.first?.column == "donor_id")
        #expect(try SQL(ledger.path).integer("SELECT count(*) FROM donor") == 1)
    }

    @Test func onlyThoseRowsAreLeftOut() throws {
        let ledger = try ledger()
        let unknown = SoftCredit(donorID: "D-99", kind: .solicitor)
        let known = SoftCredit(donorID: "d-1", kind: .household)
        let outcome = try ledger.postPartly([
            typed("2", donor: "X-1", credits: [known]), typed("3", donor: "X-2", credits: [known, unknown]),
            typed("4", donor: "D-98", credits: [unknown]),
        ])
        #expect(outcome.codes == ["unknown-donor", "unknown-donor", "unknown-donor"])
        #expect(outcome.postedCount == 1 && outcome.newDonors == 1)
        #expect(try SQL(ledger.path).integers("SELECT donor FROM soft_credit") == [1])
    }

    @Test func aPlatformsNumbersAreItsOwn() throws {
        let ledger = try ledger()
        let credit = SoftCredit(donorID: "D-99", kind: .solicitor)
        var options = ImportOptions()
        options.theirIDs = true
        let row = typed("2", donor: "D-1", credits: [credit], source: "other")
        let outcome = try ledger.post([row], options: options)
        #expect(outcome.newDonors == 2 && outcome.placeholderDonors == 2)
        #expect(try donors(ledger) == [1, 2])
        // From now on everyone knows that the source numbers its people so.
        try ledger.post([typed("3", donor: "D-1", source: "other")])
        #expect(try donors(ledger) == [1, 2, 2])
    }

    @Test func whatWasPostedIsReadBackOnRequestOnly() throws {
        let ledger = try ledger()
        var options = ImportOptions()
        #expect(try ledger.post([typed("2", donor: "D-1")]).entries.isEmpty)
        options.describes = true
        options.dryRun = true
        let outcome = try ledger.post([typed("3", email: "new@example.org", name: "New")], options: options)
        let record = try #require(outcome.entries.first)
        #expect(outcome.entries.count == 1 && outcome.batch == nil)
        #expect(record.line.donor == 2 && record.line.donorName == "New" && record.amountMinor == 300)
        #expect(record.parts.map(\.place) == [.a] && record.related.isEmpty)
        #expect(try SQL(ledger.path).integer("SELECT count(*) FROM entry") == 2)
    }
}
