import CampaignKit
import Terminal

/// HTML that is being written: a buffer that words are escaped into.
struct HTMLBytes {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ finished: [UInt8]) { bytes.append(contentsOf: finished) }

    /// Finished HTML.
    mutating func append(_ finished: String) { bytes.append(contentsOf: finished.utf8) }

    /// Words, shown and never obeyed.
    mutating func words(_ text: String) {
        bytes.append(contentsOf: HTMLText.escape(text).utf8)
    }

    /// Words that keep their own direction and turn nothing around them.
    mutating func isolated(_ text: String) {
        append(Self.opening)
        words(text)
        append(Self.closing)
    }

    /// The same in a letter: in one from right to left, numbers keep their own direction, and so does a text
    /// whose first letter runs the other way, for print programs that know no `bdi` without one.
    mutating func isolated(_ text: String, in language: LetterLanguage) {
        guard language.direction == "rtl" else { return isolated(text) }
        if LeftToRight.direction(of: text) == "ltr" {
            return append("<bdi dir=\"ltr\">" + HTMLText.escape(text) + "</bdi>")
        }
        append(Self.opening)
        for piece in LeftToRight.pieces(of: text) {
            if piece.isNumber { append(LeftToRight.isolated(piece.text)) } else { words(piece.text) }
        }
        append(Self.closing)
    }

    /// Appends finished HTML; a paragraph that it ends and in which nothing stands is taken out.
    mutating func appendLeavingOutEmptyParagraph(_ finished: [UInt8]) {
        guard finished.starts(with: Self.paragraphEnd) else { return append(finished) }
        let blanks = bytes.reversed().prefix { $0 == 0x20 || $0 == 0x0A }.count
        guard bytes.dropLast(blanks).suffix(Self.paragraph.count).elementsEqual(Self.paragraph) else {
            return append(finished)
        }
        bytes.removeLast(blanks + Self.paragraph.count)
        bytes.append(contentsOf: finished.dropFirst(Self.paragraphEnd.count).drop { $0 == 0x0A })
    }

    /// Takes out what was written so far.
    mutating func drain() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private static let opening = Array("<bdi>".utf8)
    private static let paragraph = Array("<p>".utf8)
    private static let paragraphEnd = Array("</p>".utf8)
    private static let closing = Array("</bdi>".utf8)
}
