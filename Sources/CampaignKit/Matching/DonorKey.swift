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

    /// The key of persons of this name, whatever else is known of them.
    public var personNameKey: DonorKey? {
        guard let first = nameWords.first, let last = nameWords.last else { return nil }
        return DonorKey(kind: .personName, parts: [first, last])
    }
}
