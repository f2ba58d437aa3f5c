/// The line that an amount is counted on before any campaign's policy is applied.
///
/// Ledgers store amounts by class, so that a changed policy needs no new posting. Raw values are stored and
/// hashed into totals: never renumber one.
public enum CountClass: Int, Sendable, CaseIterable {
    case ordinary = 0
    case inKind = 1
    /// From a government donor.
    case government = 2
    case governmentInKind = 3
    /// The purchase part of a quid-pro-quo payment.
    case exchange = 4
    /// Promised on a condition that is not met yet.
    case conditional = 5
    /// Promised, and can be taken back: bequest intentions.
    case revocable = 6
    /// A company's match that has not been paid.
    case matchExpected = 7
    case writtenOff = 8
    /// The part of outstanding whose due day has passed.
    case overdue = 9
    /// The part of outstanding without a schedule: overdue once its campaign has ended.
    case unscheduled = 10

    /// The class of a gift before its purchase part is taken out.
    public static func base(inKind: Bool, government: Bool) -> CountClass {
        switch (inKind, government) {
        case (false, false): .ordinary
        case (true, false): .inKind
        case (false, true): .government
        case (true, true): .governmentInKind
        }
    }

    /// Whether money of this class is in raised and received under a policy.
    public func isCounted(under policy: CountingPolicy) -> Bool {
        switch self {
        case .ordinary: true
        case .inKind: policy.inKind == .include
        case .government: policy.government == .include
        case .governmentInKind: policy.inKind == .include && policy.government == .include
        case .exchange: policy.exchange == .include
        case .revocable: policy.revocable == .include
        case .conditional, .matchExpected, .writtenOff, .overdue, .unscheduled: false
        }
    }

    /// Memo lines repeat money that another class already holds; they are never part of raised.
    public var isMemo: Bool { self == .writtenOff || self == .overdue || self == .unscheduled }
}
