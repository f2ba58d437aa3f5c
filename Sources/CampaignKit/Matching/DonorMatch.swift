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
