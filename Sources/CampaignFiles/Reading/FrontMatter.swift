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
