import CampaignKit
import Testing

@testable import CampaignReports

/// What a page says at the edges: nothing given, the goal met, the first day, and after the last.
@Suite("Sentences of a board's packet at the edges")
struct BoardSentenceTests {
    private typealias Options = KeyValuePairs<String, String>
    private static let center = MadeUpAnswers.center

    /// A page on a day of which the Center for Innovation has raised so much.
    private func figures(raised: Int64, on text: String) throws -> ReportFigures {
        let (asOf, plan) = (Sample.day(text), MadeUpFigures.plan)
        var tallies = MadeUpFigures.tallies
        let (old, new) = (tallies[.own(Self.center)], MadeUpFigures.tally(raised, gifts: 1, donors: 1))
        tallies[.own(Self.center)] = new
        for node in [CountingNode.total, .tree("negev-tomorrow")] {
            tallies[node].raised += new.raised - old.raised
            tallies[node].received += new.received - old.received
            tallies[node].outstanding += new.outstanding - old.outstanding
        }
        let made = try MadeUpFigures.figures(tallies: tallies)
        var figures = ReportFigures(
            plan: plan, asOf: asOf, knownOn: nil, planDigest: made.planDigest, ledgerHead: made.ledgerHead,
            audience: .board, status: try StatusReport.build(plan: plan, tallies: tallies, asOf: asOf),
            answers: made.answers)
        let run = try Found.value(CampaignRun(try Found.value(plan.campaign(Self.center))))
        let amounts = Dictionary(
            uniqueKeysWithValues: CampaignCourse.days(of: run, asOf: asOf).map { ($0, raised) })
        let basis = ForecastBasis(
            raised: raised, starts: run.starts, ends: run.ends, asOf: asOf, raisedBefore: nil)
        let course = CampaignCourse(
            run, rule: .linear, asOf: asOf, raised: amounts, forecast: try Forecast(basis))
        figures.answers[.course(campaign: Self.center)] = .course(course)
        return figures
    }

    private func text(_ name: String, _ figures: ReportFigures, _ options: Options = [:]) throws -> String {
        let block = try MadeUpFigures.block(name, options, campaign: Self.center)
        return MarkdownElementRenderer { $0 }.render(try figures.elements(of: block))
            .replacing("\\$", with: "$")
    }

    @Test(
        "After the end the pace speaks of the past",
        arguments: [
            (168_000_000, "$1.68M of $4.2M was raised, 40%.", "$2.52M short of its goal."),
            (420_000_000, "$4.2M of $4.2M was raised, 100%.", "with its goal met."),
        ] as [(Int64, String, String)])
    func pastPace(_ raised: Int64, _ words: String, _ end: String) throws {
        let page = try text("pace", figures(raised: raised, on: "2028-01-01"))
        #expect(page.contains("\(words) The campaign ended on 31 Dec 2027, \(end)"))
        #expect(page.contains("Raised, against an even pace") && !page.contains("so far"))
        #expect(!page.contains(" is raised") && !page.contains("a day"))
        let running = try text("pace", figures(raised: raised, on: "2027-12-31"))
        #expect(running.contains("is raised") && running.contains("Raised so far, against an even pace"))
    }

    @Test("The campaign of the schedule is not laid over it a second time")
    func ownSchedule() throws {
        var page = try figures(raised: 100, on: "2026-11-20")
        let run = try Found.value(CampaignRun(try Found.value(page.plan.campaign(Self.center))))
        let basis = ForecastBasis(
            raised: 100, starts: run.starts, ends: run.ends, asOf: page.asOf, raisedBefore: nil)
        let course = CampaignCourse(
            run, rule: .like(campaign: "year-end-2026"), asOf: page.asOf, raised: [:],
            forecast: try Forecast(basis))
        page.answers[.course(campaign: Self.center)] = .course(course)
        let words = try text("pace", page, ["like": "year-end-2026"])
        #expect(words.contains("against the pace of Year-end appeal 2026"))
        #expect(!words.contains("no curve") && !words.contains("like Year-end"))
        let other = try text("pace", page, ["like": "react-conference"])
        #expect(other.contains("REACT conference 2026 has no curve to lay over"))
    }

    @Test("A forecast says which it is: ended, or nothing to go by yet")
    func noForecast() throws {
        #expect(
            try text("forecast", figures(raised: 100, on: "2028-01-01"))
                .contains("Center for Innovation ended on 31 Dec 2027, so there is no forecast."))
        var early = try figures(raised: 0, on: "2024-06-01")
        #expect(
            try text("forecast", early)
                .contains("Center for Innovation: there is nothing to forecast from yet."))
        early.answers = [:]
        #expect(try text("forecast", early).contains("has no first and last day"))
    }

    @Test("Where larger gifts have met the goal, no gift of the table is still needed")
    func metGoal() throws {
        let met = try figures(raised: 420_000_000, on: "2026-11-20")
        let table = try text("pyramid", met)
        #expect(table.contains("The goal is met; 25 gifts of the table did not come."))
        #expect(!table.contains("still needed:") && !table.contains("In all"))
        let keys = try text("key-figures", met)
        #expect(keys.contains("**Gifts still needed:** none (the goal is met)"))
        #expect(!keys.contains("ift still needed"))
    }

    @Test("One gift that is missing is not counted twice")
    func lastMissing() throws {
        var pyramid = GiftPyramid(GiftTable.standard(goal: MadeUpFigures.usd(4_200_000)))
        for tier in pyramid.tiers {
            for _ in 0..<(tier.row.amount.minorUnits == 84_000_000 ? 0 : tier.needed) {
                try pyramid.add(tier.row.amount.minorUnits)
            }
        }
        var page = try figures(raised: 100, on: "2026-11-20")
        page.answers[.pyramid(campaign: Self.center)] = .pyramid(pyramid)
        let words = try text("pyramid", page)
        #expect(words.contains("The lead gift of $840,000 is still needed: 4 prospects to ask."))
        #expect(!words.contains("In all"))
    }

    @Test("Nothing received since the last page is in words, without a sign")
    func nothingReceived() throws {
        var page = try figures(raised: 100, on: "2026-11-20")
        let sums = ChangeSummary.Sums(raised: 100, received: 100)
        page.answers[.changes(campaign: Self.center, since: nil, largest: 0)] = .changes(
            ChangeSummary(since: Sample.day("2026-08-20"), asOf: page.asOf, then: sums, now: sums))
        let words = try text("key-figures", page)
        #expect(words.contains("**Received:** $1 (nothing since 20 Aug 2026)"))
        #expect(words.contains("**Since 20 Aug 2026:** $0 (nothing was added to raised)"))
        #expect(!words.contains("+$0") && !words.contains("$0 since") && !words.contains("$0.00"))
    }

    @Test("The day of the page itself is compared with nothing, and a later one neither")
    func sameDay() throws {
        for (since, words) in [
            ("2026-11-20", "20 Nov 2026 is the day of this report, so nothing is compared."),
            ("2026-11-21", "21 Nov 2026 is not before 20 Nov 2026, so nothing is compared."),
        ] {
            var page = try figures(raised: 100, on: "2026-11-20")
            let sums = ChangeSummary.Sums(raised: 100, received: 100)
            page.answers[.changes(campaign: Self.center, since: nil, largest: 12)] = .changes(
                ChangeSummary(since: Sample.day(since), asOf: page.asOf, then: sums, now: sums))
            #expect(try text("changes", page).contains(words) && text("gifts", page).contains(words))
        }
    }

    @Test("A single gift is named once")
    func singleGift() throws {
        var page = try figures(raised: 500_000, on: "2026-11-20")
        let need = ReportNeed.changes(campaign: Self.center, since: nil, largest: 12)
        var summary = ChangeSummary(
            since: Sample.day("2026-08-20"), asOf: page.asOf, then: .init(),
            now: .init(raised: 500_000, received: 500_000))
        try summary.add(.init(raised: 500_000, received: 500_000), because: .gift, isLate: false)
        summary.largestGifts = [
            .init(
                reason: .gift, day: page.asOf, sums: .init(raised: 500_000, received: 500_000),
                donorName: "Ben Okafor", anonymity: .none, campaign: Self.center)
        ]
        page.answers[need] = .changes(summary)
        #expect(try text("gifts", page).contains("1 gift or pledge since 20 Aug 2026, of $5,000."))
    }

    @Test("Coins of no donor are a sum, not the gift of 0 donors")
    func noDonors() throws {
        let chart = DonorChart(
            groups: [
                DonorGroup(name: "Not named", donors: 0, raised: 18_000),
                DonorGroup(name: "$100 and more", donors: 1, raised: 10_000),
            ], giving: DonorBlockTests.giving(), prefix: "total", texts: try MadeUpFigures.figures().texts
        )
        .chart("Donors", isBySize: true)
        guard case .bars(let bars) = chart.shape else {
            Issue.record("no bars")
            return
        }
        #expect(bars.map(\.text) == ["$180", "1 donor, $100"])
    }
}
