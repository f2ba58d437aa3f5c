import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign appeal list`: every appeal of the plan with what it raised and sent.
struct AppealListCommand: FiguresCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the appeals: dates, channel, goal, raised, pieces sent, cost.",
        discussion: """
            Raised is what 'campaign status --by appeal' shows. Sent counts the pieces that 'campaign appeal \
            sent' has recorded. Cost is the recorded cost, or else the planned one.

            EXAMPLES
              campaign appeal list
              campaign appeal list --campaign year-end-2026
              campaign appeal list --as-of 2025-12-31 --format csv
              campaign appeal list --json
            """)

    @Option(help: ArgumentHelp("Only this campaign.", valueName: "id")) var campaign: String?
    @OptionGroup var time: TimeOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let figures = try Snapshot(session, asOf: time.asOf, knownOn: time.knownOn)
        if let campaign { try IDLookup(figures.plan).requireCampaigns([campaign]) }
        let sent = try figures.ledger?.solicitationTotals(asOf: figures.asOf, knownOn: figures.batch) ?? [:]
        let list = AppealList(
            plan: figures.plan, campaign: campaign, money: try figures.breakdown(by: .appeal), sent: sent)
        try session.writer.write(
            Document(
                title: "Appeals", data: list.data, people: list.people,
                json: figures.provenance.document("campaign.appeals/1", ["rows": list.json])))
        if list.isEmpty {
            session.say("no appeals in the plan yet: a campaign's file lists them under appeals:")
        }
        figures.noteWhenEmpty(session)
    }
}

/// The appeals of a plan as rows.
struct AppealList {
    private struct Line {
        var campaign: Campaign
        var appeal: Appeal
        var tally: Tally
        var sent: SolicitationTotal
    }

    private let lines: [Line]
    private let currency: Currency

    /// `money` is the breakdown by appeal, `sent` what was recorded of each.
    init(plan: Plan, campaign: String?, money: [BreakdownRow], sent: [String: SolicitationTotal]) {
        currency = plan.organization.currency
        let campaigns = plan.campaigns.filter { campaign == nil || $0.id == campaign }
        lines = campaigns.flatMap { campaign in
            campaign.appeals.map { appeal in
                Line(
                    campaign: campaign, appeal: appeal,
                    tally: money.first { $0.campaign == campaign.id && $0.key == appeal.id }?.tally
                        ?? Tally(),
                    sent: sent[appeal.id] ?? SolicitationTotal())
            }
        }
    }

    var isEmpty: Bool { lines.isEmpty }

    /// For programs.
    var data: Table { fields(.plain).data(lines) }

    func people(_ look: ScreenLook) -> Table { fields(look).people(lines, caption: "Appeals") }

    var json: JSONValue { fields(.plain).json(lines) }

    private func fields(_ look: ScreenLook) -> FieldList<Line> { FieldList(plan(look) + money(look)) }

    private func plan(_ look: ScreenLook) -> [Field<Line>] {
        [
            Field(TableColumn("Appeal", key: "appeal", shrinks: true)) { .text($0.appeal.id) },
            Field("name") { .text($0.appeal.name) },
            Field("campaign") { .text($0.campaign.id) },
            Field(TableColumn("Channel", key: "channel", isSecondary: true)) {
                .text($0.appeal.channel?.rawValue)
            },
            Field(
                TableColumn("Starts", key: "starts", isSecondary: true),
                people: { day($0.appeal.starts, look) }
            ) {
                .date($0.appeal.starts)
            },
            Field(TableColumn("Ends", key: "ends"), people: { day($0.appeal.ends, look) }) {
                .date($0.appeal.ends)
            },
        ]
    }

    private func money(_ look: ScreenLook) -> [Field<Line>] {
        let cells = StatusCells(currency: currency, look: look)
        func money(_ minor: Int64?) -> FieldValue { .money(minor, currency) }
        return [
            Field(.figure("Goal", "goal"), people: { cells.money($0.appeal.goal?.minorUnits, short: true) }) {
                money($0.appeal.goal?.minorUnits)
            },
            Field(.figure("Raised", "raised")) { money($0.tally.raised) },
            Field("gifts") { .count($0.tally.gifts) },
            Field("donors") { .count($0.tally.donors) },
            // How many in a table, which ones in JSON.
            Field("segments") { line in
                .either(
                    cell: .count(line.appeal.segments.count),
                    json: .array(line.appeal.segments.map { .string($0.id) }))
            },
            Field(
                .figure("Sent", "sent"),
                people: { $0.sent.pieces == 0 ? .blank(look.none) : .count($0.sent.pieces) }
            ) { .count($0.sent.pieces) },
            Field(.figure("Cost", "cost"), people: { cells.money(cost($0), short: true) }) {
                money(cost($0))
            },
            Field("cost_planned") { money($0.appeal.cost?.minorUnits) },
            Field("cost_recorded") { money($0.sent.costMinor) },
            Field("id") { .text($0.appeal.id) },
        ]
    }

    private func cost(_ line: Line) -> Int64? { line.sent.costMinor ?? line.appeal.cost?.minorUnits }

    private func day(_ day: CalendarDate?, _ look: ScreenLook) -> Cell {
        day.map { Cell($0.description) } ?? .blank(look.none)
    }
}
