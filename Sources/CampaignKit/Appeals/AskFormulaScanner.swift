/// The words, numbers and signs of an ask formula.
struct AskFormulaScanner {
    private let text: [Character]
    private let currency: Currency
    /// The next character to read, counted from 0.
    private(set) var position = 0

    /// Longer than any formula that means something.
    private static let longest = 200

    init(_ text: String, currency: Currency) {
        // One more than the longest is kept, so that the parser meets its end and says so.
        self.text = Array(text.prefix(Self.longest + 1))
        self.currency = currency
    }

    var isAtEnd: Bool { position >= text.count }

    /// Where the next thing begins: blanks are passed.
    mutating func next() -> Int {
        while position < text.count, text[position] == " " || text[position] == "\t" { position += 1 }
        return position
    }

    /// Takes a sign when it is next.
    mutating func take(_ sign: Character) -> Bool { take(anyOf: String(sign)) != nil }

    mutating func take(anyOf signs: String) -> Character? {
        _ = next()
        guard position < text.count, signs.contains(text[position]) else { return nil }
        defer {
            position += 1
            _ = next()
        }
        return text[position]
    }

    /// A word of letters.
    mutating func word() -> String? {
        let start = position
        while position < text.count, text[position].isASCII, text[position].isLetter || text[position] == "_"
        {
            position += 1
        }
        return position > start ? String(text[start..<position]).lowercased() : nil
    }

    /// An amount with its sign in front, and where it ends: `$5,000`.
    ///
    /// A comma belongs to it when exactly three digits follow at once; asks of a ladder have a blank there.
    mutating func money() throws(AskFormula.Problem) -> (Int64, Int)? {
        let lead = Array(currency.symbol ?? "")
        guard !lead.isEmpty, text[position...].starts(with: lead) else { return nil }
        let start = position
        var end = start + lead.count
        while end < text.count, isDigit(end) || text[end] == "." || isGrouping(end) { end += 1 }
        do throws(AmountParser.Failure) {
            let minor = try AmountParser.minorUnits(String(text[start..<end]), currency: currency)
            position = end
            return (minor, end)
        } catch {
            throw problem(error.message, error.hint, from: start, to: end)
        }
    }

    private func isDigit(_ index: Int) -> Bool {
        index < text.count && text[index].isASCII && text[index].isNumber
    }

    private func isGrouping(_ index: Int) -> Bool {
        text[index] == "," && isDigit(index + 1) && isDigit(index + 2) && isDigit(index + 3)
            && !isDigit(index + 4)
    }

    /// A number with at most four decimals, or a percentage: `1.25`, `.5`, `110%`.
    mutating func number() throws(AskFormula.Problem) -> AskFraction? {
        let start = position
        var digits: Int128 = 0
        var decimals: Int?
        while position < text.count, isDigit(position) || text[position] == "." {
            if text[position] == "." {
                guard decimals == nil else { throw wrongNumber(start) }
                decimals = 0
            } else {
                digits = digits * 10 + Int128(text[position].wholeNumberValue ?? 0)
                decimals = decimals.map { $0 + 1 }
                guard digits < 1_000_000_000_000, decimals ?? 0 <= 4 else { throw wrongNumber(start) }
            }
            position += 1
        }
        guard position > start else { return nil }
        var scale = (0..<(decimals ?? 0)).reduce(Int128(1)) { scale, _ in scale * 10 }
        if position < text.count, text[position] == "%" {
            scale *= 100
            position += 1
        }
        guard decimals != 0, let number = AskFraction(digits, over: scale) else { throw wrongNumber(start) }
        return number
    }

    private func wrongNumber(_ start: Int) -> AskFormula.Problem {
        problem(
            "not a number", "write it as 1.25, with four decimals at most", from: start,
            to: max(position, start + 1))
    }

    /// A problem with the characters from one position to another; by default with the next one.
    func problem(
        _ message: String, _ hint: String, from start: Int? = nil, to end: Int? = nil
    ) -> AskFormula.Problem {
        guard text.count <= Self.longest else {
            return AskFormula.Problem(
                message: "longer than \(Self.longest) characters", hint: "write it more simply", column: 1,
                length: 1)
        }
        let first = start ?? min(position, max(0, text.count - 1))
        let last = end ?? (start == nil ? first + 1 : max(position, first + 1))
        return AskFormula.Problem(
            message: message, hint: hint, column: first + 1, length: max(1, last - first))
    }
}
