import CampaignKit
import CampaignLedger
import Testing

/// `rules.md §5` over several imports: who a row's donor is, and what the import says of it.
@Suite("Import: who is who")
struct WhoIsWhoTests {
    /// `name | email | street | city | state | zip`.
    private func gift(
        _ id: String, _ text: String, source: String, donor: String = "", number: Int64? = nil,
        implied: DonorKind? = nil, _ change: (inout DonorDetails) -> Void = { _ in }
    ) -> ImportedEntry {
        // Other amounts: the same gift through two systems is a matter of its own.
        let amount = id.unicodeScalars.reduce(10) { ($0 * 31 + Int($1.value)) % 9_000 }
        var row = Rows.gift("\(amount)", on: "2026-01-01", id: id, donor: nil)
        row.source = source
        let fields = text.split(separator: "|", omittingEmptySubsequences: false).map { field in
            String(field.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        func field(_ index: Int) -> String { index < fields.count ? fields[index] : "" }
        var details = DonorDetails()
        details.name = field(0)
        details.email = field(1)
        details.address1 = field(2)
        details.city = field(3)
        details.state = field(4)
        details.postalCode = field(5)
        change(&details)
        row.donor = DonorReference(
            externalID: donor, number: number, impliedKind: implied,
            details: details == DonorDetails() ? nil : details)
        return row
    }

    private func donors(_ ledger: TestLedger) throws -> [Int64?] {
        try SQL(ledger.path).integers("SELECT donor FROM entry ORDER BY id")
    }

    private func expectSound(_ ledger: TestLedger) throws {
        let found = try ledger.ledger.check(plan: ledger.plan, asOf: ledger.today, deep: true)
        #expect(found.allSatisfy { $0.severity != .error }, "\(found)")
    }

    @Test func theSameManOnPaperAndOnlineIsOne() throws {
        let ledger = try TestLedger()
        try ledger.post([
            gift("p1", "Robert Smith|rs@example.org|12 Main Street|Boston|MA|02125", source: "paper")
        ])
        let second = try ledger.post([
            gift("w1", "Robert Smith||12 Main St|Boston|MA|02125-1234", source: "web")
        ])
        #expect(second.donors.matches.map(\.by) == [.streetAndName] && second.newDonors == 0)
        try ledger.post([gift("s1", "Robert J. Smith|rs@example.org", source: "stripe", donor: "cus_1")])
        let bob = try ledger.post([gift("b1", "Bob Smith|rs@example.org", source: "bank")])
        #expect(bob.newDonors == 1 && bob.donors.possible.map(\.other) == [1])
        #expect(try donors(ledger) == [1, 1, 1, 2])
        #expect(try ledger.ledger.possibleDonors() == [1: [2], 2: [1]])
        try expectSound(ledger)
    }

    @Test func aCoupleAtOneEmailStaysTwo() throws {
        let ledger = try TestLedger()
        try ledger.post([
            gift("1", "Amelia Earth|e@example.org", source: "paper", donor: "1"),
            gift("2", "Bob Earth|e@example.org", source: "paper", donor: "2"),
        ])
        try ledger.post([gift("3", "Bob Earth|e@example.org", source: "web", donor: "x")])
        #expect(try donors(ledger) == [1, 2, 2])
    }

    @Test func aNameAloneNeverJoinsAcrossSources() throws {
        let ledger = try TestLedger()
        let first = try ledger.post([
            gift("1", "John Smith||1 Oak St|New York|NY|10025", source: "a"),
            gift("2", "John Smith|||New York|NY", source: "a"),
            gift("3", "John Smith|||New York|NY", source: "a"),
            gift("4", "John Smith|||New York|NY|10463", source: "a"),
        ])
        #expect(first.newDonors == 3 && first.donors.knownByNameOnly == 1)
        try ledger.post([gift("5", "John Smith|||New York|NY", source: "b")])
        #expect(try donors(ledger) == [1, 2, 2, 3, 4])
        try ledger.post([gift("6", "John Smith|||New York|NY", source: "a")])
        let found = try ledger.ledger.check(plan: ledger.plan, asOf: ledger.today, deep: false)
        #expect(found.filter { $0.code == "known-by-name" }.map(\.subject) == ["D-2"])
    }

    @Test func whatAFileSaysFindsItsLaterRows() throws {
        let ledger = try TestLedger()
        try ledger.post([gift("1", "Ana Ruiz|ana@example.org", source: "a")])
        try ledger.post([
            gift("2", "Ana Ruiz|ana@example.org|1 Elm St|Dover|DE|19901", source: "b"),
            gift("3", "Ana Ruiz||1 Elm Street|Dover|DE|", source: "b"),
        ])
        #expect(try donors(ledger) == [1, 1, 1])
        try expectSound(ledger)
    }

    @Test func aSponsorIsOneWhateverItsAddress() throws {
        let ledger = try TestLedger()
        try ledger.post([
            gift("1", "Ana Ruiz|ana@example.org", source: "a"),
            gift("2", "Fidelity Charitable||1 Fund Way|Boston|MA|02110", source: "a", implied: .dafSponsor),
        ])
        try ledger.post([
            gift(
                "3", "The Fidelity Charitable Fund||PO Box 7|Cincinnati|OH|45277", source: "b",
                implied: .dafSponsor),
            gift("4", "Ana Ruiz", source: "b", implied: .dafSponsor),
            gift("5", "Ana Ruiz|ana@example.org", source: "b", implied: .dafSponsor),
        ])
        #expect(try donors(ledger) == [1, 2, 2, 3, 1])
        let kinds = try SQL(ledger.path).integers("SELECT kind FROM donor_personal ORDER BY donor")
        #expect(kinds == [nil, Int64(DonorKind.dafSponsor.rawValue), nil], "a person's name is no fund")
    }

    @Test func ourNumbers() throws {
        let ledger = try TestLedger()
        try ledger.post([
            gift("1", "Ana Ruiz|ana@example.org", source: "a", donor: "9"),
            gift("2", "Bo Levi", source: "a", donor: "8"),
        ])
        try ledger.post([
            gift("3", "", source: "b", number: 1), gift("4", "Ana Other", source: "b", number: 1),
            gift("5", "Ruiz, Ana", source: "b", donor: "D-1"), gift("6", "", source: "b", donor: "d-2"),
        ])
        #expect(try donors(ledger) == [1, 2, 1, 1, 1, 2])
        let wrong = try ledger.attempt([
            gift("7", "Fidelity Charitable", source: "b", donor: "D-1"),
            gift("8", "", source: "b", number: 77),
            gift("9", "", source: "b", donor: "D-78"),
        ])
        #expect(wrong.problems.map(\.code) == ["unknown-donor", "other-donor", "unknown-donor"])
        #expect(wrong.problems.map(\.column) == ["donor", "donor_id", "donor_id"])
        var options = ImportOptions()
        options.theirIDs = true
        try ledger.post([gift("7", "Fidelity Charitable", source: "b", donor: "D-1")], options: options)
        try ledger.post([gift("8", "Fidelity Charitable", source: "b", donor: "D-1")])
        #expect(try donors(ledger).suffix(2) == [3, 3])
        try expectSound(ledger)
    }

    @Test func aFirstImportsNumbersAreTheFilesOwn() throws {
        let ledger = try TestLedger()
        try ledger.post([
            gift("1", "Ana Ruiz", source: "a", donor: "D-5"), gift("2", "Bo Levi", source: "a", donor: "D-1"),
        ])
        #expect(try donors(ledger) == [1, 2])
        let none = try TestLedger().attempt([gift("1", "Ana Ruiz", source: "a", number: 1)])
        #expect(none.problems.map(\.code) == ["unknown-donor"])
    }

    @Test func aBetterAddressMakesNoOtherGift() throws {
        let ledger = try TestLedger()
        try ledger.post([gift("1", "Ana Ruiz||1 Elm St|Dover|DE|19901", source: "a")])
        let again = try ledger.post([
            gift("1", "Ana Ruiz|ana@example.org|1 Elm Street|Dover|DE|19901", source: "a")
        ])
        #expect(again.alreadyImported == 1 && again.postedCount == 0)
        #expect(try ledger.ledger.donor("D-1", asOf: ledger.today).line.details.email == "ana@example.org")
    }

    @Test func theNearestAreNamed() throws {
        let ledger = try TestLedger()
        try ledger.post([
            gift("1", "Ana Ruiz", source: "sample", donor: "c016"),
            gift("2", "Bo Levi", source: "sample", donor: "c017"),
        ])
        for (text, near) in [
            ("D1", "D-1"), ("2", "D-2"), ("sample:c061", "D-1"), ("Ana Ruis", "D-1"), ("levi", "D-2"),
        ] {
            let error = #expect(throws: LedgerError.self) {
                try ledger.ledger.donor(text, asOf: ledger.today)
            }
            #expect(error?.hint?.hasPrefix("did you mean \(near)") == true, "\(text): \(error?.hint ?? "")")
        }
    }
}
