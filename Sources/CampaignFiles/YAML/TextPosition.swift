import CampaignKit

/// A position in a file as the YAML reader counts it: lines and Unicode scalars, both from 1.
///
/// Columns in characters and the length of the token are worked out only when something is reported there.
struct TextPosition {
    let source: SourceText
    let line: Int
    let column: Int
    /// What is written there, when that is known.
    var token: String?
    /// How many characters to underline; nil lets the token decide.
    var length: Int?

    init(_ source: SourceText, line: Int, column: Int, token: String? = nil, length: Int? = nil) {
        self.source = source
        // A text that ends too early is noticed one line after its last.
        let last = max(1, source.lineCount)
        self.line = min(line, last)
        self.column = line > last ? source.line(last).unicodeScalars.count + 1 : max(1, column)
        self.token = token
        self.length = length
    }

    /// The place of some characters of the value that is written here; the whole value where it is not
    /// written out, such as with escapes.
    func inside(_ value: String, column: Int, length: Int) -> TextPosition {
        let rest = String(
            String.UnicodeScalarView(source.line(line).unicodeScalars.dropFirst(self.column - 1)))
        guard let start = rest.firstRange(of: value)?.lowerBound else { return self }
        let before = rest[..<start].unicodeScalars.count
        let within = String(value.prefix(column - 1)).unicodeScalars.count
        return TextPosition(source, line: line, column: self.column + before + within, length: length)
    }

    var location: SourceLocation {
        let text = source.line(line)
        let scalars = text.unicodeScalars
        let index = scalars.index(scalars.startIndex, offsetBy: column - 1, limitedBy: scalars.endIndex)
        let start = index ?? scalars.endIndex
        return SourceLocation(
            file: source.path, line: line, column: String(scalars[..<start]).count + 1,
            length: length ?? TokenLength.characters(of: String(scalars[start...]), token: token))
    }

    /// The line without control characters, which must not reach a terminal; nil when no one could read it.
    var excerpt: String? {
        let text = source.line(line)
        guard text.utf8.count <= 2000 else { return nil }
        var clean = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isHidden = scalar != "\t" && ForbiddenCharacter.isForbiddenInSettings(scalar)
            clean.append(isHidden ? "\u{FFFD}" : scalar)
        }
        return String(clean)
    }
}

/// How far a YAML value reaches on its line, for the caret.
enum TokenLength {
    /// The characters of the value at the beginning of `text`; `token` is its content, when known.
    static func characters(of text: String, token: String?) -> Int {
        let characters = Array(text)
        guard let first = characters.first else { return 1 }
        switch first {
        case "\"", "'": return quoted(characters, by: first)
        case "[", "{": return bracketed(characters)
        case "|", ">": return characters.firstIndex { $0 == " " || $0 == "\t" } ?? characters.count
        default: break
        }
        if let token, !token.isEmpty, text.hasPrefix(token) { return token.count }
        return plain(characters)
    }

    private static func quoted(_ characters: [Character], by quote: Character) -> Int {
        var index = 1
        while index < characters.count {
            if characters[index] == "\\", quote == "\"" {
                index += 1
            } else if characters[index] == quote {
                guard quote == "'", index + 1 < characters.count, characters[index + 1] == "'" else {
                    return index + 1
                }
                index += 1
            }
            index += 1
        }
        return plain(characters)
    }

    private static func bracketed(_ characters: [Character]) -> Int {
        var depth = 0
        for (index, character) in characters.enumerated() {
            if character == "[" || character == "{" { depth += 1 }
            if character == "]" || character == "}" { depth -= 1 }
            if depth == 0 { return index + 1 }
        }
        return plain(characters)
    }

    /// To the end of the line, without a comment and blanks.
    private static func plain(_ characters: [Character]) -> Int {
        var end = characters.count
        for index in characters.indices.dropFirst() where characters[index] == "#" {
            if characters[index - 1] == " " || characters[index - 1] == "\t" {
                end = index
                break
            }
        }
        while end > 1, characters[end - 1] == " " || characters[end - 1] == "\t" { end -= 1 }
        return end
    }
}
