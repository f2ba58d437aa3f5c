import CampaignKit

/// What is printed at the foot of every printed page: whose report it is, of which day, and `Page 1 of 3`.
///
/// Browsers and WeasyPrint draw it in the margin by the counters of `@page`: it takes no room from the text.
struct PageFoot {
    /// `Riverbend · Report to the board · As of 20 Nov 2026`.
    let words: String
    let isRightToLeft: Bool
    /// The page's number, with places for itself and for how many there are.
    var number = PageFoot.number

    static let number = "Page %1 of %2"

    /// The boxes, for within an `@page` rule.
    var css: String {
        let look = "font: 7.5pt system-ui, sans-serif; color: \(ThemePalette.print.soft);"
        let (start, end) = isRightToLeft ? ("right", "left") : ("left", "right")
        return """
            @bottom-\(start) { content: "\(Self.escaped(words))"; \(look) }
            @bottom-\(end) { content: \(counters); \(look) white-space: nowrap; }
            """
    }

    /// The number as CSS: `"Page " counter(page) " of " counter(pages)`.
    private var counters: String {
        Phrase.pieces(of: number).map { piece in
            switch piece {
            case .words(let words): "\"\(Self.escaped(words))\""
            case .place(let index): index == 0 ? "counter(page)" : "counter(pages)"
            }
        }.joined(separator: " ")
    }

    /// As much of a name as one line holds, so that two names leave room for the number.
    static func short(_ name: String) -> String {
        let name = TerminalText.safe(name)
        return name.count > 60 ? name.prefix(59) + "…" : name
    }

    /// The words as a CSS string that no text can end: all but letters, digits and blanks as numbers.
    private static func escaped(_ words: String) -> String {
        words.unicodeScalars.map { scalar in
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
            // A blank ends the number, and belongs to it.
            return isPlain || scalar == " " ? String(scalar) : "\\\(String(scalar.value, radix: 16)) "
        }.joined()
    }
}
