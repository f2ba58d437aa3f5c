import CampaignKit
import CampaignLedger
import CampaignReports
import CampaignServices
import Testing

/// What reports ask of a ledger: courses, gift tables, pledged cash and changes.
@Suite("What reports ask") struct ReportAnswerTests {
    private let then = CalendarDate(dayNumber: 20_773)  // 2026-11-16

    private func office() throws -> ScratchOffice {
        let office = try ScratchOffice()
        try office.post(ScratchOffice.gifts)
        return office
    }

    private func figures(_ office: ScratchOffice) throws -> Snapshot {
        try Snapshot(office, asOf: nil, knownOn: nil)
    }

    @Test func changesLeadFromThenToNow() throws {
        let office = try office()
        #expect("\(then)" == "2026-11-16")
        let summary = try figures(office).changes(in: "now", since: then, largest: 5)
        // Nothing was known on the 16th: the import is of the 20th.
        #expect(!summary.isAsKnownThen && summary.lines.map(\.reason) == [.paid])
        #expect(summary.then.raised == 160_00 && summary.now.raised == 160_00)
        #expect(try summary.change().received == 20_00)
        #expect(summary.largest.map(\.donorName) == ["Cleo Marsh"] && summary.largestGifts.isEmpty)
        let all = try figures(office).changes(in: nil, since: CalendarDate(dayNumber: 20_400), largest: 1)
        #expect(all.lines.map(\.reason) == [.gift, .promise, .paid])
        #expect(all.largest.map(\.sums.raised) == [100_00] && all.largestGifts.count == 1)
        #expect(try all.isWhole())
        #expect(all.limited(to: 0).largest.isEmpty && all.limited(to: 3).largest == all.largest)
    }

    @Test func thenIsWhatWasKnownThatEvening() throws {
        // The newest of the gifts is of this day: none of a day to come is posted.
        let office = try ScratchOffice(today: "2026-11-17")
        try #require(try office.post(ScratchOffice.gifts).outcome.isAccepted)
        let then = then.adding(days: 1)
        let figures = try Snapshot(office, asOf: CalendarDate("2026-11-20"), knownOn: nil)
        let summary = try figures.changes(in: "now", since: then)
        #expect(summary.isAsKnownThen && summary.late == .init())
        #expect(try summary.change() == .init())
        // The evening before, nothing was posted.
        #expect(try !figures.changes(in: "now", since: then.adding(days: -1)).isAsKnownThen)
    }

    /// 250 euros settle $275 and are worth $300; a refund of $110 costs $115.
    @Test func differencesOfRatesAreWhereTheStatusHasThem() throws {
        let office = try ScratchOffice()
        try office.post(
            """
            gift_id,type,pledge_id,date,amount,currency,base_amount,campaign,donor_id,donor_name,reverses
            p9,pledge,p9,2026-11-01,1000,EUR,1100,now,H,Hal Berg,
            y9,gift,p9,2026-11-05,250,EUR,300,,H,Hal Berg,
            g9,gift,,2026-11-06,100,EUR,110,now,H,Hal Berg,
            r9,refund,,2026-11-10,100,EUR,115,,,,g9

            """)
        let since = try #require(CalendarDate("2026-11-02"))
        let summary = try figures(office).changes(in: "now", since: since)
        #expect(summary.settledDifference == 25_00 && summary.refundDifference == -5_00)
        // The first is in raised: $110 − $110 + $25.
        #expect(try summary.change().raised == 25_00 && summary.isWhole())
    }

    @Test func aDayThatIsNotBeforeHasNoChanges() throws {
        let summary = try figures(office()).changes(in: nil, since: CalendarDate(dayNumber: 30_000))
        #expect(summary.isBackward && summary.lines.isEmpty && summary.then == summary.now)
    }

    @Test func daysAddUpToWhatTheyChanged() throws {
        let office = try office()
        let view = try LedgerView(office, knownOn: nil)
        let need = ReportNeed.days(campaign: "now", last: 60)
        let day = try #require(CalendarDate("2026-11-20"))
        let figures = try ReportFigures(view, on: day, audience: .board, needs: [need])
        guard case .days(let series)? = figures.answers[need] else {
            Issue.record("no days")
            return
        }
        let before = try Snapshot(view, asOf: day.adding(days: -60)).tallies.rolledUp("now")
        let after = try Snapshot(view, asOf: day).tallies.rolledUp("now")
        #expect(series.days.count == 60 && series.days.last?.day == day)
        #expect(series.days.reduce(0) { $0 + $1.raised } == after.raised - before.raised)
        #expect(series.days.reduce(0) { $0 + $1.gifts } == after.gifts - before.gifts)
        #expect(series.lastPosting?.batch == 1)
        #expect(series.days.contains { $0.received > 0 })
    }

    @Test func aCourseFollowsTheCampaignThatItIsMeasuredBy() throws {
        let figures = try figures(office())
        let campaign = try #require(figures.plan.campaign("now"))
        let course = try #require(try figures.course(of: campaign))
        #expect(course.present?.raised == 160_00)
        // Then had raised 80 of 120 by the 20th day of its run.
        #expect(course.present?.expected == 666_66)
        #expect(course.points.last?.expected == 1000_00 && course.points.last?.raised == nil)
        #expect(try figures.status().row("now")?.expected == course.present?.expected)
    }

    @Test func anyCampaignThatEndedLendsItsCurve() throws {
        let figures = try figures(office())
        var campaign = try #require(figures.plan.campaign("now"))
        let own = try #require(try figures.course(of: campaign))
        campaign.pace = .linear
        let linear = try #require(try figures.course(of: campaign))
        #expect(linear.present?.expected != own.present?.expected)
        guard case .like(let other) = own.rule else {
            Issue.record("no curve")
            return
        }
        let curve = try #require(try figures.course(of: campaign, like: other))
        #expect(curve.points == own.points)
        // One that has not ended has none.
        let none = try #require(try figures.course(of: campaign, like: "now"))
        #expect(none.points.dropFirst().allSatisfy { $0.expected == nil })
    }

    @Test func giftTablesAndPledgedCashTieToTheStatus() throws {
        let figures = try figures(office())
        let campaign = try #require(figures.plan.campaign("now"))
        #expect(try figures.giftPyramid(of: campaign)?.total() == 160_00)
        #expect(try figures.giftPyramid(of: Campaign(id: "x", name: "X")) == nil)
        #expect(try figures.cashSchedule(ofTree: nil).total() == 40_00)
        #expect(try figures.cashSchedule(ofTree: "now").months.keys.map(\.monthText) == ["2026-12"])
    }

    @Test func theYearSoFarAndTheSameDaysBefore() throws {
        let comparison = try figures(office()).spans(in: nil)
        #expect("\(comparison.present.first)" == "2026-01-01" && "\(comparison.past.last)" == "2025-11-20")
        #expect(comparison.present.sums == .init(raised: 160_00, received: 120_00, outstanding: 40_00))
        #expect(comparison.past.sums.raised == 80_00 && comparison.past.gifts == 1)
        let now = try #require(try office().view().loaded.plan.campaign("now").flatMap(CampaignRun.init))
        let then = try #require(try office().view().loaded.plan.campaign("then").flatMap(CampaignRun.init))
        let two = try figures(office()).comparison(of: then, with: now)
        #expect(two.dayOfRun == 20 && two.first.tally.raised == 80_00 && two.second.tally.raised == 160_00)
    }

    @Test func aPacketIsBuiltFromTheLedger() throws {
        let body = ["pace", "forecast", "changes", "pyramid", "cash-flow", "gifts", "key-figures", "compare"]
            .map { "```{\($0)}\n```\n" }.joined(separator: "\n")
        let front = "---\ntitle: Packet\ncampaign: now\nsince: 2026-11-16\n---\n"
        let office = try ScratchOffice(files: ["Reports/packet.md": front + body])
        let files = try ReportFiles(directory: office.directory()).named(["packet"])
        // Before anything is posted, too.
        for isPosted in [false, true] {
            if isPosted { try office.post(ScratchOffice.gifts) }
            let run = ReportRun(books: try office.view(), form: .html)
            let (reports, findings) = try run.build(files, office)
            #expect(findings.isEmpty && reports.count == 1)
            #expect(try run.build(files, office).reports[0].text == reports[0].text)
        }
        let text = try ReportRun(books: office.view(), form: .markdown).build(files, office).reports[0].text
            .replacing("\\$", with: "$")
        #expect(text.contains("Since 16 Nov 2026 raised is as it was. $20 was received."))
        #expect(
            text.contains("$40 is pledged and still to be paid, $40 of it in Q4 2026; nothing is overdue.")
        )
    }
}
