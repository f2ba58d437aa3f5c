import CampaignKit
import Testing

/// Who is on file twice, however it was spelled (`rules.md §5`).
@Suite("Donors on file twice")
struct DuplicateFinderTests {
    private static func person(
        _ first: String, _ last: String, street: String = "", zip: String = "", city: String = "",
        email: String = "", phone: String = ""
    ) -> DonorDetails {
        var details = DonorDetails()
        (details.firstName, details.lastName, details.address1) = (first, last, street)
        (details.postalCode, details.city, details.email, details.phone) = (zip, city, email, phone)
        return details
    }

    private func resemblance(_ one: DonorDetails, _ other: DonorDetails) -> DonorResemblance? {
        guard let one = ResemblanceTraits(one), let other = ResemblanceTraits(other) else { return nil }
        let found = DonorResemblance(one, other)
        #expect(found == DonorResemblance(other, one))
        return found
    }

    private static let home = person(
        "Robert", "Smith", street: "12 Main Street", zip: "10025", city: "New York", email: "bob@example.org")

    /// Points by hand: name 20 + 20 + 4, street 26 + 14, ZIP code 12, city 10, e-mail 30.
    @Test func points() throws {
        let same = try #require(resemblance(Self.home, Self.home))
        #expect(same.score == 100)
        #expect(same.reasons == ["same name", "same e-mail", "same street", "same ZIP code", "same city"])
        let bob = try #require(
            resemblance(Self.home, Self.person("Bob", "Smith", street: "12 Main St", city: "New York")))
        #expect(bob.score == 14 + 20 + 40 + 10)
        #expect(bob.reasons == ["same surname, similar first name", "same street", "same city"])
        let slip = try #require(
            resemblance(Self.home, Self.person("Robert", "Smiht", street: "13 Main St", zip: "10052")))
        #expect(slip.score == 20 + 14 + 26 + 4 + 6 && slip.reasons == ["similar name", "similar street"])
    }

    private static let samePeople = [
        person("Smith", "Robert", zip: "10025"),
        person("Rob", "Smith", email: "bob@example.org"),
        person("", "Smith", email: "bob@example.org"),
        person("Robert", "Smith-Jones", street: "12 Main St", zip: "10025"),
        person("Robert", "Jones", street: "12 Main St", zip: "10025"),
    ]

    @Test(arguments: samePeople)
    func whoMayBeTheSame(other: DonorDetails) { #expect(resemblance(Self.home, other) != nil) }

    /// Families, neighbors, namesakes, and father and son.
    private static let others = [
        person("Rachel", "Smith", street: "12 Main St", zip: "10025", email: "bob@example.org"),
        person("Robert", "Jones", email: "bob@example.org"),
        person("Robert", "Smith", city: "New York"),
        person("Robert", "Smith"),
        person("Robert", "Smith", street: "77 Elm Avenue", zip: "60601", city: "Chicago"),
        person("", ""),
    ]

    @Test(arguments: others)
    func whoIsSomeoneElse(other: DonorDetails) { #expect(resemblance(Self.home, other) == nil) }

    @Test(arguments: [
        ("Chaim", "Haim", "Cohen", "Kohen"), ("Jürgen", "Juergen", "Müller", "Mueller"),
        ("Mohammed", "Muhammad", "Said", "Sayid"), ("Yitzhak", "Itzhak", "Katz", "Kats"),
        ("Łukasz", "Lukasz", "Żak", "Zak"),
    ])
    func transcriptions(one: String, other: String, surname: String, otherSurname: String) {
        let found = resemblance(
            Self.person(one, surname, phone: "617 555 0100"),
            Self.person(other, otherSurname, phone: "617-555-0100"))
        #expect(found?.reasons.contains("same telephone") == true)
    }

    @Test func generationsAndKindsAreToldApart() {
        let son = Self.person("Robert", "Smith Jr.", zip: "10025")
        let father = Self.person("Robert", "Smith Sr.", zip: "10025")
        #expect(resemblance(son, father) == nil && resemblance(Self.home, son) != nil)
        var office = Self.person("", "", phone: "617 555 0100")
        office.organization = "The Alder Fund, Inc."
        var again = office
        again.organization = "Alder Fund"
        #expect(resemblance(office, again)?.score == 44 + 25)
        again.organization = "Birch Trust"
        #expect(resemblance(office, again) == nil && resemblance(office, Self.home) == nil)
    }

    @Test func pairsAreFoundOnceTheLikeliestFirst() {
        var finder = DuplicateFinder()
        finder.add(7, Self.home)
        finder.add(3, Self.person("Robert", "Smith", zip: "10025"))
        finder.add(4, Self.person("Ana", "Ruiz", zip: "10025"))
        finder.add(5, Self.home)
        finder.add(6, Self.home.erased())
        finder.add(8, DonorDetails())
        let pairs = finder.pairs()
        #expect(pairs.map { [$0.donor, $0.other] } == [[5, 7], [3, 5], [3, 7]])
        #expect(pairs.map(\.resemblance.score) == [100, 56, 56])
    }

    /// What a crowd shares tells nothing, and costs nothing: 648 names are three donors', 28 are two's.
    @Test func aCrowdIsPassedOver() {
        var finder = DuplicateFinder()
        for number in 0..<2000 {
            let letters = [number % 26, number / 26 % 26].map { Character(UnicodeScalar(UInt8(97 + $0))) }
            let name = String(letters)
            finder.add(Int64(number), Self.person("Q" + name, "X" + name, email: "office@example.org"))
        }
        let pairs = finder.pairs()
        #expect(pairs.count == 648 * 3 + 28)
        #expect(pairs.allSatisfy { $0.resemblance.score == 74 })
    }
}
