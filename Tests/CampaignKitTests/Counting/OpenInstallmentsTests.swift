import CampaignKit
import TestSupport
import Testing

@Suite("What is open of a schedule, rules.md §3 aging")
struct OpenInstallmentsTests {
    private func pledge() -> Story {
        Story.pledge(
            400, on: "2026-01-10",
            due: [("2026-03-31", 100), ("2026-06-30", 100), ("2026-09-30", 100), ("2026-12-31", 100)])
    }

    private func open(_ story: Story, _ text: String) throws -> [String: Int64] {
        let open = try story.commitment.openInstallments(on: day(text))
        #expect(open == open.sorted { $0.due < $1.due })
        return Dictionary(uniqueKeysWithValues: open.map { ($0.due.monthText, $0.minorUnits) })
    }

    @Test("payments settle the oldest, write-offs and cuts take the latest")
    func order() throws {
        var story = pledge()
        story.pay(150, on: "2026-02-01")
        story.writeOff(120, on: "2026-05-01")
        #expect(try open(story, "2026-04-30") == ["2026-06": 50, "2026-09": 100, "2026-12": 100])
        #expect(try open(story, "2026-05-01") == ["2026-06": 50, "2026-09": 80])
        story.change(-60, on: "2026-05-02")
        #expect(try open(story, "2026-05-02") == ["2026-06": 50, "2026-09": 20])
    }

    @Test("before its own day a pledge has nothing open")
    func before() throws { #expect(try open(pledge(), "2026-01-09").isEmpty) }

    @Test("a raise falls due with the last, an overpayment leaves nothing")
    func raise() throws {
        var story = pledge()
        story.change(70, on: "2026-02-01")
        #expect(try open(story, "2026-02-01")["2026-12"] == 170)
        story.pay(1000, on: "2026-03-01")
        #expect(try open(story, "2026-03-01").isEmpty)
    }

    @Test("a refund opens an installment again")
    func refund() throws {
        var story = pledge()
        let payment = story.pay(100, on: "2026-02-01")
        story.refund(40, of: payment, on: "2026-03-01")
        #expect(try open(story, "2026-03-01")["2026-03"] == 40)
    }

    @Test("only what was met of a condition falls due")
    func conditional() throws {
        var story = Story.promise(
            .conditional, [300], on: day("2026-01-10"),
            due: [
                Installment(due: day("2026-03-31"), minorUnits: 150),
                Installment(due: day("2026-06-30"), minorUnits: 150),
            ])
        #expect(try open(story, "2026-02-01").isEmpty)
        story.meet(200, on: "2026-02-02")
        #expect(try open(story, "2026-02-02") == ["2026-03": 150, "2026-06": 50])
    }

    @Test("without a schedule, and for gifts and intentions, there are none")
    func none() throws {
        #expect(try open(Story.pledge(100, on: "2026-01-10"), "2026-02-01").isEmpty)
        #expect(try open(Story.gift(100, on: "2026-01-10"), "2026-02-01").isEmpty)
        let due = [Installment(due: day("2026-03-31"), minorUnits: 100)]
        for kind in [Commitment.Kind.revocable, .matchExpected] {
            let story = Story.promise(kind, [100], on: day("2026-01-10"), due: due)
            #expect(try open(story, "2026-02-01").isEmpty)
        }
    }

    @Test("it is what the steps call outstanding, and of it overdue", arguments: Seeds.forRun(count: 4))
    func property(seed: UInt64) throws {
        var maker = RandomCommitment(seed: seed)
        for _ in 0..<400 {
            let commitment = maker.next()
            guard commitment.kind == .pledge || commitment.kind == .conditional,
                !commitment.installments.isEmpty
            else { continue }
            let steps = try commitment.steps()
            let days = Set(commitment.events.map(\.day)).union(commitment.installments.map(\.due)).sorted()
            for day in days.flatMap({ [$0, $0.adding(days: 1)] }) {
                let open = try commitment.openInstallments(on: day)
                var outstanding: Int64 = 0
                var overdue: Int64 = 0
                for (key, figures) in steps where key.day <= day {
                    if key.countClass == .overdue || key.countClass == .governmentOverdue {
                        overdue += figures.raised
                    } else if key.countClass == .unscheduled || key.countClass == .governmentUnscheduled {
                        outstanding -= figures.raised
                    } else if key.countClass.ofGovernment == commitment.baseClass.ofGovernment {
                        outstanding += figures.outstanding
                    }
                }
                let about: Comment = "seed \(seed) on \(day)"
                #expect(open.reduce(0) { $0 + $1.minorUnits } == outstanding, about)
                #expect(open.filter { $0.due < day }.reduce(0) { $0 + $1.minorUnits } == overdue, about)
                #expect(open.allSatisfy { $0.minorUnits > 0 }, about)
            }
        }
    }
}
