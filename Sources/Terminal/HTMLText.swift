/// Writes words into HTML so that they are shown, never obeyed.
public enum HTMLText {
    /// The text with nothing left that HTML could take for its own, on one line; safe in attributes too.
    public static func escape(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in TerminalText.safe(text).unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "'": result.append(contentsOf: "&#39;".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
