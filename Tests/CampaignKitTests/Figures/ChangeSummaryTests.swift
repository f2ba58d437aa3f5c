import CampaignKit
import TestSupport
import Testing

@Suite("What changed, by reason")
struct ChangeSummaryTests {
    private typealias Sums = ChangeSummary.Sums

    private func reason(
        _ type: EntryType, of opening: EntryType = .gift, isOpening: Bool = false, raised: Int64 = 0
    ) -> ChangeReason {
        ChangeReason(type, opening: opening, isOpening: isOpening, raised: raised)
    }

    @Test("Each kind of row has its reason")
    func reasons() {
        #expect(reason(.gift, isOpening: true) == .gift && reason(.stock, isOpening: true) == .gift)
        #expect(reason(.award, of: .award, isOpening: true) == .promise)
        #expect(reason(.gift, of: .pledge) == .paid && reason(.matching, of: .matchExpected) == .paid)
        #expect(reason(.pledgeChange, of: .pledge, raised: -1) == .cut)
        #expect(reason(.pledgeChange, of: .pledge, raised: 1) == .increased)
        #expect(reason(.writeOff, of: .pledge) == .writtenOff)
        #expect(reason(.refund) == .refunded && reason(.chargeback, of: .pledge) == .refunded)
        #expect(reason(.refund, of: .award) == .returned && reason(.refund, of: .conditional) == .returned)
        #expect(reason(.conditionMet, of: .conditional) == .conditionMet)
        #expect(reason(.conditionUnmet, of: .conditional) == .conditionUnmet)
        #expect(reason(.void) == .corrected && reason(.adjustment) == .corrected)
        #expect(reason(.reallocation) == .moved)
        #expect(reason(.revocableRealized, of: .revocable) == .gift)
    }

    @Test("No type is without a reason", arguments: EntryType.allCases)
    func everyType(_ type: EntryType) {
        let reason = reason(type, of: type, isOpening: true)
        #expect((type.family == .correction) == [.refunded, .corrected].contains(reason))
    }

    @Test("Lines come in one order, and then with all of them is now")
    func whole() throws {
        var summary = ChangeSummary(
            since: day("2026-06-30"), asOf: day("2026-11-29"),
            then: Sums(raised: 900, received: 400, outstanding: 500),
            now: Sums(raised: 930, received: 500, outstanding: 430))
        try summary.add(Sums(raised: -20, outstanding: -20), because: .cut, isLate: false)
        try summary.add(Sums(received: 50, outstanding: -50), because: .paid, isLate: true)
        #expect(try !summary.isWhole())
        try summary.add(Sums(raised: 20, received: 20), because: .gift, isLate: false)
        try summary.add(Sums(raised: 30, received: 30), because: .gift, isLate: true)
        #expect(summary.lines.map(\.reason) == [.gift, .paid, .cut])
        #expect(summary.lines.map(\.rows) == [2, 1, 1] && summary.lines[0].sums.raised == 50)
        #expect(summary.late == Sums(raised: 30, received: 80, outstanding: -50))
        #expect(try summary.isWhole())
        #expect(try summary.change() == Sums(raised: 30, received: 100, outstanding: -70))
    }

    @Test("A correction stays a line of its own beside what it takes back")
    func corrections() throws {
        var summary = ChangeSummary(
            since: day("2026-06-30"), asOf: day("2026-11-29"), then: .init(), now: .init())
        try summary.add(Sums(raised: 75, received: 75), because: .gift, isLate: false)
        try summary.add(Sums(raised: -75, received: -75), because: .corrected, isLate: false)
        #expect(summary.lines.map(\.sums.raised) == [75, -75])
        #expect(try summary.isWhole())
    }

    @Test("Amounts that do not fit are an error")
    func overflow() throws {
        var summary = ChangeSummary(
            since: day("2026-06-30"), asOf: day("2026-11-29"), then: .init(), now: .init())
        try summary.add(Sums(raised: .max), because: .gift, isLate: false)
        #expect(throws: MoneyError.overflow) {
            try summary.add(Sums(raised: 1), because: .gift, isLate: false)
        }
    }
}
