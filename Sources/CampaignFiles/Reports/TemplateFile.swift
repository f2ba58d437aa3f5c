import CampaignKit
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
                mapping, describing: what, at: TextPosition(source, line: 1, column: 1, length: 3), in: context)
        }
        self.source = source
        bodyLine = frontMatter.bodyLine
    }
}
