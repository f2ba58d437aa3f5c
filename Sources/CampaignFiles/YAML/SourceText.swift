/// A file's text by lines, to turn positions into locations and excerpts.
///
/// A class, so that every place in the file refers to one copy.
final class SourceText: Sendable {
    let path: String
    /// Without a byte order mark.
    let bytes: ArraySlice<UInt8>
    /// The bytes of each line, without its line break (LF or CRLF).
    private let lines: [Range<Int>]

    init(_ file: PlanFile) {
        path = file.path
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let bytes = file.bytes.starts(with: mark) ? file.bytes.dropFirst(3) : file.bytes[...]
        self.bytes = bytes
        var lines: [Range<Int>] = []
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
            let hasReturn = end > start && bytes[end - 1] == 0x0D
            lines.append(start..<(hasReturn ? end - 1 : end))
            start = end + 1
        }
        self.lines = lines
    }

    var lineCount: Int { lines.count }

    /// The line with this number, counted from 1; empty beyond the end.
    func line(_ number: Int) -> String {
        guard lines.indices.contains(number - 1) else { return "" }
        return String(decoding: bytes[lines[number - 1]], as: UTF8.self)
    }

    /// Where a line's bytes are; nil beyond the end.
    func byteRange(ofLine number: Int) -> Range<Int>? {
        lines.indices.contains(number - 1) ? lines[number - 1] : nil
    }

    /// Everything from this line on, with LF as line break.
    func text(fromLine number: Int) -> String {
        guard lines.indices.contains(number - 1) else { return "" }
        let rest = bytes[lines[number - 1].lowerBound...]
        guard rest.contains(0x0D) else { return String(decoding: rest, as: UTF8.self) }
        return String(decoding: rest, as: UTF8.self).split(
            separator: "\r\n", omittingEmptySubsequences: false
        )
        .joined(separator: "\n")
    }
}

/// Where a campaign file's front matter and its Markdown are.
struct FrontMatter {
    /// The numbers of the lines between the two `---`.
    let lines: Range<Int>

    /// The number of the first line of Markdown.
    var bodyLine: Int { lines.upperBound + 1 }

    /// Finds the front matter; what is wrong with its frame is reported.
    init?(_ source: SourceText, sink: FindingSink) {
        guard Self.isFence(source.line(1)) else {
            sink.report(
                .frontMatterMissing, at: TextPosition(source, line: 1, column: 1, length: 1),
                "the file does not begin with front matter",
                hint: "the first line is ---, then the keys (name: …), then --- again, then the text")
            return nil
        }
        var number = 2
        while number <= source.lineCount, !Self.isFence(source.line(number)) { number += 1 }
        guard number <= source.lineCount else {
            sink.report(
                .frontMatterUnclosed, at: TextPosition(source, line: 1, column: 1, length: 3),
                "the front matter that begins here has no end",
                hint: "put --- on a line of its own after the last key")
            return nil
        }
        lines = 2..<number
    }

    private static func isFence(_ line: String) -> Bool {
        guard line.hasPrefix("---") else { return false }
        return line.dropFirst(3).allSatisfy { $0 == " " || $0 == "\t" }
    }
}
