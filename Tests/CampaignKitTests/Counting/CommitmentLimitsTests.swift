import CampaignKit
import Testing

@Suite("What would make a commitment impossible")
struct CommitmentLimitsTests {
    @Test("a refund within its gift, and one cent more")
    func refundWithinGift() {
        var story = Story.gift(500, on: "2026-01-10")
        let whole = story.refund(500, on: "2026-02-01")
        #expect(story.violations(from: whole).isEmpty)
        let more = story.refund(1, on: "2026-03-01")
        #expect(story.violations(from: more) == [.takenTwice(entry: more)])
    }

    @Test("a refund dated before its gift takes what is not there yet")
    func refundBeforeGift() {
        var story = Story.gift(500, on: "2026-01-10")
        let early = story.refund(100, on: "2026-01-09")
        #expect(story.violations() == [.takenTwice(entry: early)])
    }

    @Test("a refund on the day of its gift is fine, whichever is entered first")
    func sameDayRefund() {
        var story = Story.gift(500, on: "2026-01-10")
        story.refund(500, on: "2026-01-10")
        #expect(story.violations().isEmpty)
        var turned = Story.pledge(900, on: "2026-01-01")
        turned.add(.paid, -100, on: day("2026-02-01"), payment: 3, corrects: 3)
        turned.add(.paid, 100, on: day("2026-02-01"), payment: 3)
        #expect(turned.violations().isEmpty)
    }

    @Test("of two refunds of one day that are together too much, the second is at fault")
    func twoRefunds() {
        var story = Story.gift(500, on: "2026-01-10")
        let first = story.refund(300, on: "2026-02-01")
        let second = story.refund(300, on: "2026-02-01")
        #expect(story.violations(from: first).map(\.entry) == [second])
        #expect(story.violations(from: second) == [.takenTwice(entry: second)])
    }

    @Test("a refund of one payment does not take from another")
    func otherPayment() {
        var story = Story.pledge(900, on: "2026-01-10")
        let small = story.pay(100, on: "2026-02-01")
        story.pay(500, on: "2026-02-02")
        let refund = story.refund(101, of: small, on: "2026-03-01")
        #expect(story.violations(from: refund) == [.takenTwice(entry: refund)])
    }

    @Test("a write-off within outstanding, and one cent more")
    func writeOff() {
        var story = Story.pledge(900, on: "2026-01-10")
        story.pay(300, on: "2026-02-01")
        var over = story
        let exact = story.writeOff(600, on: "2026-03-01")
        #expect(story.violations(from: exact).isEmpty)
        let much = over.writeOff(601, on: "2026-03-01")
        #expect(over.violations(from: much) == [.writeOffAboveOutstanding(entry: much)])
    }

    @Test("outstanding of the write-off's own day decides: a payment of the day counts, a later one does not")
    func writeOffDay() {
        var story = Story.pledge(900, on: "2026-01-10")
        story.pay(300, on: "2026-03-01")
        var before = story
        let early = before.writeOff(700, on: "2026-02-28")
        #expect(before.violations(from: early).isEmpty)
        let sameDay = story.writeOff(700, on: "2026-03-01")
        #expect(story.violations(from: sameDay) == [.writeOffAboveOutstanding(entry: sameDay)])
    }

    @Test("a write-off before its pledge has nothing to write off")
    func writeOffBeforePledge() {
        var story = Story.pledge(900, on: "2026-01-10")
        let early = story.writeOff(100, on: "2026-01-09")
        #expect(story.violations(from: early) == [.writeOffAboveOutstanding(entry: early)])
        var sameDay = Story.pledge(900, on: "2026-01-10")
        sameDay.writeOff(900, on: "2026-01-10")
        #expect(sameDay.violations().isEmpty)
    }

    @Test("a fully paid pledge has nothing to write off, an overpaid one not less than nothing")
    func writeOffPaid() {
        var story = Story.pledge(900, on: "2026-01-10")
        story.pay(1200, on: "2026-02-01")
        let writeOff = story.writeOff(1, on: "2026-03-01")
        #expect(story.violations(from: writeOff) == [.writeOffAboveOutstanding(entry: writeOff)])
    }

    @Test("a pledge may be cut to nothing, not below")
    func cut() {
        var story = Story.pledge(900, on: "2026-01-10")
        let cut = story.change(-900, on: "2026-02-01")
        #expect(story.violations(from: cut).isEmpty)
        let more = story.change(-1, on: "2026-02-02")
        #expect(story.violations(from: more) == [.cutBelowZero(entry: more)])
    }

    @Test("a cut and a write-off share what is left")
    func cutAfterWriteOff() {
        var story = Story.pledge(900, on: "2026-01-10")
        story.writeOff(500, on: "2026-02-01")
        var more = story
        let cut = story.change(-400, on: "2026-03-01")
        #expect(story.violations(from: cut).isEmpty)
        let over = more.change(-401, on: "2026-03-01")
        #expect(more.violations(from: over) == [.cutBelowZero(entry: over)])
    }

    @Test("a cut below what was paid says what the rest is")
    func cutBelowPaid() {
        var story = Story.pledge(900, on: "2026-01-10")
        story.pay(800, on: "2026-02-01")
        var unsaid = story
        let cut = unsaid.change(-500, on: "2026-03-01")
        #expect(unsaid.violations(from: cut) == [.surplusUnsaid(entry: cut, paid: 800, surplus: 400)])
        for surplus in Surplus.allCases {
            var said = story
            let cut = said.change(-500, on: "2026-03-01", surplus)
            #expect(said.violations(from: cut).isEmpty)
        }
    }

    @Test("a condition met up to the promise, and one cent more")
    func met() {
        var story = Story.promise(.conditional, [1000], on: day("2026-01-10"))
        let whole = story.meet(1000, on: "2026-02-01")
        #expect(story.violations(from: whole).isEmpty)
        let more = story.meet(1, on: "2026-02-02")
        #expect(story.violations(from: more) == [.metAbovePromise(entry: more)])
    }

    @Test("a condition met after a part was written off")
    func metAfterWriteOff() {
        var story = Story.promise(.conditional, [1000], on: day("2026-01-10"))
        story.writeOff(400, on: "2026-02-01")
        let met = story.meet(601, on: "2026-03-01")
        #expect(story.violations(from: met) == [.metAbovePromise(entry: met)])
    }

    @Test("a condition met before the promise")
    func metBeforePromise() {
        var story = Story.promise(.conditional, [1000], on: day("2026-01-10"))
        let met = story.meet(1, on: "2026-01-09")
        #expect(story.violations(from: met) == [.metAbovePromise(entry: met)])
    }

    @Test("a write-off of a conditional promise leaves what was met and paid")
    func conditionalWriteOff() {
        var story = Story.promise(.conditional, [1000], on: day("2026-01-10"))
        story.meet(500, on: "2026-02-01")
        story.pay(300, on: "2026-02-02")
        var over = story
        #expect(story.violations(from: story.writeOff(700, on: "2026-03-01")).isEmpty)
        let much = over.writeOff(701, on: "2026-03-01")
        #expect(over.violations(from: much) == [.writeOffAboveOutstanding(entry: much)])
    }

    @Test("a revocable promise may be written off up to what was not realized")
    func revocable() {
        var story = Story.promise(.revocable, [1000], on: day("2026-01-10"))
        story.pay(600, on: "2026-02-01")
        var over = story
        #expect(story.violations(from: story.writeOff(400, on: "2026-03-01")).isEmpty)
        let much = over.writeOff(401, on: "2026-03-01")
        #expect(over.violations(from: much) == [.writeOffAboveOutstanding(entry: much)])
    }

    @Test("a company may pay more than the match that was expected")
    func match() {
        var story = Story.promise(.matchExpected, [100], on: day("2026-01-10"))
        let met = story.meet(500, on: "2026-02-01")
        #expect(story.violations(from: met).isEmpty)
    }

    @Test("an overpayment is never a violation")
    func overpaid() {
        var story = Story.pledge(100, on: "2026-01-10")
        story.pay(100_000, on: "2026-02-01")
        #expect(story.violations().isEmpty)
    }
}
