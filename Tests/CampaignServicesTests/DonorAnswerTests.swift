import CampaignKit
import CampaignLedger
import CampaignReports
import CampaignServices
import Testing

/// What reports ask of donors and pledges: Ana gave 80 and 100, Ben 40, Cleo pledged 60 and paid 20.
@Suite("What reports ask of donors") struct DonorAnswerTests {
    private func figures() throws -> Snapshot {
        let office = try ScratchOffice()
        try office.post(ScratchOffice.gifts)
        return try Snapshot(office, asOf: nil, knownOn: nil)
    }

    @Test func donorsAreThoseOfTheStatusWithWhatTheyRaised() throws {
        let figures = try figures()
        let all = try figures.donorGiving(ofTree: nil)
        #expect(Set(all.donors.map(\.name)) == ["Ana Ruiz", "Ben Okafor", "Cleo Marsh"])
        #expect(all.donors.first { $0.name == "Ana Ruiz" }?.raised == 180_00)
        #expect(all.raised == 280_00 && all.hidden == 0)
        #expect(try all.rest() == 0)
        #expect(all.donors.allSatisfy { $0.kind == .person && $0.mayBePublished && $0.anonymity == .none })
        let now = try figures.donorGiving(ofTree: "now")
        #expect(now.donors.map(\.raised).sorted() == [60_00, 100_00] && now.count == 2)
        #expect(now.donors(from: 60_00, below: 100_00).map(\.name) == ["Cleo Marsh"])
        #expect(now.donors(from: 100_00, below: nil).map(\.name) == ["Ana Ruiz"])
    }

    @Test func openPledgesAreTheOutstandingOnes() throws {
        let figures = try figures()
        let pledges = try figures.openPledges(ofTree: nil)
        #expect(pledges.map(\.donorName) == ["Cleo Marsh"])
        #expect(pledges[0].committed == 60_00 && pledges[0].paid == 20_00)
        #expect(pledges[0].outstanding == 40_00 && pledges[0].overdue == 0)
        // It has no schedule of its own: it is due when its campaign ends.
        #expect(pledges[0].nextDue == CalendarDate("2026-12-31"))
        #expect(try figures.openPledges(ofTree: "now") == pledges)
        #expect(try figures.openPledges(ofTree: "then") == [])
    }

    /// Of 100 promised 60 are for one campaign and 40 for another, and 50 are paid.
    ///
    /// A government's 25 are left out.
    @Test func ofASplitPledgeACampaignHasItsPart() throws {
        let office = try ScratchOffice()
        try office.post(
            """
            gift_id,type,pledge_id,date,amount,campaign,donor_id,donor_kind,donor_name
            p2,pledge,p2,2026-11-10,60,now,D,person,Dan Levi
            p2,pledge,p2,2026-11-10,40,then,D,person,Dan Levi
            y2,gift,p2,2026-11-11,50,,D,person,Dan Levi
            p3,pledge,p3,2026-11-12,25,now,G,government,Town of Dover

            """)
        let figures = try Snapshot(office, asOf: nil, knownOn: nil)
        let now = try figures.openPledges(ofTree: "now")
        #expect(now.map(\.outstanding) == [30_00, 0] && now.map(\.leftOut) == [0, 25_00])
        #expect(now[0].committed == 60_00 && now[0].paid == 30_00 && now[0].overdue == 0)
        let then = try figures.openPledges(ofTree: "then")
        // That campaign has ended: what is still to be paid of its part is late.
        #expect(then.map(\.outstanding) == [20_00] && then[0].overdue == 20_00)
        #expect(then[0].committed == 40_00 && then[0].paid == 20_00 && then[0].leftOut == 0)
        let all = try figures.openPledges(ofTree: nil)
        #expect(all[0].committed == 100_00 && all[0].paid == 50_00 && all[0].outstanding == 50_00)
        for (id, pledges) in [("now", now), ("then", then)] {
            #expect(
                pledges.reduce(0) { $0 + $1.outstanding } == figures.tallies.rolledUp(id).outstanding)
        }
    }

    @Test func theYearBeforeEndsOnTheSameDay() throws {
        let office = try ScratchOffice()
        try office.post(ScratchOffice.gifts)
        let day = try #require(CalendarDate("2026-11-20"))
        let figures = try ReportFigures(
            office.view(), on: day, audience: .board,
            needs: [.lifecycle(.present), .lifecycle(.yearBefore), .donors(campaign: nil)])
        guard case .lifecycle(let before)? = figures.answers[.lifecycle(.yearBefore)] else {
            Issue.record("no answer")
            return
        }
        // Ben's 40 came in December.
        #expect(before.year.year == 2025 && before.partition.donorsThisYear == 1)
    }
}
