import Testing

@testable import CampaignKit

/// Which rows mean someone who was erased, by what is kept of them (`rules.md §5`).
@Suite("Tombstones")
struct TombstoneTests {
    private static let robert = details(
        "Robert Smith", email: "bob@example.org", street: "12 Main Street", zip: "10025", city: "New York")

    private static func details(
        _ name: String, email: String = "", street: String = "", zip: String = "", city: String = "",
        phone: String = ""
    ) -> DonorDetails {
        var details = DonorDetails()
        (details.name, details.email, details.address1) = (name, email, street)
        (details.postalCode, details.city, details.phone) = (zip, city, phone)
        return details
    }

    private func meets(_ row: DonorDetails, _ erased: DonorDetails = robert) -> Bool {
        !Set(DonorTraits(row).tombstoneLookups).isDisjoint(with: DonorTraits(erased).tombstones)
    }

    private static let samePeople = [
        details("Robert Smith", email: "BOB@example.org"),
        details("Bob Smith", email: "bob@example.org"),
        details("R. Smith", email: "bob@example.org"),
        details("Smith, Robert J.", email: "bob@example.org"),
        details("", email: "bob@example.org"),
        details("Robert Smith", street: "12 Main St", zip: "10025-1234"),
        details("Robert Smith", street: "12 Main St", city: "New York"),
        details("Robert Smith", zip: "10025"),
    ]

    @Test(arguments: samePeople)
    func theSamePerson(row: DonorDetails) { #expect(meets(row)) }

    /// A couple shares an address of either kind; a name with a town is anyone's.
    private static let others = [
        details("Rachel Smith", email: "bob@example.org"),
        details("Robert Jones", email: "bob@example.org"),
        details("Rachel Smith", street: "12 Main St", zip: "10025"),
        details("Robert Smith", street: "77 New Rd", zip: "10025"),
        details("Robert Smith", street: "12 Main St", zip: "04530"),
        details("Robert Smith", city: "New York"),
        details("Robert Smith"),
        details("", zip: "10025"),
        details(""),
    ]

    @Test(arguments: others)
    func someoneElse(row: DonorDetails) { #expect(!meets(row)) }

    @Test func theNameAsItWasWrittenIsAKeyOfItsOwn() {
        let own = DonorTraits(Self.robert).ownName
        #expect(own == TombstoneKey(.ownName, ["smith", "robert"]))
        #expect(DonorTraits(Self.robert).tombstones.contains { $0 == own })
        #expect(DonorTraits(Self.details("Bob Smith")).ownName == TombstoneKey(.ownName, ["smith", "bob"]))
        #expect(DonorTraits(Self.details("", email: "bob@example.org")).ownName == nil)
    }

    @Test func aCodeAloneStandsForAnAddressWhereThereWasNoStreet() {
        let erased = Self.details("Ana Ruiz", zip: "04530", phone: "207 555 0100")
        #expect(meets(Self.details("Ana Ruiz", street: "12 Mill St", zip: "04530"), erased))
        #expect(meets(Self.details("Ana Ruiz", phone: "+1 (207) 555-0100"), erased))
        #expect(!meets(Self.details("Ana Ruiz", street: "12 Mill St", zip: "04531"), erased))
    }

    @Test func officesAndHouseholdsGoByTheirWholeName() {
        var office = DonorDetails()
        office.organization = "The Alder Fund, Inc."
        var again = DonorDetails()
        again.organization = "Alder Fund"
        #expect(meets(again, office))
        let home = Self.details("Ana and Bob Ruiz", email: "ruiz@example.org")
        #expect(meets(home, home) && !meets(Self.details("Cy and Di Ruiz", email: "ruiz@example.org"), home))
    }

    @Test func ofTheErasedNothingTakesPart() {
        var known = Self.robert
        known.kind = .person
        known.suppressions = [.deceased, .returnedMail]
        let rest = known.erased()
        #expect(rest.displayName == "(erased)" && rest.email.isEmpty && rest.address1.isEmpty)
        #expect(rest.kind == .person && rest.isErased && !known.isErased)
        #expect(
            rest.suppressions.names == [
                "deceased", "do not mail", "do not email", "do not publish", "erased",
            ])
        let traits = DonorTraits(rest)
        #expect(!traits.hasName && traits.keys.isEmpty && traits.tombstones.isEmpty)
        // Our own list, imported again, names no one by it.
        var row = Self.details("(erased)")
        #expect(!row.dropPlaceholders() && row.name.isEmpty)
    }

    @Test func theErasedAreAskedForNothing() {
        let person = AppealPerson(donor: 1, details: Self.robert.erased())
        for medium in [AppealMedium.post, .email, .phone, .inPerson] {
            #expect(medium.obstacle(person) == .erased)
        }
    }
}
