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
