import CampaignKit
import Glibc

/// How many terminal columns a text takes.
///
/// Widths come from the C library, so they agree with what the terminal's own programs believe, but are taken
/// grapheme by grapheme: a family emoji is one picture of two columns, not seven scalars. The text must be
/// plain; the letters of a color sequence would be counted (style a text after padding it).
public enum DisplayWidth {
    /// Columns taken by `text`; control characters and combining marks take none.
    public static func of(_ text: String) -> Int {
        if let ascii = asciiWidth(text) {
            return ascii
        }
        return text.reduce(0) { $0 + width(of: $1) }
    }

    /// The text cut to at most `width` columns, ending in `ellipsis` when something was cut.
    ///
    /// A wide character is never halved, so the result may be one column short.
    public static func truncate(_ text: String, to width: Int, ellipsis: String = "…") -> String {
        guard width > 0 else { return "" }
        guard of(text) > width else { return text }
        let mark = of(ellipsis)
        guard mark <= width else { return prefix(of: ellipsis, columns: width) }
        return prefix(of: text, columns: width - mark) + ellipsis
    }

    /// The text with blanks added up to `width` columns; a wider text is returned as it is.
    public static func pad(_ text: String, to width: Int, alignment: TextAlignment = .leading) -> String {
        let blanks = String(repeating: " ", count: max(0, width - of(text)))
        return alignment == .leading ? text + blanks : blanks + text
    }

    private static func prefix(of text: String, columns: Int) -> String {
        var used = 0
        var end = text.startIndex
        while end < text.endIndex {
            used += width(of: text[end])
            if used > columns { break }
            end = text.index(after: end)
        }
        return String(text[..<end])
    }

    /// The width when every byte is ASCII, nil otherwise: most cells, and no grapheme breaking for them.
    private static func asciiWidth(_ text: String) -> Int? {
        var width = 0
        for byte in text.utf8 {
            guard byte < 0x80 else { return nil }
            if byte >= 0x20, byte != 0x7F { width += 1 }
        }
        return width
    }

    private static func width(of character: Character) -> Int {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return 0 }
        if scalars.count > 1, isEmojiSequence(first: first, scalars) {
            return 2
        }
        return scalars.reduce(0) { $0 + width(of: $1) }
    }

    /// Whether several scalars are drawn as one emoji: joined, with a skin tone, or asked for as a picture.
    private static func isEmojiSequence(first: Unicode.Scalar, _ scalars: Character.UnicodeScalarView) -> Bool
    {
        guard first.properties.isEmoji else { return false }
        let isPicture = first.value > 0x7F
        return scalars.dropFirst().contains { scalar in
            switch scalar.value {
            case 0xFE0F: true
            case 0x200D: isPicture
            default: isPicture && scalar.properties.isEmojiModifier
            }
        }
    }

    private static func width(of scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x80 {
            return scalar.value >= 0x20 && scalar.value != 0x7F ? 1 : 0
        }
        if isOwnMark(scalar) { return 1 }
        if let columns = libraryWidth(of: scalar) { return columns }
        // Unknown to the library: a control takes no room, a character newer than the library does.
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: return 0
        default: return scalar.properties.isEmojiPresentation ? 2 : 1
        }
    }

    /// Dashes, bars, frames and triangles that this program draws itself.
    ///
    /// For a table of them and of ASCII the library's locale, 2 ms of `status`, need not be loaded.
    static func isOwnMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xB7, 0x2013, 0x2014, 0x2026, 0x2500...0x259F, 0x25B2, 0x25BC: true
        default: false
        }
    }

    /// What the library says; nil for what it does not know.
    static func libraryWidth(of scalar: Unicode.Scalar) -> Int? {
        guard let columns = library.map({ Int($0(wchar_t(scalar.value))) }), columns >= 0 else { return nil }
        return columns
    }

    private typealias EffectKind = @convention(c) @Sendable (wchar_t) -> Int32

    /// The library's `wcwidth`, looked up by name: Swift's view of glibc leaves the X/Open functions out.
    ///
    /// Nil when the locale is missing: in the "C" locale a program starts in, it knows only ASCII. A lazy
    /// static is set once, whichever thread comes first.
    private static let library: EffectKind? = {
        guard setlocale(LC_CTYPE, "C.UTF-8") != nil, let address = dlsym(nil, "wcwidth") else { return nil }
        return unsafeBitCast(address, to: EffectKind.self)
    }()
}
