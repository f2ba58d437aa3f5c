import Terminal

/// A value in the middle of Markdown that stays words wherever it stands.
enum InertText {
    /// Escaped as in a table's cell, and so that it cannot begin a heading or a list, end a line as one, or
    /// make an image of a link behind it.
    static func markdown(_ text: String) -> String {
        let escaped = MarkdownText.escape(text)
        var result = String.UnicodeScalarView()
        var onlyDigits = true
        for scalar in escaped.unicodeScalars {
            let isFirst = result.isEmpty
            let isDigit = (0x30...0x39).contains(scalar.value)
            switch scalar {
            case "#", "+", "-",
                "=" where isFirst:
                result.append("\\")
            case ".",
                ")" where onlyDigits && !isFirst:
                result.append("\\")
            case "!" where result.last != "\\": result.append("\\")
            default: break
            }
            onlyDigits = onlyDigits && isDigit
            result.append(scalar)
        }
        return String(result)
    }
}
