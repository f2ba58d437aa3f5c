/// Who of a household a piece is for: those it names, and whose address it goes to.
struct HouseholdRecipients: Sendable {
    /// Those who are named, by number.
    let writtenTo: [AppealPerson]
    /// Those who are not: they have died, or want none.
    let leftOut: [AppealPerson]
    /// Whose address it goes to; nil where no one can be reached.
    let recipient: AppealPerson?
    /// Why no one can be reached.
    let obstacle: SuppressionReason?
    /// Whether all are of a kind that is never asked.
    let isNotAskable: Bool

    init(_ members: [AppealPerson], reach: AppealMedium) {
        let people = reach == .post ? HouseholdAddress.shared(members) : members
        let obstacles = people.map { (person: $0, obstacle: reach.obstacle($0)) }
        // What the household as a whole refuses, its members do not get either.
        let whole = obstacles.first {
            $0.person.details.kind == .household && AppealMedium.keepsNameOff($0.obstacle)
        }
        leftOut = obstacles.filter { AppealMedium.keepsNameOff($0.obstacle) }.map(\.person)
        let named = obstacles.filter { !AppealMedium.keepsNameOff($0.obstacle) }
        writtenTo = whole == nil ? named.map(\.person) : []
        // Mail that came back from one member's address comes back from it for the others too.
        let returned = Set(
            reach == .post
                ? people.filter { $0.details.suppressions.contains(.returnedMail) }.map(
                    HouseholdAddress.address) : [])
        recipient =
            whole == nil
            ? named.first { $0.obstacle == nil && !returned.contains(HouseholdAddress.address($0.person)) }?
                .person : nil
        if recipient != nil {
            obstacle = nil
        } else if let whole {
            obstacle = whole.obstacle
        } else if named.isEmpty {
            // One who wants no mail outlives the other.
            let wishes = obstacles.compactMap(\.obstacle).filter { $0 != .deceased }
            obstacle = people.isEmpty ? .badAddress : wishes.min() ?? .deceased
        } else {
            obstacle = named.compactMap(\.obstacle).min() ?? .badAddress
        }
        let never: Set<DonorKind> = [.dafSponsor, .platform, .government]
        isNotAskable = !people.isEmpty && people.allSatisfy { $0.details.kind.map(never.contains) ?? false }
    }

    /// Whether there is no name to write to.
    var isNameless: Bool {
        LetterNames(writingTo: writtenTo, leftOut: leftOut, language: LetterLanguage(language))
            .addressee.isEmpty
    }

    /// The language of the one it goes to, else of another; English where no one said.
    var language: String {
        let known = ([recipient].compactMap { $0 } + writtenTo).map(\.details.language)
        return known.first { !$0.isEmpty } ?? "en"
    }

    /// An address that may be written to, whatever the channel.
    var email: String {
        let known = ([recipient].compactMap { $0 } + writtenTo).map(\.details)
        return known.first { !$0.email.isEmpty && !$0.suppressions.contains(.doNotEmail) }?.email ?? ""
    }
}

/// One donor of a household or alone, as a letter knows them.
public struct AppealPerson: Sendable, Equatable {
    /// Ours, shown as `D-77`.
    public var donor: Int64
    public var details: DonorDetails
    /// The first id of another system, `source:id`; empty without one.
    public var externalID: String

    public init(donor: Int64, details: DonorDetails, externalID: String = "") {
        self.donor = donor
        self.details = details
        self.externalID = externalID
    }

    var isDeceased: Bool { details.suppressions.contains(.deceased) }
}

/// The address that a household's letters go to when one of them has none of their own.
///
/// A widow's address is often known only by her late husband's row, or by the household's.
public enum HouseholdAddress {
    /// The members, those without an address with the household's own, else another member's.
    ///
    /// An address from which mail came back is no one's.
    public static func shared(_ people: [AppealPerson]) -> [AppealPerson] {
        guard people.contains(where: { !hasAddress($0) }) else { return people }
        let returned = Set(people.filter(isReturned).map(address))
        let known = people.filter { hasAddress($0) && !returned.contains(address($0)) }
        guard let lender = known.first(where: { $0.details.kind == .household }) ?? known.first else {
            return people
        }
        return people.map { person in
            guard !hasAddress(person), !isReturned(person) else { return person }
            var person = person
            person.details.address1 = lender.details.address1
            person.details.address2 = lender.details.address2
            person.details.city = lender.details.city
            person.details.state = lender.details.state
            person.details.postalCode = lender.details.postalCode
            person.details.country = lender.details.country
            return person
        }
    }

    /// Whether an envelope could be addressed.
    public static func hasAddress(_ person: AppealPerson) -> Bool {
        !person.details.address1.isEmpty && !person.details.city.isEmpty
    }

    /// What tells one address from another.
    static func address(_ person: AppealPerson) -> [String] {
        let details = person.details
        return [details.address1, details.city, details.postalCode].map { $0.lowercased() }
    }

    private static func isReturned(_ person: AppealPerson) -> Bool {
        person.details.suppressions.contains(.returnedMail)
    }
}
