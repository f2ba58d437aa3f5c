import CampaignKit
import Testing

@Suite("Which campaigns another is forecast by")
struct ComparableCampaignsTests {
    private func campaign(
        _ id: String, _ starts: String?, _ ends: String?, parent: String? = nil, pace: PaceRule = .linear
    ) -> Campaign {
        Campaign(
            id: id, name: id, starts: starts.map(day), ends: ends.map(day), parent: parent, pace: pace)
    }

    private func found(_ now: Campaign, _ others: [Campaign]) -> [String] {
        let plan = Plan(organization: Organization(name: "Us"), campaigns: [now] + others)
        return ComparableCampaigns.candidates(for: now, in: plan, asOf: day("2026-11-20"))
            .map { "\($0.run.id) \($0.reason.rawValue)" }
    }

    private let now = Campaign(
        id: "now", name: "Now", starts: day("2026-10-01"), ends: day("2026-12-31"))

    @Test("season before length, the most recent first")
    func order() {
        let others = [
            campaign("fall-2024", "2024-10-05", "2024-12-31"),
            campaign("fall-2025", "2025-10-01", "2025-12-31"),
            campaign("spring", "2026-03-01", "2026-05-31"), campaign("summer", "2026-06-01", "2026-08-31"),
        ]
        #expect(
            found(now, others) == ["fall-2025 season", "fall-2024 season", "summer length", "spring length"])
    }

    @Test("the season goes over the turn of the year")
    func turn() {
        let winter = campaign("winter", "2025-12-20", "2026-03-10")
        let january = campaign("january", "2027-01-05", "2027-03-31")
        let plan = Plan(organization: Organization(name: "Us"), campaigns: [winter, january])
        let found = ComparableCampaigns.candidates(for: january, in: plan, asOf: day("2027-02-01"))
        #expect(found.map(\.reason) == [.season])
    }

    @Test("a length may differ by a quarter, not by more")
    func length() {
        #expect(found(now, [campaign("x", "2025-10-01", "2025-12-08")]) == ["x season"])
        #expect(found(now, [campaign("x", "2025-10-01", "2025-12-07")]).isEmpty)
        #expect(found(now, [campaign("x", "2025-10-01", "2026-01-30")]) == ["x season"])
        #expect(found(now, [campaign("x", "2025-10-01", "2026-02-02")]).isEmpty)
    }

    @Test("what pace: like: names comes first, whatever its length, once it has ended")
    func named() {
        var now = now
        now.pace = .like(campaign: "short")
        let short = campaign("short", "2025-06-01", "2025-06-10")
        let fall = campaign("fall-2025", "2025-10-01", "2025-12-31")
        #expect(found(now, [short, fall]) == ["short named", "fall-2025 season"])
        now.pace = .like(campaign: "fall-2025")
        #expect(found(now, [short, fall]) == ["fall-2025 named"])
        now.pace = .like(campaign: "running")
        #expect(found(now, [campaign("running", "2026-10-01", "2026-12-31")]).isEmpty)
    }

    @Test("neither itself, nor what is above or below it, nor what has no days or still runs")
    func family() {
        var now = now
        now.parent = "above"
        let others = [
            campaign("above", "2025-10-01", "2025-12-31"),
            campaign("below", "2025-10-01", "2025-12-31", parent: "now"),
            campaign("under", "2025-10-01", "2025-12-31", parent: "below"),
            campaign("open", "2025-10-01", nil), campaign("ends-today", "2026-09-01", "2026-11-20"),
            campaign("sister", "2025-10-01", "2025-12-31", parent: "above"),
        ]
        #expect(found(now, others) == ["sister season"])
    }

    @Test("an open-ended campaign is like none")
    func open() { #expect(found(campaign("now", "2026-10-01", nil), [now]).isEmpty) }
}
