import CampaignExchange
import CampaignKit
import System
import Terminal

/// Writes an answer in the format asked for, to the screen, a pipe or a file.
struct DocumentWriter {
    let context: CommandContext
    let options: GlobalOptions
    let format: OutputFormat
    /// Where other files of the command go.
    let destination: Destination
    /// The file that `-o` names, opened; nil for the standard output.
    let opened: SafeFile?

    /// Wider tables than any screen are asked for with 0.
    private static let widest = 10_000

    /// Opens the file that `-o` names, before anything is done: nothing must be posted whose answer has
    /// nowhere to go.
    ///
    /// - Parameter reading: the files that the command reads.
    init(context: CommandContext, options: GlobalOptions, reading: [String] = []) throws {
        self.context = context
        self.options = options
        format = try options.resolvedFormat()
        if let width = options.width, !(0...Self.widest).contains(width) {
            throw CommandError.usage(
                "bad-value", "invalid value '\(width)' for --width",
                hint: "at most \(Self.widest); 0 means no limit")
        }
        destination = Destination(context: context, options: options, reading: reading)
        let file = options.output == "-" ? nil : options.output
        opened = try file.map(destination.named)
    }

    func write(_ document: Document) throws {
        if format == .xlsx { try write(bytes: workbook(document)) } else { try write(text(of: document)) }
    }

    /// Writes a file besides another answer: neither is there when one of them cannot be.
    func write(_ document: Document, beside answer: () throws -> Void) throws {
        guard let opened else { return try write(document) }
        try opened.write(format == .xlsx ? workbook(document) : Array(text(of: document).utf8))
        try answer()
        try opened.commit()
    }

    /// Writes piece by piece to where the answer goes.
    func stream(_ body: (_ write: ([UInt8]) throws -> Void) throws -> Void) throws {
        if let opened { return try opened.fill(body) }
        try body { try context.output.write(bytes: $0) }
    }

    private func workbook(_ document: Document) throws -> [UInt8] {
        var workbook = try TableWorkbook(title: document.title, columns: document.data.columns)
        for row in document.data.rows { try workbook.append(row) }
        return try workbook.finish()
    }

    private func text(of document: Document) -> String {
        switch format {
        case .csv: String(decoding: CSVWriter.bytes(document.data), as: UTF8.self)
        case .tsv: String(decoding: CSVWriter.bytes(document.data, .tsv), as: UTF8.self)
        case .json: document.json.pretty
        case .markdown:
            ([document.people(.plain)] + document.others).map(MarkdownTableRenderer().render)
                .joined(separator: "\n")
        case .html:
            HTMLTableRenderer(title: document.title).render(
                document.people(.plain), and: document.others, words: document.words)
        case .table, .xlsx: screenText(of: document)
        }
    }

    /// Writes what is not text to where the answer goes; never to a screen.
    func write(bytes: [UInt8]) throws {
        if let opened { return try SafeFile.write(bytes, to: opened) }
        guard !context.outputIsTerminal else {
            throw CommandError.usage(
                "not-text", "a workbook cannot go to the screen", hint: "name a file: -o list.xlsx")
        }
        try context.output.write(bytes: bytes)
    }

    /// Writes a finished text to where the answer goes.
    func write(_ text: String) throws {
        if let opened { return try SafeFile.write(Array(text.utf8), to: opened) }
        let lines = text.utf8.count { $0 == 0x0A }
        let pages = Pager.shouldPage(
            lines: lines, screenHeight: context.screen?.rows, isTerminal: context.outputIsTerminal,
            disabled: options.noPager)
        if pages, let command = Pager.command(environment: context.environment), context.page(text, command) {
            return
        }
        try context.output.write(text)
    }

    private func screenText(of document: Document) -> String {
        let look = look
        let text =
            document.screen.map { NoteLayout(width: look.prose).text($0(look)) }
            ?? look.render(document.people(look)).text
        if let missing = look.cut.words, !options.quiet { note(missing) }
        return text
    }

    /// Writes a line besides the answer, wrapped to the screen unless blanks within give it a form.
    func note(_ line: String) {
        try? context.errors.write(notes.line(line))
    }

    /// How lines besides the answer are laid out.
    var notes: NoteLayout { NoteLayout(width: options.width, context: context) }

    /// How text for people looks where this answer goes.
    var look: ScreenLook {
        let isTerminal = context.outputIsTerminal && opened == nil
        let isColored = ColorMode.resolve(
            flag: options.color, environment: context.environment, isTerminal: isTerminal)
        let width = options.width ?? (isTerminal ? context.screen?.columns : nil)
        // A file that a program may read has each sentence on its line.
        let prose = opened == nil && options.width == nil ? ScreenLook.standardWidth : nil
        return ScreenLook(
            style: Style(enabled: isColored), ascii: options.ascii, width: width == 0 ? nil : width,
            prose: prose)
    }
}

/// An answer before its format is chosen: a command builds one, `DocumentWriter` writes it.
struct Document {
    /// The name of the page in HTML.
    var title: String
    /// What programs get as CSV and TSV: every figure, plain.
    var data: Table
    /// What people get as Markdown and HTML, and on the screen unless `screen` says otherwise.
    var people: (ScreenLook) -> Table
    /// The JSON document.
    var json: JSONValue
    /// The screen's text; nil shows `people` as it is.
    var screen: ((ScreenLook) -> String)?
    /// What a page says around the table; nil takes it from the screen.
    var around: HTMLPage.Words?
    /// Tables that the screen has besides `people`, for a page.
    var others: [Table] = []

    init(
        title: String, data: Table, people: ((ScreenLook) -> Table)? = nil, json: JSONValue,
        screen: ((ScreenLook) -> String)? = nil
    ) {
        self.title = title
        self.data = data
        self.people = people ?? { _ in data }
        self.json = json
        self.screen = screen
    }

    /// What a page says around its tables: what the screen says, and the day of its figures.
    ///
    /// A screen belongs to its day; a page is kept, and must not pass for a later one's.
    var words: HTMLPage.Words {
        var words = around ?? screenWords
        // The heading of the page says it already.
        words.before.removeAll { Self.name($0) == Self.name(title) }
        // The JSON document has it; what is of no day has none.
        guard case .object(let members) = json, case .string(let text)? = members["as_of"],
            let day = CalendarDate(text)
        else { return words }
        let when = "as of \(day.longText)"
        let said = ([title] + words.before + words.after).map { $0.lowercased() }
        guard !said.contains(where: { $0.contains(when.lowercased()) }) else { return words }
        let known = if case .string(let known)? = members["known_on"] { ", as known on \(known)" } else { "" }
        words.before.insert(when + known, at: 0)
        return words
    }

    /// What its screen says besides the table: the day above it, notes and next steps below.
    ///
    /// A line of the table begins with the same cell, whatever bars a screen has in it besides.
    private var screenWords: HTMLPage.Words {
        guard let screen else { return .init() }
        let table = people(.plain)
        let rows = ([table] + others).flatMap { table in
            [table.columns.map(\.title)] + table.rows.map { $0.cells.map(\.text) }
        }
        let names = Set(rows.compactMap { $0.map(Self.name).first { !$0.isEmpty } })
        var words = HTMLPage.Words()
        var isPast = false
        for drawn in screen(.plain).split(separator: "\n") {
            // A bar is for screens: a page has the number next to it.
            let line = drawn.filter { !Self.blocks.contains($0) }
            let cells = line.split(separator: "  ").map(Self.name).filter { !$0.isEmpty }
            guard let first = cells.first, first.contains(where: { $0.isLetter || $0.isNumber }) else {
                continue
            }
            if names.contains(first), cells.count > 1 || table.columns.count == 1 {
                isPast = true
            } else if isPast {
                words.after.append(line)
            } else {
                words.before.append(line)
            }
        }
        return words
    }

    /// What bars are drawn with.
    private static let blocks: Set<Character> = Set("█▉▊▋▌▍▎▏░▒▓")

    /// A cell for comparison: blanks around it and letter case say nothing.
    private static func name(_ cell: some StringProtocol) -> String {
        cell.split(separator: " ").joined(separator: " ").lowercased()
    }

    /// The same with a table for people that looks the same everywhere.
    init(
        title: String, data: Table, people: Table, json: JSONValue, screen: ((ScreenLook) -> String)? = nil
    ) {
        self.init(title: title, data: data, people: { _ in people }, json: json, screen: screen)
    }
}
