import CampaignFiles
import CampaignKit
import CampaignReports
import Terminal

/// The report templates of a workspace as rows.
struct ReportList {
    /// One file, and what it says of itself; nil when it has errors.
    private struct Row {
        let file: PlanFile
        let template: ReportTemplate?
    }

    private let rows: [Row]

    init(files: [PlanFile], plan: Plan) {
        rows = files.map { Row(file: $0, template: ReportTemplate.read($0, plan: plan).template) }
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
