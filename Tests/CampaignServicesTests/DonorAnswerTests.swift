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
