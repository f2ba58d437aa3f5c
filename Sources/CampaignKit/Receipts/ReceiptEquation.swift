/// What a bookkeeper checks: every eligible payment is receipted, excepted with a reason, or still open.
///
/// Source: `rules.md §4.6`. In gross payments by date of gift: what is reversed is excepted, and never
/// lowers what was eligible.
public struct ReceiptEquation: Sendable, Equatable {
    public private(set) var eligibleMinor: Int64 = 0
    public private(set) var receiptedMinor: Int64 = 0
    public private(set) var exceptedMinor: Int64 = 0
    public private(set) var openMinor: Int64 = 0
    public private(set) var reasons: [ReceiptException: Int64] = [:]

    public init() {}

    /// Adds a gift; `isReceipted` where a receipt or a statement holds it.
    mutating func add(
        _ gift: ReceiptableGift, _ verdict: ReceiptVerdict, isReceipted: Bool
    ) throws(MoneyError) {
        let (gross, net) = (gift.grossMinor, gift.netMinor)
        eligibleMinor = try Checked.add(eligibleMinor, gross)
        if gross > net { try except(.reversed, gross - net) }
        if let exception = verdict.exception {
            if net > 0 { try except(exception, net) }
        } else if isReceipted {
            receiptedMinor = try Checked.add(receiptedMinor, net)
        } else {
            openMinor = try Checked.add(openMinor, net)
        }
    }

    /// Adds the payments of another.
    mutating func add(_ other: ReceiptEquation) throws(MoneyError) {
        eligibleMinor = try Checked.add(eligibleMinor, other.eligibleMinor)
        receiptedMinor = try Checked.add(receiptedMinor, other.receiptedMinor)
        openMinor = try Checked.add(openMinor, other.openMinor)
        for (reason, minor) in other.reasons { try except(reason, minor) }
    }

    private mutating func except(_ reason: ReceiptException, _ minor: Int64) throws(MoneyError) {
        exceptedMinor = try Checked.add(exceptedMinor, minor)
        reasons[reason] = try Checked.add(reasons[reason] ?? 0, minor)
    }

    /// Whether it comes out even: a document whose equation does not is not shown.
    public var holds: Bool {
        Int128(eligibleMinor) == Int128(receiptedMinor) + Int128(exceptedMinor) + Int128(openMinor)
            && reasons.values.reduce(Int128(0)) { $0 + Int128($1) } == Int128(exceptedMinor)
    }
}
