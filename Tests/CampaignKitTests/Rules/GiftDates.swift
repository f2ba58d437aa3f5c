import CampaignKit
import Testing

/// Short words for the tests of `DateOfGift`: dates as texts, one expectation for a whole resolution.
enum GiftDates {
    static func day(_ text: String) -> CalendarDate {
        guard let date = CalendarDate(text) else {
            Issue.record("not a date in the test: \(text)")
            return CalendarDate(dayNumber: 0)
        }
        return date
    }

    /// Resolves with texts for dates; the gifts are of December 2026 unless they say otherwise.
    static func resolve(
        _ stated: String, _ delivery: Delivery?, received: String? = nil, postmark: String? = nil,
        kind: PostmarkKind? = nil, deposited: String? = nil, cleared: String? = nil,
        method: PaymentMethod? = nil, type: EntryType = .gift, today: String = "2027-02-01"
    ) -> DateOfGift.Outcome {
        DateOfGift.resolve(
            stated: day(stated), delivery: delivery, received: received.map(Self.day),
            postmark: postmark.map(Self.day),
            postmarkKind: kind, deposited: deposited.map(Self.day), cleared: cleared.map(Self.day),
            method: method,
            type: type, today: day(today))
    }

    static func accepted(
        _ date: String, _ basis: DateBasis, holds: Bool = false, codes: [String] = [],
        _ outcome: DateOfGift.Outcome, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let resolution = outcome.resolution
        #expect(resolution?.day.description == date, sourceLocation: sourceLocation)
        #expect(resolution?.basis == basis, sourceLocation: sourceLocation)
        #expect(resolution?.holds == holds, sourceLocation: sourceLocation)
        #expect(resolution?.findings.map(\.code) == codes, sourceLocation: sourceLocation)
        #expect(outcome.refusal == nil, sourceLocation: sourceLocation)
    }
}
