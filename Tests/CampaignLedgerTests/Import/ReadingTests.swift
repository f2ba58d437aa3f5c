import CampaignKit
import CampaignLedger
import Testing

/// What lists and screens say of donors and gifts.
@Suite("Reading donors and gifts")
struct ReadingTests {
    private func donor(_ ledger: TestLedger, _ id: String = "d1") throws -> DonorRecord {
        try ledger.ledger.donor(id, asOf: ledger.today)
    }

    @Test func aGiftTakenBackIsNoGift() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("100", on: "2025-05-01", id: "g1"), Rows.gift("500", on: "2026-05-01", id: "g2"),
            Rows.gift("40", on: "2026-05-02", id: "g3"),
            Rows.refund("40", on: "2026-05-03", of: "g3", id: "r"),
            Rows.gift("70", on: "2026-12-01", id: "later"),
        ])
        let record = try donor(ledger)
        #expect(record.line.gifts == 2 && record.line.receivedMinor == 60_000)
        #expect(record.line.lastGift == .day("2026-05-01"))
        #expect(record.years.map(\.year) == [2026, 2025])
        #expect(record.years.map(\.gifts) == [1, 1])
        #expect(record.years.map(\.receivedMinor) == [50_000, 10_000])
    }

    @Test func hiddenGiftsAreInNoFigure() throws {
        let ledger = try TestLedger()
        var hidden = Rows.gift("500", on: "2026-05-01", id: "g2")
        hidden.anonymity = .staff
        try ledger.post([
            Rows.gift("100", on: "2025-05-01", id: "g1"), hidden,
            Rows.refund("40", on: "2026-05-03", of: "g2", id: "r"),
        ])
        let record = try donor(ledger)
        #expect(record.line.gifts == 1 && record.line.receivedMinor == 10_000)
        #expect(record.recent.map(\.externalID) == ["g1"] && record.years.map(\.year) == [2025])
        var query = EntryQuery()
        var lines: [EntrySummary] = []
        try ledger.ledger.gifts(query) { lines.append($0) }
        #expect(lines.map(\.anonymity) == [.staff, .staff, .none], "a refund tells no more than its gift")
        query.donor = record.line.id
        let totals = try ledger.ledger.giftTotals(query, plan: ledger.plan, asOf: ledger.today)
        #expect(totals.count == 1 && totals.paidMinor == 10_000)
    }

    @Test func whatIsHeldOrInKindWasNotReceived() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("100", on: "2026-05-01", id: "g1"), Rows.gift("7", on: "2026-07-01", id: "g2"),
            Rows.row(.inKind, "30", on: "2026-05-01", id: "k"),
        ])
        let totals = try ledger.ledger.giftTotals(EntryQuery(), plan: ledger.plan, asOf: ledger.today)
        #expect(totals.count == 3 && totals.paidMinor == 10_000 && totals.inKindMinor == 3_000)
        #expect(totals.postDatedCount == 1 && totals.postDatedMinor == 700)
    }

    @Test func sizesAreWhatCounts() throws {
        let ledger = try TestLedger()
        var ticket = Rows.gift("300", on: "2026-05-03", id: "t")
        ticket.exchangeMinor = 10_000
        try ledger.post([
            Rows.gift("50", on: "2026-05-01", id: "s"), Rows.gift("900", on: "2026-05-01", id: "s", to: .b),
            Rows.row(.inKind, "5000", on: "2026-05-01", id: "k"), ticket,
            Rows.gift("20", on: "2026-05-04", id: "g"),
        ])
        func sizes(_ campaigns: String...) throws -> [Int64] {
            let found = try ledger.ledger.giftStatistics(
                campaigns: campaigns, asOf: ledger.today, knownOn: nil)
            return found.map { [Int64($0.count), $0.largestMinor, $0.medianMinor] } ?? []
        }
        #expect(try sizes("a") == [3, 20_000, 5_000])
        #expect(try sizes("b") == [1, 90_000, 90_000])
        #expect(try sizes("a", "b") == [3, 95_000, 20_000])
        #expect(try sizes("c").isEmpty)
    }

    @Test func breakdownsKnowNewDonorsAndWhatIsOverdue() throws {
        let plan = Plan.small.with { if $0.id == "c" { $0.ends = .day("2026-05-31") } }
        let ledger = try TestLedger(plan: plan)
        try ledger.post([
            Rows.gift("10", on: "2026-01-05", id: "g1", to: .project("a-x")),
            Rows.gift("10", on: "2026-02-05", id: "g2", to: .project("a-y")),
            Rows.gift("10", on: "2026-02-06", id: "g3", donor: "d2", to: .project("a-y")),
            Rows.pledge("90", on: "2026-03-01", named: "p", donor: "d3", to: .project("c-x")),
        ])
        func rows(_ kind: Breakdown) throws -> [BreakdownRow] {
            try ledger.ledger.breakdown(by: kind, plan: plan, asOf: ledger.today, knownOn: nil)
        }
        let projects = try rows(.project)
        #expect(projects.map(\.key) == ["a-x", "a-y", "c-x"])
        #expect(projects.map(\.tally.donors) == [1, 2, 1])
        #expect(projects.map(\.tally.firstTimeDonors) == [1, 1, 1])
        #expect(projects.map(\.tally.overdue) == [0, 0, 9_000])
        let months = try rows(.month)
        #expect(months.map(\.key) == ["2026-01", "2026-02", "2026-03"])
        #expect(months.map(\.tally.firstTimeDonors) == [1, 1, 1])
        #expect(months.map(\.tally.overdue) == [0, 0, 0])
    }
}
