import Yams

/// The text of a scalar, with repairs undone.
enum YAMLText {
    /// The scalar's text; nil when it holds something refused, which was already reported.
    static func content(of scalar: Node.Scalar) -> String? {
        let text = scalar.string
        // Nearly every scalar is ASCII; the repairs are not.
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
        return text.unicodeScalars.contains(Placeholder.refused) ? nil : restored(text)
    }

    /// The text with the commas of amounts put back.
    static func restored(_ text: String) -> String {
        guard text.unicodeScalars.contains(Placeholder.comma) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(scalar == Placeholder.comma ? "," : scalar) }
        return String(result)
    }
}
