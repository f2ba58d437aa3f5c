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

        /// The names of what is set, in a fixed order.
        public var names: [String] {
            let all: [(Suppressions, String)] = [
                (.deceased, "deceased"), (.doNotMail, "do not mail"), (.doNotEmail, "do not email"),
                (.doNotPublish, "do not publish"), (.returnedMail, "returned mail"),
            ]
            return all.filter { contains($0.0) }.map(\.1)
        }
    }

    /// The name for screens: what the file gave as a whole, else the organization, else first and last name.
    public var displayName: String {
        if !name.isEmpty { return name }
        if !organization.isEmpty { return organization }
        return [firstName, lastName].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Whether anything identifies someone.
    public var isEmpty: Bool { displayName.isEmpty && email.isEmpty }
}
