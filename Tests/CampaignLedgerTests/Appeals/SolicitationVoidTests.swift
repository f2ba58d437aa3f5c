import CampaignKit
import CampaignLedger
import Testing

@Suite("Appeals: what was recorded as sent and was not")
struct SolicitationVoidTests {
    private func piece(_ donor: Int64, code: String = "A1", day: String = "2026-06-01") -> Solicitation {
        Solicitation(
            donor: donor, place: Designation(campaign: "a", appeal: "a-appeal", keycode: code),
            segment: "lybunt",
            day: .day(day))
    }

    /// Three donors; batch 2 sent to two of them.
    private func ledger() throws -> TestLedger {
        let ledger = try TestLedger()
        try ledger.post(["d1", "d2", "d3"].map { Rows.gift("100", on: "2026-03-01", id: $0, donor: $0) })
        let sent = try record(ledger, [piece(1), piece(2)], cost: 1000)
        #expect(sent.batch == 2)
        return ledger
    }

    private func record(
        _ ledger: TestLedger, _ pieces: [Solicitation], cost: Int64? = nil
    ) throws -> SolicitationOutcome {
        try ledger.ledger.recordSolicitations(
            pieces, costMinor: cost, ledger.context("appeal sent"), dryRun: false)
    }

    private func void(_ ledger: TestLedger, _ batch: Int64, dryRun: Bool = false) throws -> Int64? {
        try ledger.ledger.voidSolicitations(
            ofBatch: batch, ledger.context("appeal sent --void"), dryRun: dryRun)
    }

    private func findings(_ ledger: TestLedger) throws -> [Finding] {
        try ledger.ledger.checkup(
            LedgerCheckQuestion(plan: ledger.plan, asOf: ledger.today, postedPlan: ledger.plan, isDeep: true)
        ).findings
    }

    @Test("The pieces and their cost are gone from now on, and there as known before")
    func voided() throws {
        let ledger = try ledger()
        let before = try ledger.tallies()
        #expect(try void(ledger, 2) == 3)
        #expect(try ledger.ledger.solicitations(ofAppeal: "a-appeal").isEmpty)
        #expect(try ledger.ledger.solicitationTotals()["a-appeal"] == nil)
        #expect(try ledger.ledger.solicitations(ofAppeal: "a-appeal", knownOn: 2).count == 2)
        #expect(try ledger.ledger.solicitationTotals(knownOn: 2)["a-appeal"]?.costMinor == 1000)
        #expect(try ledger.tallies() == before)
        #expect(try findings(ledger).isEmpty)
    }

    @Test("They can be recorded anew, and only those of the batch are taken back")
    func anew() throws {
        let ledger = try ledger()
        _ = try record(ledger, [piece(3, code: "B1", day: "2026-06-03")], cost: 50)
        _ = try void(ledger, 2)
        let again = try record(ledger, [piece(1, code: "A2", day: "2026-06-02"), piece(3)], cost: 700)
        #expect(again.recorded == 1 && again.already == [3] && again.costMinor == 700)
        let pieces = try ledger.ledger.solicitations(ofAppeal: "a-appeal")
        #expect(pieces.map(\.donor) == [3, 1] && pieces.map(\.place.keycode) == ["B1", "A2"])
        #expect(try ledger.ledger.solicitationTotals()["a-appeal"]?.costMinor == 750)
        #expect(try ledger.ledger.sentKeycodes() == ["a-appeal": ["B1", "A2"]])
        #expect(try findings(ledger).isEmpty)
    }

    @Test("History stays: every recording is listed, with what took it back")
    func history() throws {
        let ledger = try ledger()
        _ = try void(ledger, 2)
        _ = try record(ledger, [piece(1, day: "2026-06-02")])
        let postings = try ledger.ledger.solicitationPostings(ofAppeal: "a-appeal")
        #expect(postings.map(\.batch) == [2, 4] && postings.map(\.voidedBy) == [3, nil])
        #expect(postings.map(\.pieces) == [2, 1] && postings.map(\.costMinor) == [1000, nil])
        #expect(postings.map(\.day) == [.day("2026-06-01"), .day("2026-06-02")])
        #expect(try ledger.ledger.solicitationPostings(ofAppeal: "b-appeal").isEmpty)
    }

    @Test("Twice is once; a dry run and a batch without pieces keep nothing")
    func nothingKept() throws {
        let ledger = try ledger()
        #expect(try void(ledger, 2, dryRun: true) == nil)
        #expect(try ledger.ledger.solicitations(ofAppeal: "a-appeal").count == 2)
        #expect(try void(ledger, 1) == nil && void(ledger, 9) == nil)
        #expect(try void(ledger, 2) == 3)
        #expect(try void(ledger, 2) == nil)
        #expect(try ledger.ledger.head()?.batch == 3)
    }

    @Test("Suppressions and what may be attributed follow")
    func followed() throws {
        let ledger = try ledger()
        let appeal = Appeal(id: "a-appeal", name: "A", starts: .day("2026-05-01"))
        func sent(_ batch: Int64?) throws -> [Int64] {
            try ledger.ledger.appealHistory(
                AppealHistoryQuery(
                    appeal: appeal, year: LifecycleYear(2026, startingOn: .newYear), asOf: .day("2026-06-30"),
                    knownOn: batch, plan: ledger.plan)
            ).sent.keys.sorted()
        }
        #expect(try sent(nil) == [1, 2])
        _ = try void(ledger, 2)
        #expect(try sent(nil).isEmpty && sent(2) == [1, 2])
        #expect(try ledger.ledger.sentKeycodes().isEmpty)
    }

    @Test(
        "A taking back that was changed, removed or added is found",
        arguments: [
            "UPDATE change SET object_id = 7", "UPDATE change SET kind = 2", "DELETE FROM change",
            "INSERT INTO change VALUES (9, 3, 'solicitation', 4, 1, NULL, NULL, NULL, NULL)",
        ])
    func tampering(_ change: String) throws {
        let ledger = try ledger()
        _ = try void(ledger, 2)
        try SQL(ledger.path).runUnguarded([change])
        #expect(try findings(ledger).contains { $0.code == "chain" }, "\(change)")
    }
}
