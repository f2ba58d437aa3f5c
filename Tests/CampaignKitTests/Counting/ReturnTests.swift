import CampaignKit
import Testing

/// Money that goes back to a funder, of every state that a promise can be in (`rules.md §2.6`).
@Suite("Money given back")
struct ReturnTests {
    private func awarded(paid: Int64) -> Story {
        var story = Story.pledge(100, on: "2026-01-01")
        story.pay(paid, on: "2026-02-01")
        return story
    }

    @Test("of a partly paid award it is due back, and what is still to come stays so")
    func partlyPaid() throws {
        var story = awarded(paid: 60)
        let cut = story.change(-10, on: "2026-03-01", .wholeCut)
        #expect(story.violations().isEmpty)
        #expect(try story.money("2026-02-28") == [100, 60, 40])
        #expect(try story.money("2026-03-01") == [90, 50, 40])
        #expect(try story.line(.dueBack, "2026-03-01") == 10)
        var undone = story
        undone.add(.committed, 10, on: day("2026-03-01"), corrects: cut)
        #expect(try undone.money("2026-03-01") == [100, 60, 40])
        #expect(try undone.line(.dueBack, "2026-03-01") == 0)
        let refund = story.refund(10, of: 2, on: "2026-03-20")
        #expect(try story.money("2026-03-20") == [90, 50, 40])
        #expect(try story.line(.dueBack, "2026-03-20") == 0)
        #expect(try story.line(.dueBack, "2026-03-19") == 10)
        story.restore(10, of: 2, naming: refund, on: "2026-03-25")
        #expect(try story.money("2026-03-25") == [90, 50, 40])
        #expect(try story.line(.dueBack, "2026-03-25") == 10)
    }

    @Test("of an overpaid award it makes no debt of what was paid beyond it")
    func overpaid() throws {
        var story = awarded(paid: 120)
        story.change(-50, on: "2026-03-01", .wholeCut)
        #expect(try story.money("2026-02-28") == [120, 120, 0])
        #expect(try story.money("2026-03-01") == [70, 70, 0])
        #expect(try story.line(.dueBack, "2026-03-01") == 50)
        story.refund(50, of: 2, on: "2026-03-01")
        #expect(story.violations().isEmpty)
        #expect(try story.money("2026-03-01") == [70, 70, 0])
        #expect(try story.line(.dueBack, "2026-03-01") == 0)
    }

    @Test("of a condition the money goes first that waits for it")
    func conditional() throws {
        var story = Story.promise(.conditional, [100], on: day("2026-01-01"))
        story.meet(30, on: "2026-01-10")
        story.pay(120, on: "2026-02-01")
        #expect(try story.money("2026-02-01") == [30, 30, 0])
        #expect(try story.line(.advance, "2026-02-01") == 90)
        story.change(-50, on: "2026-03-01", .wholeCut)
        #expect(try story.line(.dueBack, "2026-03-01") == 50)
        #expect(try story.line(.advance, "2026-03-01") == 40)
        story.refund(50, of: 3, on: "2026-03-02")
        #expect(story.violations().isEmpty)
        #expect(try story.money("2026-03-02") == [30, 30, 0])
        #expect(try story.line(.advance, "2026-03-02") == 40)
        #expect(try story.line(.conditional, "2026-03-02") == 20)
        #expect(try story.line(.dueBack, "2026-03-02") == 0)
    }

    @Test("of a condition that is met, more than waits for it un-meets the rest")
    func conditionMet() throws {
        var story = Story.promise(.conditional, [100], on: day("2026-01-01"))
        story.meet(70, on: "2026-01-10")
        story.pay(50, on: "2026-02-01")
        #expect(try story.money("2026-02-01") == [70, 50, 20])
        story.meet(-10, on: "2026-03-01")
        story.change(-10, on: "2026-03-01", .wholeCut)
        #expect(story.violations().isEmpty)
        #expect(try story.money("2026-03-01") == [60, 40, 20])
        #expect(try story.line(.conditional, "2026-03-01") == 30)
        #expect(try story.line(.dueBack, "2026-03-01") == 10)
    }

    @Test("after the rest was written off")
    func writtenOff() throws {
        var story = awarded(paid: 60)
        story.writeOff(40, on: "2026-02-15")
        story.change(-10, on: "2026-03-01", .wholeCut)
        #expect(story.violations().isEmpty)
        #expect(try story.money("2026-03-01") == [50, 50, 0])
        #expect(try story.line(.dueBack, "2026-03-01") == 10)
        var after = awarded(paid: 60)
        after.change(-10, on: "2026-03-01", .wholeCut)
        let writeOff = after.writeOff(40, on: "2026-03-02")
        #expect(after.violations(from: writeOff).isEmpty)
        #expect(try after.money("2026-03-02") == [50, 50, 0])
    }

    @Test("no installment that was paid opens again, and none that is to come gets smaller")
    func installments() throws {
        var story = Story.pledge(100, on: "2026-01-01", due: [("2026-02-01", 60), ("2026-06-01", 40)])
        story.pay(60, on: "2026-02-01")
        story.change(-10, on: "2026-03-01", .wholeCut)
        let standing = try story.commitment.standing(on: day("2026-03-01"))
        #expect(standing.installments.prefix(2).map(\.open) == [0, 40])
        #expect(standing.installments.prefix(2).map(\.cut) == [10, 0])
        #expect(standing.overdue(on: day("2026-03-01")) == 0)
        #expect(try story.line(.overdue, "2026-03-01") == 0)
    }

    @Test("a refund settles older debts first, and a second return is due on top")
    func twice() throws {
        var story = awarded(paid: 60)
        story.change(-55, on: "2026-03-01", .toReturn)
        #expect(try story.line(.dueBack, "2026-03-01") == 15)
        story.change(-10, on: "2026-04-01", .wholeCut)
        #expect(try story.line(.dueBack, "2026-04-01") == 25)
        #expect(try story.money("2026-04-01") == [35, 35, 0])
        story.refund(20, of: 2, on: "2026-05-01")
        #expect(try story.line(.dueBack, "2026-05-01") == 5)
        #expect(try story.money("2026-05-01") == [35, 35, 0])
    }

    @Test("at most what was paid and is not due back already")
    func limit() {
        var most = awarded(paid: 60)
        let whole = most.change(-60, on: "2026-03-01", .wholeCut)
        #expect(most.violations(from: whole).isEmpty)
        let again = most.change(-1, on: "2026-03-02", .wholeCut)
        #expect(most.violations(from: again) == [.returnedAbovePaid(entry: again)])
        var unpaid = Story.pledge(100, on: "2026-01-01")
        let none = unpaid.change(-1, on: "2026-03-01", .wholeCut)
        #expect(unpaid.violations(from: none) == [.returnedAbovePaid(entry: none)])
    }
}
