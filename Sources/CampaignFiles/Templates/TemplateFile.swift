public import CampaignKit
import Yams

/// A Markdown file with settings above its text, opened for one reader.
struct TemplateFile {
    let fields: Fields
    let source: SourceText
    /// The number of the first line of Markdown.
    let bodyLine: Int

    /// Nil when nothing of it can be read; what is wrong goes to the sink.
    init?(_ file: PlanFile, describing what: String, currency: Currency, sink: FindingSink) {
        guard file.bytes.count <= WorkspaceSource.largestFile else {
            sink.report(
                .fileTooLarge, about: file.path, "the file has more than 1 MiB",
                hint: "a \(what)'s text is short; keep images and data elsewhere")
            return nil
        }
        let source = SourceText(file)
        TextCheck(source: source, sink: sink).checkEncoding()
        guard let frontMatter = FrontMatter(source, sink: sink) else { return nil }
        let context = ReadingContext(source: source, sink: sink, currency: currency, lineOffset: 1)
        switch YAMLReader(source: source, sink: sink, lines: frontMatter.lines).read() {
        case .unreadable: return nil
        case .empty:
            fields = Fields(
                [:], describing: what, at: TextPosition(source, line: 1, column: 1, length: 3), in: context)
        case .mapping(let mapping):
            fields = Fields(
                mapping, describing: what, at: TextPosition(source, line: 1, column: 1, length: 3),
                in: context)
        }
        self.source = source
        bodyLine = frontMatter.bodyLine
    }
}

/// A text file by lines, for readers outside this module that point at places in it.
///
/// Lines are counted from 1 and places within them in UTF-8 bytes; columns in characters are worked out only
/// when something is reported.
public struct SourceLines: Sendable {
    let source: SourceText

    public init(_ file: PlanFile) { source = SourceText(file) }

    init(_ source: SourceText) { self.source = source }

    public var path: String { source.path }
    public var lineCount: Int { source.lineCount }

    /// The line without its line break; empty beyond the end.
    public func line(_ number: Int) -> String { source.line(number) }

    /// Where these bytes of a line are; nil means the whole line.
    public func location(line number: Int, utf8 bytes: Range<Int>? = nil) -> SourceLocation {
        guard let bytes else {
            return SourceLocation(file: path, line: min(number, max(1, lineCount)))
        }
        let text = Array(source.line(number).utf8)
        let start = min(bytes.lowerBound, text.count)
        let end = min(max(start, bytes.upperBound), text.count)
        let before = String(decoding: text[..<start], as: UTF8.self)
        let token = String(decoding: text[start..<end], as: UTF8.self)
        let place = TextPosition(
            source, line: number, column: before.unicodeScalars.count + 1, length: max(1, token.count))
        return place.location
    }

    /// The line as it may be shown.
    public func excerpt(line number: Int) -> String? { TextPosition(source, line: number, column: 1).excerpt }

    /// What is wrong with its encoding.
    public var encodingFindings: [Finding] {
        let sink = FindingSink()
        TextCheck(source: source, sink: sink).checkEncoding()
        return sink.sorted
    }

    /// Whether a character may not be in a text that people read: it hides, turns the reading direction
    /// around, or stands for something inside this program.
    public static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        ForbiddenCharacter.isForbiddenInSettings(scalar)
    }

    /// What such a character is called in a message.
    public static func nameOfForbidden(_ scalar: Unicode.Scalar) -> String { ForbiddenCharacter.name(scalar) }
}
