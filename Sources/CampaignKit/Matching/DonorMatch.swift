/// Why a row's donor is one that is known: the steps of `rules.md §5` in their order, the first that holds.
public enum DonorMatch: Int, Sendable, Comparable, CaseIterable {
    case number = 1
    case emailAndName
    case organizationName
    case streetAndName
    case postalCodeAndName
    case phoneAndName

    /// In words, for the summary of an import.
    public var words: String {
        switch self {
        case .number: "donor number"
        case .emailAndName: "same e-mail and name"
        case .organizationName: "the organization's name"
        case .streetAndName: "same name and street"
        case .postalCodeAndName: "same name and ZIP code"
        case .phoneAndName: "same name and telephone"
        }
    }

    public static func < (left: DonorMatch, right: DonorMatch) -> Bool { left.rawValue < right.rawValue }

    /// Why both are one donor; nil when they are two, or nothing tells.
    ///
    /// A known dead donor is no one's match who has a generation that the dead one lacks, or `Mrs.` before
    /// it.
    public static func between(_ row: DonorTraits, _ known: DonorTraits) -> DonorMatch? {
        guard row.sharesName(with: known), !row.outlives(known), !known.outlives(row) else { return nil }
        if NameFolding.agree(row.email, known.email) { return .emailAndName }
        if let byName = byNameAlone(row, known) { return byName ? .organizationName : nil }
        return byPlace(row, known)
    }

    /// A fund's sponsor, a platform or a government is one whatever its address; a company or a foundation
    /// unless both have a state and it differs.
    ///
    /// Nil where the name alone tells nothing.
    private static func byNameAlone(_ row: DonorTraits, _ known: DonorTraits) -> Bool? {
        let kinds = [row.kind, known.kind].compactMap { $0 }.filter { $0 != .organization }
        if Set(kinds).count > 1 { return false }
        if let kind = kinds.first, [.dafSponsor, .platform, .government].contains(kind) { return true }
        guard row.shape == .organization, known.shape == .organization else { return nil }
        return !differ(row.state, known.state)
    }

    /// A finer field that both have and that differs ends the comparison: street, then ZIP.
    private static func byPlace(_ row: DonorTraits, _ known: DonorTraits) -> DonorMatch? {
        if let mine = row.street, let theirs = known.street {
            guard mine.agrees(with: theirs), !differ(row.postalCode, known.postalCode) else { return nil }
            if NameFolding.agree(row.postalCode, known.postalCode) { return .streetAndName }
            return NameFolding.agree(row.city, known.city) ? .streetAndName : nil
        }
        if NameFolding.agree(row.postalCode, known.postalCode) { return .postalCodeAndName }
        guard !differ(row.postalCode, known.postalCode) else { return nil }
        return NameFolding.agree(row.phone, known.phone) ? .phoneAndName : nil
    }

    /// Whether both are known and not the same.
    private static func differ(_ left: String?, _ right: String?) -> Bool {
        guard let left, let right else { return false }
        return left != right
    }
}

/// What finds donors who may be the one that a row means; whoever shares none of them is no one's match.
///
/// Raw values are stored: never renumber one.
public struct DonorKey: Hashable, Sendable {
    public enum Kind: Int, Sendable, CaseIterable {
        case emailAndSurname = 1
        case streetAndSurname = 2
        case postalCodeAndName = 3
        case phoneAndName = 4
        case organization = 5
        /// Asked only by organizations, and before a name becomes a fund's or a platform's.
        case personName = 6
    }

    public let kind: Kind
    /// Folded; never kept in clear.
    public let parts: [String]
}

extension DonorTraits {
    /// The keys that a donor is found by.
    public var keys: [DonorKey] {
        let words = nameWords
        guard let first = words.first, let last = words.last else { return [] }
        var keys: [DonorKey] = []
        func add(_ kind: DonorKey.Kind, _ parts: String?...) {
            let known = parts.compactMap { $0 }
            if known.count == parts.count { keys.append(DonorKey(kind: kind, parts: known)) }
        }
        for surname in surnames {
            add(.emailAndSurname, email, surname)
            add(.streetAndSurname, street?.key, surname)
        }
        add(.postalCodeAndName, postalCode, first, last)
        add(.phoneAndName, phone, first, last)
        if shape == .organization { add(.organization, whole) }
        if shape == .person || shape == .unknown { add(.personName, first, last) }
        return keys
    }

    /// The keys that a row is looked up by, each with those of `keys` that it may meet.
    public var lookups: [DonorKey] {
        var lookups = keys.filter { $0.kind != .personName }
        // A fund may be on file under a name without a kind.
        if shape == .organization, let key = personNameKey { lookups.append(key) }
        // A name without a kind may be a fund's.
        if shape == .unknown, !whole.isEmpty { lookups.append(DonorKey(kind: .organization, parts: [whole])) }
        return lookups
    }

    /// The keys of its name alone; a name without a kind may be a person's or an office's.
    public var nameKeys: [DonorKey] {
        let office = whole.isEmpty ? nil : DonorKey(kind: .organization, parts: [whole])
        return [shape == .person ? nil : office, personNameKey].compactMap { $0 }
    }

    /// The key of persons of this name, whatever else is known of them.
    public var personNameKey: DonorKey? {
        guard let first = nameWords.first, let last = nameWords.last else { return nil }
        return DonorKey(kind: .personName, parts: [first, last])
    }
}
