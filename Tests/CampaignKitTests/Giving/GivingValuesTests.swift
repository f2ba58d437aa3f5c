import CampaignKit
import Testing

@Suite("Values of a row")
struct GivingValuesTests {
    @Test("the name for screens: the whole name, else the organization, else the parts")
    func displayName() {
        var details = DonorDetails()
        #expect(details.displayName.isEmpty)
        #expect(details.isEmpty)
        details.lastName = "Cohen"
        #expect(details.displayName == "Cohen")
        details.firstName = "Miriam"
        #expect(details.displayName == "Miriam Cohen")
        details.organization = "Negev Trust"
        #expect(details.displayName == "Negev Trust")
        details.name = "Dr. Miriam Cohen"
        #expect(details.displayName == "Dr. Miriam Cohen")
        #expect(!details.isEmpty)
    }

    @Test("an e-mail alone identifies somebody, an address does not")
    func identifies() {
        var details = DonorDetails()
        details.city = "Boston"
        details.phone = "555"
        #expect(details.isEmpty)
        details.email = "m@example.org"
        #expect(!details.isEmpty)
    }

    @Test("suppressions by name, in a fixed order")
    func suppressions() {
        #expect(DonorDetails.Suppressions().names.isEmpty)
        let two: DonorDetails.Suppressions = [.returnedMail, .deceased]
        #expect(two.names == ["deceased", "returned mail"])
        #expect(two.rawValue == 17)
        let all = DonorDetails.Suppressions(rawValue: 31)
        #expect(
            all.names == ["deceased", "do not mail", "do not email", "do not publish", "returned mail"])
    }

    @Test("a row starts with nothing that was not said")
    func row() throws {
        let day = try #require(CalendarDate("2026-11-20"))
        let row = ImportedEntry(
            line: 2, source: "csv", type: .gift, date: day, day: day, basis: .stated, minorUnits: 500)
        #expect(row.place == .unassigned)
        #expect(row.giftID.isEmpty && row.pledgeID.isEmpty && row.reverses.isEmpty)
        #expect(row.donor == nil && row.method == nil && row.benefit == nil && row.schedule == nil)
        #expect(row.anonymity == .none)
        #expect(row.receiptedBy == .us)
        #expect(row.exchangeMinor == 0 && row.feeMinor == 0)
        #expect(row.extra.isEmpty && row.softCredits.isEmpty)
        var other = row
        other.extra = [ImportedEntry.ExtraColumn(name: "Pew", value: "7")]
        #expect(other != row)
    }

    @Test("an empty place is unassigned")
    func place() {
        #expect(Designation() == .unassigned)
        #expect(Designation(campaign: "innovation") != .unassigned)
        #expect(
            Set([
                Designation(campaign: "a"), Designation(campaign: "a", appeal: "b"),
                Designation(campaign: "a"),
            ]).count == 2)
    }

    @Test("a reference and its parts")
    func references() throws {
        #expect(DonorReference().externalID.isEmpty)
        #expect(DonorReference().details == nil)
        let credit = SoftCredit(donorID: "D2", kind: .household)
        #expect(credit.minorUnits == nil)
        let tribute = Tribute(type: "memory", name: "Ruth")
        #expect(tribute.notifyName.isEmpty && tribute.notifyAddress.isEmpty)
        let shekels = Money(minorUnits: 1800, currency: try #require(Currency(code: "ILS")))
        let foreign = ForeignAmount(original: shekels, rate: "0.2731", rateSource: "BOI")
        #expect(foreign.original.text == "₪18.00")
        #expect(Benefit() == Benefit(valueMinor: nil))
    }
}
