import CampaignKit
import Testing

/// The table of `rules.md §2`, one commitment at a time: no ledger, no campaign, no policy.
@Suite("The vectors of rules.md §2 as steps")
struct StepsVectorTests {
    @Test("pledge 5,000, then two payments of 1,000")
    func pledgeAndPayments() throws {
        var story = Story.pledge(5000, on: "2026-01-10")
        #expect(try story.money("2026-01-09") == [0, 0, 0])
        #expect(try story.money("2026-01-10") == [5000, 0, 5000])
        #expect(try story.counts("2026-01-10") == [0, 1])
        story.pay(1000, on: "2026-02-01")
        story.pay(1000, on: "2026-02-15")
        #expect(try story.money("2026-02-01") == [5000, 1000, 4000])
        #expect(try story.money("2026-02-15") == [5000, 2000, 3000])
        #expect(try story.counts("2026-02-15") == [2, 1])
    }

    @Test("a write-off of 1,000 dated 1 March, seen the day before and on the day")
    func writeOff() throws {
        var story = Story.pledge(5000, on: "2026-01-10")
        story.pay(1000, on: "2026-02-01")
        story.pay(1000, on: "2026-02-15")
        story.writeOff(1000, on: "2026-03-01")
        #expect(try story.money("2026-02-28") == [5000, 2000, 3000])
        #expect(try story.money("2026-03-01") == [4000, 2000, 2000])
        #expect(try story.line(.writtenOff, "2026-02-28") == 0)
        #expect(try story.line(.writtenOff, "2026-03-01") == 1000)
    }

    @Test("pledge 1,000 paid 1,200: the excess adds to raised")
    func overpaid() throws {
        var story = Story.pledge(1000, on: "2026-01-10")
        story.pay(1200, on: "2026-01-20")
        #expect(try story.money("2026-01-20") == [1200, 1200, 0])
        #expect(try story.counts("2026-01-20") == [1, 1])
    }

    @Test("a payment of 300 with the form on 1 May, the pledge of 900 dated 3 May")
    func earlyPayment() throws {
        var story = Story.pledge(900, on: "2026-05-03")
        story.pay(300, on: "2026-05-01")
        #expect(try story.money("2026-05-02") == [300, 300, 0])
        #expect(try story.money("2026-05-03") == [900, 300, 600])
        #expect(try story.counts("2026-05-02") == [1, 1])
        #expect(try story.counts("2026-05-03") == [1, 1])
    }

    @Test("gift 500 on 30 December, refunded on 5 January")
    func refund() throws {
        var story = Story.gift(500, on: "2026-12-30")
        story.refund(500, on: "2027-01-05")
        #expect(try story.money("2026-12-31") == [500, 500, 0])
        #expect(try story.counts("2026-12-31") == [1, 1])
        #expect(try story.money("2027-01-05") == [0, 0, 0])
        #expect(try story.counts("2027-01-05") == [0, 0])
    }

    @Test("gift 10,000 typed for 1,000, adjusted in January; known then and known later")
    func adjustment() throws {
        var story = Story.gift(10_000, on: "2026-12-15")
        // Known on 31 December: the gift alone.
        #expect(try story.money("2026-12-31") == [10_000, 10_000, 0])
        // An adjustment acts on the day of its row.
        story.add(.paid, -9000, on: day("2026-12-15"), payment: 1, corrects: 1)
        #expect(try story.money("2026-12-31") == [1000, 1000, 0])
        #expect(try story.money("2026-12-14") == [0, 0, 0])
    }

    @Test("gift 900 split three ways, refund 100")
    func splitRefund() throws {
        var story = Story.gift([30_000, 30_000, 30_000], on: day("2026-03-01"))
        story.refund(10_000, on: "2026-03-02")
        let splits = try (0..<3).map { try story.figures("2026-03-02", split: $0).raised }
        #expect(splits == [26_666, 26_667, 26_667])
        #expect(try story.money("2026-03-02") == [80_000, 80_000, 0])
    }

    @Test("pledge 10,000 = A 6,000 + B 4,000, payment 7,000")
    func splitPledge() throws {
        var story = Story.promise(.pledge, [6000, 4000], on: day("2026-01-10"))
        story.pay(7000, on: "2026-02-01")
        #expect(try story.money("2026-02-01", split: 0) == [6000, 4200, 1800])
        #expect(try story.money("2026-02-01", split: 1) == [4000, 2800, 1200])
        #expect(try story.counts("2026-02-01") == [1, 1])
    }

    @Test("a match expected of 100 stands beside the employee's 100")
    func matchExpected() throws {
        let gift = Story.gift(100, on: "2026-01-10")
        var match = Story.promise(.matchExpected, [100], on: day("2026-01-10"))
        #expect(try gift.money("2026-01-10") == [100, 100, 0])
        #expect(try match.money("2026-01-10") == [0, 0, 0])
        #expect(try match.line(.matchExpected, "2026-01-10") == 100)
        #expect(try match.counts("2026-01-10") == [0, 0])
        match.meet(100, on: "2026-02-10")
        #expect(try match.line(.matchExpected, "2026-02-09") == 100)
        #expect(try match.line(.matchExpected, "2026-02-10") == 0)
    }

    @Test("dinner: pays 100, worth 40")
    func dinner() throws {
        let story = Story.gift(100, on: "2026-01-10", exchange: 40)
        #expect(try story.money("2026-01-10") == [60, 60, 0])
        #expect(try story.money("2026-01-10", .exchange) == [40, 40, 0])
        #expect(try story.counts("2026-01-10") == [1, 1])
    }

    @Test("1:1 challenge up to 50,000 with 20,000 of qualifying gifts")
    func challenge() throws {
        let gifts = Story.gift(20_000, on: "2026-02-01")
        var challenge = Story.promise(.conditional, [50_000], on: day("2026-01-10"))
        #expect(try challenge.money("2026-01-31") == [0, 0, 0])
        #expect(try challenge.line(.conditional, "2026-01-31") == 50_000)
        challenge.meet(20_000, on: "2026-02-01")
        #expect(try challenge.money("2026-02-01") == [20_000, 0, 20_000])
        #expect(try challenge.line(.conditional, "2026-02-01") == 30_000)
        #expect(try gifts.figures("2026-02-01").raised + challenge.figures("2026-02-01").raised == 40_000)
        challenge.pay(5000, on: "2026-03-01")
        #expect(try challenge.money("2026-03-01") == [20_000, 5000, 15_000])
        #expect(try challenge.line(.conditional, "2026-03-01") == 30_000)
    }

    @Test("a payment on a pledge that was written off is a recovery")
    func recovery() throws {
        var story = Story.pledge(900, on: "2026-01-10")
        story.writeOff(900, on: "2026-02-01")
        #expect(try story.money("2026-02-01") == [0, 0, 0])
        #expect(try story.counts("2026-02-01") == [0, 0])
        story.pay(200, on: "2026-03-01")
        #expect(try story.money("2026-03-01") == [200, 200, 0])
        #expect(try story.counts("2026-03-01") == [1, 1])
        #expect(try story.line(.writtenOff, "2026-03-01") == 900)
    }

    @Test("re-running March in June gives March")
    func marchInJune() throws {
        var story = Story.pledge(1000, on: "2026-01-10")
        story.pay(400, on: "2026-02-01")
        let march = try story.commitment.steps().standing(on: day("2026-03-31"))
        story.pay(300, on: "2026-04-15")
        story.writeOff(100, on: "2026-05-15")
        story.refund(50, of: 2, on: "2026-06-01")
        #expect(try story.commitment.steps().standing(on: day("2026-03-31")) == march)
    }

    @Test("the kind that a row opens", arguments: EntryType.allCases)
    func opening(type: EntryType) {
        let promises: [EntryType: Commitment.Kind] = [
            .pledge: .pledge, .award: .pledge, .conditional: .conditional, .revocable: .revocable,
            .matchExpected: .matchExpected,
        ]
        let received: [EntryType] = [.gift, .matching, .daf, .qcd, .stock, .inKind, .platform]
        let expected = promises[type] ?? (received.contains(type) ? .outright : nil)
        #expect(Commitment.Kind(opening: type) == expected)
    }
}
