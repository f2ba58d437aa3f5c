import Digests

/// All that a page shows, however its marks are written: its words, its charts, its links, and its style.
///
/// Blanks are run together, and closing marks say nothing: a page that a browser saved once more shows the
/// same.
struct PageContent {
    /// The words that people read, a paragraph, a cell, or a label each.
    let lines: [String]
    /// Of the words alone.
    let textDigest: String
    /// Of everything.
    let digest: String

    /// Marks in the middle of a line of words.
    private static let inline = Set(
        ["a", "abbr", "b", "bdi", "br", "code", "em", "i", "small", "span", "strong", "sub", "sup", "tspan"]
            .map { Array($0.utf8) })

    init(_ html: String) {
        var lines: [String] = []
        var line: [UInt8] = []
        var everything: [UInt8] = []
        let bytes = Array(html.utf8)
        let pieces = bytes.split(separator: UInt8(ascii: "<")).dropFirst(html.hasPrefix("<") ? 0 : 1)
        for piece in pieces {
            let close = piece.firstIndex(of: UInt8(ascii: ">")) ?? piece.endIndex
            let mark = piece[..<close]
            let text = piece[close...].dropFirst()
            let isClosing = mark.first == UInt8(ascii: "/")
            let name = Array((isClosing ? mark.dropFirst() : mark).prefix(while: Self.isName))
            if !Self.inline.contains(name), !line.isEmpty {
                lines.append(Self.read(line))
                line = []
            }
            if Self.counts(mark, name) { Self.append(mark, to: &everything, behind: 0) }
            if text.contains(where: { $0 > 0x20 }) { Self.append(text, to: &everything, behind: 1) }
            if !name.elementsEqual("style".utf8) || isClosing { Self.append(text, to: &line) }
        }
        if !line.isEmpty { lines.append(Self.read(line)) }
        self.lines = lines
        textDigest = SHA256.hex(SHA256.digest(Array(lines.joined(separator: "\n").utf8)))
        digest = SHA256.hex(SHA256.digest(Array(Self.read(everything).utf8)))
    }

    private static func isName(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// Whether a mark itself is a part of what is shown: what a page says of itself is, but for its digests.
    private static func counts(_ mark: ArraySlice<UInt8>, _ name: [UInt8]) -> Bool {
        guard !name.isEmpty, mark.first != UInt8(ascii: "/") else { return false }
        guard name.elementsEqual("meta".utf8) else { return true }
        let words = String(decoding: mark, as: UTF8.self)
        return words.contains("\"campaign-") && !words.contains("-sha256\"")
    }

    /// Appends words with one blank where there were some; those of a mark come behind a byte of their own.
    private static func append(
        _ words: ArraySlice<UInt8>, to line: inout [UInt8], behind lead: UInt8? = nil
    ) {
        if let lead { line.append(lead) }
        // The end of a mark without words, as XML has it.
        let words = lead == 0 && words.last == UInt8(ascii: "/") ? words.dropLast() : words
        for byte in words {
            if byte != 0x20, !(0x09...0x0D).contains(byte) {
                line.append(byte)
            } else if let last = line.last, last > 0x20 {
                line.append(0x20)
            }
        }
    }

    /// Finished words as people read them.
    private static func read(_ line: [UInt8]) -> String {
        let words = line.last == 0x20 ? line.dropLast() : line[...]
        return BuiltPage.unescaped(String(decoding: words, as: UTF8.self)[...])
    }
}
