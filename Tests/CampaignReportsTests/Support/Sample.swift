import CampaignFiles
import CampaignKit

@testable import CampaignReports

/// A small charity whose figures are easy to tell apart.
enum Sample {
    static let organization = Organization(name: "Friends of the Reading Room")

    static func usd(_ minor: Int64) -> Money { Money(minorUnits: minor, currency: .usd) }

    static func day(_ text: String) -> CalendarDate {
        guard let day = CalendarDate(text) else { preconditionFailure("\(text) is no day") }
        return day
    }

    /// `center-for-innovation` with a project and an appeal, `open-fund` without a goal or an end.
    static func plan(caseForSupport: String = "", name: String = "Center for Innovation") -> Plan {
        let center = Campaign(
            id: "center-for-innovation", name: name, goal: usd(420_000_000), starts: day("2025-01-01"),
            ends: day("2027-12-31"),
            projects: [FundedProject(id: "floor-3", name: "Third floor", goal: usd(360_000_000))],
            appeals: [Appeal(id: "year-end-letter-2026", name: "Year-end letter")],
            caseForSupport: caseForSupport, caseLine: 5)
        let open = Campaign(id: "open-fund", name: "Open fund")
        return Plan(organization: organization, campaigns: [center, open])
    }

    static func tally(_ raised: Int64, received: Int64, donors: Int64, gifts: Int64 = 412) -> Tally {
        var tally = Tally()
        (tally.raised, tally.received, tally.outstanding) = (raised, received, raised - received)
        (tally.donors, tally.gifts, tally.commitments) = (donors, gifts, gifts + 19)
        return tally
    }

    static func figures(
        _ plan: Plan = plan(), asOf: String = "2026-11-20", audience: Audience = .board, donors: Int64 = 1377
    ) -> ReportFigures {
        let asOf = day(asOf)
        let center = tally(231_040_050, received: 150_000_000, donors: donors)
        let open = tally(1_234_500, received: 1_234_500, donors: 40, gifts: 60)
        let rows = plan.campaigns.map { campaign in
            let tally = campaign.id == "open-fund" ? open : center
            return StatusRow(
                id: campaign.id, name: campaign.name, goal: campaign.goal?.minorUnits, tally: tally,
                own: tally,
                overdue: 500_000, starts: campaign.starts, ends: campaign.ends,
                pace: Pace.evaluate(
                    rule: campaign.pace, goal: campaign.goal?.minorUnits, starts: campaign.starts,
                    ends: campaign.ends, asOf: asOf, raised: tally.raised))
        }
        let total = tally(232_274_550 + 10_000, received: 151_234_500 + 10_000, donors: donors + 40)
        let status = StatusReport(
            asOf: asOf, currency: .usd, rows: rows,
            unassigned: tally(10_000, received: 10_000, donors: 3, gifts: 3),
            total: StatusTotal(
                goal: 420_000_000, toGo: 188_959_950, overGoal: 0, tally: total, overdue: 500_000))
        return ReportFigures(
            plan: plan, asOf: asOf, planDigest: "0a1b", ledgerHead: nil, audience: audience, status: status,
            answers: answers(plan))
    }

    private static func answers(_ plan: Plan) -> [ReportNeed: ReportAnswer] {
        let money: [Breakdown: [BreakdownRow]] = [
            .project: [
                BreakdownRow(
                    campaign: "center-for-innovation", key: "floor-3",
                    tally: tally(200_000_000, received: 120_000_000, donors: 300))
            ],
            .appeal: [
                BreakdownRow(
                    campaign: "center-for-innovation", key: "year-end-letter-2026",
                    tally: tally(7_654_321, received: 7_654_321, donors: 90, gifts: 95))
            ],
        ]
        var answers: [ReportNeed: ReportAnswer] = [:]
        for (kind, rows) in money {
            let report = try? BreakdownReport(kind: kind, plan: plan, money: rows, selected: [])
            answers[.breakdown(kind)] = report.map { .breakdown($0) }
        }
        return answers
    }

    /// A template file with a body.
    static func file(_ body: String, front: String = "title: Test") -> PlanFile {
        PlanFile(path: "Reports/test.md", text: "---\n\(front)\n---\n\(body)")
    }
}

/// A text in a file of its own, all the way to HTML or Markdown.
struct Fragment {
    let text: String
    let findings: [Finding]
    let headings: [ReportPage.Heading]

    init(
        _ markdown: String, _ format: MarkdownFormat = .html, plan: Plan = Sample.plan(),
        campaign: String? = "center-for-innovation", isCase: Bool = false, below level: Int? = nil,
        figures: ReportFigures? = nil
    ) {
        let source = MarkdownSource(path: "Reports/test.md", text: markdown, isCase: isCase)
        let found = ReportFindings(source)
        let rules = MarkdownRules(plan: plan, campaign: campaign, format: format, headingsBelow: level)
        let document = MarkdownDocument(source, rules: rules, ids: HeadingIDs(), findings: found)
        document?.fill(FigureResolver(figures: figures ?? Sample.figures(plan)))
        text = document?.text ?? ""
        findings = found.all
        headings = document?.pageHeadings() ?? []
    }

    var codes: [String] { findings.map(\.code) }
}

extension ReportTemplate {
    /// The page that its text makes with some figures.
    func built(_ figures: ReportFigures, as format: MarkdownFormat) -> ReportBuilder.Result {
        ReportBuilder(ParsedReport(self, plan: figures.plan, as: format), figures: figures).page()
    }
}
