/// What becomes of a donor's details when a row says some too: `rules.md §5`.
///
/// Each part is taken or kept whole. What is empty is filled; what only says more of the same replaces; an
/// address that cannot be mailed gives way to one that can; anything else is kept, and named. A suppression
/// is raised, never lowered, but returned mail belongs to its address.
public struct DonorMerge: Sendable {
    public private(set) var result: DatedDetails
    /// The parts of which the row says something else than what is kept.
    public private(set) var kept: [DonorPart] = []
    /// The parts of which the row says what is known already.
    public private(set) var agreed: [DonorPart] = []

    /// - Parameters:
    ///   - day: the row's date.
    ///   - takesLater: whether what differs is taken from a row that is later than what is on file.
    public init(
        _ new: DonorDetails, of day: CalendarDate, into old: DatedDetails, takesLater: Bool = false
    ) {
        result = old
        result.details.kind = old.details.kind ?? new.kind
        for part in DonorPart.allCases where !part.isEmpty(in: new) {
            switch Self.verdict(part, new, of: day, on: old, nameIsKept: kept.contains(.name)) {
            case .nothing: agreed.append(part)
            case .fill:
                for field in part.fields where result.details[keyPath: field].isEmpty {
                    result.details[keyPath: field] = new[keyPath: field]
                }
                if result.days[part] == nil { result.days[part] = day }
            case .take: result.take(part, from: new, on: day)
            case .differs:
                if takesLater, old.days[part].map({ day > $0 }) ?? true {
                    result.take(part, from: new, on: day)
                    // Another name is not greeted by the words for the old one.
                    if part == .name { result.take(.greeting, from: DonorDetails(), on: nil) }
                } else {
                    kept.append(part)
                }
            }
        }
        settleSuppressions(new, old.details)
    }

    /// Mail came back from one address: another one clears it, and what a row says of another raises nothing.
    private mutating func settleSuppressions(_ new: DonorDetails, _ old: DonorDetails) {
        var raised = new.suppressions
        if kept.contains(.address) { raised.remove(.returnedMail) }
        if Self.address(result.details).prefix(3) != Self.address(old).prefix(3) {
            result.details.suppressions.remove(.returnedMail)
        }
        result.details.suppressions.formUnion(raised)
    }

    private enum Verdict { case nothing, fill, take, differs }

    private static func verdict(
        _ part: DonorPart, _ new: DonorDetails, of day: CalendarDate, on old: DatedDetails, nameIsKept: Bool
    ) -> Verdict {
        let known = old.details
        // How the row wants someone of another name to be greeted says nothing of this donor.
        if part == .greeting, nameIsKept {
            return part.values(in: new) == part.values(in: known) ? .nothing : .differs
        }
        if part.isEmpty(in: known) { return .take }
        let pairs = zip(folded(known, part), folded(new, part)).map { ($0, $1) }
        // What says less than is known, or the same, says nothing new.
        if pairs.allSatisfy({ $1.isEmpty || extends($0, $1, part) }) { return .nothing }
        if pairs.allSatisfy({ $0.isEmpty || extends($1, $0, part) }) { return part == .name ? .fill : .take }
        switch part {
        case .name where spellsOut(new, known): return .nothing
        case .name where spellsOut(known, new): return .take
        case .name: return isSameName(known, new) ? .fill : .differs
        case .address: return givesWay(known, to: new, of: day, since: old.days[.address]) ? .take : .differs
        default: return .differs
        }
    }

    /// Whether the first of two folded texts is the second, or says more of it: a ZIP+4 of its ZIP.
    private static func extends(_ longer: String, _ shorter: String, _ part: DonorPart) -> Bool {
        longer == shorter
            || part == .address && shorter.count == 5 && longer.hasPrefix(shorter + "-")
                && shorter.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// The texts of a part as they are compared.
    private static func folded(_ details: DonorDetails, _ part: DonorPart) -> [String] {
        let values = part.values(in: details)
        switch part {
        case .name: return values.map { NameFolding.fold($0) ?? $0 }
        case .email: return values.map { NameFolding.email($0) ?? $0 }
        case .phone: return values.map(phone)
        case .address: return address(details)
        case .household: return values
        case .greeting, .language, .register: return values.map { $0.lowercased() }
        }
    }

    /// Street, unit, city, state, ZIP code, country: at home the last is seldom written.
    private static func address(_ details: DonorDetails) -> [String] {
        let zip = ZIPCode.reading(
            details.postalCode, state: details.state, country: details.country)
        let street = StreetAddress(details.address1, details.address2)
        return [
            street?.street ?? "", street?.unit ?? "", NameFolding.fold(details.city) ?? "",
            USState.code(details.state), zip.printed(details.postalCode).lowercased(),
            PostalAddress.country(details.country).lowercased(),
        ]
    }

    /// The digits, without the 1 of North America.
    private static func phone(_ text: String) -> String {
        let digits = text.filter { $0.isASCII && $0.isNumber }
        if digits.isEmpty { return text }
        return digits.count == 11 && digits.hasPrefix("1") ? String(digits.dropFirst()) : digits
    }

    /// `Ada Moor` in one cell and in two; a person to write to at an organization.
    private static func isSameName(_ old: DonorDetails, _ new: DonorDetails) -> Bool {
        let organizations = (NameFolding.fold(old.organization), NameFolding.fold(new.organization))
        guard organizations.0 == nil || organizations.1 == nil || organizations.0 == organizations.1 else {
            return false
        }
        let persons = (person(old), person(new))
        if persons.0 == nil, organizations.0 != nil { return persons.1 != nil }
        return NameFolding.agree(persons.0, persons.1)
    }

    /// Whether the second says of whose first name the first gives the initial: `B. Li` and `Bo Li`.
    private static func spellsOut(_ short: DonorDetails, _ long: DonorDetails) -> Bool {
        guard NameFolding.fold(short.organization) == NameFolding.fold(long.organization),
            let mine = DonorTraits(short).person, let theirs = DonorTraits(long).person,
            let initial = mine.given, let given = theirs.given, mine.surname == theirs.surname
        else { return false }
        return initial.count == 1 && given.count > 1 && given.hasPrefix(initial)
            && mine.words.count <= theirs.words.count
    }

    private static func person(_ details: DonorDetails) -> String? {
        NameFolding.fold(details.inOrder().name)
            ?? NameFolding.fold("\(details.firstName) \(details.lastName)")
    }

    /// Whether mail cannot reach what is known and can reach what is new; after mail came back only what is
    /// no older than the address is news.
    private static func givesWay(
        _ old: DonorDetails, to new: DonorDetails, of day: CalendarDate, since: CalendarDate?
    ) -> Bool {
        guard new.hasAddress, !new.suppressions.contains(.returnedMail) else { return false }
        if !old.hasAddress { return true }
        return old.suppressions.contains(.returnedMail) && since.map { day >= $0 } ?? true
    }
}

extension DonorDetails {
    /// Whether an envelope could be addressed.
    public var hasAddress: Bool { !address1.isEmpty && !city.isEmpty }
}
