import CampaignKit
import Testing

/// The year-end vectors of `rules.md §4`: from the dates of a gift to its paper.
@Suite("Year-end receipts")
struct ReceiptVectorTests {
    /// A check as its dates make it.
    private func check(
        _ stated: String, _ delivery: Delivery?, received: String? = nil, postmark: String? = nil,
        _ kind: PostmarkKind? = nil, cents: Int64 = 50_000, today: String = "2027-01-20"
    ) throws -> ReceiptableGift {
        let outcome = DateOfGift.resolve(
            stated: Papers.day(stated), delivery: delivery, received: received.map(Papers.day),
            postmark: postmark.map(Papers.day), postmarkKind: kind, method: .check, type: .gift,
            today: Papers.day(today))
        let resolution = try #require(outcome.resolution)
        return Papers.gift(1, cents) {
            $0.stated = Papers.day(stated)
            $0.day = resolution.day
            $0.basis = resolution.basis
            $0.delivery = delivery
            $0.received = received.map(Papers.day)
            $0.postmark = postmark.map(Papers.day)
            $0.postmarkKind = kind
        }
    }

    @Test func aManualPostmarkOfDecemberIsOfTheYear() throws {
        let gift = try check("2026-12-31", .usps, received: "2027-01-04", postmark: "2026-12-31", .manual)
        #expect(gift.year == 2026)
        #expect(try Papers.book([gift]).due().map(\.kind) == [.acknowledgment, .statement])
    }

    @Test func aMachinePostmarkOfJanuaryNeedsEvidence() throws {
        let gift = try check("2026-12-31", .usps, received: "2027-01-04", postmark: "2027-01-02", .machine)
        let book = try Papers.book([gift])
        #expect(gift.year == 2026 && book.entries.map(\.verdict.exception) == [.needsEvidence])
        #expect(book.equation.reasons == [.needsEvidence: 50_000] && book.equation.openMinor == 0)
        // Its own receipt can be issued, and says the days but no year.
        #expect(try book.due().map(\.kind) == [.acknowledgment, .evidence])
        let entry = try #require(book.entries.first)
        #expect(entry.verdict.allowsSingle && !entry.verdict.isReceiptable)
        let words = ReceiptWords(.usd).inReturn(gift, entry.verdict)
        #expect(
            words == """
                By mail: dated December 31, 2026, received January 4, 2027, postmarked January 2, 2027 (machine). \
                No goods or services were provided in exchange for this contribution.
                """)
        let person = AppealPerson(donor: 7, details: Papers.ana)
        #expect(ReceiptLetter(Papers.plan).single(entry, to: person).receipt?.year == nil)
        // It is in no other year.
        #expect(try Papers.book([gift], year: 2027).entries.isEmpty)
    }

    @Test func aCourierCountsOnTheDayItCame() throws {
        #expect(try check("2026-12-31", .courier, received: "2027-01-02").year == 2027)
    }

    @Test func aPostDatedCheckIsHeldUntilItsDay() throws {
        let gift = try check("2027-01-05", .hand, received: "2026-12-30", today: "2026-12-30")
        #expect(gift.year == 2027)
        #expect(try Papers.book([gift], year: 2027, today: "2026-12-30").entries.isEmpty)
        #expect(try Papers.book([gift], year: 2027, today: "2027-01-05").entries.count == 1)
    }

    @Test func stockCountsWhenItIsInTheAccount() throws {
        let gift = try check("2026-12-28", .dtc, received: "2027-01-03")
        #expect(gift.year == 2027)
    }

    @Test func twelveSmallGiftsAreOnOneStatement() throws {
        let gifts = (1...12).map { Papers.gift(Int64($0), 10_000, on: "2026-\($0 < 10 ? "0" : "")\($0)-05") }
        let due = try Papers.book(gifts).due()
        #expect(due.map(\.kind) == [.statement] && due.map(\.amountMinor) == [120_000])
    }

    @Test func aGiftThatWasReturnedInJanuaryIsExcepted() throws {
        let gift = Papers.gift(1, 50_000, on: "2026-12-30") { $0.takenBackMinor = 50_000 }
        let book = try Papers.book([gift])
        #expect(book.equation.eligibleMinor == 50_000 && book.equation.reasons == [.reversed: 50_000])
        #expect(try book.due().isEmpty)
    }

    @Test func aDonorOfPropertyOnlyGetsAStatement() throws {
        let boards = Papers.gift(1, 4000, type: .inKind) { $0.property = "oak boards" }
        #expect(try Papers.book([boards]).due().map(\.kind) == [.statement])
    }

    @Test func aFundsGrantIsNoOnesReceipt() throws {
        let grant = Papers.gift(1, 1_000_000, type: .daf) { $0.donorKind = .dafSponsor }
        let book = try Papers.book([grant])
        #expect(try book.due().isEmpty)
        #expect(book.equation.reasons == [.daf: 1_000_000])
    }

    @Test func aPlatformsGiftAndMatchAreTwoGiftsWithoutPaper() throws {
        let rows = [Papers.gift(1, 10_000, type: .platform), Papers.gift(2, 100_000, type: .platform)]
        let book = try Papers.book(rows)
        #expect(try book.due().isEmpty)
        #expect(book.equation.reasons == [.platform: 110_000] && book.entries.count == 2)
    }
}
