import CampaignKit

@testable import CampaignReports

/// A small charity at work on 20 November 2026: five campaigns, every figure typed by hand.
enum MadeUpFigures {
    static let asOf = day(2026, 11, 20)

    static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
        CalendarDate(year: year, month: month, day: day) ?? CalendarDate(dayNumber: 0)
    }

    static func usd(_ dollars: Int64) -> Money { Money(minorUnits: dollars * 100, currency: .usd) }

    /// A tally from amounts in cents, the rest outstanding.
    static func tally(
        _ raised: Int64, received: Int64? = nil, gifts: Int64 = 0, donors: Int64 = 0, new: Int64 = 0
    ) -> Tally {
        var tally = Tally()
        tally.raised = raised
        tally.received = received ?? raised
        tally.outstanding = raised - tally.received
        tally.gifts = gifts
        tally.commitments = gifts
        tally.donors = donors
        tally.firstTimeDonors = new
        return tally
    }

    static let plan = Plan(
        organization: Organization(name: "American Friends of Soroka Medical Center, Inc."),
        campaigns: [
            Campaign(
                id: "center-for-innovation", name: "Center for Innovation", goal: usd(4_200_000),
                starts: day(2025, 1, 1), ends: day(2027, 12, 31), parent: "negev-tomorrow",
                projects: [
                    FundedProject(
                        id: "floor-3", name: "Third floor, research institute", goal: usd(3_600_000),
                        partners: [
                            FundedProject.Partner(name: "Hospital", shareTenths: 600),
                            FundedProject.Partner(name: "University", shareTenths: 400),
                        ]),
                    FundedProject(id: "library", name: "Reading room", goal: usd(150_000)),
                ],
                appeals: [
                    Appeal(id: "floor-letter", name: "Letter to friends of the floor", goal: usd(60_000)),
                    Appeal(
                        id: "gala-2026", name: "Gala 2026", channel: .event, goal: usd(250_000),
                        cost: usd(61_500)),
                ],
                caseForSupport: "One floor, and what can *begin* on it."),
            Campaign(
                id: "clinical-research-fund", name: "Clinical Research Fund", goal: usd(900_000),
                starts: day(2024, 1, 1),
                projects: [FundedProject(id: "studies", name: "Population-based studies", goal: usd(450_000))]
            ),
            Campaign(
                id: "negev-tomorrow", name: "Negev Tomorrow", goal: usd(4_400_000), starts: day(2025, 1, 1),
                ends: day(2027, 12, 31)),
            Campaign(
                id: "react-conference", name: "REACT conference 2026", goal: usd(150_000),
                starts: day(2026, 3, 1),
                ends: day(2026, 12, 31), counting: CountingPolicy(inKind: .include)),
            Campaign(
                id: "year-end-2026", name: "Year-end appeal 2026", goal: usd(180_000),
                starts: day(2026, 11, 1),
                ends: day(2027, 1, 15), parent: "negev-tomorrow",
                appeals: [
                    Appeal(
                        id: "year-end-mail", name: "Year-end letter", goal: usd(120_000), cost: usd(21_500))
                ]),
        ])

    static var tallies: Tallies {
        var center = tally(231_040_000, received: 147_312_550, gifts: 212, donors: 148, new: 41)
        center.conditional = 25_000_000
        center.overdue = 1_250_000
        let yearEnd = tally(4_123_550, gifts: 231, donors: 214, new: 38)
        let negev = tally(1_250_000, gifts: 9, donors: 8)
        var tree = tally(236_413_550, received: 152_686_100, gifts: 452, donors: 351, new: 79)
        tree.conditional = 25_000_000
        tree.overdue = 1_250_000
        var total = tally(338_906_050, received: 251_008_600, gifts: 701, donors: 498, new: 133)
        total.conditional = 25_000_000
        total.overdue = 1_250_000
        total.exchange = 420_000
        var react = tally(15_600_000, received: 14_100_000, gifts: 44, donors: 31, new: 22)
        react.exchange = 420_000
        return Tallies([
            .own("center-for-innovation"): center, .own("year-end-2026"): yearEnd,
            .own("negev-tomorrow"): negev, .tree("negev-tomorrow"): tree,
            .own("clinical-research-fund"): tally(
                85_410_000, received: 82_740_000, gifts: 120, donors: 77, new: 19),
            .own("react-conference"): react, .own(""): tally(1_482_500, gifts: 85, donors: 71, new: 13),
            .total: total,
        ])
    }

    static func status(_ tallies: Tallies = tallies, plan: Plan = plan) throws -> StatusReport {
        try StatusReport.build(plan: plan, tallies: tallies, asOf: asOf)
    }

    static func breakdown(_ kind: Breakdown, plan: Plan = plan) throws -> BreakdownReport {
        try BreakdownReport(kind: kind, plan: plan, money: money(kind), selected: [])
    }

    private static func money(_ kind: Breakdown) -> [BreakdownRow] {
        let row = { BreakdownRow(campaign: $0, key: $1, tally: $2) }
        switch kind {
        case .appeal:
            return [
                row("center-for-innovation", "gala-2026", tally(19_875_000, gifts: 61, donors: 58)),
                row("center-for-innovation", "floor-letter", tally(780_000, gifts: 2, donors: 2)),
                row(
                    "center-for-innovation", "",
                    tally(210_385_000, received: 126_657_550, gifts: 149, donors: 95)),
                row("year-end-2026", "year-end-mail", tally(4_123_550, gifts: 231, donors: 214)),
                row("negev-tomorrow", "", tally(1_250_000, gifts: 9, donors: 8)),
                row(
                    "clinical-research-fund", "",
                    tally(85_410_000, received: 82_740_000, gifts: 120, donors: 77)),
                row("react-conference", "", tally(15_600_000, received: 14_100_000, gifts: 44, donors: 31)),
                row("", "", tally(1_482_500, gifts: 85, donors: 71)),
            ]
        case .project:
            return [
                row(
                    "center-for-innovation", "floor-3",
                    tally(205_040_000, received: 128_312_550, gifts: 160, donors: 112)),
                row("center-for-innovation", "library", tally(15_500_000, gifts: 4, donors: 3)),
                row(
                    "center-for-innovation", "", tally(10_500_000, received: 3_500_000, gifts: 48, donors: 40)
                ),
                row(
                    "clinical-research-fund", "studies",
                    tally(40_000_000, received: 39_000_000, gifts: 9, donors: 2)),
                row(
                    "clinical-research-fund", "",
                    tally(45_410_000, received: 43_740_000, gifts: 111, donors: 76)),
                row("year-end-2026", "", tally(4_123_550, gifts: 231, donors: 214)),
                row("negev-tomorrow", "", tally(1_250_000, gifts: 9, donors: 8)),
                row("react-conference", "", tally(15_600_000, received: 14_100_000, gifts: 44, donors: 31)),
                row("", "", tally(1_482_500, gifts: 85, donors: 71)),
            ]
        case .month:
            let received: [Int64] = [310, 4120, 960, 845, 1230, -220, 760, 905, 1175, 880, 2340, 1890]
            let raised: [Int64] = [250, 9400, 960, 1445, 1100, -180, 760, 4905, 1175, 880, 2840, 2890]
            return zip(received, raised).enumerated().map { index, pair in
                let month = asOf.adding(months: index - 11).monthText
                let donors: Int64 = [31, 160, 24, 22, 2, 0, 19, 17, 25, 14, 48, 39][index]
                return row(
                    "center-for-innovation", month,
                    tally(
                        pair.1 * 10_000, received: pair.0 * 10_000, gifts: max(0, pair.0 / 20), donors: donors
                    ))
            }
        case .line, .unit: return []
        }
    }

    static func figures(
        _ audience: Audience = .board, plan: Plan = plan, tallies: Tallies = tallies, knownOn: String? = nil
    ) throws -> ReportFigures {
        ReportFigures(
            plan: plan, asOf: asOf, knownOn: knownOn,
            planDigest: "5f2d9c0e77aa41b8c3d2e1f00918273645546372819aabbccddeeff001122334",
            ledgerHead: "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334455667788990aabbccddeeff",
            audience: audience,
            status: try status(tallies, plan: plan),
            answers: try answers(plan))
    }

    /// What the ledger would answer to each block.
    private static func answers(_ plan: Plan) throws -> [ReportNeed: ReportAnswer] {
        var answers = try MadeUpAnswers.all()
        answers[.lifecycle(.present)] = .lifecycle(try MadeUpLifecycle.report())
        answers[.donors(campaign: nil)] = .donors(DonorBlockTests.giving())
        answers[.pledges(campaign: nil)] = .pledges(DonorBlockTests.pledges)
        for kind in [Breakdown.appeal, .project, .month] {
            answers[.breakdown(kind)] = .breakdown(try breakdown(kind, plan: plan))
        }
        return answers
    }

    /// A directive as the template reader hands it over: one option a line.
    static func directive(
        _ name: String, _ options: KeyValuePairs<String, String> = [:], campaign: String? = nil
    ) -> BlockDirective {
        BlockDirective(
            name: name,
            options: options.enumerated().map { index, option in
                BlockDirective.Option(
                    key: option.key, value: option.value,
                    keyLocation: SourceLocation(
                        file: "Reports/board.md", line: index + 11, column: 1, length: option.key.count),
                    valueLocation: SourceLocation(
                        file: "Reports/board.md", line: index + 11, column: option.key.count + 3))
            }, location: SourceLocation(file: "Reports/board.md", line: 10, column: 5),
            defaultCampaign: campaign)
    }

    static func block(
        _ name: String, _ options: KeyValuePairs<String, String> = [:], campaign: String? = nil
    ) throws -> any ReportBlock {
        let read = ReportBlocks.read(directive(name, options, campaign: campaign), plan: plan)
        guard let block = read.block else { throw Refused(findings: read.findings) }
        return block
    }

    struct Refused: Error { var findings: [Finding] }

    /// Every block once.
    static func blocks() throws -> [(name: String, block: any ReportBlock)] {
        try [
            ("progress", try block("progress", ["of": "center-for-innovation"])),
            ("progress-all", try block("progress")), ("status", try block("status")),
            ("status-negev", try block("status", ["of": "negev-tomorrow"])),
            ("appeals", try block("appeals")),
            ("projects", try block("projects")),
            ("months", try block("months", campaign: "center-for-innovation")),
            ("days", try block("days", ["last": "3"])),
            ("retention", try block("retention")),
            ("case", try block("case", ["of": "center-for-innovation"])),
            ("donors", try block("donors")), ("honor-roll", try block("honor-roll")),
            ("pledges", try block("pledges")),
            ("table", try block("table", ["fields": "raised, goal, percent_raised", "sort": "raised"])),
        ]
            + ["pace", "forecast", "changes", "pyramid", "cash-flow", "gifts", "key-figures", "compare"].map {
                ($0, try block($0, campaign: MadeUpAnswers.center))
            }
    }
}
