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

    var table: Table {
        var table = Table(
            caption: "Reports",
            columns: [
                TableColumn("Report", key: "id"), TableColumn("Title", key: "title", shrinks: true),
                TableColumn("Campaign", key: "campaign"), TableColumn("Audience", key: "audience"),
                TableColumn("File", key: "file"),
            ])
        for row in rows {
            table.append(
                TableRow([
                    Cell(row.file.stem),
                    row.template.map { Cell($0.title) } ?? Cell("has errors", tone: .bad),
                    Cell(row.template?.campaign ?? ""), Cell(row.template.map { "\($0.audience)" } ?? ""),
                    Cell(row.file.path),
                ]))
        }
        return table
    }

    var json: [JSONValue] {
        rows.map { row in
            .object([
                "id": .string(row.file.stem), "file": .string(row.file.path),
                "title": .optional(row.template?.title), "campaign": .optional(row.template?.campaign),
                "audience": .optional(row.template.map { "\($0.audience)" }),
            ])
        }
    }
}
