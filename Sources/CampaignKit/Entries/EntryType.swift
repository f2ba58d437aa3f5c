/// What a posted row is: the `type` column of the canonical CSV (`docs/csv.md`).
///
/// Raw values are stored in ledgers and hashed: never renumber one.
public enum EntryType: Int, Sendable, CaseIterable {
    // Money or property received; with a pledge or grant, a payment on it.
    case gift = 1
    case matching = 2
    case daf = 3
    case qcd = 4
    case stock = 5
    case inKind = 6
    case platform = 7
    // Promises.
    case pledge = 20
    case award = 21
    case conditional = 22
    case revocable = 23
    case matchExpected = 24
    // What happens to a promise.
    case pledgeChange = 40
    case writeOff = 41
    case conditionMet = 42
    case revocableRealized = 43
    /// A condition that was met is so no longer, from this day on: a disallowed cost.
    case conditionUnmet = 44
    // Corrections.
    case refund = 60
    case chargeback = 61
    case void = 62
    case adjustment = 63
    // From one place to another; Σ = 0.
    case reallocation = 64

    /// The group that decides how a row of this type is posted.
    public enum Family: Sendable {
        case received, promise, promiseEvent, correction, move
    }

    public var family: Family {
        switch self {
        case .gift, .matching, .daf, .qcd, .stock, .inKind, .platform: .received
        case .pledge, .award, .conditional, .revocable, .matchExpected: .promise
        case .pledgeChange, .writeOff, .conditionMet, .conditionUnmet, .revocableRealized: .promiseEvent
        case .refund, .chargeback, .void, .adjustment: .correction
        case .reallocation: .move
        }
    }

    /// Whether money came in by it from someone who is thanked: gifts, and bequests that are paid out.
    public var bringsMoney: Bool { family == .received || self == .revocableRealized }

    /// Whether a row without an amount means all of what it names.
    public var mayLackAmount: Bool { self == .void || self == .reallocation }

    /// The name written in the `type` column.
    public var name: String {
        switch self {
        case .gift: "gift"
        case .matching: "matching"
        case .daf: "daf"
        case .qcd: "qcd"
        case .stock: "stock"
        case .inKind: "in_kind"
        case .platform: "platform"
        case .pledge: "pledge"
        case .award: "award"
        case .conditional: "conditional"
        case .revocable: "revocable"
        case .matchExpected: "match_expected"
        case .pledgeChange: "pledge_change"
        case .writeOff: "write_off"
        case .conditionMet: "condition_met"
        case .conditionUnmet: "condition_unmet"
        case .revocableRealized: "revocable_realized"
        case .refund: "refund"
        case .chargeback: "chargeback"
        case .void: "void"
        case .adjustment: "adjustment"
        case .reallocation: "reallocation"
        }
    }

    /// The type with this name; `pledge_payment` and `grant_payment` are gifts on a promise.
    public init?(name: String) {
        if name == "pledge_payment" || name == "grant_payment" {
            self = .gift
            return
        }
        guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = match
    }

    /// Every name that the column accepts, in the order of the documentation.
    public static let acceptedNames = allCases.map(\.name) + ["pledge_payment", "grant_payment"]
}
