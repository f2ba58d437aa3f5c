import CampaignKit
import Testing

@Suite("Refunds, voids, reversals of reversals and pledge changes as steps")
struct StepsCorrectionTests {
    @Test("a bounced check that clears")
    func reversalOfReversal() throws {
        var story = Story.gift(500, on: "2026-01-10")
        let bounce = story.refund(500, on: "2026-01-15")
        story.restore(500, naming: bounce, on: "2026-01-20")
        #expect(try story.money("2026-01-14") == [500, 500, 0])
        #expect(try story.money("2026-01-15") == [0, 0, 0])
        #expect(try story.counts("2026-01-15") == [0, 0])
        #expect(try story.money("2026-01-20") == [500, 500, 0])
        #expect(try story.counts("2026-01-20") == [1, 1])
    }

    @Test("a reversal of a reversal of a reversal")
    func threeDeep() throws {
        var story = Story.gift(500, on: "2026-01-10")
        let bounce = story.refund(500, on: "2026-01-15")
        let cleared = story.restore(500, naming: bounce, on: "2026-01-20")
        story.add(.paid, -500, on: day("2026-01-25"), payment: 1, corrects: cleared)
        #expect(try story.money("2026-01-24") == [500, 500, 0])
        #expect(try story.money("2026-01-25") == [0, 0, 0])
    }

    @Test("a void takes the gift out of every day")
    func voided() throws {
        var story = Story.gift(500, on: "2026-01-10")
        story.add(.paid, -500, on: day("2026-01-10"), payment: 1, corrects: 1)
        #expect(try story.commitment.steps().isEmpty)
    }

    @Test("a voided refund never happened")
    func voidedRefund() throws {
        var story = Story.gift(500, on: "2026-01-10")
        let before = try story.commitment.steps()
        let refund = story.refund(200, on: "2026-02-01")
        #expect(try story.money("2026-02-01") == [300, 300, 0])
        story.add(.paid, 200, on: day("2026-02-01"), payment: 1, corrects: refund)
        #expect(try story.commitment.steps() == before)
    }

    @Test("a voided pledge leaves its payments")
    func voidedPledge() throws {
        var story = Story.pledge(900, on: "2026-01-10")
        story.pay(300, on: "2026-02-01")
        story.add(.committed, -900, on: day("2026-01-10"), corrects: 1)
        #expect(try story.money("2026-01-20") == [0, 0, 0])
        #expect(try story.money("2026-02-01") == [300, 300, 0])
        #expect(try story.counts("2026-02-01") == [1, 1])
    }

    @Test("a voided write-off never happened")
    func voidedWriteOff() throws {
        var story = Story.pledge(900, on: "2026-01-10")
        let before = try story.commitment.steps()
        let writeOff = story.writeOff(400, on: "2026-02-01")
        story.add(.writtenOff, -400, on: day("2026-02-01"), corrects: writeOff)
        #expect(try story.commitment.steps() == before)
    }

    @Test("the refund of a payment makes its pledge outstanding again")
    func refundedPayment() throws {
        var story = Story.pledge(1000, on: "2026-01-10")
        let payment = story.pay(400, on: "2026-02-01")
        story.refund(400, of: payment, on: "2026-03-01")
        #expect(try story.money("2026-02-28") == [1000, 400, 600])
        #expect(try story.money("2026-03-01") == [1000, 0, 1000])
        #expect(try story.counts("2026-03-01") == [0, 1])
    }

    @Test("the refund of an overpayment takes the excess first")
    func refundedExcess() throws {
        var story = Story.pledge(1000, on: "2026-01-10")
        let payment = story.pay(1200, on: "2026-02-01")
        story.refund(150, of: payment, on: "2026-03-01")
        #expect(try story.money("2026-03-01") == [1050, 1050, 0])
        story.refund(150, of: payment, on: "2026-04-01")
        #expect(try story.money("2026-04-01") == [1000, 900, 100])
    }

    @Test("a raise and a cut act on their own days; a cut is not a write-off")
    func pledgeChanges() throws {
        var story = Story.pledge(1000, on: "2026-01-10")
        story.change(500, on: "2026-02-01")
        story.change(-700, on: "2026-03-01")
        #expect(try story.money("2026-01-31") == [1000, 0, 1000])
        #expect(try story.money("2026-02-01") == [1500, 0, 1500])
        #expect(try story.money("2026-03-01") == [800, 0, 800])
        #expect(try story.line(.writtenOff, "2026-03-01") == 0)
    }

    @Test("a cut below what was paid turns the rest into excess")
    func cutBelowPaid() throws {
        var story = Story.pledge(1000, on: "2026-01-10")
        story.pay(600, on: "2026-02-01")
        story.change(-700, on: "2026-03-01")
        #expect(try story.money("2026-03-01") == [600, 600, 0])
    }

    @Test("a pledge cut to nothing is no commitment")
    func cutToNothing() throws {
        var story = Story.pledge(1000, on: "2026-01-10")
        story.change(-1000, on: "2026-03-01")
        #expect(try story.counts("2026-02-28") == [0, 1])
        #expect(try story.counts("2026-03-01") == [0, 0])
        #expect(try story.money("2026-03-01") == [0, 0, 0])
    }

    @Test("a refund that names no gift counts below zero on its date and is nobody's gift")
    func unlinkedRefund() throws {
        var story = Story(
            commitment: Commitment(
                kind: .outright, baseClass: .ordinary, origin: day("2026-01-10"), shares: [250], events: []))
        story.pay(-250, on: "2026-01-10")
        #expect(try story.money("2026-01-10") == [-250, -250, 0])
        #expect(try story.counts("2026-01-10") == [0, 0])
        story.restore(250, naming: 1, on: "2026-02-10")
        #expect(try story.money("2026-02-10") == [0, 0, 0])
    }

    @Test("an unlinked refund over splits keeps its sum")
    func unlinkedSplitRefund() throws {
        var story = Story(
            commitment: Commitment(
                kind: .outright, baseClass: .ordinary, origin: day("2026-01-10"), shares: [100, 100, 100],
                events: []))
        story.pay(-100, on: "2026-01-10")
        let parts = try (0..<3).map { try story.figures("2026-01-10", split: $0).raised }
        #expect(parts == [-34, -33, -33])
    }

    @Test("two rows of one day are one step")
    func sameDay() throws {
        var story = Story.gift(500, on: "2026-01-10")
        story.refund(200, on: "2026-01-10")
        let steps = try story.commitment.steps()
        #expect(steps.count == 1)
        #expect(
            steps.first?.value
                == CommitmentFigures(raised: 300, received: 300, outstanding: 0, gifts: 1, commitments: 1))
    }

    @Test("a commitment without events has no steps")
    func nothing() throws {
        let empty = Commitment(
            kind: .pledge, baseClass: .ordinary, origin: day("2026-01-10"), shares: [100],
            installments: [Installment(due: day("2026-02-01"), minorUnits: 100)], events: [])
        #expect(try empty.steps().isEmpty)
    }

    @Test(
        "money lands in the commitment's own class",
        arguments: [CountClass.inKind, .government, .governmentInKind])
    func baseClass(base: CountClass) throws {
        let story = Story.gift([700], on: day("2026-01-10"), base: base)
        #expect(try story.money("2026-01-10", base) == [700, 700, 0])
        #expect(try story.figures("2026-01-10", .ordinary).isZero)
        #expect(try story.counts("2026-01-10") == [1, 1])
    }

    @Test("a sum that does not fit is an error, never a wrong number")
    func overflow() {
        var story = Story.gift(.max, on: "2026-01-10")
        story.pay(1, on: "2026-01-11")
        #expect(throws: MoneyError.overflow) { try story.commitment.steps() }
        var pledge = Story.pledge(.max, on: "2026-01-10")
        pledge.change(1, on: "2026-01-11")
        #expect(throws: MoneyError.overflow) { try pledge.commitment.steps() }
    }

    @Test("the largest amount is counted")
    func largest() throws {
        let story = Story.gift(.max, on: "2026-01-10")
        #expect(try story.money("2026-01-10") == [.max, .max, 0])
        var pledge = Story.promise(.pledge, [.max - 1, 1], on: day("2026-01-10"))
        pledge.pay(.max, on: "2026-02-01")
        #expect(try pledge.money("2026-02-01", split: 0) == [.max - 1, .max - 1, 0])
    }
}
