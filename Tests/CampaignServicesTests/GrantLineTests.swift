import CampaignExchange
import CampaignKit
import CampaignLedger
import CampaignServices
import Testing

/// A grant as an office sees it: on a day, and as known after a batch.
@Suite("Grants of an office") struct GrantLineTests {
    private func day(_ text: String) -> CalendarDate { CalendarDate(text) ?? CalendarDate(dayNumber: 0) }

    private func say(
        _ office: ScratchOffice, of grant: Int64?, on text: String, _ fill: (inout GrantChange) -> Void
    ) throws {
        var change = GrantChange(day: day(text))
        fill(&change)
        let entry = try TypedEntry<ScratchOffice>(office, command: "grant")
        let outcome = try entry.say(change, of: grant, ImportOptions())
        #expect(outcome.refusal == nil && outcome.book?.records.count == 1)
    }

    /// An application (batch 2), its award of two installments, the second gated by a report (batch 3).
    private func office(today: String) throws -> ScratchOffice {
        let office = try ScratchOffice(today: today)
        try office.post(ScratchOffice.gifts)
        try say(office, of: nil, on: "2026-03-01") {
            $0.words = GrantWords(title: "Books", owner: "Ana")
            $0.funder = 1
            $0.figures = GrantChange.Figures(requested: 10_000_000, decision: day("2026-09-01"))
            $0.shares = [GrantChange.Share(place: Designation(campaign: "now"), weight: 1)]
            $0.move = GrantChange.Move(.review)
        }
        var award = GrantChange(day: day("2026-08-01"))
        award.move = GrantChange.Move(.awarded)
        award.term = GrantTerm(kind: .outright, period: day("2026-09-01")...day("2027-08-31"))
        var report = NewDeadline(kind: .interimReport, due: day("2027-06-15"))
        report.gates = 2
        award.deadlines = [report]
        let entry = try TypedEntry<ScratchOffice>(office, command: "grant award")
        let row: TypedEntry<ScratchOffice>.Cells = [
            ("type", "award"), ("date", "2026-08-01"), ("amount", "120000"), ("donor", "D-1"),
            ("campaign", "now"), ("installments", "2026-09-15=60000; 2027-07-01=60000"),
        ]
        let outcome = try entry.post([row], saying: award, of: 1, ImportOptions())
        #expect(outcome.batch == 3 && outcome.grant?.deadlines == [1], "\(outcome.problems)")
        return office
    }

    private func line(_ office: ScratchOffice, asOf: String, knownOn: KnownOn? = nil) throws -> GrantLine {
        try GrantReading(office, asOf: day(asOf), knownOn: knownOn).line("GR-1")
    }

    @Test("the stage of every day, what was known after each batch, and what follows from the period")
    func stages() throws {
        let office = try office(today: "2027-10-10")
        #expect(try line(office, asOf: "2026-07-31").phase.name == "review")
        #expect(try line(office, asOf: "2026-07-31").weighted == 6_000_000)
        #expect(try line(office, asOf: "2026-08-01").phase.name == "awarded")
        #expect(try line(office, asOf: "2026-08-01").weighted == 0)
        #expect(try line(office, asOf: "2026-09-01").phase.name == "active")
        #expect(try line(office, asOf: "2027-08-31").phase.name == "active")
        #expect(try line(office, asOf: "2027-09-01").phase.name == "reporting")
        #expect(try line(office, asOf: "2027-09-01", knownOn: .batch(2)).phase.name == "review")
        #expect(throws: ServiceError.self) { try line(office, asOf: "2026-02-28") }
        #expect(throws: ServiceError.self) { try line(office, asOf: "2026-03-01", knownOn: .batch(1)) }
    }

    /// V27 and V28.
    @Test("an installment waits for our report, and is late only the day after that was done")
    func gated() throws {
        let office = try office(today: "2027-08-01")
        try office.post(
            "gift_id,date,amount,donor_id,pledge_id,campaign\ny2,2026-09-20,60000,A,P-2,now\n"
        ) { $0.reading.defaultSource = "manual" }
        let waiting = try line(office, asOf: "2027-07-10").money
        #expect(waiting.outstanding == 6_000_000 && waiting.overdue == 0 && waiting.waiting == 6_000_000)
        try say(office, of: 1, on: "2027-07-12") { $0.steps = [DeadlineStep(1, .done, words: "mail")] }
        #expect(try line(office, asOf: "2027-07-12").money.overdue == 0)
        let late = try line(office, asOf: "2027-07-13").money
        #expect(late.overdue == 6_000_000 && late.waiting == 0)
        let known = try line(office, asOf: "2027-07-13", knownOn: .batch(4)).money
        #expect(known.overdue == 0 && known.waiting == 6_000_000)
    }

    @Test("what is due: the report with what it gates, and the installment that waits for it")
    func due() throws {
        let office = try office(today: "2026-11-20")
        let due = try line(office, asOf: "2026-11-20").due
        #expect(due.map(\.kind) == ["installment", "interim-report", "installment"])
        #expect(due[0].status == .overdue(days: 66) && due[0].isTheirs)
        #expect(due[1].stake == 6_000_000 && !due[1].isTheirs && due[1].owner == "Ana")
        #expect(due[2].waitsFor == 1)
        let calendar = try GrantCalendar(
            GrantReading(office, asOf: nil, knownOn: nil), GrantCalendar.Choice())
        #expect(calendar.events.count == 3)
        #expect(ICalendar.bytes(calendar.events) == ICalendar.bytes(calendar.events))
        #expect(calendar.events.allSatisfy { $0.changedAt == "2026-11-20T12:00:00Z" })
        #expect(Set(calendar.events.map(\.uid)).count == 3)
    }

    @Test("numbers are read however they are written, and nothing else is")
    func numbers() {
        #expect(GrantReading.number("gr-12", "GR") == 12 && GrantReading.number("12", "GR") == 12)
        for text in ["", "GR-", "GR-0", "GR--1", "DL-3", "x"] {
            #expect(GrantReading.number(text, "GR") == nil, "\(text)")
        }
    }

    @Test("the pipeline by its grants ties, and check says what is late")
    func explained() throws {
        let office = try office(today: "2027-09-10")
        let view = try office.view()
        let july = try Snapshot(view, asOf: day("2026-07-31"))
        let row = try july.row(of: FigureName("now.pipeline_weighted"))
        let explained = try PipelineExplanation(row, july)
        #expect(explained.formula.parts.map(\.name) == ["GR-1"])
        let codes = try WorkspaceCheck(office).findings.filter { $0.subject == "GR-1" }.map(\.code)
        #expect(codes == ["gate-overdue"])
    }

    @Test("moves that may not follow each other, of older data")
    func illegalStages() {
        func history(_ second: GrantStage, reason: Bool) -> GrantHistory {
            GrantHistory([
                GrantHistory.Row(seq: 1, batch: 1, day: day("2026-01-01"), stage: .proposal),
                GrantHistory.Row(
                    seq: 2, batch: 2, day: day("2026-02-01"), stage: second, hasReason: reason),
            ])
        }
        let skipped = GrantsRule.stages(history(.verbal, reason: false), of: 3)
        #expect(skipped.map(\.code) == ["stage-illegal"] && skipped[0].severity == .error)
        #expect(
            skipped[0].message
                == "proposal on 2026-01-01, then verbal on 2026-02-01, and no reason is given")
        #expect(skipped[0].subject == "GR-3")
        #expect(GrantsRule.stages(history(.verbal, reason: true), of: 3).isEmpty)
        let refused = GrantsRule.stages(history(.closed, reason: true), of: 3)
        #expect(
            refused.map(\.message) == [
                "proposal on 2026-01-01, then closed on 2026-02-01, which no grant may do"
            ])
    }
}
