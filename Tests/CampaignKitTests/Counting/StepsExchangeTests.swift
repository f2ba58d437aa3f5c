import CampaignKit
import Testing

@Suite("The purchase part of a payment as steps")
struct StepsExchangeTests {
    @Test("a refund takes both parts pro rata")
    func refund() throws {
        var story = Story.gift(100, on: "2026-01-10", exchange: 40)
        story.refund(50, on: "2026-02-01")
        #expect(try story.money("2026-02-01") == [30, 30, 0])
        #expect(try story.money("2026-02-01", .exchange) == [20, 20, 0])
        #expect(try story.counts("2026-02-01") == [1, 1])
        story.refund(50, on: "2026-03-01")
        #expect(try story.money("2026-03-01") == [0, 0, 0])
        #expect(try story.money("2026-03-01", .exchange) == [0, 0, 0])
        #expect(try story.counts("2026-03-01") == [0, 0])
    }

    @Test("refunds are pro rata of the running total, so small ones do not drift")
    func cumulative() throws {
        var story = Story.gift(100, on: "2026-01-10", exchange: 33)
        for _ in 0..<10 { story.refund(9, on: "2026-02-01") }
        #expect(try story.figures("2026-02-01").raised + story.figures("2026-02-01", .exchange).raised == 10)
        #expect(try story.figures("2026-02-01", .exchange).raised == 3)
        story.refund(10, on: "2026-02-02")
        #expect(try story.commitment.steps().standing(on: day("2026-02-02")).isEmpty)
    }

    @Test("half a cent stays with the purchase")
    func half() throws {
        var story = Story.gift(2, on: "2026-01-10", exchange: 1)
        story.refund(1, on: "2026-02-01")
        #expect(try story.money("2026-02-01") == [0, 0, 0])
        #expect(try story.money("2026-02-01", .exchange) == [1, 1, 0])
        // What is left is a purchase only: no gift.
        #expect(try story.counts("2026-02-01") == [0, 0])
    }

    @Test("a payment that is all purchase is no gift")
    func allPurchase() throws {
        let story = Story.gift(100, on: "2026-01-10", exchange: 100)
        #expect(try story.money("2026-01-10") == [0, 0, 0])
        #expect(try story.money("2026-01-10", .exchange) == [100, 100, 0])
        #expect(try story.counts("2026-01-10") == [0, 0])
    }

    @Test("a reversed refund brings both parts back")
    func reversedRefund() throws {
        var story = Story.gift(100, on: "2026-01-10", exchange: 40)
        let refund = story.refund(70, on: "2026-02-01")
        story.restore(70, naming: refund, on: "2026-03-01")
        #expect(try story.money("2026-02-01") == [18, 18, 0])
        #expect(try story.money("2026-02-01", .exchange) == [12, 12, 0])
        #expect(try story.money("2026-03-01") == [60, 60, 0])
        #expect(try story.money("2026-03-01", .exchange) == [40, 40, 0])
    }

    @Test("a payment on a pledge has its purchase part too")
    func pledge() throws {
        var story = Story.pledge(500, on: "2026-01-10")
        story.pay(200, on: "2026-02-01", exchange: 50)
        #expect(try story.money("2026-01-31") == [500, 0, 500])
        #expect(try story.money("2026-02-01") == [450, 150, 300])
        #expect(try story.money("2026-02-01", .exchange) == [50, 50, 0])
    }

    @Test("each payment keeps its own purchase part")
    func twoPayments() throws {
        var story = Story.pledge(500, on: "2026-01-10")
        let dinner = story.pay(100, on: "2026-02-01", exchange: 40)
        story.pay(100, on: "2026-02-02")
        story.refund(100, of: dinner, on: "2026-03-01")
        #expect(try story.money("2026-02-28", .exchange) == [40, 40, 0])
        #expect(try story.money("2026-03-01", .exchange) == [0, 0, 0])
        #expect(try story.money("2026-03-01") == [500, 100, 400])
        #expect(try story.counts("2026-03-01") == [1, 1])
    }

    @Test("the purchase part is spread over the splits of what is left")
    func splits() throws {
        var story = Story.gift([60, 40], on: day("2026-01-10"), exchange: 50)
        #expect(try story.money("2026-01-10", split: 0) == [30, 30, 0])
        #expect(try story.money("2026-01-10", split: 1) == [20, 20, 0])
        #expect(try story.money("2026-01-10", .exchange, split: 0) == [30, 30, 0])
        #expect(try story.money("2026-01-10", .exchange, split: 1) == [20, 20, 0])
        story.refund(20, on: "2026-02-01")
        #expect(try story.money("2026-02-01") == [40, 40, 0])
        #expect(try story.money("2026-02-01", .exchange) == [40, 40, 0])
    }

    @Test("a refund entered before its gift on the same day still takes both parts")
    func refundFirst() throws {
        // Entry 2 reverses entry 3: rows may refer to later rows.
        var story = Story.pledge(500, on: "2026-01-10")
        story.add(.paid, -50, on: day("2026-02-01"), payment: 3, corrects: 3)
        story.add(.paid, 100, on: day("2026-02-01"), payment: 3, exchange: 40)
        #expect(try story.money("2026-02-01", .exchange) == [20, 20, 0])
        #expect(try story.money("2026-02-01") == [480, 30, 450])
    }
}
