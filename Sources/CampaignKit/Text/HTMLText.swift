/// Writes words into HTML so that they are shown, never obeyed.
public enum HTMLText {
    /// The text with nothing left that HTML could take for its own, on one line; safe in attributes too.
    public static func escape(_ text: String) -> String {
        let safe = TerminalText.safe(text)
        guard safe.utf8.contains(where: isSpecial) else { return safe }
        var result = String.UnicodeScalarView()
        for scalar in safe.unicodeScalars {
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

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"):
            true
        default: false
        }
    }
}
