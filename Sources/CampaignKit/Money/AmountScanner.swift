/// One pass over the bytes of an amount; see `AmountParser`.
struct AmountScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let currency: Currency
    private var position: Int
    private var end: Int
    private var negative = false
    private var hasSign = false

    init(bytes: UnsafeBufferPointer<UInt8>, currency: Currency) {
        self.bytes = bytes
        self.currency = currency
        position = 0
        end = bytes.count
    }

    mutating func scan() throws(AmountParser.Failure) -> Int64 {
        trimBlanks()
        guard position < end else { throw .empty }
        try readDecorations()
        guard position < end else { throw .notAnAmount }
        let first = position
        let whole = try readWhole()
        let minor = try readFraction(after: whole, hasWhole: position > first)
        guard position == end else { throw failureForRest() }
        return negative ? -minor : minor
    }

    /// Signs, parentheses, a currency sign before, a currency code before or after.
    private mutating func readDecorations() throws(AmountParser.Failure) {
        if bytes[position] == UInt8(ascii: "("), bytes[end - 1] == UInt8(ascii: ")") {
            negative = true
            hasSign = true
            position += 1
            end -= 1
            trimBlanks()
        }
        try readSign()
        try readSymbolOrCode()
        try readSign()
        try readTrailingCode()
    }

    /// One sign at most, parentheses included: `(-5)` is minus five to some and five to others.
    private mutating func readSign() throws(AmountParser.Failure) {
        guard position < end else { return }
        let isMinus = bytes[position] == UInt8(ascii: "-")
        guard isMinus || bytes[position] == UInt8(ascii: "+") else { return }
        guard !hasSign else { throw .notAnAmount }
        hasSign = true
        negative = isMinus
        position += 1
        trimBlanks()
    }

    private mutating func readSymbolOrCode() throws(AmountParser.Failure) {
        guard position < end else { return }
        if bytes[position] == UInt8(ascii: "$") {
            guard currency.symbol == "$" || currency.isDollar else { throw .currencyMismatch("dollars") }
            position += 1
            return trimBlanks()
        }
        if bytes[position] >= 0x80 {
            guard let symbol = currency.symbol, starts(with: Array(symbol.utf8)) else {
                let other = Self.signs.first(where: { starts(with: Array($0.sign.utf8)) })
                throw other.map { AmountParser.Failure.currencyMismatch($0.code) } ?? .notAnAmount
            }
            position += symbol.utf8.count
            return trimBlanks()
        }
        if starts(with: Array("US$".utf8)) {
            guard currency.code == "USD" else { throw .currencyMismatch("USD") }
            position += 3
            return trimBlanks()
        }
        guard isLetter(bytes[position]) else { return }
        guard position + 3 >= end || !isLetter(bytes[position + 3]) else { throw .notAnAmount }
        try readCode(from: position)
        position += 3
        trimBlanks()
    }

    /// Signs of one currency each; a currency whose own sign it is has read it before.
    private static let signs: [(sign: String, code: String)] = [
        ("€", "EUR"), ("£", "GBP"), ("₪", "ILS"), ("₹", "INR"), ("₽", "RUB"), ("₩", "KRW"),
    ]

    private mutating func readTrailingCode() throws(AmountParser.Failure) {
        guard end - position > 3, isLetter(bytes[end - 1]) else { return }
        // "5 dollars" ends in the code of the Argentine peso and is no such thing.
        guard !isLetter(bytes[end - 4]) else { throw .notAnAmount }
        try readCode(from: end - 3)
        end -= 3
        trimBlanks()
    }

    private func readCode(from start: Int) throws(AmountParser.Failure) {
        guard start >= 0, start + 3 <= end, (start..<start + 3).allSatisfy({ isLetter(bytes[$0]) }) else {
            throw .notAnAmount
        }
        let code = String(decoding: bytes[start..<start + 3], as: UTF8.self).uppercased()
        guard code == currency.code else {
            throw Currency(code: code) == nil ? .notAnAmount : .currencyMismatch(code)
        }
    }

    /// The digits before the decimal mark, with optional groups of three.
    private mutating func readWhole() throws(AmountParser.Failure) -> Int64 {
        var value: Int64 = 0
        var digitsInGroup = 0
        var groups = 0
        let first = position
        while position < end {
            let byte = bytes[position]
            if let digit = digit(byte) {
                value = try append(digit, to: value)
                digitsInGroup += 1
            } else if byte == UInt8(ascii: ",") {
                let isWhole = groups == 0 ? (1...3).contains(digitsInGroup) : digitsInGroup == 3
                guard isWhole else { throw groups == 0 && isDecimalComma ? .decimalComma : .badGrouping }
                groups += 1
                digitsInGroup = 0
            } else {
                break
            }
            position += 1
        }
        if groups > 0, digitsInGroup != 3 {
            throw position == end && (1...2).contains(digitsInGroup) && groups == 1
                ? .decimalComma : .badGrouping
        }
        guard position > first || (position < end && bytes[position] == UInt8(ascii: ".")) else {
            throw .notAnAmount
        }
        return value
    }

    /// Whether the comma here is followed by one or two digits and nothing else.
    private var isDecimalComma: Bool {
        let rest = bytes[(position + 1)..<end]
        return (1...2).contains(rest.count) && rest.allSatisfy { digit($0) != nil }
    }

    /// The decimals; zeros beyond the minor unit are let go, anything else there is an error.
    private mutating func readFraction(
        after whole: Int64, hasWhole: Bool
    ) throws(AmountParser.Failure) -> Int64 {
        var value = whole
        var decimals = 0
        if position < end, bytes[position] == UInt8(ascii: ".") {
            position += 1
            let written = bytes[position..<end].prefix { digit($0) != nil }.count
            guard hasWhole || written > 0 else { throw .notAnAmount }
            if position + written < end, bytes[position + written] == UInt8(ascii: ",") {
                throw .decimalComma
            }
            // "60.000" is sixty to some and sixty thousand to others; "20.0000" is not.
            if written == 3, currency.exponent < 3 { throw .tooManyDecimals(allowed: currency.exponent) }
            while position < end, let digit = digit(bytes[position]) {
                if decimals < currency.exponent {
                    value = try append(digit, to: value)
                    decimals += 1
                } else if digit != 0 {
                    throw .tooManyDecimals(allowed: currency.exponent)
                }
                position += 1
            }
        }
        while decimals < currency.exponent {
            value = try append(0, to: value)
            decimals += 1
        }
        return value
    }

    private func failureForRest() -> AmountParser.Failure {
        bytes[position] == UInt8(ascii: ",") ? .decimalComma : .notAnAmount
    }

    private func append(_ digit: Int64, to value: Int64) throws(AmountParser.Failure) -> Int64 {
        let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
        let (sum, overflow) = product.addingReportingOverflow(digit)
        guard !tooLarge, !overflow else { throw .tooLarge }
        return sum
    }

    private mutating func trimBlanks() {
        while position < end, isBlank(bytes[position]) { position += 1 }
        while end > position, isBlank(bytes[end - 1]) { end -= 1 }
    }

    private func starts(with prefix: [UInt8]) -> Bool {
        end - position >= prefix.count && bytes[position..<position + prefix.count].elementsEqual(prefix)
    }

    private func digit(_ byte: UInt8) -> Int64? {
        byte >= 0x30 && byte <= 0x39 ? Int64(byte - 0x30) : nil
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    private func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
