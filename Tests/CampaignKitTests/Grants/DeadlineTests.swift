import CampaignKit
import Testing

/// Deadlines, their rules and what waits for them: `grants.md §1.4.7`, vectors V27 and V28.
@Suite("Grants: deadlines")
struct DeadlineTests {
    private static func day(_ text: String) -> CalendarDate {
        CalendarDate(text) ?? CalendarDate(dayNumber: 0)
    }

    private func day(_ text: String) -> CalendarDate { Self.day(text) }

    private func change(_ seq: Int64, _ kind: Deadline.ChangeKind, _ day: String, to: String? = nil)
        -> Deadline.Change
    {
        Deadline.Change(seq: seq, batch: seq, day: self.day(day), kind: kind, to: to.map(self.day))
    }

    private func report(_ due: String, _ changes: [Deadline.Change] = []) -> Deadline {
        Deadline(due: day(due), kind: .interimReport, changes: changes)
    }

    @Test("overdue from the day after, done on its day")
    func statuses() {
        let open = report("2026-06-15")
        #expect(open.status(asOf: day("2026-06-01")) == .open(days: 14))
        #expect(open.status(asOf: day("2026-06-15")) == .open(days: 0))
        #expect(open.status(asOf: day("2026-06-16")) == .overdue(days: 1))
        let done = report("2026-06-15", [change(1, .done, "2026-06-20")])
        #expect(done.status(asOf: day("2026-06-19")) == .overdue(days: 4))
        #expect(done.status(asOf: day("2026-06-20")) == .done(day("2026-06-20")))
        #expect(done.status(asOf: day("2026-06-20"), knownOn: 0) == .overdue(days: 5))
        let waived = report("2026-06-15", [change(1, .waived, "2026-05-01")])
        #expect(waived.status(asOf: day("2026-07-01")) == .waived(day("2026-05-01")))
        #expect(!waived.status(asOf: day("2026-07-01")).isOpen && open.status(asOf: day("2026-07-01")).isOpen)
    }

    @Test("moved twice: the first day is kept, and is the one as of before")
    func moved() {
        let moved = report(
            "2026-06-01",
            [
                change(1, .moved, "2026-05-20", to: "2026-07-01"),
                change(2, .moved, "2026-06-25", to: "2026-08-01"),
            ])
        #expect(moved.due == day("2026-06-01"))
        #expect(moved.due(asOf: day("2026-05-19")) == day("2026-06-01"))
        #expect(moved.due(asOf: day("2026-05-20")) == day("2026-07-01"))
        #expect(moved.due(asOf: day("2026-07-15")) == day("2026-08-01"))
        #expect(moved.due(asOf: day("2026-07-15"), knownOn: 1) == day("2026-07-01"))
        #expect(moved.moves(asOf: day("2026-06-24")) == 1 && moved.moves(asOf: day("2026-06-25")) == 2)
        #expect(moved.status(asOf: day("2026-07-15")) == .open(days: 17))
    }

    @Test("reopened is open again, and moving says nothing of being done")
    func reopened() {
        let done = change(1, .done, "2026-06-10")
        let again = report("2026-06-15", [done, change(2, .reopened, "2026-06-20")])
        #expect(again.status(asOf: day("2026-06-19")) == .done(day("2026-06-10")))
        #expect(again.status(asOf: day("2026-06-20")) == .overdue(days: 5))
        let late = report("2026-06-15", [done, change(2, .moved, "2026-06-20", to: "2026-07-15")])
        #expect(late.status(asOf: day("2026-08-01")) == .done(day("2026-06-10")))
    }

    @Test("what a deadline takes: an open one all but reopening, an ended one only that")
    func takes() {
        let today = day("2026-06-20")
        let (open, done) = (report("2026-06-15"), report("2026-06-15", [change(1, .done, "2026-06-10")]))
        for kind in Deadline.ChangeKind.allCases {
            #expect(open.takes(kind, asOf: today) == (kind != .reopened))
            #expect(done.takes(kind, asOf: today) == (kind == .reopened))
        }
    }

    @Test(
        "a rule by the period's end keeps the day of the month, or the last of a shorter one",
        arguments: [
            ("period-end", "2027-01-31", "2027-01-31"), ("period-end +1m", "2027-01-31", "2027-02-28"),
            ("period-end +1m", "2028-01-31", "2028-02-29"), ("period-end +1m", "2027-06-30", "2027-07-30"),
            ("period-end +12m", "2028-02-29", "2029-02-28"), ("period-end -30d", "2027-06-30", "2027-05-31"),
            ("Period-End + 120 d", "2026-12-31", "2027-04-30"),
            ("period-end -1m", "2027-03-31", "2027-02-28"),
        ])
    func rules(text: String, end: String, due: String) throws {
        let rule = try #require(DeadlineRule(text))
        #expect(rule.day(periodEnd: day(end)) == day(due))
        #expect(DeadlineRule(rule.text) == rule)
    }

    @Test(
        "no rule",
        arguments: [
            "", "period", "period-end 1m", "period-end +", "period-end +m", "period-end +1", "period-end +1w",
            "period-end +1.5m", "period-end ++1m", "period-end +121m", "period-end +3661d", "period-end +٣m",
            "period-end +99999999999999999999d", "award +1m",
        ])
    func noRule(text: String) {
        #expect(DeadlineRule(text) == nil)
    }

    @Test("repeats count from the first day, so that a short month shortens no later one")
    func repeats() {
        let days = DeadlineRepeat.month.days(from: day("2027-01-31"), until: day("2027-04-30"))
        #expect(days == ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"].map(day))
        #expect(
            DeadlineRepeat.quarter.days(from: day("2026-11-30"), until: day("2027-06-01"))
                == ["2026-11-30", "2027-02-28", "2027-05-30"].map(day))
        #expect(DeadlineRepeat.halfYear.days(from: day("2026-01-01"), until: day("2026-12-31"))?.count == 2)
        #expect(DeadlineRepeat.year.days(from: day("2026-01-02"), until: day("2026-01-01")) == [])
        #expect(DeadlineRepeat(rawValue: "half-year") == .halfYear)
    }

    @Test("at most 200 at once")
    func most() {
        let first = day("2000-01-01")
        #expect(DeadlineRepeat.month.days(from: first, until: first.adding(months: 199))?.count == 200)
        #expect(DeadlineRepeat.month.days(from: first, until: first.adding(months: 200)) == nil)
    }

    @Test("a report is not due before the award, nor before its period starts")
    func earliest() {
        let (award, start) = (day("2026-05-10"), day("2026-07-01"))
        for kind in DeadlineKind.allCases {
            let expected = kind.isReport ? start : nil
            #expect(kind.earliest(award: award, periodStart: start) == expected)
        }
        #expect(DeadlineKind.finalReport.earliest(award: start, periodStart: award) == start)
        #expect(DeadlineKind.finalReport.earliest(award: award, periodStart: nil) == award)
        #expect(DeadlineKind.finalReport.earliest(award: nil, periodStart: nil) == nil)
    }

    @Test("stored numbers and names are never changed")
    func frozen() {
        #expect(DeadlineKind.allCases.map(\.rawValue) == Array(1...13))
        #expect(
            DeadlineKind.allCases.map(\.name) == [
                "loi", "proposal", "decision", "interim-report", "final-report", "financial-report",
                "renewal",
                "claim", "condition", "match", "period-end", "acknowledgment", "other",
            ])
        for kind in DeadlineKind.allCases { #expect(DeadlineKind(name: kind.name) == kind) }
        #expect(Set(DeadlineKind.allCases.map(\.title)).count == 13)
        #expect(DeadlineKind.allCases.filter(\.isTheirs) == [.decision])
        #expect(Deadline.ChangeKind.allCases.map(\.rawValue) == [1, 2, 3, 4])
    }

    @Test("V27: an installment that waits for our report is not overdue")
    func waits() {
        let gate = InstallmentGate(due: day("2027-07-01"), report: report("2027-06-15"))
        #expect(gate.due(asOf: day("2027-07-10")) == nil)
        #expect(!gate.isOverdue(asOf: day("2027-07-10")))
    }

    @Test("V28: the report done on 12 Jul, the funder is late from the 13th")
    func reported() {
        let done = report("2027-06-15", [change(1, .done, "2027-07-12")])
        let gate = InstallmentGate(due: day("2027-07-01"), report: done)
        #expect(gate.due(asOf: day("2027-07-12")) == day("2027-07-12"))
        #expect(!gate.isOverdue(asOf: day("2027-07-12")) && gate.isOverdue(asOf: day("2027-07-13")))
        #expect(!gate.isOverdue(asOf: day("2027-07-13"), knownOn: 0))
    }

    @Test("a report done early leaves the installment its day; one waived late gives it a later one")
    func early() {
        let early = report("2027-06-15", [change(1, .done, "2027-06-01")])
        let onTime = InstallmentGate(due: day("2027-07-01"), report: early)
        #expect(!onTime.isOverdue(asOf: day("2027-07-01")) && onTime.isOverdue(asOf: day("2027-07-02")))
        let waived = report("2027-06-15", [change(1, .waived, "2027-07-20")])
        let gate = InstallmentGate(due: day("2027-07-01"), report: waived)
        #expect(!gate.isOverdue(asOf: day("2027-07-20")) && gate.isOverdue(asOf: day("2027-07-21")))
    }
}
