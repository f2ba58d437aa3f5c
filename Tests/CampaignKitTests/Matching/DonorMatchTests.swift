import CampaignKit
import Testing

/// `rules.md §5`: who is who, by its vectors and by others of their kind.
@Suite("Who is who")
struct DonorMatchTests {
    /// A row in short: `name | email | street | city | state | zip | phone`.
    static func details(_ text: String, kind: DonorKind? = nil) -> DonorDetails {
        var fields = text.split(separator: "|", omittingEmptySubsequences: false).map {
            String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        while fields.count < 7 { fields.append("") }
        var details = DonorDetails()
        details.kind = kind
        details.name = fields[0]
        details.email = fields[1]
        details.address1 = fields[2]
        details.city = fields[3]
        details.state = fields[4]
        details.postalCode = fields[5]
        details.phone = fields[6]
        return details
    }

    static func traits(_ text: String, kind: DonorKind? = nil) -> DonorTraits {
        DonorTraits(details(text, kind: kind))
    }

    /// Both ways round: who is who does not depend on who came first.
    private func match(_ one: String, _ two: String) -> DonorMatch? {
        let (left, right) = (Self.traits(one), Self.traits(two))
        #expect(DonorMatch.between(left, right) == DonorMatch.between(right, left), "\(one) / \(two)")
        return DonorMatch.between(left, right)
    }

    static let smith = "Robert Smith|rs@example.org|12 Main Street|Boston|MA|02125"

    @Test(
        "the same person",
        arguments: [
            (smith, "Robert Smith||12 Main St|Boston|MA|02125", DonorMatch.streetAndName),
            (smith, "Robert J. Smith|other@example.org|12 Main St.|||02125-1234", .streetAndName),
            (smith, "Smith, Robert|RS@example.org", .emailAndName),
            (smith, "Mr. Robert Smith Jr.|rs@example.org|9 Far Rd|Salem|MA|01970", .emailAndName),
            (smith, "ROBERT  SMITH||||||", nil),
            (smith, "Robert Smith||12 Main St # 4|Boston||", .streetAndName),
            (smith, "Robert Smith||||| 2125", .postalCodeAndName),
            ("Ana Ruiz|||||02125|(617) 555-0101", "Ana M. Ruiz|||||02125|", .postalCodeAndName),
            ("Ana Ruiz||||||(617) 555-0101", "Ana Ruiz||||||+1 617 555 0101 x9", .phoneAndName),
            ("José María de la Cruz|jm@example.org", "de la Cruz, José María|jm@example.org", .emailAndName),
            ("Jose de la Cruz|jm@example.org", "José M. de la Cruz|jm@example.org", .emailAndName),
            ("Łukasz Żółć||5 N. 3rd Avenue|Łódź||", "Lukasz Zolc||5 North Third Ave|Lodz||", .streetAndName),
            ("Pia Birk||P.O. Box 12|Dover|DE|19901", "Pia Birk||PO Box 12|Dover|DE|19901", .streetAndName),
            (
                "Pia Birk||1 Elm St Apt 3|Dover||19901", "Pia Birk||1 Elm Street, Unit 3|||19901",
                .streetAndName
            ),
            ("מרים כהן|m@example.org", "כהן, מרים|m@example.org", .emailAndName),
            ("李 小龙|li@example.org", "李 小龙|LI@example.org", .emailAndName),
            (smith, "Robert Smith Ph.D.|rs@example.org", .emailAndName),
            (smith, "The Rev. Robert Smith, M.D.|rs@example.org", .emailAndName),
            (smith, "Fr. Robert Smith, LCSW|Robert <rs@example.org>", .emailAndName),
            ("ד\"ר מרים כהן|m@example.org", "מרים כהן|m@example.org", .emailAndName),
            ("Robert Church|c@example.org", "Church, Robert|mailto:c@example.org", .emailAndName),
            ("Pia Birk||PO Box 77|Dover||19901", "Pia Birk||Post Office Box 77|Dover||19901", .streetAndName),
            ("Pia Birk||99 Elm St, Apt 4|||19901", "Pia Birk||Apt 4 99 Elm St|||19901", .streetAndName),
        ] as [(String, String, DonorMatch?)])
    func same(one: String, two: String, reason: DonorMatch?) { #expect(match(one, two) == reason) }

    @Test(
        "two people",
        arguments: [
            ("John Smith||1 Oak St|New York|NY|10025", "John Smith|||New York|NY|10463"),
            ("John Smith||1 Oak St|New York|NY|10025", "John Smith||2 Oak St|New York|NY|10025"),
            ("John Smith||1 Oak St|New York|NY|10025", "John Smith||1 Oak St|New York|NY|10463"),
            ("John Smith||1 Oak St Apt 2|New York|NY|10025", "John Smith||1 Oak St #3|New York|NY|10025"),
            ("John Smith||||NY|", "John Smith||||NY|"), ("John Smith|||Troy|NY|", "John Smith|||Troy|NY|"),
            ("Amelia Earth|e@example.org", "Bob Earth|e@example.org"),
            ("Bob Smith|rs@example.org|12 Main St|||02125", smith),
            ("Robert J. Smith|rs@example.org", "Robert K. Smith|rs@example.org"),
            ("Robert Smith Jr.|rs@example.org", "Robert Smith Sr.|rs@example.org"),
            ("Robert Smith II|rs@example.org", "Robert Smith, Jr|rs@example.org"),
            ("Pat Smith-Jones|p@example.org", "Pat Jones|p@example.org"),
            ("Jones Pat Smith|p@example.org", "Pat Smith-Jones|p@example.org"),
            ("Earth|e@example.org", "Amelia Earth|e@example.org"),
            ("|e@example.org", "|e@example.org"), ("?|e@example.org", "?|e@example.org"),
            ("李 小龙|li@example.org", "李 大龙|li@example.org"),
            ("Mr. and Mrs. Ole Alder|a@example.org", "Ole Alder|a@example.org"),
            ("Ole & Una Alder|a@example.org", "Una Alder|a@example.org"),
            ("Ana Ruiz|||||02125|6175550101", "Ana Ruiz|||||02126|6175550101"),
            ("Ana Ruiz|||||00000|", "Ana Ruiz|||||00000|"), ("Ana Ruiz|||||n/a|", "Ana Ruiz|||||n/a|"),
            ("Ana Ruiz||||||000-000-0000", "Ana Ruiz||||||000-000-0000"),
            ("Ana Ruiz||||||999 999 9999", "Ana Ruiz||||||(999) 999-9999"),
            ("Smith, J.D.|j@example.org", "Smith, K.D.|j@example.org"),
            ("The Robert Church Family|c@example.org", "First Church|c@example.org"),
        ])
    func different(one: String, two: String) { #expect(match(one, two) == nil) }

    @Test("a name in columns and the same in one piece")
    func columns() {
        var columns = DonorDetails()
        (columns.firstName, columns.lastName) = ("Dr. Pat Q.", "Smith Jones, MD")
        columns.email = "p@example.org"
        let traits = DonorTraits(columns)
        #expect(DonorMatch.between(traits, Self.traits("Pat Smith Jones|p@example.org")) == .emailAndName)
        #expect(DonorMatch.between(traits, Self.traits("Smith Jones, Pat|p@example.org")) == .emailAndName)
        #expect(DonorMatch.between(traits, Self.traits("Pat Smith|p@example.org")) == nil)
    }

    @Test("organizations join by their name, kinds and states apart")
    func organizations() {
        let home = "Fidelity Charitable Gift Fund||1 Fund Way|Boston|MA|02110"
        let away = "The Fidelity Charitable Gift Fund, Inc.||PO Box 770001|Cincinnati|OH|45277"
        func match(_ one: DonorKind?, _ two: DonorKind?) -> DonorMatch? {
            DonorMatch.between(Self.traits(home, kind: one), Self.traits(away, kind: two))
        }
        #expect(match(.dafSponsor, .dafSponsor) == .organizationName)
        #expect(match(.dafSponsor, nil) == .organizationName)
        #expect(match(.platform, .organization) == .organizationName)
        #expect(match(.company, .company) == nil, "another state")
        #expect(match(.company, .foundation) == nil && match(.person, .dafSponsor) == nil)
        let bakery = Self.traits("Mill Bakery Co.|office@example.org", kind: .company)
        #expect(
            DonorMatch.between(bakery, Self.traits("Mill Bakery", kind: .organization)) == .organizationName)
        #expect(DonorMatch.between(bakery, Self.traits("Mill Bakery|office@example.org")) == .emailAndName)
        #expect(DonorMatch.between(bakery, Self.traits("Mill Bakery")) == nil, "may be a person's name")
        #expect(DonorMatch.between(bakery, Self.traits("Dover Bakery|office@example.org")) == nil)
    }

    @Test(
        "people and houses",
        arguments: [
            ("Robert Church", DonorTraits.Shape.unknown), ("Dr. Jane Q. Bank", .unknown),
            ("Charity Jones", .unknown), ("First Baptist Church", .organization),
            ("Temple Sinai", .organization), ("Alder Family Foundation", .organization),
            ("Smith & Sons LLC", .organization), ("The Church Family", .household),
            ("Ole & Una Bank", .household), ("The Alder Family", .household),
        ])
    func houses(name: String, shape: DonorTraits.Shape) { #expect(Self.traits(name).shape == shape) }

    @Test("a household and a company of one name are two, a name in either order is one")
    func identities() {
        let household = Self.traits("The Alder Family").identity
        var office = DonorDetails()
        (office.organization, office.kind) = ("Alder Inc", .organization)
        #expect(household != DonorTraits(office).identity)
        #expect(Self.traits("Robert Smith").identity == Self.traits("Smith, Robert").identity)
        #expect(Self.traits("Mrs. Ana Ruiz").identity == Self.traits("Ana Ruiz").identity)
    }

    @Test("a name that shares no word with another, nor with one of the past")
    func words() {
        let (ana, bo) = (Self.traits("Ana Ruiz"), Self.traits("Li, Bo"))
        #expect(bo.sharesNoWord(with: [ana]) && !bo.sharesNoWord(with: [ana, Self.traits("Bo Smith")]))
        #expect(!Self.traits("").sharesNoWord(with: [ana]) && !ana.sharesNoWord(with: [Self.traits("")]))
        #expect(!Self.traits("A. Ruiz").sharesNoWord(with: [ana]))
    }

    @Test("a person named like a household is none, nor is a contact the company")
    func shapes() {
        let household = Self.traits("The Quill Household|q@example.org", kind: .household)
        #expect(
            DonorMatch.between(household, Self.traits("Fred Household|q@example.org", kind: .person)) == nil)
        #expect(DonorMatch.between(household, Self.traits("Quill Family|q@example.org")) == .emailAndName)
        var contact = Self.details("|info@example.org")
        contact.organization = "Mill Bakery"
        let company = DonorTraits(contact)
        (contact.firstName, contact.lastName) = ("Bea", "Mill")
        #expect(DonorMatch.between(company, DonorTraits(contact)) == nil)
        #expect(DonorMatch.between(DonorTraits(contact), DonorTraits(contact)) == .emailAndName)
    }

    @Test("whoever is the same shares a key")
    func keys() {
        let rows = [
            Self.smith, "Robert Smith||12 Main St|Boston|MA|02125", "Robert J. Smith||12 N Main St.|Boston||",
            "Smith, Robert|rs@example.org", "Robert Smith||||||617 555 0101",
            "Robert Smith|||||02125|6175550101",
            "Mill Bakery|rs@example.org", "The Mill Bakery Inc|rs@example.org", "Earth|rs@example.org",
            "de la Cruz, José|jm@example.org|Hauptstraße 5|Bonn||53111",
            "Jose M de la Cruz||Hauptstr. 5|Bonn||53111",
        ].flatMap { text in
            // Only a person's surname is first.
            let kinds: [DonorKind?] =
                text.contains(", ") || text.hasPrefix("de la")
                ? [nil, .person] : [nil, .person, .company, .dafSponsor, .household]
            return kinds.map { Self.traits(text, kind: $0) }
        }
        for one in rows {
            for two in rows where DonorMatch.between(one, two) != nil {
                #expect(!Set(one.lookups).isDisjoint(with: two.keys), "\(one) \(two)")
            }
        }
    }
}
