/// Reads an ask formula and says what is wrong, by column.
///
/// A bare number next to an amount is an amount in whole units (`last + 25`); only numbers multiply and
/// divide, because dollars times dollars are nothing.
struct AskFormulaParser {
    /// What a part of a formula stands for.
    private enum Kind { case number, amount }

    private struct Part {
        var term: AskFormula.Term
        var kind: Kind
        var start: Int
        var end: Int
    }

    private var scanner: AskFormulaScanner
    private let currency: Currency
    private var depth = 0

    private static let functions = ["max", "min"]
    private static let deepest = 16

    init(_ text: String, currency: Currency) {
        scanner = AskFormulaScanner(text, currency: currency)
        self.currency = currency
    }

    /// One amount, or three.
    mutating func ladder() throws(AskFormula.Problem) -> [AskFormula.Term] {
        var steps: [AskFormula.Term] = []
        repeat {
            let start = scanner.next()
            steps.append(try amount(sum()))
            if steps.count > 3 { throw scanner.problem("more than three asks", "keep three", from: start) }
        } while scanner.take(",")
        guard scanner.isAtEnd else {
            throw scanner.problem("cannot be read on", "an operator such as * or + is expected here")
        }
        guard steps.count != 2 else {
            throw scanner.problem(
                "two asks; write one or three", "add the third, such as last*1.5", from: 0)
        }
        return steps
    }

    private mutating func sum() throws(AskFormula.Problem) -> Part {
        var left = try product()
        while let sign = scanner.take(anyOf: "+-") {
            let right = try product()
            // Two numbers stay one; an amount makes the other an amount too.
            let areNumbers = left.kind == .number && right.kind == .number
            let terms = areNumbers ? (left.term, right.term) : (try amount(left), try amount(right))
            left.term = sign == "+" ? .sum(terms.0, terms.1) : .difference(terms.0, terms.1)
            left.kind = areNumbers ? .number : .amount
            left.end = right.end
        }
        return left
    }

    private mutating func product() throws(AskFormula.Problem) -> Part {
        var left = try factor()
        while let sign = scanner.take(anyOf: "*/") {
            let right = try factor()
            if right.kind == .amount, sign == "/" || left.kind == .amount {
                throw scanner.problem(
                    sign == "/" ? "divided by an amount" : "an amount times an amount",
                    "a number is expected here, such as 1.25", from: right.start, to: right.end)
            }
            if sign == "/", case .constant(let number) = right.term, number == AskFraction(0) {
                throw scanner.problem(
                    "divided by zero", "divide by another number", from: right.start, to: right.end)
            }
            left.term = sign == "*" ? .product(left.term, right.term) : .quotient(left.term, right.term)
            left.kind = left.kind == .amount || right.kind == .amount ? .amount : .number
            left.end = right.end
        }
        return left
    }

    private mutating func factor() throws(AskFormula.Problem) -> Part {
        let start = scanner.next()
        if scanner.take("(") {
            var part = try nested { parser throws(AskFormula.Problem) in try parser.sum() }
            try close(start)
            part.start = start
            part.end = scanner.position
            return part
        }
        if let (minor, end) = try scanner.money() {
            return Part(term: .constant(AskFraction(minor)), kind: .amount, start: start, end: end)
        }
        if let number = try scanner.number() {
            return Part(term: .constant(number), kind: .number, start: start, end: scanner.position)
        }
        guard let word = scanner.word() else {
            throw scanner.problem(
                scanner.isAtEnd ? "the formula ends too early" : "this is not an amount",
                "write last, largest, ytd, total, a number or \(example)")
        }
        return try named(word, from: start)
    }

    /// A name of the donor's giving, or a function of several amounts.
    private mutating func named(_ word: String, from start: Int) throws(AskFormula.Problem) -> Part {
        if let name = AskBasis.Name(rawValue: word) {
            return Part(term: .basis(name), kind: .amount, start: start, end: scanner.position)
        }
        let names = AskBasis.Name.allCases.map(\.rawValue)
        guard Self.functions.contains(word) else {
            let near = DidYouMean.nearest(word, in: names + Self.functions)
            throw scanner.problem(
                "there is no '\(word)'",
                near.map(DidYouMean.question)
                    ?? "there are \(names.joined(separator: ", ")), max( ) and min( )",
                from: start, to: scanner.position)
        }
        guard scanner.take("(") else {
            throw scanner.problem("\(word) needs amounts", "write \(word)(last, \(example))", from: start)
        }
        var terms: [AskFormula.Term] = []
        repeat {
            let part = try nested { parser throws(AskFormula.Problem) in try parser.sum() }
            terms.append(try amount(part))
        } while scanner.take(",")
        try close(start)
        guard terms.count > 1 else {
            throw scanner.problem(
                "\(word) of one amount", "separate two by a comma and a space: \(word)(last, \(example))",
                from: start, to: scanner.position)
        }
        return Part(
            term: word == "max" ? .largest(terms) : .smallest(terms), kind: .amount, start: start,
            end: scanner.position)
    }

    private mutating func nested(
        _ body: (inout AskFormulaParser) throws(AskFormula.Problem) -> Part
    ) throws(AskFormula.Problem) -> Part {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else {
            throw scanner.problem("too many parentheses", "write it more simply")
        }
        return try body(&self)
    }

    private mutating func close(_ start: Int) throws(AskFormula.Problem) {
        guard scanner.take(")") else {
            throw scanner.problem(
                "a parenthesis is not closed", "add ) where it ends", from: start, to: start + 1)
        }
    }

    /// The part as an amount: a bare number is whole units.
    private func amount(_ part: Part) throws(AskFormula.Problem) -> AskFormula.Term {
        guard part.kind == .number else { return part.term }
        return .product(part.term, .constant(AskFraction(currency.minorPerUnit)))
    }

    private var example: String {
        Money(minorUnits: 50 * currency.minorPerUnit, currency: currency).shortText
    }
}
