/// Finds the text literals of a Swift file, those inside interpolations too.
struct SwiftLiterals {
    struct Literal {
        var line: Int
        /// Without escapes; each interpolation is one `hole`.
        var text: String
    }

    /// What stands for an interpolation, whose own literals are found apart.
    static let hole: Character = "\u{25A1}"

    private(set) var literals: [Literal] = []
    private let code: [Character]
    private var index = 0
    private var line = 1

    init(_ text: String) {
        code = Array(text)
        skipCode(until: nil)
    }

    private func looking(at word: String) -> Bool {
        code[index...].starts(with: word)
    }

    private mutating func advance(_ count: Int = 1) {
        for _ in 0..<count where index < code.count {
            if code[index] == "\n" { line += 1 }
            index += 1
        }
    }

    /// Reads code up to the parenthesis that closes an interpolation, or to the end of the file.
    private mutating func skipCode(until end: Character?) {
        var depth = 0
        while index < code.count {
            if looking(at: "//") {
                while index < code.count, code[index] != "\n" { advance() }
            } else if code[index] == "\"" {
                readLiteral()
            } else {
                if code[index] == "(" { depth += 1 }
                if code[index] == ")" { depth -= 1 }
                if end != nil, depth < 0 { return }
                advance()
            }
        }
    }

    private mutating func readLiteral() {
        let isLong = looking(at: "\"\"\"")
        let place = literals.count
        literals.append(Literal(line: line, text: ""))
        let quote = isLong ? "\"\"\"" : "\""
        advance(quote.count)
        var text = ""
        while index < code.count, !looking(at: quote) {
            guard code[index] == "\\", index + 1 < code.count else {
                text.append(code[index])
                advance()
                continue
            }
            let escaped = code[index + 1]
            advance(2)
            switch escaped {
            case "(":
                skipCode(until: ")")
                advance()
                text.append(Self.hole)
            // A line that goes on: the indentation of the next is none of the text.
            case "\n": while index < code.count, code[index] == " " { advance() }
            default: text.append(escaped)
            }
        }
        advance(quote.count)
        literals[place].text = text
    }
}
