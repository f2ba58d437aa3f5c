import CampaignKit

/// Characters that keep a number or a name from reordering the words around it (Unicode's FSI and PDI).
///
/// Text from outside never has them: `HTMLText` and `MarkdownText` drop every such character. So the ones
/// that are written here are set around a value that has none, and come through in pairs alone.
enum Isolates {
    private static let open: Character = "\u{2068}"
    private static let close: Character = "\u{2069}"

    /// The text within a pair.
    static func around(_ text: String) -> String {
        String(open) + TerminalText.safe(text) + String(close)
    }

    /// Text as HTML: pairs stay, all else is escaped.
    static func html(_ text: String) -> String {
        guard text.unicodeScalars.contains("\u{2068}") else { return HTMLText.escape(text) }
        return pieces(text).map { piece in
            let inner = HTMLText.escape(piece.text)
            return piece.isIsolated ? "\(open)\(inner)\(close)" : inner
        }.joined()
    }

    /// The text without them.
    static func removed(_ text: String) -> String {
        guard text.unicodeScalars.contains("\u{2068}") else { return text }
        return pieces(text).map(\.text).joined()
    }

    /// Isolates are never within others here: what is left over without its end is plain text.
    static func pieces(_ text: String) -> [(text: String, isIsolated: Bool)] {
        var pieces: [(text: String, isIsolated: Bool)] = []
        var rest = Array(text.unicodeScalars)[...]
        while let start = rest.firstIndex(of: "\u{2068}"),
            let end = rest[start...].firstIndex(of: "\u{2069}")
        {
            pieces.append((string(rest[..<start]), false))
            pieces.append((string(rest[(start + 1)..<end]), true))
            rest = rest[(end + 1)...]
        }
        return pieces + [(string(rest), false)]
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }
}
