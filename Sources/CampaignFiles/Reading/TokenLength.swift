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
