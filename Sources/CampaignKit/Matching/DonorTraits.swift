/// What of a donor takes part in telling who is who: names and addresses, folded.
///
/// Source: `rules.md §5`. Made of a row, and of what is on file, by the same rules.
public struct DonorTraits: Hashable, Sendable {
    /// What sort of name it is.
    public enum Shape: Hashable, Sendable { case person, household, organization, unknown }

    public let shape: Shape
    /// Nil when no one said.
    public let kind: DonorKind?
    public let isDeceased: Bool
    /// Nil for households and organizations.
    let person: PersonName?
    /// Of an organization, who writes for it; who of the two gave is not said.
    let contact: PersonName?
    /// The organization's own name where it has a contact.
    let office: String?
    /// The whole folded name of a household or an organization; of an unknown, as if it were one.
    let whole: String
    let email: String?
    let street: StreetAddress?
    let postalCode: String?
    let city: String?
    let state: String?
    let phone: String?

    public init(_ details: DonorDetails) {
        // Of someone who was erased nothing takes part.
        let details = details.isErased ? DonorDetails() : details
        kind = details.kind
        isDeceased = details.suppressions.contains(.deceased)
        (shape, person, whole) = Self.name(of: details)
        let office = shape == .organization ? OrganizationName.folded(details.organization) : nil
        self.office = office == whole ? nil : office
        contact =
            self.office == nil
            ? nil
            : PersonName(first: details.firstName, last: details.lastName) ?? PersonName(whole: details.name)
        email = NameFolding.email(details.email)
        street = StreetAddress(details.address1, details.address2)
        postalCode = PostalCode.folded(details.postalCode, country: details.country)
        city = NameFolding.fold(details.city)
        state = USState.folded(details.state)
        phone = PhoneNumber.folded(details.phone)
    }

    /// Whether nothing but a name, or its city and state, is known: such a donor is no one of another source.
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

    /// Whether both may bear one name: an initial, a short form, a nickname, or one slip of the pen.
    public func mayShareName(with other: DonorTraits) -> Bool {
        if sharesName(with: other) { return true }
        guard let mine = nameWords.last, mine == other.nameWords.last else { return false }
        return DonorLikeness.firstNamesAlike(person, other.person)
    }

    /// Whether it is none of a dead donor's rows: of a son by `Jr.`, of a widow by her husband's name.
    func outlives(_ other: DonorTraits) -> Bool {
        guard other.isDeceased, !isDeceased, let mine = person, let theirs = other.person else {
            return false
        }
        return theirs.generation.isEmpty && !mine.generation.isEmpty || mine.isMrs && !theirs.isMrs
    }

    /// Whether it is called by no word of any name of someone's, of today or of the past.
    public func sharesNoWord(with names: [DonorTraits]) -> Bool {
        let known = names.reduce(into: Set<String>()) { $0.formUnion($1.words) }
        return !words.isEmpty && !known.isEmpty && words.isDisjoint(with: known)
    }

    /// The words of all its names; initials tell nothing where there are others.
    private var words: Set<String> {
        let all = nameWords + (contact?.words ?? []) + (office?.split(separator: " ").map(String.init) ?? [])
        let long = all.filter { $0.count > 1 }
        return Set(long.isEmpty ? all : long)
    }

    /// Every surname that it may be found by: the contact's and the office's too.
    var surnames: [String] {
        let office = office?.utf8.split(separator: 0x20).last.map { String(Substring($0)) }
        var found: [String] = []
        for word in [nameWords.last, contact?.words.last, office] {
            if let word, !found.contains(word) { found.append(word) }
        }
        return found
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
    ///
    /// A household and a company of one name are two; `Mrs.` may be by her husband's name, where it is known
    /// who she is next to it.
    public var identity: [String] {
        let body: String
        switch shape {
        case .organization: body = "o:" + whole
        case .household: body = "h:" + whole
        case .person, .unknown: body = person?.isMrs == true && !isKnownByNameOnly ? "mrs" : ""
        }
        return [
            body, person?.words.joined(separator: " ") ?? "", person?.generation ?? "", email ?? "",
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
        // `Alder Family Foundation` is not a household; what is in columns for people is none of an office.
        if columns == nil, OrganizationName.isOrganization(name) {
            return (.organization, nil, OrganizationName.folded(name) ?? "")
        }
        if OrganizationName.isHousehold(name) {
            return (.household, nil, OrganizationName.foldedHousehold(name) ?? "")
        }
        if let columns { return (.person, columns, "") }
        return (.unknown, PersonName(whole: name), OrganizationName.folded(name) ?? "")
    }
}
