import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign project`: what funded projects have, who names their places, and what is passed on.
struct ProjectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "project",
        abstract: "See what each funded project has, line by line; name its places; pass money on.",
        discussion: """
            Projects, their budget lines, units and co-funders are in Campaigns/*.md; what happens to them \
            is in the ledger. Money that names a line is restricted to it; money that names only the \
            project is flexible.

            EXAMPLES
              campaign project list
              campaign project show floor-3 --suggest
              campaign project unit list floor-3
              campaign project transfer list floor-3
            """,
        subcommands: [
            ProjectListCommand.self, ProjectShowCommand.self, ProjectUnitCommand.self,
            ProjectTransferCommand.self,
        ])
}

struct ProjectListCommand: FiguresCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the projects: raised, received, passed on, on hand and missing.",
        discussion: """
            EXAMPLES
              campaign project list
              campaign project list --campaign year-end-2026
              campaign project list --as-of 2026-06-30 --json
            """)

    @Option(help: ArgumentHelp("Only this campaign.", valueName: "id")) var campaign: String?
    @OptionGroup var time: TimeOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let reading = try ProjectReading(session, asOf: time.asOf, knownOn: time.knownOn)
        if let campaign { try IDLookup(reading.plan).requireCampaigns([campaign]) }
        let lines = try reading.all.filter { campaign == nil || $0.campaign == campaign }
            .map { try reading.line($0.project, in: $0.campaign) }
        let fields = ProjectColumns(currency: reading.currency).projects
        let title = "Projects as of \(reading.asOf.longText)"
        let people = fields.people(lines, caption: title).forPeople
        try session.writer.write(
            Document(
                title: title, data: fields.data(lines, caption: title), people: people,
                json: reading.provenance.document("campaign.projects/1", ["rows": fields.json(lines)])
            ) { look in
                guard !lines.isEmpty else { return "no campaign has a project yet\n" }
                return look.style.bold(title) + "\n\n" + look.render(people).text
            })
    }
}

/// The fields of projects and of their lines.
struct ProjectColumns {
    let currency: Currency

    typealias Line = ProjectStanding.Line

    private func money(_ minor: Int64?) -> FieldValue { .money(minor, currency) }
    private func rare(_ minor: Int64) -> Cell { minor == 0 ? .blank() : .money(minor, currency) }

    private var spent: TableColumn {
        TableColumn("Spent", key: "spent", alignment: .trailing, isRare: true)
    }

    var projects: FieldList<ProjectReading.Line> {
        FieldList([
            Field(TableColumn("Project", key: "project", shrinks: true)) { .text($0.project.id) },
            Field("name") { .text($0.project.name) }, Field("campaign") { .text($0.campaign) },
            Field(.figure("Goal", "goal", isSecondary: true)) { money($0.standing.goal) },
            Field(.figure("Raised", "raised")) { money($0.standing.raised) },
            Field(.figure("Received", "received", isSecondary: true)) { money($0.standing.received) },
            Field(.figure("Passed on", "transferred"), people: { rare($0.standing.transferred) }) {
                money($0.standing.transferred)
            },
            Field(spent, people: { rare($0.standing.spent) }) { money($0.standing.spent) },
            Field(.figure("On hand", "on_hand")) { money($0.standing.onHand) },
            Field(.figure("Gap", "gap"), people: { rare($0.standing.gap) }) { money($0.standing.gap) },
            .shown(TableColumn("Lines", key: "lines", isSecondary: true)) { line in
                let (all, funded) = (line.standing.linesWithGoal, line.standing.linesFunded)
                return Cell(all == 0 ? "" : "\(funded) of \(all)")
            },
            Field("lines_with_goal") { .count($0.standing.linesWithGoal) },
            Field("lines_funded") { .count($0.standing.linesFunded) },
            Field("flexible_on_hand") { money($0.standing.flexible.onHand) },
            Field("currency") { _ in .text(currency.code) },
        ])
    }

    var lines: FieldList<Line> {
        FieldList([
            .shown(TableColumn("Line", key: "line", shrinks: true)) { line in
                Cell(line.id.isEmpty ? "(flexible)" : line.id, tone: line.id.isEmpty ? .faint : .plain)
            },
            Field("line") { .text($0.id) }, Field("name") { .text($0.name) },
            Field(.figure("Goal", "goal", isSecondary: true)) { money($0.goal) },
            Field(.figure("Raised", "raised")) { money($0.raised) },
            Field(.figure("Received", "received", isSecondary: true)) { money($0.received) },
            Field("outstanding") { money($0.outstanding) },
            Field(.figure("Passed on", "transferred"), people: { rare($0.transferred) }) {
                money($0.transferred)
            },
            Field(spent, people: { rare($0.spent) }) { money($0.spent) },
            Field("placed") { money($0.placed) },
            Field(.figure("On hand", "on_hand")) { money($0.onHand) },
            Field(
                .figure("Gap", "gap"),
                people: { line in
                    line.over > 0
                        ? Cell("over by \(currency.text(line.over))") : line.gap.map(rare) ?? .blank()
                }
            ) { money($0.gap) },
            Field("over") { money($0.over) },
            Field(TableColumn("Expires", key: "expires", isRare: true)) { .date($0.expires) },
            Field("ends") { .date($0.ends) },
        ])
    }
}
