import ArgumentParser
import CampaignFiles
import CampaignKit
import CampaignReports
import CampaignServices
import Terminal

/// `campaign report list`: which templates there are.
struct ReportListCommand: FiguresCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the reports: title, campaign, and who may read them.",
        discussion: """
            EXAMPLES
              campaign report list
              campaign report list --json
            """)

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let directory = try session.directory()
        let files = try ReportFiles(directory: directory)
        let parts = TemplateParts(try WorkspaceSource.readParts(directory: directory))
        let books = try LedgerView(session, knownOn: nil)
        let list = ReportList(files: files.all, plan: books.loaded.plan, parts: parts)
        let provenance = books.provenance(asOf: try session.today(books.loaded.plan))
        try session.writer.write(
            Document(
                title: "Reports", data: list.data, people: list.people,
                json: provenance.document("campaign.reports/1", ["rows": list.json])))
        if files.all.isEmpty { session.say(files.choice) }
        if list.hasErrors { session.say("campaign report check lists the problems") }
    }
}

/// The report templates of a workspace as rows.
struct ReportList {
    /// One file, and what it says of itself; nil when it has errors.
    private struct Row {
        let file: PlanFile
        let template: ReportTemplate?
    }

    private let rows: [Row]

    init(files: [PlanFile], plan: Plan, parts: TemplateParts) {
        rows = files.map {
            Row(file: $0, template: ReportTemplate.read($0, plan: plan, parts: parts).template)
        }
    }

    var hasErrors: Bool { rows.contains { $0.template == nil } }

    var data: Table { Self.fields.data(rows, caption: "Reports") }
    var people: Table { Self.fields.people(rows, caption: "Reports") }
    var json: JSONValue { Self.fields.json(rows) }

    private static var fields: FieldList<Row> {
        FieldList([
            Field(TableColumn("Report", key: "id")) { .text($0.file.stem) },
            Field(
                TableColumn("Title", key: "title", shrinks: true),
                people: { row in row.template.map { Cell($0.title) } ?? Cell("has errors", tone: .bad) }
            ) { .text($0.template?.title) },
            Field(TableColumn("Campaign", key: "campaign")) { .text($0.template?.campaign) },
            Field(TableColumn("Audience", key: "audience")) { row in
                .text(row.template.map { "\($0.audience)" })
            },
            Field(TableColumn("File", key: "file")) { .text($0.file.path) },
        ])
    }
}
