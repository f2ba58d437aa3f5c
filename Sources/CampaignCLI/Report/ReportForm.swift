import CampaignFiles
import CampaignKit
import CampaignServices
import Terminal

extension ReportForm {
    /// The form that `--pdf`, `--format` or the ending of `-o` asks for; a page when none does.
    init(_ options: GlobalOptions, isPDF: Bool = false) throws(CommandError) {
        if isPDF || options.format == nil && options.output?.hasSuffix(".pdf") == true {
            guard !options.json, options.format == nil || options.format == .html else {
                throw .usage(
                    "format-conflict", "--pdf and --format cannot be combined",
                    hint: "leave out --pdf or --format")
            }
            self = .pdf
            return
        }
        guard options.json || options.format != nil || (options.output ?? "-") != "-" else {
            self = .html
            return
        }
        let format = try Self.format(options)
        guard let form = ReportForm(rawValue: format.rawValue) else {
            throw .usage(
                "report-format", "a report cannot be written as \(format.rawValue)",
                hint: "use --format html or --format markdown; campaign status --json has the figures")
        }
        self = form
    }

    private static func format(_ options: GlobalOptions) throws(CommandError) -> OutputFormat {
        if !options.json, options.format == nil, let output = options.output,
            OutputFormat(path: output) == nil
        {
            throw .usage(
                "unknown-ending", "a report cannot be written as '\(TerminalText.safe(output))'",
                hint: "end it in .html, .pdf or .md")
        }
        return try options.resolvedFormat()
    }
}

extension ReportFiles {
    /// Which reports there are, or how to make the first.
    var choice: String { Self.choice(all.map(\.stem)) }

    static func choice(_ ids: [String]) -> String {
        ids.isEmpty
            ? "Reports/ has none yet: campaign report new board"
            : "there are \(ids.joined(separator: ", "))"
    }
}

extension CommandError {
    /// Reports are named that are not there.
    static func unknownReports(_ unknown: [String], among ids: [String]) -> CommandError {
        .failed(
            "unknown-report",
            "no report \(unknown.map { "'\(TerminalText.safe($0))'" }.joined(separator: ", "))",
            hint: unknown.first.flatMap { DidYouMean.nearest($0, in: ids) }.map(DidYouMean.question)
                ?? ReportFiles.choice(ids))
    }
}
