import CampaignKit
import Testing

@Suite("What is overdue, rules.md §3 aging")
struct StepsOverdueTests {
    private static let quarters: [(String, Int64)] = [
        ("2026-03-31", 100), ("2026-06-30", 100), ("2026-09-30", 100), ("2026-12-31", 100),
    ]

    private func pledge() -> Story { Story.pledge(400, on: "2026-01-10", due: Self.quarters) }

    @Test("past due from the day after")
    func dayAfter() throws {
        let story = pledge()
        #expect(try story.line(.overdue, "2026-03-30") == 0)
        #expect(try story.line(.overdue, "2026-03-31") == 0)
        #expect(try story.line(.overdue, "2026-04-01") == 100)
        #expect(try story.line(.overdue, "2026-06-30") == 100)
        #expect(try story.line(.overdue, "2026-07-01") == 200)
        #expect(try story.line(.overdue, "2027-01-01") == 400)
    }

    @Test("payments settle the oldest installments first")
    func oldestFirst() throws {
        var story = pledge()
        story.pay(150, on: "2026-02-01")
        #expect(try story.line(.overdue, "2026-04-01") == 0)
        #expect(try story.line(.overdue, "2026-07-01") == 50)
        story.pay(50, on: "2026-07-05")
        #expect(try story.line(.overdue, "2026-07-04") == 50)
        #expect(try story.line(.overdue, "2026-07-05") == 0)
        #expect(try story.line(.overdue, "2026-10-01") == 100)
    }

    @Test("a write-off cuts the latest installments")
    func writeOffCutsLatest() throws {
        var story = pledge()
        story.writeOff(150, on: "2026-05-01")
        #expect(try story.line(.overdue, "2026-05-01") == 100)
        #expect(try story.line(.overdue, "2026-07-01") == 200)
        #expect(try story.line(.overdue, "2026-10-01") == 250)
        #expect(try story.line(.overdue, "2027-01-01") == 250)
    }

    @Test("a write-off of all that is left ends what is overdue")
    func writtenOffWhole() throws {
        var story = pledge()
        story.writeOff(400, on: "2026-10-15")
        #expect(try story.line(.overdue, "2026-10-14") == 300)
        #expect(try story.line(.overdue, "2026-10-15") == 0)
        #expect(try story.line(.overdue, "2027-02-01") == 0)
    }

    @Test("a cut of the pledge takes the latest as a write-off does")
    func cut() throws {
        var story = pledge()
        story.change(-320, on: "2026-02-01")
        #expect(try story.line(.overdue, "2026-04-01") == 80)
        #expect(try story.line(.overdue, "2026-07-01") == 80)
    }

    @Test("a raise is due with the last installment")
    func raise() throws {
        var story = pledge()
        story.change(60, on: "2026-02-01")
        #expect(try story.line(.overdue, "2026-10-01") == 300)
        #expect(try story.line(.overdue, "2026-12-31") == 300)
        #expect(try story.line(.overdue, "2027-01-01") == 460)
    }

    @Test("a raise after the last due day waits for the end of its campaign")
    func lateRaise() throws {
        var story = pledge()
        story.pay(400, on: "2026-12-01")
        story.change(60, on: "2027-02-01")
        #expect(try story.line(.overdue, "2027-01-31") == 0)
        #expect(try story.line(.overdue, "2027-02-01") == 0)
        #expect(try story.line(.unscheduled, "2027-02-01") == 60)
        story.pay(20, on: "2027-02-02")
        #expect(try story.line(.unscheduled, "2027-02-02") == 40)
    }

    @Test("a refund makes an installment overdue again")
    func refund() throws {
        var story = pledge()
        let payment = story.pay(100, on: "2026-03-31")
        story.refund(30, of: payment, on: "2026-05-01")
        #expect(try story.line(.overdue, "2026-04-30") == 0)
        #expect(try story.line(.overdue, "2026-05-01") == 30)
    }

    @Test("nothing is overdue before the pledge's own date")
    func dueBeforePledge() throws {
        let story = Story.pledge(400, on: "2026-08-15", due: Self.quarters)
        #expect(try story.line(.overdue, "2026-08-14") == 0)
        #expect(try story.line(.overdue, "2026-08-15") == 200)
    }

    @Test("a schedule from the 31st falls due at the ends of months")
    func monthEnds() throws {
        let plan = InstallmentPlan(count: 4, frequency: .monthly, firstDue: day("2027-12-31"))
        let story = Story.promise(
            .pledge, [1000], on: day("2027-12-01"), due: plan.installments(of: 1000))
        #expect(try story.line(.overdue, "2027-12-31") == 0)
        #expect(try story.line(.overdue, "2028-01-01") == 250)
        #expect(try story.line(.overdue, "2028-01-31") == 250)
        #expect(try story.line(.overdue, "2028-02-01") == 500)
        #expect(try story.line(.overdue, "2028-02-29") == 500)
        #expect(try story.line(.overdue, "2028-03-01") == 750)
        #expect(try story.line(.overdue, "2028-03-31") == 750)
        #expect(try story.line(.overdue, "2028-04-01") == 1000)
    }

    @Test("the larger installments come first and the first cent is overdue first")
    func unevenInstallments() throws {
        let plan = InstallmentPlan(count: 3, frequency: .weekly, firstDue: day("2026-01-12"))
        let story = Story.promise(.pledge, [100], on: day("2026-01-10"), due: plan.installments(of: 100))
        #expect(try story.line(.overdue, "2026-01-13") == 34)
        #expect(try story.line(.overdue, "2026-01-20") == 67)
        #expect(try story.line(.overdue, "2026-01-27") == 100)
    }

    @Test("without a schedule what is outstanding is unscheduled, never overdue")
    func unscheduled() throws {
        var story = Story.pledge(400, on: "2026-01-10")
        story.pay(150, on: "2026-02-01")
        #expect(try story.line(.unscheduled, "2026-01-10") == 400)
        #expect(try story.line(.unscheduled, "2026-02-01") == 250)
        #expect(try story.line(.overdue, "2036-02-01") == 0)
        story.pay(500, on: "2026-03-01")
        #expect(try story.line(.unscheduled, "2026-03-01") == 0)
    }

    @Test("a scheduled pledge has nothing unscheduled")
    func scheduledHasNoUnscheduled() throws {
        #expect(try pledge().line(.unscheduled, "2026-07-01") == 0)
    }

    @Test("overdue is spread over the splits by their shares, within what each has open")
    func splits() throws {
        let due = Self.quarters.map { Installment(due: day($0.0), minorUnits: $0.1) }
        var story = Story.promise(.pledge, [300, 100], on: day("2026-01-10"), due: due)
        #expect(try story.figures("2026-04-01", .overdue, split: 0).raised == 75)
        #expect(try story.figures("2026-04-01", .overdue, split: 1).raised == 25)
        story.pay(350, on: "2026-11-01")
        #expect(try story.line(.overdue, "2026-12-31") == 0)
        let parts = try (0..<2).map { try story.figures("2027-01-01", .overdue, split: $0).raised }
        let open = try (0..<2).map { try story.figures("2027-01-01", split: $0).outstanding }
        #expect(parts.reduce(0, +) == 50)
        #expect(parts == open)
    }

    @Test("a conditional promise is overdue only for what was met")
    func conditional() throws {
        let due = Self.quarters.map { Installment(due: day($0.0), minorUnits: $0.1) }
        var story = Story.promise(.conditional, [400], on: day("2026-01-10"), due: due)
        #expect(try story.line(.overdue, "2026-07-01") == 0)
        story.meet(150, on: "2026-07-10")
        #expect(try story.line(.overdue, "2026-07-09") == 0)
        #expect(try story.line(.overdue, "2026-07-10") == 150)
        story.pay(120, on: "2026-08-01")
        #expect(try story.line(.overdue, "2026-08-01") == 30)
        #expect(try story.line(.overdue, "2027-01-01") == 30)
    }

    @Test(
        "revocable promises and expected matches are never overdue",
        arguments: [Commitment.Kind.revocable, .matchExpected])
    func never(kind: Commitment.Kind) throws {
        let due = Self.quarters.map { Installment(due: day($0.0), minorUnits: $0.1) }
        let story = Story.promise(kind, [400], on: day("2026-01-10"), due: due)
        #expect(try story.line(.overdue, "2030-01-01") == 0)
        #expect(try story.line(.unscheduled, "2030-01-01") == 0)
    }

    @Test("two installments of one day are due together")
    func sameDueDay() throws {
        let story = Story.pledge(300, on: "2026-01-10", due: [("2026-03-01", 100), ("2026-03-01", 200)])
        #expect(try story.line(.overdue, "2026-03-01") == 0)
        #expect(try story.line(.overdue, "2026-03-02") == 300)
    }
}

@Suite("Installments that wait for a report of ours, rules.md §7")
struct StepsGateTests {
    /// V27 and V28: 60,000 due on 1 July waits for a report of 15 June, which is done on 12 July (batch 3).
    private func story(_ changes: [Deadline.Change] = []) -> Story {
        var story = Story.pledge(
            12_000_000, on: "2026-08-01", due: [("2026-09-15", 6_000_000), ("2027-07-01", 6_000_000)])
        story.pay(6_000_000, on: "2026-09-20")
        let report = Deadline(due: day("2027-06-15"), kind: .interimReport, batch: 2, changes: changes)
        story.commitment.gates = [Commitment.Gate(ord: 2, report: report)]
        return story
    }

    private func said(_ kind: Deadline.ChangeKind, _ text: String, batch: Int64) -> Deadline.Change {
        Deadline.Change(seq: batch, batch: batch, day: day(text), kind: kind)
    }

    private func overdue(_ story: Story, _ text: String, knownOn batch: Int64 = .max) throws -> Int64 {
        var commitment = story.commitment
        commitment.gatesKnownOn = batch
        let steps = try commitment.steps().filter { $0.key.countClass == .overdue && $0.key.day <= day(text) }
        let sum = steps.values.reduce(0) { $0 + $1.outstanding }
        #expect(try commitment.standing(on: day(text)).overdue(on: day(text)) == sum, "\(text)")
        return sum
    }

    @Test("While the report is open nothing is overdue; once it is done, from the day after")
    func done() throws {
        let open = story()
        #expect(try overdue(open, "2027-07-10") == 0)
        #expect(try open.commitment.standing(on: day("2027-07-10")).waiting == 6_000_000)
        // Before the gate was posted, it was late.
        #expect(try overdue(open, "2027-07-10", knownOn: 1) == 6_000_000)
        let done = story([said(.done, "2027-07-12", batch: 3)])
        #expect(try overdue(done, "2027-07-12") == 0)
        #expect(try overdue(done, "2027-07-13") == 6_000_000)
        #expect(try overdue(done, "2027-07-13", knownOn: 2) == 0)
        #expect(try done.commitment.standing(on: day("2027-07-13")).installments[1].due == day("2027-07-12"))
    }

    @Test("A report that is opened again holds the money back again; a waived one lets it go")
    func reopened() throws {
        let again = story([said(.done, "2027-07-12", batch: 3), said(.reopened, "2027-07-20", batch: 4)])
        #expect(try overdue(again, "2027-07-19") == 6_000_000)
        #expect(try overdue(again, "2027-07-20") == 0)
        let waived = story([said(.waived, "2027-06-01", batch: 3)])
        #expect(try overdue(waived, "2027-07-01") == 0 && overdue(waived, "2027-07-02") == 6_000_000)
    }

    @Test("What a batch says of the report is a change of what is overdue, and no other figure moves")
    func deltas() throws {
        let done = story([said(.done, "2027-07-12", batch: 3)])
        let gate = try done.commitment.gateDeltas(ofBatch: 2)
        #expect(gate.map(\.key.day) == [day("2027-07-02")])
        #expect(gate.map(\.figures.outstanding) == [-6_000_000])
        let report = try done.commitment.gateDeltas(ofBatch: 3)
        #expect(report.map(\.key.day) == [day("2027-07-13")])
        #expect((gate + report).allSatisfy { $0.key.countClass == .overdue })
        #expect(try done.commitment.gateDeltas(ofBatch: 4).isEmpty)
        #expect(done.commitment.gateBatches == [2, 3])
    }

    @Test("What waits is expected when the report is due, or today where that has passed")
    func expected() throws {
        var story = story()
        story.commitment.gates[0].report.due = day("2027-08-15")
        let before = try story.commitment.openInstallments(on: day("2027-07-10"))
        #expect(before.map(\.due) == [day("2027-08-15")])
        let late = try story.commitment.openInstallments(on: day("2027-09-10"))
        #expect(late.map(\.due) == [day("2027-09-10")])
    }
}
