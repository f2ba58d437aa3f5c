import CampaignFiles
import Terminal

/// Writes an answer in the format asked for, to the screen, a pipe or a file.
struct DocumentWriter {
    let context: CommandContext
    let options: GlobalOptions
    let format: OutputFormat

    /// Wider tables than any screen are asked for with 0.
    private static let widest = 10_000

    init(context: CommandContext, options: GlobalOptions) throws(CommandError) {
        self.context = context
        self.options = options
        format = try options.resolvedFormat()
        if let width = options.width, !(0...Self.widest).contains(width) {
            throw .usage(
                "bad-value", "'\(width)' is no value for --width",
                hint: "at most \(Self.widest); 0 means no limit")
        }
        // Before anything is done: an import must not be posted whose report has nowhere to go.
        if let path = file { try PlanFiles.refuse(context.absolute(path), workspace: workspace) }
    }

    func write(_ document: Document) throws {
        if format == .xlsx { try write(bytes: workbook(document)) } else { try write(text(of: document)) }
    }

    /// Writes a file beside another answer: neither is there when one of them cannot be.
    func write(_ document: Document, beside answer: () throws -> Void) throws {
        guard let path = file else { return try write(document) }
        let bytes = try format == .xlsx ? workbook(document) : Array(text(of: document).utf8)
        try AtomicFile.stream(to: context.absolute(path), random: context.random()) { write in
            try write(bytes)
            try answer()
        }
    }

    private func workbook(_ document: Document) throws -> [UInt8] {
        var workbook = try TableWorkbook(title: document.title, columns: document.data.columns)
        for row in document.data.rows { try workbook.append(row) }
        return try workbook.finish()
    }

    private func text(of document: Document) -> String {
        switch format {
        case .csv: CSVTableRenderer().render(document.data)
        case .tsv: TSVTableRenderer().render(document.data)
        case .json: document.json.pretty
        case .markdown: MarkdownTableRenderer().render(document.people(.plain))
        case .html: HTMLTableRenderer(title: document.title).render(document.people(.plain))
        case .table, .xlsx: screenText(of: document)
        }
    }

    /// Writes what is no text to where the answer goes; never to a screen.
    func write(bytes: [UInt8]) throws {
        if let path = file {
            return try AtomicFile.write(bytes, to: context.absolute(path), random: context.random())
        }
        guard !context.outputIsTerminal else {
            throw CommandError.usage(
                "not-text", "a workbook is not for the screen", hint: "name a file: -o list.xlsx")
        }
        try context.output.write(bytes: bytes)
    }

    /// Writes a finished text to where the answer goes.
    func write(_ text: String) throws {
        if let path = file {
            try AtomicFile.write(Array(text.utf8), to: context.absolute(path), random: context.random())
            return
        }
        let lines = text.utf8.count { $0 == 0x0A }
        let pages = Pager.shouldPage(
            lines: lines, screenHeight: context.screen?.rows, isTerminal: context.outputIsTerminal,
            disabled: options.noPager)
        if pages, let command = Pager.command(environment: context.environment), context.page(text, command) {
            return
        }
        try context.output.write(text)
    }

    /// The workspace, for commands that need none too.
    private var workspace: String? {
        try? WorkspaceLocator.find(
            from: context.directory, environmentHome: context.environment["CAMPAIGN_HOME"],
            explicit: options.directory)
    }

    private func screenText(of document: Document) -> String {
        if let screen = document.screen { return screen(look) }
        let rendered = look.render(document.people(look))
        if rendered.isCut, !options.quiet {
            try? context.errors.write("note: cells are cut to fit; --width 0 shows all of them\n")
        }
        return rendered.text
    }

    /// The file that `-o` names; `-` is the standard output.
    private var file: String? { options.output == "-" ? nil : options.output }

    /// How text for people looks where this answer goes.
    var look: ScreenLook {
        let isTerminal = context.outputIsTerminal && file == nil
        let isColored = ColorMode.resolve(
            flag: options.color, environment: context.environment, isTerminal: isTerminal)
        let width = options.width ?? (isTerminal ? context.screen?.columns : nil)
        return ScreenLook(
            style: Style(enabled: isColored), ascii: options.ascii, width: width == 0 ? nil : width)
    }
}
