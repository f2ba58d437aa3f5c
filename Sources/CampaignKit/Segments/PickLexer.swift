/// Cuts a pick's text into tokens.
struct PickLexer {
    private let characters: [Character]
    private var position = 0

    /// Longer texts are not picks.
    static let longest = 2000

    static func tokens(_ text: String) throws(PickError) -> [PickToken] {
        guard text.utf8.count <= longest else {
            throw PickError("a pick has at most \(longest) characters", at: 1, hint: "shorten it")
        }
        var lexer = PickLexer(text)
        return try lexer.run()
    }

    private init(_ text: String) { characters = Array(text) }

    private mutating func run() throws(PickError) -> [PickToken] {
        var tokens: [PickToken] = []
        while position < characters.count {
            if characters[position].isWhitespace { position += 1 } else { tokens.append(try next()) }
        }
        tokens.append(PickToken(kind: .end, text: "", column: characters.count + 1, length: 1))
        return tokens
    }

    private mutating func next() throws(PickError) -> PickToken {
        let first = characters[position]
        switch first {
        case "(": return take(.open, 1)
        case ")": return take(.close, 1)
        case ",": return take(.comma, 1)
        case "\"", "'", "“", "”", "‘", "’": return try quoted()
        default: break
        }
        if let sign = try sign() { return sign }
        if Self.isDigit(first) || first.isCurrencySymbol || first == "." { return figure() }
        guard Self.isWord(first) else {
            throw PickError(
                "'\(Self.shown(first))' has no meaning in a pick", at: position + 1,
                hint: first == "&" || first == "|"
                    ? "write \(first == "&" ? "and" : "or")" : "words with spaces go in quotes")
        }
        return take(.word, run(from: position, while: Self.isWord))
    }

    private mutating func take(_ kind: PickToken.Kind, _ count: Int) -> PickToken {
        let text = String(characters[position..<position + count])
        defer { position += count }
        return PickToken(kind: kind, text: text, column: position + 1, length: count)
    }

    private func run(from start: Int, while isPart: (Character) -> Bool) -> Int {
        characters[start...].prefix(while: isPart).count
    }

    private mutating func quoted() throws(PickError) -> PickToken {
        let open = characters[position]
        let ends: [Character] =
            switch open {
            case "“", "”": ["”", "“"]
            case "‘", "’": ["’", "‘"]
            default: [open]
            }
        let start = position + 1
        guard let end = characters[start...].firstIndex(where: ends.contains) else {
            throw PickError(
                "a quotation mark is not closed", at: position + 1, hint: "end it with \(ends[0])")
        }
        defer { position = end + 1 }
        return PickToken(
            kind: .text, text: String(characters[start..<end]), column: position + 1,
            length: end + 1 - position)
    }

    private mutating func sign() throws(PickError) -> PickToken? {
        let pair = String(characters[position..<min(position + 2, characters.count)])
        switch pair {
        case "!=": return take(.sign(.notEqual), 2)
        case "<=": return take(.sign(.atMost), 2)
        case ">=": return take(.sign(.atLeast), 2)
        case "==", "=>", "=<", "<>":
            let right = ["==": "=", "=>": ">=", "=<": "<=", "<>": "!="][pair] ?? "="
            throw PickError(
                "'\(pair)' is not a comparison", at: position + 1, length: 2, hint: "write \(right)")
        default: break
        }
        switch characters[position] {
        case "=": return take(.sign(.equal), 1)
        case "≠": return take(.sign(.notEqual), 1)
        case "<": return take(.sign(.less), 1)
        case "≤": return take(.sign(.atMost), 1)
        case ">": return take(.sign(.more), 1)
        case "≥": return take(.sign(.atLeast), 1)
        default: return nil
        }
    }

    /// Digits with what belongs to them; a comma only before a digit, so that it can end a list's item.
    private mutating func figure() -> PickToken {
        var count = 1
        while position + count < characters.count {
            let character = characters[position + count]
            let next = position + count + 1 < characters.count ? characters[position + count + 1] : " "
            let isPart = Self.isWord(character) || character == "." || character == "/"
            guard isPart || character == "," && Self.isDigit(next) else { break }
            count += 1
        }
        return take(.figure, count)
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || isDigit(character) || character == "_" || character == "-"
    }

    /// What cannot be seen, or turns the text around, is named by its number.
    private static func shown(_ character: Character) -> String {
        character.unicodeScalars.map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .unassigned, .privateUse, .lineSeparator, .paragraphSeparator:
                "U+" + String(scalar.value, radix: 16, uppercase: true)
            default: String(scalar)
            }
        }
        .joined()
    }
}

/// One piece of a pick's text, with its place in it.
struct PickToken: Equatable {
    enum Kind: Equatable {
        /// A name, a keyword or an unquoted value such as `NY`.
        case word
        /// Quoted: never a name or a keyword.
        case text
        /// It begins with a digit or a currency sign: an amount, a number or a day.
        case figure
        case sign(Sign)
        case open, close, comma, end
    }

    enum Sign: Equatable {
        case equal, notEqual, less, atMost, more, atLeast
    }

    var kind: Kind
    /// As written, without quotes.
    var text: String
    /// From 1, in characters.
    var column: Int
    var length: Int

    /// The keyword or name, however it is capitalized; empty for all else.
    var name: String { kind == .word ? text.lowercased() : "" }
}

/// What is wrong in a pick, where in its text, and what to write instead.
public struct PickError: Error, Equatable, Sendable {
    /// One sentence, lower case first, no full stop.
    public let message: String
    /// The first character at fault, from 1.
    public let column: Int
    /// How many characters are; at least 1.
    public let length: Int
    public let hint: String?

    init(_ message: String, at column: Int, length: Int = 1, hint: String? = nil) {
        self.message = message
        self.column = column
        self.length = max(1, length)
        self.hint = hint
    }

    init(_ message: String, at token: PickToken, hint: String? = nil) {
        self.init(message, at: token.column, length: token.length, hint: hint)
    }
}
