/// A column of words with a fixed meaning, such as `delivery`; what they mean is remembered by their bytes.
struct WordCell<Value: Sendable>: Sendable {
    let cell: ColumnCell
    private let code: RowProblemCode
    private let what: String
    private let names: [String]
    private let parse: @Sendable (String) -> Value?
    private var cache = WordCache<Value>()
    private var memo = Suggestion.Memo()

    /// - Parameters:
    ///   - what: with its article, for the message: `a delivery`.
    ///   - names: the accepted words, for the hint.
    ///   - parse: gets the word in lower case with `_` for blanks and dashes.
    init(
        _ cell: ColumnCell, code: RowProblemCode, what: String, names: [String],
        parse: @escaping @Sendable (String) -> Value?
    ) {
        self.cell = cell
        self.code = code
        self.what = what
        self.names = names
        self.parse = parse
    }

    /// The value; nil when the cell is blank, or is refused.
    mutating func read(_ context: RowContext) -> Value? {
        let bytes = context.bytes(cell)
        if bytes.isEmpty { return nil }
        if let known = cache.value(of: bytes) { return known }
        let word = Self.fold(bytes)
        guard let value = parse(word) else {
            let hint = memo.hint(for: word) { [names] in Suggestion.hint(word, among: names) }
            context.refuse(code, cell, "not \(what)", hint: hint)
            return nil
        }
        cache.remember(bytes, value)
        return value
    }

    private static func fold(_ bytes: Bytes) -> String {
        String(CellText.line(bytes).lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
    }
}

/// Values by the bytes of short words; the few that a file uses over and over.
struct WordCache<Value: Sendable>: Sendable {
    private var entries: [(key: ShortKey, value: Value)] = []

    func value(of bytes: Bytes) -> Value? {
        guard let key = ShortKey(bytes) else { return nil }
        for entry in entries where entry.key == key { return entry.value }
        return nil
    }

    mutating func remember(_ bytes: Bytes, _ value: Value) {
        guard entries.count < 32, let key = ShortKey(bytes) else { return }
        entries.append((key, value))
    }
}

/// Up to 16 bytes as two integers.
struct ShortKey: Hashable, Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0
    private let count: UInt8

    init?(_ bytes: Bytes) {
        guard bytes.count <= 16 else { return nil }
        count = UInt8(truncatingIfNeeded: bytes.count)
        for byte in bytes {
            high = high << 8 | low >> 56
            low = low << 8 | UInt64(byte)
        }
    }
}

/// Columns that say yes or no.
enum YesNo {
    static func cell(_ cell: ColumnCell) -> WordCell<Bool> {
        WordCell(
            cell, code: .notYesOrNo, what: "yes or no", names: ["yes", "no"], parse: value)
    }

    /// What a word in lower case says; nil for any other.
    static func value(_ word: String) -> Bool? {
        switch word {
        case "yes", "y", "true", "t", "1", "x": true
        case "no", "n", "false", "f", "0": false
        default: nil
        }
    }
}
