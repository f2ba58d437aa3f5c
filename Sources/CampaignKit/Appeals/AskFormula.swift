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
