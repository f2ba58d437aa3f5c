/// Which donors are meant: a lifecycle name, comparisons, and these joined by `and`, `or` and `not`.
///
/// `lybunt and largest >= $1,000 and state in (NY, NJ)`.
public struct Pick: Sendable, Equatable {
    /// The tree of a pick.
    indirect enum Node: Sendable, Equatable {
        case group(PickGroup)
        case compare(PickField, PickToken.Sign, PickValue)
        case isOne(PickField, [PickValue])
        case not(Node)
        case and(Node, Node)
        case or(Node, Node)
    }

    /// As it was written.
    public let text: String
    let root: Node

    /// Reads a pick; amounts are in `currency`.
    public init(_ text: String, currency: Currency) throws(PickError) {
        self.text = text
        root = try PickParser.parse(text, currency: currency)
    }

    /// A name alone.
    public init(_ group: PickGroup) {
        text = group.rawValue
        root = .group(group)
    }

    /// Whether a donor is meant; `classic` counts LYBUNT into SYBUNT.
    public func contains(_ facts: DonorFacts, classic: Bool = false) -> Bool {
        Self.holds(root, facts, classic)
    }

    private static func holds(_ node: Node, _ facts: DonorFacts, _ classic: Bool) -> Bool {
        switch node {
        case .group(let group): group.contains(facts.status, classic: classic)
        case .compare(let field, let sign, let value):
            PickValue(field, of: facts).map { value.isOn(sign, of: $0, field) } ?? false
        case .isOne(let field, let values):
            PickValue(field, of: facts).map { found in values.contains { $0.isOn(.equal, of: found, field) } }
                ?? false
        case .not(let inner): !holds(inner, facts, classic)
        case .and(let left, let right): holds(left, facts, classic) && holds(right, facts, classic)
        case .or(let left, let right): holds(left, facts, classic) || holds(right, facts, classic)
        }
    }
}

/// A name that picks donors by their lifecycle: one status, or several that go together.
public enum PickGroup: String, Sendable, CaseIterable {
    case new, recaptured, retained, upgraded, same, downgraded, lapsed
    case lapsedNew = "lapsed-new"
    case lapsedRepeat = "lapsed-repeat"
    case lybunt, sybunt, dormant
    /// Everyone who ever gave.
    case all

    /// What it is, in a few words.
    public var meaning: String {
        switch self {
        case .new: "gave this year for the first time"
        case .recaptured: "gave this year and some year before, but not last year"
        case .retained: "gave last year and this year: upgraded, same or downgraded"
        case .upgraded: "gave more than last year"
        case .same: "gave as much as last year"
        case .downgraded: "gave less than last year"
        case .lapsed: "the same as lybunt"
        case .lapsedNew: "gave last year for the first time, and not yet this year"
        case .lapsedRepeat: "gave last year and before, and not yet this year"
        case .lybunt: "gave last year, and not yet this year"
        case .sybunt: "gave some year, but not last year or this; --classic adds lybunt"
        case .dormant: "gave some year, but not last year or this"
        case .all: "everyone who ever gave"
        }
    }

    /// Whether donors of a status are in it; `classic` counts LYBUNT into SYBUNT, as CiviCRM and NPSP do.
    public func contains(_ status: LifecycleStatus?, classic: Bool = false) -> Bool {
        guard let status else { return false }
        switch self {
        case .new: return status == .new
        case .recaptured: return status == .recaptured
        case .retained: return status.isRetained
        case .upgraded: return status == .upgraded
        case .same: return status == .same
        case .downgraded: return status == .downgraded
        case .lapsed, .lybunt: return status.isLapsed
        case .lapsedNew: return status == .lapsedNew
        case .lapsedRepeat: return status == .lapsedRepeat
        case .sybunt: return status == .dormant || classic && status.isLapsed
        case .dormant: return status == .dormant
        case .all: return true
        }
    }
}

/// A value in a pick, or a donor's own.
enum PickValue: Sendable, Equatable {
    /// Minor units, a day's number, or a count.
    case number(Int64)
    /// Folded: as it is compared.
    case word(String)

    /// What a field says of a donor; nil where there is nothing to compare, such as a last gift of no one.
    init?(_ field: PickField, of facts: DonorFacts) {
        switch field {
        case .largest: self = .number(facts.largestMinor)
        case .lastAmount:
            guard let last = facts.last else { return nil }
            self = .number(last.minorUnits)
        case .lastGift:
            guard let last = facts.last else { return nil }
            self = .number(Int64(last.day.dayNumber))
        case .firstGift:
            guard let first = facts.first else { return nil }
            self = .number(Int64(first.day.dayNumber))
        case .total: self = .number(facts.totalMinor)
        case .gifts: self = .number(Int64(facts.gifts))
        case .years: self = .number(Int64(facts.years))
        case .thisYear: self = .number(facts.thisYearMinor)
        case .lastYear: self = .number(facts.lastYearMinor)
        case .state: self = .word(Self.folded(facts.state))
        case .country: self = .word(Self.folded(facts.country))
        case .language: self = .word(Self.folded(facts.language.isEmpty ? "en" : facts.language))
        case .kind: self = .word(facts.kind?.name ?? "")
        }
    }

    static func folded(_ text: String) -> String { text.lowercased() }

    /// Whether what a donor has compares so to this value: `found >= self`.
    func isOn(_ sign: PickToken.Sign, of found: PickValue, _ field: PickField) -> Bool {
        switch (found, self) {
        case (.number(let left), .number(let right)):
            switch sign {
            case .equal: left == right
            case .notEqual: left != right
            case .less: left < right
            case .atMost: left <= right
            case .more: left > right
            case .atLeast: left >= right
            }
        case (.word(let left), .word(let right)):
            (sign == .equal) == Self.isSame(left, right, field)
        default: false
        }
    }

    /// `he` also means `he-IL`.
    private static func isSame(_ found: String, _ wanted: String, _ field: PickField) -> Bool {
        found == wanted || field == .language && found.hasPrefix(wanted + "-")
    }
}
