import CampaignKit
import Testing

@Suite("A campaign's run")
struct CampaignRunTests {
    private func campaign(_ starts: String?, _ ends: String?) -> Campaign {
        Campaign(id: "x", name: "X", starts: starts.map(day), ends: ends.map(day))
    }

    @Test("both days count, and days outside are held to the run")
    func days() throws {
        let run = try #require(CampaignRun(campaign("2026-10-01", "2026-12-31")))
        #expect(run.length == 92)
        #expect(run.dayOfRun(on: day("2026-09-30")) == 0)
        #expect(run.dayOfRun(on: day("2026-01-01")) == 0)
        #expect(run.dayOfRun(on: day("2026-10-01")) == 1)
        #expect(run.dayOfRun(on: day("2026-11-20")) == 51)
        #expect(run.dayOfRun(on: day("2026-12-31")) == 92)
        #expect(run.dayOfRun(on: day("2030-01-01")) == 92)
        #expect(run.date(ofDay: 51) == day("2026-11-20"))
        #expect(run.date(ofDay: 500) == day("2026-12-31"))
        #expect(!run.hasEnded(by: day("2026-12-31")))
        #expect(run.hasEnded(by: day("2027-01-01")))
    }

    @Test("a leap day is a day of the run")
    func leap() throws {
        let run = try #require(CampaignRun(campaign("2024-02-01", "2024-03-31")))
        #expect(run.length == 60)
        #expect(run.date(ofDay: 29) == day("2024-02-29"))
    }

    @Test("one day is a run; without a day, or backwards, there is none")
    func none() {
        #expect(CampaignRun(campaign("2026-10-01", "2026-10-01"))?.length == 1)
        #expect(CampaignRun(campaign(nil, "2026-10-01")) == nil)
        #expect(CampaignRun(campaign("2026-10-01", nil)) == nil)
        #expect(CampaignRun(campaign("2026-10-02", "2026-10-01")) == nil)
    }
}
