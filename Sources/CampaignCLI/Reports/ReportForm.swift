import CampaignReports

/// What a finished report is written as.
enum ReportForm: String {
    case html, markdown

    /// The form that `--format` or the ending of `-o` asks for; a page when neither does.
    init(_ options: GlobalOptions) throws(CommandError) {
        guard options.json || options.format != nil || (options.output ?? "-") != "-" else {
            self = .html
            return
        }
        let format = try options.resolvedFormat()
        guard let form = ReportForm(rawValue: format.rawValue) else {
            throw .usage(
                "report-format", "a report cannot be written as \(format.rawValue)",
                hint: "use --format html or --format markdown; campaign status --json has the figures")
        }
        self = form
    }

    var ending: String {
        switch self {
        case .html: "html"
        case .markdown: "md"
        }
    }

    func result(_ builder: ReportBuilder) -> ReportBuilder.Result {
        switch self {
        case .html: builder.html()
        case .markdown: builder.markdown()
        }
    }
}
