/// What is kept of someone who was erased, as salted digests alone, so that a later export does not bring
/// them back.
///
/// Source: `rules.md §5`, erasure. Raw values are stored: never renumber one.
public struct TombstoneKey: Hashable, Sendable {
    public enum Kind: Int, Sendable, CaseIterable {
        /// Our own number: it is there for everyone who was erased.
        case number = 1
        /// Asked by rows without a name alone: a couple shares an address.
        case email = 2
        case emailAndName = 3
        case streetAndName = 4
        /// Asked by rows without a street.
        case postalCodeAndName = 5
        /// Kept of someone without a street, and asked by rows with one.
        case postalCodeWithoutStreet = 6
        case phoneAndName = 7
        case organization = 8
        /// The name as it was written: another first name may be short for the same one, or someone else's.
        case ownName = 9
    }

    public let kind: Kind
    /// Folded; never kept in clear.
    public let parts: [String]

    public init(_ kind: Kind, _ parts: [String]) {
        self.kind = kind
        self.parts = parts
    }
}

extension DonorTraits {
    /// The keys that are kept of an erased donor.
    public var tombstones: [TombstoneKey] {
        // Who is Robert may come back as R. Smith.
        let initial = person?.given.map { String($0.prefix(1)) }
        var keys = keys(forms: nameForms.union([initial].compactMap { $0 }), code: .postalCodeAndName)
        if street == nil { keys += nameKeys(.postalCodeWithoutStreet, [postalCode], nameForms) }
        return keys + [emailKey, ownName].compactMap { $0 }
    }

    /// The keys that a row is looked up by; one that an erased donor has too means them.
    public var tombstoneLookups: [TombstoneKey] {
        guard hasName else { return emailKey.map { [$0] } ?? [] }
        return keys(
            forms: nameForms, code: street == nil ? .postalCodeAndName : .postalCodeWithoutStreet)
    }

    /// The address alone; nil without one.
    public var emailKey: TombstoneKey? { email.map { TombstoneKey(.email, [$0]) } }

    /// The name as it is written; nil without a first name.
    public var ownName: TombstoneKey? { person?.given.flatMap { nameKeys(.ownName, [], [$0]).first } }

    private func keys(forms: Set<String>, code: TombstoneKey.Kind) -> [TombstoneKey] {
        var keys = nameKeys(.emailAndName, [email], forms)
        // The same street in the same town, by its code or by its name.
        for town in [postalCode, city].compactMap({ $0 }) {
            keys += nameKeys(.streetAndName, [street?.key, town], forms)
        }
        keys += nameKeys(code, [postalCode], forms) + nameKeys(.phoneAndName, [phone], forms)
        if shape == .organization, !whole.isEmpty { keys.append(TombstoneKey(.organization, [whole])) }
        return keys
    }

    /// One key for each form of the name; none where a part is not known.
    private func nameKeys(
        _ kind: TombstoneKey.Kind, _ parts: [String?], _ forms: Set<String>
    ) -> [TombstoneKey] {
        let known = parts.compactMap { $0 }
        guard known.count == parts.count else { return [] }
        let surname = person == nil ? whole : nameWords.last ?? ""
        guard !surname.isEmpty else { return [] }
        return forms.sorted().map { TombstoneKey(kind, known + [surname, $0]) }
    }

    /// The first name with those that it is short for; empty for a surname alone, a household or an office.
    private var nameForms: Set<String> {
        guard let given = person?.given else { return [""] }
        return DonorLikeness.longForms(given)
    }
}
