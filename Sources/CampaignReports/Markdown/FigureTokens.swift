/// Swaps `{{ … }}` for tokens that Markdown has no meaning for, and finds them again in the parsed tree.
///
/// A token is a number between two private-use characters. `CharacterGuard` lets none of them in, so every
/// token in the tree is one of these.
final class FigureTokens {
    /// A part of a text of the tree.
    enum Piece {
        case text(String)
        case token(Int)
    }

    static let opening: Unicode.Scalar = "\u{E000}"
    static let closing: Unicode.Scalar = "\u{E001}"

    private(set) var tokens: [FigureToken] = []
    private var seen: Set<Int> = []

    /// The line with tokens for its figures; `\{{` stays as it is.
    func swapping(_ bytes: [UInt8], line: Int) -> String {
        var result: [UInt8] = []
        var (index, copied) = (0, 0)
        // Nothing closes behind here: a line of a thousand open braces is not searched a thousand times.
        var lastClosing = bytes.count
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "\\") {
                index += 2
                continue
            }
            guard bytes[index] == UInt8(ascii: "{"), bytes[index + 1] == UInt8(ascii: "{") else {
                index += 1
                continue
            }
            let end = index < lastClosing ? Self.end(of: bytes, from: index + 2) : nil
            if end == nil { lastClosing = min(lastClosing, index) }
            let range = index..<(end ?? index + 2)
            let raw = String(decoding: bytes[range], as: UTF8.self)
            result += bytes[copied..<index] + Array(Self.written(tokens.count).utf8)
            tokens.append(FigureToken(raw: raw, line: line, utf8: range, isClosed: end != nil))
            (index, copied) = (range.upperBound, range.upperBound)
        }
        return String(decoding: result + bytes[copied...], as: UTF8.self)
    }

    /// The parts of a text; nil when there is no token in it.
    func pieces(of text: String) -> [Piece]? {
        guard Self.mayHoldToken(text) else { return nil }
        var pieces: [Piece] = []
        var words = String.UnicodeScalarView()
        var number: Int?
        for scalar in text.unicodeScalars {
            if scalar == Self.opening {
                if !words.isEmpty { pieces.append(.text(String(words))) }
                (words, number) = (String.UnicodeScalarView(), 0)
            } else if scalar == Self.closing, let found = number {
                if tokens.indices.contains(found) { pieces.append(.token(found)) }
                number = nil
            } else if let begun = number {
                number = begun * 10 + Int(scalar.value) - 0x30
            } else {
                words.append(scalar)
            }
        }
        if !words.isEmpty { pieces.append(.text(String(words))) }
        return pieces
    }

    /// The tokens in a text.
    func tokens(in text: String) -> [Int] {
        (pieces(of: text) ?? []).compactMap { piece in
            if case .token(let number) = piece { number } else { nil }
        }
    }

    /// The text as it was written.
    func restored(_ text: String) -> String {
        guard let pieces = pieces(of: text) else { return text }
        return pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .token(let number): tokens[number].raw
            }
        }.joined()
    }

    /// Says that a token was dealt with.
    func settle(_ numbers: [Int]) { seen.formUnion(numbers) }

    /// Tokens that nothing of the tree shows: in the definition of a link, for example.
    var unsettled: [Int] { tokens.indices.filter { !seen.contains($0) } }

    static func written(_ number: Int) -> String { "\(opening)\(number)\(closing)" }

    /// Both characters begin with this byte.
    static func mayHoldToken(_ text: String) -> Bool { text.utf8.contains(0xEE) }

    private static func end(of bytes: [UInt8], from start: Int) -> Int? {
        var index = start
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "}"), bytes[index + 1] == UInt8(ascii: "}") { return index + 2 }
            index += 1
        }
        return nil
    }
}

/// One `{{ … }}` of a text: what is written and where.
struct FigureToken: Sendable {
    /// With its braces; the two opening ones alone when no closing ones follow on the line.
    let raw: String
    /// The file's line.
    let line: Int
    /// Its bytes in that line.
    let utf8: Range<Int>
    let isClosed: Bool
}
