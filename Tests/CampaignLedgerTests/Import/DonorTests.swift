import CampaignKit
import CampaignLedger
import Testing

/// Who a donor is across rows, files and sources.
///
/// `rules.md §5`.
@Suite("Import: donors")
struct DonorTests {
    private func gift(
        _ id: String, donor: String, source: String = "csv", _ change: (inout DonorDetails) -> Void = { _ in }
    ) -> ImportedEntry {
        // Other amounts: the same gift through two systems is a matter of its own.
        let amount = 10 + (Int(id.dropFirst()) ?? 0)
        var row = Rows.gift("\(amount)", on: "2026-01-01", id: id, donor: nil)
        var details = DonorDetails()
        change(&details)
        row.source = source
        row.donor = DonorReference(externalID: donor, details: details)
        return row
    }

    private func mail(_ email: String, _ last: String, _ details: inout DonorDetails) {
        details.email = email
        details.lastName = last
    }

    @Test func theSameIdOfASourceIsTheSameDonor() throws {
        let ledger = try TestLedger()
        try ledger.post([gift("g1", donor: "7") { $0.lastName = "Levi" }])
        let outcome = try ledger.post([
            gift("g2", donor: "7") { $0.lastName = "Cohen" }, gift("g3", donor: "7", source: "other"),
        ])
        #expect(outcome.newDonors == 1 && outcome.matchedDonors == 0)
        let sql = try SQL(ledger.path)
        #expect(try sql.integers("SELECT donor FROM entry ORDER BY id") == [1, 1, 2])
        #expect(
            try sql.texts("SELECT last_name FROM donor_personal ORDER BY donor") == ["Levi", ""],
            "never overwritten")
    }

    @Test func emailAndSurnameMatchAcrossSources() throws {
        let ledger = try TestLedger()
        try ledger.post([gift("g1", donor: "7") { mail("Ann@Example.org ", "O'Brien", &$0) }])
        let outcome = try ledger.post([
            gift("g2", donor: "x", source: "stripe") { mail("ann@example.org", "OBRIEN", &$0) },
            gift("g3", donor: "y", source: "paypal") { mail("ann@example.org", "Smith", &$0) },
            gift("g4", donor: "z", source: "bank") { $0.email = "ann@example.org" },
        ])
        #expect(outcome.matchedDonors == 1 && outcome.newDonors == 2)
        #expect(try SQL(ledger.path).integers("SELECT donor FROM entry ORDER BY id") == [1, 1, 2, 3])
        // The link is kept: the next file needs no e-mail.
        try ledger.post([gift("g5", donor: "x", source: "stripe")])
        #expect(try SQL(ledger.path).integer("SELECT donor FROM entry ORDER BY id DESC LIMIT 1") == 1)
    }

    /// Two sources in one file are matched as two files are, whether their rows need staging or not.
    @Test(arguments: [false, true])
    func emailAndSurnameMatchWithinAFile(isStaged: Bool) throws {
        let one = gift("g1", donor: "7") { mail("Ann@Example.org ", "O'Brien", &$0) }
        var two = gift("g2", donor: "x", source: "stripe") { mail("ann@example.org", "OBRIEN", &$0) }
        two.donor?.details?.city = "Salem"
        let rest = [
            gift("g3", donor: "y", source: "stripe") { mail("ann@example.org", "O'Brien", &$0) },
            gift("g4", donor: "z", source: "paypal") { mail("ann@example.org", "Smith", &$0) },
            gift("g5", donor: "q", source: "bank") { $0.email = "ann@example.org" },
            gift("g6", donor: "x", source: "stripe"),
        ]
        let pledge = isStaged ? [Rows.pledge("5", on: "2026-01-01", named: "p", donor: "7")] : []
        let (together, apart) = (try TestLedger(), try TestLedger())
        let outcome = try together.ledger.importRows(together.context(), ImportOptions()) { session in
            for row in [one, two] + rest + pledge { try session.add(row) }
        }
        #expect(outcome.newDonors == 3 && outcome.matchedDonors == 2)
        try apart.post([one])
        try apart.post([two] + rest + pledge)
        for ledger in [together, apart] {
            let sql = try SQL(ledger.path)
            #expect(try sql.integers("SELECT donor FROM entry ORDER BY id").prefix(6) == [1, 1, 1, 2, 3, 1])
            #expect(try sql.texts("SELECT city FROM donor_personal WHERE donor = 1") == ["Salem"])
            #expect(
                Set(try sql.texts("SELECT external_id FROM donor_link WHERE donor = 1")) == ["7", "x", "y"])
            let found = try ledger.ledger.check(plan: ledger.plan, asOf: ledger.today, deep: true)
            #expect(found.allSatisfy { $0.severity != .error }, "\(found)")
        }
    }

    /// A processor gives someone a new id at each visit: the same e-mail and name are one person all the
    /// same.
    @Test func moreIdsOfOnePersonWithinAFile() throws {
        let ledger = try TestLedger()
        try ledger.post([
            gift("g1", donor: "7") { mail("f@x.org", "Katz", &$0) },
            gift("g2", donor: "8") { mail("f@x.org", "Katz", &$0) },
            gift("g3", donor: "1", source: "s") { mail("f@x.org", "Katz", &$0) },
            gift("g4", donor: "2", source: "s") { mail("f@x.org", "Katz", &$0) },
            gift("g5", donor: "3", source: "s") { mail("f@x.org", "Katz", &$0) },
        ])
        #expect(try SQL(ledger.path).integers("SELECT donor FROM entry ORDER BY id") == [1, 1, 1, 1, 1])
    }

    /// Whose first rows are left out is no one: the next of them is the donor.
    @Test func aRefusedFirstRowLeavesTheOthersOneDonor() throws {
        let ledger = try TestLedger()
        var options = ImportOptions()
        options.partial = true
        let bad = gift("g1", donor: "7") { mail("a@x.org", "Katz", &$0) }
        var refund = Rows.refund("9", on: "2026-02-02", of: "nowhere", id: "r")
        refund.donor = bad.donor
        try ledger.post(
            [
                refund, gift("g2", donor: "x", source: "s") { mail("a@x.org", "Katz", &$0) },
                gift("g3", donor: "y", source: "t") { mail("a@x.org", "Katz", &$0) },
            ], options: options)
        #expect(try SQL(ledger.path).integers("SELECT donor FROM entry ORDER BY id") == [1, 1])
        #expect(try SQL(ledger.path).integer("SELECT count(*) FROM donor") == 1)
    }

    @Test func moreIdsOfOnePersonInLaterFiles() throws {
        let ledger = try TestLedger()
        try ledger.post([gift("g1", donor: "7") { mail("f@x.org", "Katz", &$0) }])
        let outcome = try ledger.post([gift("g2", donor: "8") { mail("f@x.org", "Katz", &$0) }])
        #expect(outcome.newDonors == 0 && outcome.matchedDonors == 1)
        let two = try ledger.post([
            gift("g3", donor: "1", source: "s") { mail("f@x.org", "Katz", &$0) },
            gift("g4", donor: "2", source: "s") { mail("f@x.org", "Katz", &$0) },
            gift("g5", donor: "3", source: "s") { mail("f@x.org", "Katz", &$0) },
        ])
        #expect(two.matchedDonors == 3 && two.newDonors == 0)
        #expect(try SQL(ledger.path).integers("SELECT donor FROM entry ORDER BY id") == [1, 1, 1, 1, 1])
        #expect(try SQL(ledger.path).integer("SELECT count(*) FROM donor_link WHERE donor = 1") == 5)
    }

    @Test func emptyNeverEqualsEmpty() throws {
        let ledger = try TestLedger()
        try ledger.post([gift("g1", donor: "1") { $0.lastName = "Levi" }, gift("g2", donor: "2") { _ in }])
        let outcome = try ledger.post([
            gift("g3", donor: "1", source: "s") { $0.lastName = "Levi" },
            gift("g4", donor: "2", source: "s") { _ in },
            gift("g5", donor: "3", source: "s") { mail("n/a", "Levi", &$0) },
        ])
        #expect(outcome.newDonors == 3 && outcome.matchedDonors == 0)
        let again = try ledger.post([gift("g6", donor: "9", source: "t") { mail("n/a", "Levi", &$0) }])
        #expect(again.newDonors == 1)
    }

    @Test func emptyFieldsAreFilledAndSuppressionsOnlyRaised() throws {
        let ledger = try TestLedger()
        try ledger.post([
            gift("g1", donor: "1") {
                $0.lastName = "Levi"; $0.suppressions = .doNotMail
            }
        ])
        try ledger.post([
            gift("g2", donor: "1") {
                $0.lastName = "Other"; $0.city = "Haifa"; $0.kind = .company
            },
            gift("g3", donor: "1") {
                $0.city = "Eilat"; $0.phone = "1"; $0.kind = .person; $0.suppressions = .deceased
            },
        ])
        let sql = try SQL(ledger.path)
        #expect(
            try sql.texts("SELECT last_name || '/' || city || '/' || phone FROM donor_personal") == [
                "Levi/Haifa/1"
            ])
        #expect(try sql.integers("SELECT kind FROM donor_personal") == [5])
        #expect(try sql.integers("SELECT suppressions FROM donor_personal") == [3])
        // Every version is a hashed row of its batch; a file that says nothing new writes none.
        #expect(try sql.integers("SELECT batch FROM donor_change ORDER BY batch") == [1, 2])
        try ledger.post([gift("g4", donor: "1") { $0.city = "Yafo" }])
        #expect(try sql.integers("SELECT batch FROM donor_change ORDER BY batch") == [1, 2])
    }

    @Test func aSoftCreditMakesAPlaceholderThatIsFilledLater() throws {
        let ledger = try TestLedger()
        var row = gift("g1", donor: "1") { $0.lastName = "Levi" }
        row.softCredits = [
            SoftCredit(donorID: "2", kind: .household),
            SoftCredit(donorID: "3", kind: .solicitor, minorUnits: 5),
        ]
        let outcome = try ledger.post([row, gift("g2", donor: "3") { $0.lastName = "Katz" }])
        #expect(outcome.newDonors == 3 && outcome.placeholderDonors == 1)
        let sql = try SQL(ledger.path)
        let name =
            "SELECT p.last_name FROM donor_personal p JOIN donor_link l ON l.donor = p.donor WHERE l.external_id = "
        #expect(try sql.texts(name + "'2'") == [""] && sql.texts(name + "'3'") == ["Katz"])
        let later = try ledger.post([
            gift("g3", donor: "2") {
                $0.lastName = "Levi"; $0.firstName = "Dana"
            }
        ])
        #expect(later.newDonors == 0)
        #expect(try sql.texts(name + "'2'") == ["Levi"])
        #expect(try sql.integer("SELECT count(*) FROM donor") == 3)
        #expect(try ledger.tallies()[.total].donors == 3)
    }

    @Test func rowsWithoutADonorAreMoneyOnly() throws {
        let ledger = try TestLedger()
        let outcome = try ledger.post([
            Rows.gift("5", on: "2026-01-01", donor: nil), Rows.gift("5", on: "2026-01-01", donor: nil),
        ])
        #expect(outcome.newDonors == 0)
        let total = try ledger.tallies()[.total]
        #expect(total.raised == 1_000 && total.donors == 0 && total.firstTimeDonors == 0 && total.gifts == 2)
    }

    /// Without an id the words are the donor, within a source.
    @Test func theSameWordsAreTheSameDonor() throws {
        let ledger = try TestLedger()
        let words: (inout DonorDetails) -> Void = {
            $0.name = "Ann Levi"; $0.postalCode = "02139"
        }
        try ledger.post([
            gift("g1", donor: "", words), gift("g2", donor: "", words),
            gift("g3", donor: "") {
                $0.name = "ann  LEVI"; $0.postalCode = "02139"
            },
        ])
        try ledger.post([gift("g4", donor: "", words), gift("g5", donor: "") { $0.name = "Ann Levi" }])
        #expect(try SQL(ledger.path).integers("SELECT donor FROM entry ORDER BY id") == [1, 1, 1, 1, 2])
    }
}
