public import ArgumentParser
public import CampaignKit
public import CampaignServices
import Terminal

/// What every command takes, before or after its name.
struct GlobalOptions: ParsableArguments {
    @Option(
        name: [.customShort("C"), .customLong("directory")],
        help: ArgumentHelp(
            "Use this workspace instead of the one that contains the current folder.", valueName: "dir"))
    var directory: String?

    @Option(help: "Output format.")
    var format: OutputFormat?

    @Flag(help: "The same as --format json.")
    var json = false

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("Write the answer to a file; its extension sets the format.", valueName: "file"))
    var output: String?

    @Flag(help: "Replace an existing file.")
    var force = false

    @Option(help: "When to use color.")
    var color: ColorMode = .auto

    @Flag(help: "Use only ASCII for bars and marks.")
    var ascii = false

    @Option(help: ArgumentHelp("Fit tables into N columns; 0 means no limit.", valueName: "columns"))
    var width: Int?

    @Flag(name: .customLong("no-pager"), help: "Do not page long answers.")
    var noPager = false

    @Flag(name: .shortAndLong, help: "Print only the answer and errors.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Print more about what is done.")
    var verbose = false

    /// Asked for by the error that it answers: help need not mention it with every command.
    @Option(
        name: .customLong("accept-fork"),
        help: ArgumentHelp(
            "Post to a ledger that has lost a batch, and record the reason.", visibility: .hidden))
    var acceptFork: String?

    /// Asked for by the answer that says that another person is needed.
    @Option(
        help: ArgumentHelp(
            "Post what another person asked for in this batch.", valueName: "batch", visibility: .hidden))
    var approve: String?

    /// The spellings of options with a value, for moving them behind the command; a test compares them.
    static let valued: Set<String> = [
        "-C", "--directory", "--format", "-o", "--output", "--color", "--width", "--accept-fork",
        "--approve",
    ]

    /// The spellings of options without a value.
    static let flags: Set<String> = [
        "--json", "--force", "--ascii", "--no-pager", "-q", "--quiet", "-v", "--verbose",
    ]

    /// The format of the answer: `--json`, `--format`, the file's ending, a table.
    func resolvedFormat() throws(CommandError) -> OutputFormat {
        if json {
            guard format == nil || format == .json else {
                throw .usage(
                    "format-conflict", "--json and --format \(format?.rawValue ?? "") cannot be combined")
            }
            return .json
        }
        if let format { return format }
        guard let output, output != "-" else { return .table }
        guard let format = OutputFormat(path: output) else {
            throw .usage(
                "unknown-ending",
                "the extension of '\(TerminalText.safe(output))' does not identify a format",
                hint: "end it in \(Words.alternatives(OutputFormat.endings)), or add --format")
        }
        return format
    }
}

/// The day that figures are shown for, and the point of knowledge: the same words for every command.
struct TimeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Show the figures at the end of this day (default: today).", valueName: "date"))
    var asOf: CalendarDate?

    @Option(
        help: ArgumentHelp("Show what was known then, with the plan of that time.", valueName: "date|batch"))
    var knownOn: KnownOn?

    /// The day that was asked for, also by `--known-on DAY`; nil for today, which shows what is held too.
    var day: CalendarDate? {
        if case .day(let known) = knownOn { return asOf ?? known }
        return asOf
    }

    /// Whether the answer is about another time than now.
    var isPast: Bool { asOf != nil || knownOn != nil }
}

extension KnownOn: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension CalendarDate: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
