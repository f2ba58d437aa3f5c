/// What a row says about a donor.
///
/// The empty string is "not said"; it never overwrites and never matches.
public struct DonorDetails: Hashable, Sendable {
    public var kind: DonorKind?
    public var name = ""
    public var firstName = ""
    public var lastName = ""
    public var organization = ""
    public var householdID = ""
    public var salutation = ""
    public var addressee = ""
    public var email = ""
    public var phone = ""
    public var address1 = ""
    public var address2 = ""
    public var city = ""
    public var state = ""
    public var postalCode = ""
    public var country = ""
    public var language = ""
    /// The number of an organization in a public register, with the register in front: `US-EIN-12-3456789`.
    public var orgID = ""
    public var suppressions: Suppressions = []

    public init() {}

    /// What may not be done: raised by import, lowered only by `donor edit`.
    ///
    /// Raw values are stored.
    public struct Suppressions: OptionSet, Hashable, Sendable {
        public let rawValue: Int
        public init(rawValue: Int) { self.rawValue = rawValue }

        public static let deceased = Suppressions(rawValue: 1)
        public static let doNotMail = Suppressions(rawValue: 2)
        public static let doNotEmail = Suppressions(rawValue: 4)
        public static let doNotPublish = Suppressions(rawValue: 8)
        public static let returnedMail = Suppressions(rawValue: 16)
        /// Raised by `donor erase` alone, and never lowered.
        public static let erased = Suppressions(rawValue: 32)

        /// The names of what is set, in a fixed order.
        public var names: [String] {
            let all: [(Suppressions, String)] = [
                (.deceased, "deceased"), (.doNotMail, "do not mail"), (.doNotEmail, "do not email"),
                (.doNotPublish, "do not publish"), (.returnedMail, "returned mail"), (.erased, "erased"),
            ]
            return all.filter { contains($0.0) }.map(\.1)
        }
    }

    /// The name for screens: what the file gave as a whole, else the organization, else first and last name.
    public var displayName: String {
        if !name.isEmpty { return name }
        if !organization.isEmpty { return organization }
        if firstName.isEmpty || lastName.isEmpty { return firstName + lastName }
        return "\(firstName) \(lastName)"
    }

    /// Whether the person was erased (`rules.md §5`).
    public var isErased: Bool { suppressions.contains(.erased) }

    /// What stays of a donor who was erased: a word for lists, the kind in law, and that no one writes there.
    public func erased() -> DonorDetails {
        var rest = DonorDetails()
        rest.name = Self.erasedName
        rest.kind = kind
        rest.suppressions = suppressions.union([.doNotMail, .doNotEmail, .doNotPublish, .erased])
        rest.suppressions.remove(.returnedMail)
        return rest
    }

    /// What lists call someone who was erased; from a file it names no one.
    static let erasedName = "(erased)"

    /// Whether anything identifies someone.
    public var isEmpty: Bool { displayName.isEmpty && email.isEmpty }
}

/// The donor of a row: an id of the source, details, both, or neither (a gift from someone unnamed).
public struct DonorReference: Hashable, Sendable {
    /// The `donor_id` column; empty when the file has none.
    public var externalID: String
    /// Our own number, from the column `donor`; it wins over the id.
    public var number: Int64?
    /// The kind that the row's type gives to a donor who is new, and to no one else (`rules.md §5`).
    public var impliedKind: DonorKind?
    /// Nil when an earlier row of the file gave the same id with the very same details.
    public var details: DonorDetails?
    /// Whether that is why there are none.
    public var repeatsDetails = false

    public init(
        externalID: String = "", number: Int64? = nil, impliedKind: DonorKind? = nil,
        details: DonorDetails? = nil
    ) {
        self.externalID = externalID
        self.number = number
        self.impliedKind = impliedKind
        self.details = details
    }
}

/// What a row said of a donor and was not taken: something else is known.
public struct DonorDifference: Sendable, Equatable {
    public var donor: Int64
    public var part: DonorPart
    /// What the row says: `77 New Rd, Salem`.
    public var said: String
    /// What is known instead.
    public var kept: String

    public init(donor: Int64, part: DonorPart, _ new: DonorDetails, kept: DonorDetails) {
        self.donor = donor
        self.part = part
        said = part.text(of: new)
        self.kept = part.text(of: kept)
    }

    /// `D-1 now says 77 New Rd, Salem; kept 1 Oak St, Dover`.
    public var text: String { "D-\(donor) now says \(said); kept \(kept)" }
}

/// What a donor is in law.
///
/// `rules.md §5`. Raw values are stored: never renumber one.
public enum DonorKind: Int, Sendable, CaseIterable {
    case person = 1
    case household = 2
    case organization = 3
    case foundation = 4
    case company = 5
    case dafSponsor = 6
    case government = 7
    case platform = 8

    public var name: String {
        self == .dafSponsor ? "daf_sponsor" : String(describing: self)
    }

    public init?(name: String) {
        guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = match
    }
}
