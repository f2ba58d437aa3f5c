/// How much to ask a donor for, as a campaign file writes it: `last*1.25`, `max(last, $50)`, or a ladder of
/// three, `last, last*1.25, last*1.5`.
///
/// A single formula x makes the ladder x, x·1.5, x·2. Arithmetic is exact; amounts are rounded once, at the
/// end (`AskRounding`).
public struct AskFormula: Sendable, Equatable {
    /// Why a text is not a formula, where, and what to write instead.
    public struct Problem: Error, Equatable, Sendable {
        public var message: String
        public var hint: String
        /// The first character at fault, counted from 1.
        public var column: Int
        /// How many characters are.
        public var length: Int
    }

    indirect enum Term: Sendable, Equatable {
        case constant(AskFraction)
        case basis(AskBasis.Name)
        case sum(Term, Term)
        case difference(Term, Term)
        case product(Term, Term)
        case quotient(Term, Term)
        case largest([Term])
        case smallest([Term])
    }

    /// One or three of them.
    let steps: [Term]
    /// The base currency, which amounts are in and whose units asks are rounded to.
    let currency: Currency

    /// Reads a formula; throws what is wrong with it.
    public init(_ text: String, currency: Currency) throws(Problem) {
        var parser = AskFormulaParser(text, currency: currency)
        steps = try parser.ladder()
        self.currency = currency
    }

    /// Three rising asks in minor units; none where the formula has no value above zero for this donor.
    public func asks(for basis: AskBasis) -> [Int64] {
        let values = steps.compactMap { Self.value($0, basis) }.sorted()
        let zero = AskFraction(0)
        guard values.count == steps.count, let first = values.first, first > zero else { return [] }
        let ladder: [AskFraction]
        if steps.count == 1 {
            guard let half = AskFraction(3, over: 2).flatMap(first.multiplied),
                let double = first.multiplied(by: AskFraction(2))
            else { return [] }
            ladder = [first, half, double]
        } else {
            ladder = values
        }
        return AskRounding(currency: currency).rising(ladder, last: basis.last)
    }

    /// What a term amounts to; nil where it names what this donor has not, and where it is too large.
    private static func value(_ term: Term, _ basis: AskBasis) -> AskFraction? {
        switch term {
        case .constant(let number): number
        case .basis(let name): basis.value(name).map(AskFraction.init)
        case .sum(let left, let right): both(left, right, basis) { $0.adding($1) }
        case .difference(let left, let right): both(left, right, basis) { $0.subtracting($1) }
        case .product(let left, let right): both(left, right, basis) { $0.multiplied(by: $1) }
        case .quotient(let left, let right): both(left, right, basis) { $0.divided(by: $1) }
        // Of someone without a last gift, `max(last, $50)` is $50.
        case .largest(let terms): terms.compactMap { value($0, basis) }.max()
        case .smallest(let terms): terms.compactMap { value($0, basis) }.min()
        }
    }

    private static func both(
        _ left: Term, _ right: Term, _ basis: AskBasis,
        _ combine: (AskFraction, AskFraction) -> AskFraction?
    ) -> AskFraction? {
        guard let left = value(left, basis), let right = value(right, basis) else { return nil }
        return combine(left, right)
    }
}

/// What an ask is computed from: a donor's own giving, in base-currency minor units.
public struct AskBasis: Sendable, Equatable {
    /// The last gift; nil for someone who never gave.
    public var last: Int64?
    /// The largest single gift.
    public var largest: Int64?
    /// Given in the appeal's year so far.
    public var yearToDate: Int64
    /// Given in all years.
    public var total: Int64

    public init(last: Int64? = nil, largest: Int64? = nil, yearToDate: Int64 = 0, total: Int64 = 0) {
        self.last = last
        self.largest = largest
        self.yearToDate = yearToDate
        self.total = total
    }

    /// What a formula may name.
    enum Name: String, CaseIterable, Sendable {
        case last, largest, ytd, total
    }

    func value(_ name: Name) -> Int64? {
        switch name {
        case .last: last
        case .largest: largest
        case .ytd: yearToDate
        case .total: total
        }
    }
}

/// An exact fraction of minor units, so that `last*1.15/3` has one value on every machine.
struct AskFraction: Hashable, Sendable, Comparable {
    let numerator: Int128
    /// Above zero, without a divisor that the numerator has too.
    let denominator: Int128

    init(_ whole: Int64) {
        numerator = Int128(whole)
        denominator = 1
    }

    /// Nil for a denominator of zero, and where the parts are too large for anyone's gift.
    init?(_ numerator: Int128, over denominator: Int128) {
        guard denominator != 0, denominator != .min, numerator != .min else { return nil }
        let divisor = Self.divisor(numerator.magnitude, denominator.magnitude)
        let sign: Int128 = denominator < 0 ? -1 : 1
        let reduced = (numerator / Int128(divisor) * sign, denominator / Int128(divisor) * sign)
        guard reduced.0.magnitude < Self.largest, reduced.1 < Int128(Self.largest) else { return nil }
        (self.numerator, self.denominator) = reduced
    }

    /// The product of two parts below it still fits.
    private static let largest = UInt128(1) << 62

    func adding(_ other: AskFraction) -> AskFraction? {
        AskFraction(
            numerator * other.denominator + other.numerator * denominator,
            over: denominator * other.denominator)
    }

    func subtracting(_ other: AskFraction) -> AskFraction? {
        AskFraction(
            numerator * other.denominator - other.numerator * denominator,
            over: denominator * other.denominator)
    }

    func multiplied(by other: AskFraction) -> AskFraction? {
        AskFraction(numerator * other.numerator, over: denominator * other.denominator)
    }

    func divided(by other: AskFraction) -> AskFraction? {
        AskFraction(numerator * other.denominator, over: denominator * other.numerator)
    }

    /// The smallest whole number that is not less; nil beyond an amount.
    var roundedUp: Int64? {
        let quotient = numerator / denominator
        return Int64(exactly: numerator > 0 && numerator % denominator != 0 ? quotient + 1 : quotient)
    }

    static func < (left: AskFraction, right: AskFraction) -> Bool {
        left.numerator * right.denominator < right.numerator * left.denominator
    }

    private static func divisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
        var (larger, smaller) = (max(left, right), min(left, right))
        while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
        return max(larger, 1)
    }
}

/// Rounds asks as people write them: upwards, to a step that grows with the amount.
///
/// $5 below $50, $10 below $250, $25 below $500, $50 below $1,000, $100 below $5,000, $500 below $25,000,
/// then $1,000; units of another currency take the same numbers. An ask of exactly the last gift, in whole
/// units, stays: someone who gave $36 is asked for $36, not for $40.
struct AskRounding: Sendable {
    let currency: Currency

    private static let steps: [(below: Int64, step: Int64)] = [
        (50, 5), (250, 10), (500, 25), (1000, 50), (5000, 100), (25_000, 500),
    ]

    /// Asks that rise, each rounded; none when one is too large for an amount.
    func rising(_ values: [AskFraction], last: Int64?) -> [Int64] {
        var asks: [Int64] = []
        for value in values {
            guard let least = value.roundedUp else { return [] }
            let isLastGift =
                value.denominator == 1 && last == least && least % currency.minorPerUnit == 0
            var ask = isLastGift ? least : roundedUp(least)
            if let before = asks.last, (ask ?? before) <= before {
                ask = before == .max ? nil : roundedUp(before + 1)
            }
            guard let ask else { return [] }
            asks.append(ask)
        }
        return asks
    }

    /// The next multiple of the amount's step that is not less; nil beyond the largest amount.
    func roundedUp(_ minor: Int64) -> Int64? {
        let unit = currency.minorPerUnit
        let whole = minor / unit + (minor % unit > 0 ? 1 : 0)
        let step = Self.steps.first { whole < $0.below }?.step ?? 1000
        let (sum, tooLarge) = whole.addingReportingOverflow(step - 1)
        guard !tooLarge else { return nil }
        let (result, overflow) = (sum / step * step).multipliedReportingOverflow(by: unit)
        return overflow ? nil : result
    }
}
