import CampaignKit
import Testing

@testable import CampaignLedger

/// What one command says of a grant is one batch of the chain, and its pipeline is in every total.
@Suite("Grants in the ledger")
struct GrantPostingTests {
    /// A ledger with two donors: a fund, number 1, and a county.
    private func ledger(plan: Plan = .small) throws -> TestLedger {
        let test = try TestLedger(plan: plan)
        try test.post([
            Rows.gift("10", on: "2026-01-02", id: "g1", donor: "fund"),
            Rows.gift("20", on: "2026-01-02", id: "g2", donor: "gov-county"),
        ])
        return test
    }

    private func place(_ campaign: String) -> Designation {
        var place = Designation()
        place.campaign = campaign
        return place
    }

    private func change(_ day: String, _ fill: (inout GrantChange) -> Void) -> GrantChange {
        var change = GrantChange(day: .day(day))
        fill(&change)
        return change
    }

    /// An application of $100,000 for two campaigns, 60 and 40.
    private func application(_ day: String = "2026-03-01", funder: Int64 = 1) -> GrantChange {
        change(day) {
            $0.words = GrantWords(title: "Laboratory", owner: "Ana")
            $0.funder = funder
            $0.figures = GrantChange.Figures(requested: 10_000_000)
            $0.shares = [
                GrantChange.Share(place: place("a"), weight: 60),
                GrantChange.Share(place: place("b"), weight: 40),
            ]
            $0.move = GrantChange.Move(.review)
        }
    }

    private func moved(_ day: String, _ stage: GrantStage, _ reason: String = "") -> GrantChange {
        change(day) { $0.move = GrantChange.Move(stage, reason: reason) }
    }

    @discardableResult
    private func post(
        _ change: GrantChange, on grant: Int64? = nil, to test: TestLedger, dryRun: Bool = false
    )
        throws -> GrantOutcome
    {
        try test.ledger.post(change, on: grant, test.context("grant"), dryRun: dryRun)
    }

    @Test("an application is one batch, beside raised in its nodes and counted once above them")
    func oneBatch() throws {
        let test = try ledger()
        let before = try test.tallies()[.total].raised
        let outcome = try post(application(), to: test)
        #expect(outcome.grant == 1 && outcome.batch == 2 && outcome.refusal == nil)
        let tallies = try test.tallies()
        #expect(tallies[.own("a")].pipeline == 3_600_000 && tallies[.own("b")].pipeline == 2_400_000)
        for node in [CountingNode.own("a"), .own("b"), .tree("top"), .total] {
            #expect(tallies[node].applications == 1, "\(node)")
        }
        #expect(tallies[.total].pipeline == 6_000_000 && tallies[.total].pipelineAsked == 10_000_000)
        #expect(tallies[.total].raised == before)
        #expect(try test.tallies("2026-02-28")[.total].pipeline == 0)
        #expect(try test.tallies(knownOn: 1)[.total].pipeline == 0)
        #expect(try test.brokenRules().isEmpty)
    }

    @Test("stage by day and by batch: declined on a day, posted later, then taken back")
    func stages() throws {
        let test = try ledger()
        try post(application(), to: test)
        try post(moved("2026-04-10", .declined), on: 1, to: test)
        #expect(try test.tallies()[.total].applications == 0)
        try post(change("2026-05-01") { $0.voidsLastMove = "wrong grant" }, on: 1, to: test)
        let history = try #require(try test.ledger.grantHistory(1))
        #expect(history.stage(asOf: .day("2026-04-09"), knownOn: 3) == .review)
        #expect(history.stage(asOf: .day("2026-04-10"), knownOn: 3) == .declined)
        // The void acts on the day of what it takes back, and is known from its own batch.
        #expect(history.stage(asOf: .day("2026-04-10"), knownOn: 4) == .review)
        #expect(try test.tallies("2026-04-10", knownOn: 3)[.total].pipeline == 0)
        #expect(try test.tallies("2026-04-10")[.total].pipeline == 6_000_000)
        #expect(try test.tallies()[.total].applications == 1)
        #expect(try test.ledger.grantHistory(2) == nil)
        #expect(try test.brokenRules().isEmpty)
    }

    @Test("a government's application is apart where its money is")
    func government() throws {
        let test = try ledger()
        let county = try #require(
            try SQL(test.path).integer(
                "SELECT donor FROM donor_personal WHERE kind = \(DonorKind.government.rawValue)"))
        try post(application(funder: county), to: test)
        let total = try test.tallies()[.total]
        #expect(total.excludedGovernmentPipeline == 6_000_000 && total.pipeline == 0)
        #expect(total.applications == 0 && total.pipelineAsked == 0)
        #expect(try test.brokenRules().isEmpty)
    }

    @Test("what is refused writes nothing")
    func refused() throws {
        let test = try ledger()
        try post(application(), to: test)
        func dump() throws -> [[String]] {
            try (GrantTable.all.map(\.name) + ["batch", "grant_delta", "grant_personal", "day_delta"]).map {
                try SQL(test.path).dump($0)
            }
        }
        let before = try dump()
        func refusal(_ change: GrantChange, on grant: Int64? = 1) throws -> GrantRefusal? {
            let outcome = try post(change, on: grant, to: test)
            #expect(outcome.batch == nil)
            return outcome.refusal
        }
        #expect(try refusal(moved("2026-04-01", .verbal), on: 9) == .unknownGrant(9))
        #expect(try refusal(application(funder: 99), on: nil) == .unknownFunder(99))
        #expect(try refusal(moved("2026-07-01", .verbal)) == .future(.day("2026-07-01")))
        let again = change("2026-04-01") { $0.renews = 7 }
        #expect(try refusal(again, on: nil) == .unknownGrant(7))
        let step = change("2026-04-01") { $0.steps = [DeadlineStep(3, .done)] }
        #expect(try refusal(step) == .unknownDeadline(3))
        guard case .move(let problem) = try refusal(moved("2026-04-01", .closed, "done")) else {
            Issue.record("a review was closed")
            return
        }
        #expect(problem.from.stage == .review && problem.to.stage == .closed && !problem.wantsReason)
        // Back takes a reason; dated before the review it is the pair after it that is wrong.
        guard case .move(let back) = try refusal(moved("2026-02-01", .awarded)) else {
            Issue.record("an award became a review")
            return
        }
        #expect(back.from.stage == .awarded && back.to.stage == .review)
        #expect(try post(moved("2026-04-01", .verbal), on: 1, to: test, dryRun: true).batch == nil)
        #expect(try dump() == before)
        #expect(try post(moved("2026-04-01", .loi, "asked to start over"), on: 1, to: test).batch == 3)
    }

    @Test("deadlines with what became of them, term and figures in one batch")
    func deadlinesAndTerm() throws {
        let test = try ledger()
        var whole = application()
        whole.term = GrantTerm(kind: .outright, period: .day("2026-07-01")...(.day("2027-06-30")))
        var report = NewDeadline(kind: .interimReport, due: .day("2026-06-15"))
        report.rule = "period-end -380d"
        whole.deadlines = [report, NewDeadline(kind: .decision, due: .day("2026-05-01"))]
        let outcome = try post(whole, to: test)
        #expect(outcome.deadlines == [1, 2] && outcome.batch == 2)
        let done = change("2026-06-20") { $0.steps = [DeadlineStep(1, .done, words: "by mail")] }
        #expect(try post(done, on: 1, to: test).batch == 3)
        let found = try #require(try test.ledger.deadline(1))
        #expect(found.grant == 1)
        #expect(found.deadline.status(asOf: .day("2026-06-19")) == .overdue(days: 4))
        #expect(found.deadline.status(asOf: .day("2026-06-20")) == .done(.day("2026-06-20")))
        #expect(found.deadline.status(asOf: .day("2026-06-20"), knownOn: 2) == .overdue(days: 5))
        #expect(try post(done, on: 1, to: test).refusal == .deadlineStands(1, .done(.day("2026-06-20"))))
        #expect(try test.ledger.deadline(3) == nil)
        #expect(try test.brokenRules().isEmpty)
    }

    @Test("words are kept apart from what is hashed")
    func keptWords() throws {
        let test = try ledger()
        var titled = application()
        titled.words?.title = "A title\nof two lines"
        try post(titled, to: test)
        let kept = try SQL(test.path).texts("SELECT words FROM grant_personal WHERE object = 'grant_detail'")
        #expect(kept == ["A title of two lines\nAna\n\n\n"])
        let file = try SQL(test.path)
        for table in GrantTable.all {
            #expect(try file.dump(table.name).allSatisfy { !$0.contains("Ana") }, "\(table.name)")
        }
    }

    @Test("every grant table is sealed by the chain, and no one changes a row of it")
    func sealed() throws {
        #expect(GrantTable.all.allSatisfy { !$0.sealed.contains("batch") && $0.names.contains("batch") })
        #expect(
            [GrantTable.ofGrants, GrantTable.ofProjects, GrantTable.ofSpending].map(\.count) == [11, 4, 5])
        let test = try ledger()
        try post(application(), to: test)
        let file = try SQL(test.path)
        for name in GrantTable.all.map(\.name) + ["grant_delta"] {
            #expect((SQLiteSchema.postedTables + SQLiteSchema.deltaTables).contains(name), "\(name)")
        }
        for name in ["grant_award", "grant_stage", "grant_figure", "grant_share", "grant_delta"] {
            #expect(throws: (any Error).self, "\(name)") { try file.run("UPDATE \(name) SET batch = 9") }
            #expect(throws: (any Error).self, "\(name)") { try file.run("DELETE FROM \(name)") }
        }
        try file.runUnguarded(["UPDATE grant_stage SET day = day - 1"])
        #expect(try test.brokenRules().contains(ChainCheck.code))
    }

    @Test("what was changed of the pipeline or of the words outside the program is found")
    func recomputed() throws {
        for (statements, message) in [
            (
                ["UPDATE grant_delta SET raised = raised + 1"],
                "its weighted pipeline differs from its stages"
            ),
            (["UPDATE grant_personal SET words = 'Other'"], "its details are not those that were posted"),
            (["DELETE FROM grant_personal"], "its details are not those that were posted"),
        ] {
            let test = try ledger()
            try post(application(), to: test)
            #expect(try test.brokenRules().isEmpty)
            try SQL(test.path).runUnguarded(statements)
            let found = try test.ledger.check(plan: test.plan, asOf: test.today, deep: true)
            #expect(found.contains { $0.subject == "GR-1" && $0.message == message }, "\(statements)")
        }
    }
}
