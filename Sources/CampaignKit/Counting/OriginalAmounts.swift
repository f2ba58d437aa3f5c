/// What rows in another currency come to, by their share of what they act on (`rules.md §1.2`).
///
/// A refund of half the shekels reverses half of the gift's value here, whatever the rate of its day; a cut
/// of a promise in shekels cuts its value here by the same share. Cumulatively, so that all of it leaves
/// nothing.
public struct OriginalAmounts: Sendable {
    /// A posted row, or one about to be.
    public struct Row: Sendable {
        public var entry: Int64
        /// The payment that it is or takes from; 0 for what happens to a promise.
        public var payment: Int64
        public var measure: EffectKind
        public var type: EntryType
        /// The row that a correction names; 0 for everything else.
        public var corrects: Int64
        /// Empty for the base currency.
        public var currency: String
        /// What the row says in that currency, without a sign.
        public var original: Int64
        /// What it says in the base currency at the rate of its own day, without a sign.
        public var amount: Int64
        /// Base-currency minor units, signed; of a row that is not `settled` yet at the rate of its own day.
        public var effect: Int64
        /// Whether the effect was settled when it was posted.
        public var isSettled: Bool

        public init(
            entry: Int64, payment: Int64, measure: EffectKind, type: EntryType, corrects: Int64,
            currency: String, original: Int64, amount: Int64, effect: Int64, isSettled: Bool
        ) {
            self.entry = entry
            self.payment = payment
            self.measure = measure
            self.type = type
            self.corrects = corrects
            self.currency = currency
            self.original = original
            self.amount = amount
            self.effect = effect
            self.isSettled = isSettled
        }
    }

    private let unit: Int64
    private let rows: [Int64: Row]
    /// Signed amounts in the currency of what each row acts on; missing for rows in another.
    public private(set) var originals: [Int64: Int64] = [:]
    /// The settled effects of the rows that take a share.
    public private(set) var effects: [Int64: Int64] = [:]
    /// What came to pass of each payment, of the promise, and of its condition.
    private var sums: [Basis: Sum] = [:]

    private enum Basis: Hashable {
        case payment(Int64)
        case promise, condition
    }

    private struct Sum {
        var original: Int64 = 0
        var effect: Int64 = 0
    }

    /// Settles all rows of a commitment, whose first row is `unit`, in the order they were posted.
    public init(unit: Int64, _ rows: [Row]) {
        self.unit = unit
        self.rows = Dictionary(rows.map { ($0.entry, $0) }) { first, _ in first }
        for row in rows.sorted(by: { $0.entry < $1.entry }) { settle(row, depth: 0) }
    }

    /// What is left of a payment in its own currency; nil where it came in the base currency.
    ///
    /// What went back in the base currency is its share of it, rounded down.
    public func left(ofPayment payment: Int64) -> Int64? {
        guard let root = rows[payment], let gross = originals[payment], gross > 0, root.effect > 0 else {
            return nil
        }
        var (left, inBase) = (Int128(0), Int128(0))
        for row in rows.values where row.measure == .paid && row.payment == payment {
            if let original = originals[row.entry] {
                left += Int128(original)
            } else {
                inBase += Int128(row.effect)
            }
        }
        return Int64(clamping: max(0, left + Int128(gross) * inBase / Int128(root.effect)))
    }

    /// What is left of the promise in its own currency; nil where it was made in the base currency.
    ///
    /// What was changed or written off in the base currency is its share of it, rounded down.
    public func leftOfPromise() -> Int64? {
        guard let root = rows[unit], root.measure == .committed, let whole = originals[unit], whole > 0,
            root.effect > 0
        else { return nil }
        var (left, inBase) = (Int128(0), Int128(0))
        for row in rows.values where row.measure == .committed || row.measure == .writtenOff {
            let sign: Int128 = row.measure == .writtenOff ? -1 : 1
            if let original = originals[row.entry] {
                left += sign * Int128(original)
            } else {
                inBase += sign * Int128(row.effect)
            }
        }
        return Int64(clamping: max(0, left + Int128(whole) * inBase / Int128(root.effect)))
    }

    /// What moved beyond a row's effect, signed: a refund at another rate than its gift's.
    public func difference(_ entry: Int64) -> Int64 {
        guard let row = rows[entry], originals[entry] != nil else { return 0 }
        switch row.type {
        case .void: return row.corrects == entry ? 0 : -difference(row.corrects)
        case .refund, .chargeback:
            guard row.entry != row.payment else { return 0 }
            let effect = effects[entry] ?? row.effect
            return (effect < 0 ? -row.amount : row.amount) - effect
        default: return 0
        }
    }

    /// The row whose amount and value give the share; nil for a row that stands for itself.
    private func root(_ row: Row) -> Row? {
        let root = row.measure == .paid ? rows[row.payment] : rows[unit]
        return root?.entry == row.entry ? nil : root
    }

    private mutating func settle(_ row: Row, depth: Int) {
        guard originals[row.entry] == nil, row.measure != .moved, depth < 64 else { return }
        guard let root = root(row) else {
            if !row.currency.isEmpty { originals[row.entry] = row.effect < 0 ? -row.original : row.original }
            return
        }
        guard !root.currency.isEmpty, root.original > 0 else { return }
        if row.type == .void {
            guard let target = rows[row.corrects] else { return }
            settle(target, depth: depth + 1)
            guard let original = originals[target.entry] else { return }
            let effect = row.isSettled ? row.effect : -(effects[target.entry] ?? target.effect)
            return add(row, root, original: -original, effect: effect)
        }
        guard row.currency == root.currency else { return }
        let original = sign(of: row, depth) * row.original
        if row.isSettled { return add(row, root, original: original, effect: row.effect) }
        let before = sums[basis(row)] ?? Sum()
        // A write-off takes from the promise what it adds to the written off.
        let sign: Int64 = row.measure == .writtenOff ? -1 : 1
        let after = Self.value(before.original &+ sign &* original, of: root, row.measure)
        add(row, root, original: original, effect: sign &* (after &- before.effect))
    }

    /// Which way a row goes; a share may round to nothing, and then what it acts on tells.
    private mutating func sign(of row: Row, _ depth: Int) -> Int64 {
        guard row.effect == 0 else { return row.effect < 0 ? -1 : 1 }
        switch row.type {
        case .refund, .chargeback:
            guard let target = rows[row.corrects] else { return -1 }
            settle(target, depth: depth + 1)
            return (originals[target.entry] ?? target.effect) < 0 ? 1 : -1
        case .conditionUnmet: return -1
        case .pledgeChange, .adjustment: return 0
        default: return 1
        }
    }

    private func basis(_ row: Row) -> Basis {
        switch row.measure {
        case .paid: .payment(row.payment)
        case .met: .condition
        case .committed, .writtenOff, .moved: .promise
        }
    }

    private mutating func add(_ row: Row, _ root: Row, original: Int64, effect: Int64) {
        originals[row.entry] = original
        effects[row.entry] = effect
        // A void of the root leaves nothing to share.
        guard row.corrects != root.entry || row.type != .void else { return }
        let sign: Int64 = row.measure == .writtenOff ? -1 : 1
        sums[basis(row), default: Sum()].original &+= sign &* original
        sums[basis(row), default: Sum()].effect &+= sign &* effect
    }

    /// What a change of the root by `original` amounts to: of a payment by largest remainder, of a promise so
    /// that what is left of it is rounded down, of a condition rounded down.
    private static func value(_ original: Int64, of root: Row, _ measure: EffectKind) -> Int64 {
        let (base, whole) = (Int128(root.effect), Int128(root.original))
        func floored(_ part: Int128) -> Int128 {
            let (quotient, remainder) = (base * part).quotientAndRemainder(dividingBy: whole)
            return remainder < 0 ? quotient - 1 : quotient
        }
        let result: Int128 =
            switch measure {
            case .paid:
                // Half a minor unit goes with what is taken.
                original < 0
                    ? -((base * Int128(-original) * 2 + whole) / (whole * 2)) : floored(Int128(original))
            case .committed, .writtenOff, .moved: floored(whole + Int128(original)) - base
            case .met: floored(Int128(original))
            }
        return Int64(clamping: result)
    }
}
