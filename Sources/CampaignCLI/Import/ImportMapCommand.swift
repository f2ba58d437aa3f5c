import ArgumentParser
import CampaignExchange
import CampaignFiles
import CampaignKit
import CampaignServices
import System
import Terminal

/// `campaign import map`: a mapping for a file whose columns no one has described yet.
struct ImportMapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map", abstract: "Write a mapping for a file from its columns and values.",
        discussion: """
            Writes Campaigns/imports/NAME.yml, which says how files with these columns are read, and shows the \
            first rows as they would be read. From then on 'campaign import FILE' knows such a file by its \
            columns. Columns are found by their names and their values; what has no place is listed under \
            unread. Edit the file as you like: 'campaign check' reads it too.

            Nothing is guessed that decides over money. When the values do not show whether 03/04 is March or \
            April, what a comma in an amount means, or what a status says, nothing is written, and each \
            question says which option answers it; exits with 1.

            EXAMPLES
              campaign import map gala.csv
              campaign import map gala.csv --name gala --source gala-desk --dry-run
              campaign import map spenden.csv --date-format dmy --decimal-mark comma
              campaign import map export.csv --column 'amount=Net to us' --unread 'Batch status'
              campaign import map form.csv --value 'status:Hecho=paid' --constant method=card
            """)

    @Argument(help: ArgumentHelp("The file; - reads standard input.", valueName: "file"))
    var file: String

    @Option(help: ArgumentHelp("The mapping's name (default: the file's).", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("The source of its rows (default: the mapping's name).", valueName: "name"))
    var source: String?

    @Option(
        help: ArgumentHelp(
            "Read this import column from that column of the file; may be repeated.", valueName: "ours=theirs"
        ))
    var column: [String] = []

    @Option(help: ArgumentHelp("Do not read this column; may be repeated.", valueName: "column"))
    var unread: [String] = []

    @Option(
        name: .customLong("leave-out"),
        help: ArgumentHelp(
            "Leave out rows with these values in a column; may be repeated.", valueName: "column=values"))
    var leaveOut: [String] = []

    @Option(
        help: ArgumentHelp("Give every row this value; may be repeated.", valueName: "column=value"))
    var constant: [String] = []

    @Option(
        help: ArgumentHelp(
            "What a word of a column means; may be repeated.", valueName: "column:word=meaning"))
    var value: [String] = []

    @Option(help: ArgumentHelp("The sheet of a workbook (default: the first).", valueName: "name"))
    var sheet: String?

    @Option(
        name: .customLong("date-format"),
        help: ArgumentHelp("Order in dates such as 10/11/2026: mdy, dmy, ymd.", valueName: "order"))
    var dateFormat: DateOrder?

    @Option(
        name: .customLong("decimal-mark"),
        help: ArgumentHelp("What comes before the cents: point, comma.", valueName: "mark"))
    var decimalMark: DecimalMark?

    @Option(
        name: .customLong("time-zone"),
        help: ArgumentHelp(
            "Time zone of times without one, such as UTC or America/New_York.", valueName: "zone"))
    var timeZone: String?

    @Option(
        help: ArgumentHelp(
            "The encoding of a file that is not UTF-8, such as windows-1252.", valueName: "name"))
    var encoding: String?

    @Flag(name: .customLong("dry-run"), help: "Show the mapping without writing it.")
    var dryRun = false

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options, reading: file == "-" ? [] : [file])
        let name = try mappingName()
        let said = try said()
        let directory = try session.directory()
        let path = "\(FileMapping.folder)/\(name).yml"
        guard FileStatus(directory + "/" + path) == nil else {
            throw CommandError.failed(
                "exists", "\(path) already exists", hint: "edit it, or choose another name: --name NAME")
        }
        let draft = try MappingDraft(
            try session.opened(file, directory, sheet: sheet).bytes, name: name, said: said, context: session)
        if let known = draft.guess.known {
            throw CommandError.failed(
                "known-file",
                "this is \(Preset.named(TerminalText.safe(known))) file, which needs no mapping",
                hint: "campaign import \(session.shown(file))")
        }
        guard !draft.findings.contains(where: { $0.severity == .error }) else {
            throw CommandError.errors(
                "mapping-errors", draft.findings, so: "nothing was written", next: " with other options")
        }
        let document = MappingDocument(draft: draft, file: file, isDryRun: dryRun)
        if draft.isReady, !dryRun {
            var files = NewFiles(root: directory)
            files.folder(FileMapping.folder)
            files.file(path, draft.text)
            try files.write()
        }
        try session.writer.write(document.document)
        guard draft.isReady else { throw AnswerIsNo() }
        if !dryRun { session.say("next: campaign import \(ShellWord.quoted(file)) --dry-run") }
    }

    private func mappingName() throws(CommandError) -> String {
        let reserved = MappingVocabulary.ours.reserved
        if let name {
            guard MappingWriter.isName(name, reserved: reserved) else {
                throw .usage(
                    "bad-id", "'\(TerminalText.safe(name))' cannot be a mapping's name",
                    hint: reserved.contains(name)
                        ? "campaign import sources already lists it"
                        : "use lowercase letters, digits and single hyphens, such as gala-2026")
            }
            return name
        }
        guard let name = MappingWriter.name(ofFile: file == "-" ? "" : file, reserved: reserved) else {
            throw .usage("name-missing", "the mapping needs a name", hint: "--name NAME")
        }
        return name
    }

    private func said() throws(CommandError) -> MappingGuess.Said {
        var said = MappingGuess.Said()
        for text in column {
            let (ours, theirs) = try pair(text, "--column", "amount=Betrag")
            said.columns.append((ours, theirs))
        }
        for text in constant {
            let (ours, value) = try pair(text, "--constant", "method=card")
            said.constants.append(FileMapping.Constant(ours, value))
        }
        for text in value {
            let (place, meaning) = try pair(text, "--value", "status:Hecho=paid", last: true)
            guard let colon = place.firstIndex(of: ":") else {
                throw bad(text, "--value", "status:Hecho=paid")
            }
            said.words.append(
                FileMapping.Word(
                    String(place[..<colon]), String(place[place.index(after: colon)...]), means: meaning))
        }
        for text in leaveOut {
            guard let values = ColumnChoices.Values(text) else {
                throw bad(text, "--leave-out", "Kind=Pledge,Test")
            }
            said.leaveOut.append(values)
        }
        said.unread = unread
        said.source = source
        said.dateOrder = dateFormat
        said.decimalMark = decimalMark
        said.timeZone = timeZone
        said.encoding = encoding
        return said
    }

    /// The two sides of an equals sign; a column of ours never has one, a word of a file may.
    private func pair(
        _ text: String, _ option: String, _ example: String, last: Bool = false
    ) throws(CommandError) -> (String, String) {
        guard let mark = last ? text.lastIndex(of: "=") : text.firstIndex(of: "=") else {
            throw bad(text, option, example)
        }
        func trimmed(_ part: Substring) -> String {
            part.split(separator: " ", omittingEmptySubsequences: false).drop { $0.isEmpty }
                .joined(separator: " ")
        }
        let (left, right) = (trimmed(text[..<mark]), trimmed(text[text.index(after: mark)...]))
        guard !left.isEmpty, !right.isEmpty else { throw bad(text, option, example) }
        return (left, right)
    }

    private func bad(_ text: String, _ option: String, _ example: String) -> CommandError {
        .usage(
            "bad-value",
            "\(option) '\(TerminalText.safe(text))' has no equals sign, or nothing on one side of it",
            hint: "\(option) '\(example)'")
    }
}

extension Session {
    /// A file, what a workbook or an archive holds, or the command's own input kept where only we can read.
    ///
    /// Of a package of published grants, those to `recipient`.
    func opened(
        _ file: String, _ directory: String, named name: String? = nil, sheet: String? = nil,
        recipient: String? = nil
    ) throws -> OpenedFile {
        let name = name ?? shown(file)
        if let recipient, file.lowercased().hasSuffix(".json") {
            return try OpenedFile(
                published: context.absolute(file), named: name, recipient: recipient,
                folder: directory)
        }
        guard file == "-" else {
            return try OpenedFile(
                path: context.absolute(file), named: name, sheet: sheet, folder: directory,
                environment: context.environment)
        }
        let input = context.input
        return try OpenedFile(
            FileByteSource(spooling: "-", in: directory) { try input.read(upTo: FileByteSource.chunkSize) })
    }
}
