import CampaignKit
import CampaignLedger
import TestSupport
import Testing

/// What lists of promises come to against what a status says, to the cent.
@Suite("Pledges: what a status counts of them")
struct PledgeCountingTests {
    private func lines(_ ledger: TestLedger, on day: CalendarDate) throws -> [PledgeLine] {
        var found: [PledgeLine] = []
        try ledger.ledger.pledges(PledgeQuery(asOf: day, plan: ledger.plan)) { found.append($0) }
        return found
    }

    private func conditional() throws -> TestLedger {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.row(.conditional, "1,000", on: "2026-01-10", id: "row-c1", pledge: "c1"),
            Rows.row(.conditionMet, "300", on: "2026-02-01", id: "m1", donor: nil, pledge: "c1"),
            Rows.pledge("240", on: "2026-01-12", named: "p2", donor: "gov1"),
        ])
        return ledger
    }

    @Test func aConditionalPromiseIsListedWithWhatWasMet() throws {
        let ledger = try conditional()
        let found = try lines(ledger, on: ledger.today)
        #expect(found.map(\.number) == [2, 1])
        let promise = try #require(found.last)
        #expect(promise.standing.outstanding == 30_000 && promise.standing.conditional == 70_000)
        #expect(promise.counted.outstanding == 30_000)
        // A government's pledge is owed, and the policy leaves it out.
        #expect(found.first?.standing.outstanding == 24_000 && found.first?.counted.outstanding == 0)
        #expect(try ledger.tallies()[.total].outstanding == 30_000)
        let record = try ledger.ledger.pledge("P-1", PledgeQuery(asOf: ledger.today, plan: ledger.plan))
        #expect(record.pledge == promise && record.acts.map(\.type) == [.conditionMet])
    }

    @Test func aWriteOffTakesTheOwedPartFirst() throws {
        let ledger = try conditional()
        let part = Rows.row(.writeOff, "100", on: "2026-03-01", id: "w1", donor: nil, pledge: "c1")
        try ledger.post([part])
        var promise = try #require(try lines(ledger, on: ledger.today).last)
        #expect(promise.standing.outstanding == 20_000 && promise.standing.conditional == 70_000)
        #expect(try ledger.tallies()[.total].outstanding == 20_000)
        #expect(try ledger.tallies()[.total].conditional == 70_000)
        try ledger.post([Rows.row(.writeOff, "250", on: "2026-03-02", id: "w2", donor: nil, pledge: "c1")])
        promise = try #require(try lines(ledger, on: ledger.today).last)
        #expect(promise.standing.outstanding == 0 && promise.standing.conditional == 65_000)
        #expect(try ledger.tallies()[.total].outstanding == 0)
        #expect(try ledger.tallies()[.total].conditional == 65_000)
        #expect(try ledger.tallies()[.total].writtenOff == 35_000)
        #expect(try ledger.tallies("2026-02-28")[.total].outstanding == 30_000)
    }

    /// On the day of the raise nothing is late; once the campaign has ended it is.
    @Test func aRaiseAfterTheScheduleIsDueWithTheCampaign() throws {
        let ledger = try TestLedger()
        var pledge = Rows.pledge("300", on: "2026-01-10", named: "p1")
        pledge.schedule = InstallmentPlan(count: 3, frequency: .monthly, firstDue: .day("2026-01-31"))
        try ledger.post([
            pledge, Rows.payment("300", on: "2026-02-01", of: "p1", id: "y1"),
            Rows.row(.pledgeChange, "766.67", on: "2026-06-01", id: "ch", donor: nil, pledge: "p1"),
        ])
        let promise = try #require(try lines(ledger, on: ledger.today).first)
        #expect(promise.standing.outstanding == 76_667)
        #expect(promise.standing.overdue(on: ledger.today) == promise.counted.overdue)
        #expect(try ledger.tallies()[.total].overdue == 0)
        #expect(try ledger.tallies()[.total].unscheduled == 76_667)
    }

    /// Every kind of promise, splits, moves of time: what a list counts is what the total says.
    @Test(arguments: Seeds.forRun(count: 3))
    func listsSumToTheTotal(seed: UInt64) throws {
        let history = HistoryBuilder.history(seed: seed)
        var random = SeededGenerator(seed: seed ^ 0x7A2)
        let ledger = try TestLedger()
        try ledger.post(history.batches(2, &random))
        for day in history.someDays(8, &random) {
            let tallies = try ledger.tallies(day.description)
            let status = try StatusReport.build(plan: ledger.plan, tallies: tallies, asOf: day)
            let found = try lines(ledger, on: day)
            let about: Comment = "seed \(seed) \(day)"
            #expect(
                found.reduce(0) { $0 + $1.counted.outstanding } == tallies[.total].outstanding, about)
            #expect(found.reduce(0) { $0 + $1.counted.overdue } == status.total?.overdue, about)
            #expect(
                found.allSatisfy { line in
                    line.standing.installments.reduce(0) { $0 + $1.open } == line.standing.outstanding
                }, about)
        }
    }

    // MARK: How much there would have been

    private func refusal(_ ledger: TestLedger, _ row: ImportedEntry) throws -> RowProblem {
        try #require(try ledger.attempt([row]).problems.first)
    }

    @Test func whatIsLeftIsSaid() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("500", on: "2026-01-10", id: "g"),
            Rows.refund("120", on: "2026-02-01", of: "g", id: "r1"),
            Rows.pledge("900", on: "2026-01-10", named: "p1"),
            Rows.payment("133.33", on: "2026-02-03", of: "p1", id: "y1"),
        ])
        let refund = try refusal(ledger, Rows.refund("500", on: "2026-03-01", of: "g", id: "r2"))
        #expect(refund.code == "taken-twice" && refund.value == "$500.00")
        #expect(refund.hint == "at most $380.00 is left: campaign gift show G-1")
        let off = Rows.row(.writeOff, "800", on: "2026-03-01", id: "w", donor: nil, pledge: "p1")
        let writeOff = try refusal(ledger, off)
        #expect(writeOff.value == "$800.00" && writeOff.hint == "at most $766.67 is outstanding")
        let cutRow = Rows.row(.pledgeChange, "-900.01", on: "2026-03-01", id: "c", donor: nil, pledge: "p1")
        let cut = try refusal(ledger, cutRow)
        #expect(cut.code == "cut-below-zero" && cut.value == "$900.01")
        #expect(cut.hint?.contains("at most $766.67") == true)
        var void = Rows.row(.void, "0", on: "2026-03-01", id: "v", donor: nil, reverses: "y1")
        try ledger.post([void])
        void.giftID = "v2"
        let again = try refusal(ledger, void)
        #expect(again.code == "taken-twice" && again.value == "$133.33")
        #expect(again.hint == "nothing is left to reverse: campaign gift show G-4")
    }

    /// A later refund that is posted already leaves less for an earlier one.
    @Test func whatIsLeftHoldsOverAllDays() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.row(.conditional, "1,000", on: "2026-01-10", id: "row-c1", pledge: "c1"),
            Rows.row(.conditionMet, "300", on: "2026-02-01", id: "m1", donor: nil, pledge: "c1"),
            Rows.gift("500", on: "2026-01-10", id: "g"),
            Rows.refund("450", on: "2026-05-01", of: "g", id: "r1"),
        ])
        let early = try refusal(ledger, Rows.refund("60", on: "2026-02-01", of: "g", id: "r2"))
        #expect(early.hint == "at most $50.00 is left: campaign gift show G-3")
        let met = Rows.row(.conditionMet, "701", on: "2026-03-01", id: "m2", donor: nil, pledge: "c1")
        #expect(try refusal(ledger, met).hint == "at most $700.00 is promised and not met")
    }

    @Test func aHeldCheckIsVoidedNotRefunded() throws {
        let ledger = try TestLedger()
        var check = Rows.gift("700", on: "2026-12-20", id: "held")
        check.received = .day("2026-06-01")
        try ledger.post([check])
        let refund = try refusal(ledger, Rows.refund("700", on: "2026-06-30", of: "held", id: "r"))
        #expect(refund.code == "before-original")
        #expect(refund.hint == "it is held until 20 Dec 2026: campaign gift void G-1")
        let move = Rows.row(
            .reallocation, "0", on: "2026-06-30", id: "m", donor: nil, to: .b, reverses: "held")
        #expect(try refusal(ledger, move).hint == refund.hint)
    }
}
