import CampaignFiles
import CampaignKit
import Testing

/// The example of a plan with every key, whole, with every value.
@Suite("The design's example")
struct ExampleTests {
    static let innovation = """
        ---
        name: Center for Innovation
        goal: $4,200,000
        starts: 2025-01-01          # ends may be left out: an open-ended fund
        ends: 2027-12-31
        phases: [{name: quiet, ends: 2026-03-31}, {name: public}]
        parent: negev-tomorrow       # optional tree; parents roll up children, a donor is counted once
        counting:                    # defaults in rules.md §2; every deviation is printed on reports
          in_kind: include
          revocable: separate
        pace: like:year-end-2025     # the share an ended campaign had reached on the same calendar day
        projects:
          - id: floor-3
            name: Third floor, research institute
            goal: $3,600,000
            approved: {on: 2024-11-12, resolution: 2024-17, cap: 4000000}
            partners: [{name: Hospital, share: 60%}, {name: University, share: 40%}]
            lines: [{id: equipment, name: Equipment, goal: 1500000}]        # budget lines
            units: [{id: lab, name: Laboratory, price: 250000, count: 6}]   # naming opportunities
        appeals:
          - id: year-end-2026
            name: Year-end appeal 2026
            channel: mail             # mail email phone event web face-to-face grant
            starts: 2026-11-10
            ends: 2027-01-15
            goal: $180,000
            cost: $21,500
            letter: letters/year-end.md
            segments: [{id: lybunt, pick: lybunt, ask: last*1.25}, {id: majors, pick: "largest >= $5,000"}]
        gift_table: auto              # or explicit tiers
        ---
        The case for support, in CommonMark…
        """

    static let files: [(path: String, text: String)] = [
        ("Campaigns/organization.yml", "name: Friends of the Hospital\n"),
        ("Campaigns/innovation.md", innovation),
        ("Campaigns/negev-tomorrow.md", Fixture.framed("name: Negev tomorrow\ngoal: $4,200,000")),
        ("Campaigns/year-end-2025.md", Fixture.framed("name: Year-end 2025\nends: 2025-12-31")),
    ]

    @Test("Every value arrives")
    func example() throws {
        let result = PlanLoader.load(WorkspaceSource(Self.files))
        #expect(result.findings.isEmpty, "\(result.findings)")
        let campaign = try #require(result.plan?.campaign("innovation"))
        func dollars(_ units: Int64) -> Money { Money(minorUnits: units * 100, currency: .usd) }
        let expected = Campaign(
            id: "innovation", name: "Center for Innovation", goal: dollars(4_200_000),
            starts: CalendarDate("2025-01-01"), ends: CalendarDate("2027-12-31"),
            phases: [Phase(name: "quiet", ends: CalendarDate("2026-03-31")), Phase(name: "public")],
            parent: "negev-tomorrow", counting: CountingPolicy(inKind: .include),
            pace: .like(campaign: "year-end-2025"),
            projects: [
                FundedProject(
                    id: "floor-3", name: "Third floor, research institute", goal: dollars(3_600_000),
                    approved: FundedProject.Approval(
                        on: try #require(CalendarDate("2024-11-12")), resolution: "2024-17",
                        cap: dollars(4_000_000)),
                    partners: [
                        FundedProject.Partner(name: "Hospital", shareTenths: 600),
                        FundedProject.Partner(name: "University", shareTenths: 400),
                    ],
                    lines: [BudgetLine(id: "equipment", name: "Equipment", goal: dollars(1_500_000))],
                    units: [
                        NamingOpportunity(id: "lab", name: "Laboratory", price: dollars(250_000), count: 6)
                    ])
            ],
            appeals: [
                Appeal(
                    id: "year-end-2026", name: "Year-end appeal 2026", channel: .mail,
                    starts: CalendarDate("2026-11-10"), ends: CalendarDate("2027-01-15"),
                    goal: dollars(180_000),
                    cost: dollars(21_500), letter: "letters/year-end.md",
                    segments: [
                        Segment(id: "lybunt", pick: "lybunt", ask: "last*1.25"),
                        Segment(id: "majors", pick: "largest >= $5,000"),
                    ], line: 21)
            ],
            giftTable: .auto, caseForSupport: "The case for support, in CommonMark…", caseLine: 32)
        #expect(campaign == expected)
    }

    @Test("The same with CRLF and a byte order mark")
    func windows() {
        let files = Self.files.map {
            (
                path: $0.path,
                text: "\u{FEFF}"
                    + $0.text.split(separator: "\n", omittingEmptySubsequences: false).joined(
                        separator: "\r\n")
            )
        }
        let result = PlanLoader.load(WorkspaceSource(files))
        let plain = PlanLoader.load(WorkspaceSource(Self.files))
        #expect(result.findings.isEmpty, "\(result.findings)")
        #expect(result.plan?.campaigns == plain.plan?.campaigns)
        #expect(result.plan?.organization == plain.plan?.organization)
    }

    @Test("The keys that the example leaves out")
    func otherKeys() throws {
        let result = PlanLoader.load(
            .fund(
                """
                name: Fund
                counting: {outside_period: exclude, government: include, exchange: include, pledge_years: 3, \
                recurring: when_paid}
                pace: {2026-11: 40%, 2026-12: 100%}
                projects: [{id: well, name: Well, approved: {on: 2025-01-01}, withdrawn: 2025-02-01}]
                appeals:
                  - {id: gala, name: Gala, channel: face-to-face, benefits: ask, cost: 0,
                     segments: [{id: all, pick: all, letter: letters/gala.md}]}
                gift_table: [{amount: "$5,000", gifts: 2, prospects: 3.5}, {amount: 500, gifts: 20}]
                """))
        #expect(result.findings.isEmpty, "\(result.findings)")
        let fund = try #require(result.fund)
        #expect(
            fund.counting
                == CountingPolicy(
                    outsidePeriod: .exclude, government: .include, exchange: .include, pledgeYears: 3))
        let (november, december) = (CalendarDate("2026-11-01"), CalendarDate("2026-12-01"))
        #expect(
            fund.pace
                == .months([
                    PaceRule.MonthShare(month: try #require(november), shareTenths: 400),
                    PaceRule.MonthShare(month: try #require(december), shareTenths: 1000),
                ]))
        #expect(fund.projects[0].withdrawn == CalendarDate("2025-02-01"))
        #expect(fund.projects[0].approved?.cap == nil)
        #expect(fund.appeals[0].channel == .faceToFace)
        #expect(fund.appeals[0].benefits == .ask)
        #expect(fund.appeals[0].cost == .zero(.usd))
        #expect(fund.appeals[0].segments[0].letter == "letters/gala.md")
        let tiers = [
            GiftTableRule.Tier(
                amount: Money(minorUnits: 500_000, currency: .usd), gifts: 2, prospectsPerGiftTenths: 35),
            GiftTableRule.Tier(amount: Money(minorUnits: 50_000, currency: .usd), gifts: 20),
        ]
        #expect(fund.giftTable == .tiers(tiers))
    }

    @Test(
        "Goals in every form",
        arguments: ["$4,200,000", "4200000", "4200000 USD", "\"$4,200,000.00\"", "'4,200,000'"])
    func goals(_ text: String) {
        let result = PlanLoader.load(.fund("name: Fund\ngoal: \(text)"))
        #expect(result.fund?.goal == Money(minorUnits: 420_000_000, currency: .usd))
        #expect(result.findings.isEmpty)
    }

    @Test("A base currency without decimals")
    func yen() {
        let result = PlanLoader.load(
            .fund("name: Fund\ngoal: 5000", organization: "name: F\ncurrency: JPY\n"))
        #expect(result.fund?.goal?.minorUnits == 5000)
        #expect(result.plan != nil)
    }
}
