/// What of a donor takes part in telling who is who: names and addresses, folded.
///
/// Source: `rules.md §5`. Made of a row, and of what is on file, by the same rules.
public struct DonorTraits: Hashable, Sendable {
    /// What sort of name it is.
    public enum Shape: Hashable, Sendable { case person, household, organization, unknown }

    public let shape: Shape
    /// Nil when nobody said.
    public let kind: DonorKind?
    public let isDeceased: Bool
    /// Nil for households and organizations.
    let person: PersonName?
    /// The whole folded name of a household or an organization; of an unknown, as if it were one.
    let whole: String
    let email: String?
    let street: StreetAddress?
    let postalCode: String?
    let city: String?
    let state: String?
    let phone: String?

    public init(_ details: DonorDetails) {
        kind = details.kind
        isDeceased = details.suppressions.contains(.deceased)
        (shape, person, whole) = Self.name(of: details)
        email = NameFolding.email(details.email)
        street = StreetAddress(details.address1, details.address2)
        postalCode = PostalCode.folded(details.postalCode, country: details.country)
        city = NameFolding.fold(details.city)
        state = USState.folded(details.state)
        phone = PhoneNumber.folded(details.phone)
    }

    /// Whether nothing but a name, or its city and state, is known: such a donor is nobody of another source.
    public var isKnownByNameOnly: Bool {
        hasName && shape != .organization && email == nil && street == nil && postalCode == nil
            && phone == nil
    }

    public var hasName: Bool { person != nil || !whole.isEmpty }

    /// Whether both bear one name; empty never equals empty.
    public func sharesName(with other: DonorTraits) -> Bool {
        switch (shape, other.shape) {
        case (.organization, .organization), (.organization, .unknown), (.unknown, .organization),
            (.household, .household):
            return !whole.isEmpty && whole == other.whole
        case (.person, .person), (.person, .unknown), (.unknown, .person), (.unknown, .unknown):
            guard let mine = person, let theirs = other.person else { return false }
            return mine.agrees(with: theirs)
        default: return false
        }
    }

    /// The words of the name in their order, for what finds it.
    var nameWords: [String] {
        person?.words ?? whole.utf8.split(separator: 0x20).map { String(Substring($0)) }
    }

    /// What a gift's content keeps of a donor without an id: a better address makes no other gift of it.
    public var nameKey: String {
        guard let first = nameWords.first, let last = nameWords.last else { return email ?? "" }
        return person == nil ? whole : first + " " + last
    }

    /// Everything that tells two rows without an id apart within one source, folded.
    public var identity: [String] {
        [
            whole, person?.words.joined(separator: " ") ?? "", person?.generation ?? "", email ?? "",
            street.map { "\($0.street)#\($0.unit)" } ?? "", postalCode ?? "", city ?? "", state ?? "",
            phone ?? "",
        ]
    }

    private static func name(of details: DonorDetails) -> (Shape, PersonName?, String) {
        let columns = PersonName(first: details.firstName, last: details.lastName)
        let name =
            details.name.isEmpty
            ? [details.firstName, details.lastName].joined(separator: " ") : details.name
        switch details.kind {
        case .person?: return (.person, columns ?? PersonName(whole: details.name), "")
        case .household?: return (.household, nil, OrganizationName.foldedHousehold(name) ?? "")
        case nil: break
        default:
            let called = details.organization.isEmpty ? name : details.organization
            return (.organization, nil, OrganizationName.folded(called) ?? "")
        }
        if let organization = OrganizationName.folded(details.organization) {
            // Who of the two gave is not said: only the same two are the same.
            let contact = NameFolding.fold(name) ?? ""
            let isOne = contact.isEmpty || OrganizationName.folded(name) == organization
            return (.organization, nil, isOne ? organization : organization + " / " + contact)
        }
        if OrganizationName.isHousehold(name) {
            return (.household, nil, OrganizationName.foldedHousehold(name) ?? "")
        }
        if let columns { return (.person, columns, "") }
        if OrganizationName.isOrganization(PersonName.words(of: name)) {
            return (.organization, nil, OrganizationName.folded(name) ?? "")
        }
        return (.unknown, PersonName(whole: name), OrganizationName.folded(name) ?? "")
    }
}
