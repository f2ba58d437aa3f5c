import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// One campaign in detail: where it stands, its appeals and what it pays for.
struct CampaignDetail {
    private let campaign: Campaign
    private let row: StatusRow
    private let report: StatusReport
    private let figures: Snapshot
    private let statistics: GiftStatistics?
    private let held: HeldSum
    private let appeals: PartTable
    private let projects: PartTable

    init(id: String, figures: Snapshot) throws {
        let report = try figures.status(selected: [id])
        guard let campaign = figures.plan.campaign(id), let row = report.row(id) else {
            throw IDLookup(figures.plan).unknown(id, kind: "campaign", among: [])
        }
        self.campaign = campaign
        self.row = row
        self.report = report
        self.figures = figures
        statistics = try figures.giftStatistics(ofTree: id)
        held = try HeldSum(figures.heldGifts(), in: figures.tree(of: id))
        let currency = figures.plan.organization.currency
        let parts: (Breakdown) throws -> [PartTable.Part] = { kind in
            let report = try figures.report(by: kind, of: id)
            return report.rows.map { PartTable.Part(id: $0.key, row: figures.row($0, in: report)) }
        }
        appeals = PartTable(
            title: "Appeal", key: "appeal", parts: try parts(.appeal), currency: currency, hasCosts: true)
        projects = PartTable(title: "Project", key: "project", parts: try parts(.project), currency: currency)
    }

    func document() -> Document {
        let (shown, other) = campaign.appeals.isEmpty ? (projects, appeals) : (appeals, projects)
        let status = StatusJSON(report: report, provenance: figures.provenance)
        var document = Document(
            title: campaign.name, data: shown.data, people: shown.table,
            json: figures.provenance.document(
                "campaign.show/1",
                [
                    "kind": .string("campaign"), "campaign": status.row(row), "appeals": appeals.json,
                    "projects": projects.json, "largest_gift": money(statistics?.largestMinor),
                    "median_gift": money(statistics?.medianMinor),
                    "post_dated": held.json(report.currency),
                ]), screen: screen)
        if !other.parts.isEmpty { document.others = [other.table(.plain)] }
        return document
    }

    private func money(_ minor: Int64?) -> JSONValue { .money(minor, report.currency) }

    private func screen(_ look: ScreenLook) -> String {
        let name = TerminalText.safe(campaign.name)
        let headline = CampaignHeadline(
            row: row, asOf: report.asOf, currency: report.currency, look: look, statistics: statistics)
        let right = figures.provenance.when
        let left = headline.period.map { "\(name)    \($0)" } ?? name
        let isLong = look.prose.map { DisplayWidth.of(left + right) + 2 > $0 } ?? false
        let titles = isLong ? [look.edges(name, right)] + look.wrapped(headline.period ?? "") : []
        var lines = (isLong ? titles : [look.edges(left, right)]) + [""] + headline.lines
        for table in [appeals, projects] where !table.parts.isEmpty {
            lines += [""] + look.render(table.table(look)).lines
        }
        let below = report.rows.filter { $0.parent == row.id }
        if !below.isEmpty {
            lines += [""] + look.wrapped("rolls up: " + below.map(\.id).joined(separator: ", "), hanging: 2)
        }
        let footer = StatusFooter(report: only, look: look, held: held).lines
        if !footer.isEmpty { lines += [""] + footer }
        return lines.map { $0 + "\n" }.joined()
    }

    /// The report of this row alone: what is below it is part of its figures.
    private var only: StatusReport {
        StatusReport(
            asOf: report.asOf, currency: report.currency,
            rows: [
                StatusRow(
                    id: row.id, name: row.name, goal: row.goal, tally: row.tally, own: row.own,
                    overdue: row.overdue)
            ], unassigned: nil, total: nil)
    }
}
