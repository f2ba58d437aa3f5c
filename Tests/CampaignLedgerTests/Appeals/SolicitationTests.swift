import CampaignKit
import CampaignLedger
import Testing

@Suite("Appeals: who was asked")
struct SolicitationTests {
    private func piece(_ donor: Int64, code: String = "A1", day: String = "2026-06-01") -> Solicitation {
        Solicitation(
            donor: donor, place: Designation(campaign: "a", appeal: "a-appeal", keycode: code),
            segment: "lybunt",
            day: .day(day), askMinor: 5000)
    }

    private func ledger() throws -> TestLedger {
        let ledger = try TestLedger()
        try ledger.post(["d1", "d2", "d3"].map { Rows.gift("100", on: "2026-03-01", id: $0, donor: $0) })
        return ledger
    }

    private func record(
        _ ledger: TestLedger, _ pieces: [Solicitation], cost: Int64? = nil, dryRun: Bool = false
    ) throws -> SolicitationOutcome {
        try ledger.ledger.recordSolicitations(
            pieces, costMinor: cost, ledger.context("appeal sent"), dryRun: dryRun)
    }

    private func findings(_ ledger: TestLedger) throws -> [Finding] {
        try ledger.ledger.checkup(
            LedgerCheckQuestion(plan: ledger.plan, asOf: ledger.today, postedPlan: ledger.plan, isDeep: true)
        ).findings
    }

    @Test("Pieces are posted once, the cost is spread to the cent, and the chain covers them")
    func once() throws {
        let ledger = try ledger()
        let first = try record(ledger, [piece(1), piece(2), piece(3)], cost: 1000)
        #expect(first.batch == 2 && first.recorded == 3 && first.costMinor == 1000 && first.already.isEmpty)
        let stored = try ledger.ledger.solicitations(ofAppeal: "a-appeal")
        #expect(stored.map(\.costMinor) == [334, 333, 333])
        #expect(stored.map(\.donor) == [1, 2, 3] && stored.map(\.place.keycode) == ["A1", "A1", "A1"])
        #expect(stored.first?.askMinor == 5000 && stored.first?.segment == "lybunt")
        #expect(try findings(ledger).isEmpty)

        let again = try record(ledger, [piece(1), piece(3)], cost: 1000)
        #expect(again.batch == nil && again.recorded == 0 && again.already == [1, 3] && again.costMinor == 0)
        #expect(try ledger.ledger.head()?.batch == 2)
        #expect(try ledger.ledger.solicitationTotals()["a-appeal"]?.costMinor == 1000)
    }

    @Test("Money is what it was: no sum moves, and status still needs no recount")
    func noMoney() throws {
        let ledger = try ledger()
        let before = try ledger.tallies()
        _ = try record(ledger, [piece(1)], cost: 700)
        #expect(try ledger.tallies() == before)
        try ledger.post([Rows.gift("50", on: "2026-04-01", id: "later")])
        #expect(try findings(ledger).isEmpty)
        #expect(try ledger.tallies()[.total].raised == before[.total].raised + 5000)
    }

    @Test("A dry run and an unknown donor keep nothing")
    func nothingKept() throws {
        let ledger = try ledger()
        let dry = try record(ledger, [piece(1), piece(1)], cost: 900, dryRun: true)
        #expect(dry.batch == nil && dry.recorded == 1 && dry.already == [1] && dry.costMinor == 900)
        let unknown = try record(ledger, [piece(1), piece(99)])
        #expect(unknown.unknown == [99] && unknown.recorded == 0 && unknown.batch == nil)
        #expect(try ledger.ledger.solicitations(ofAppeal: "a-appeal").isEmpty)
        #expect(try ledger.ledger.head()?.batch == 1)
    }

    @Test("As of a day, and as known after a posting")
    func time() throws {
        let ledger = try ledger()
        _ = try record(ledger, [piece(1, day: "2026-05-01")], cost: 100)
        _ = try record(ledger, [piece(2, day: "2026-06-20")])
        let totals = { (day: String, batch: Int64?) in
            try ledger.ledger.solicitationTotals(asOf: .day(day), knownOn: batch)["a-appeal"]?.pieces
        }
        #expect(try totals("2026-06-30", nil) == 2)
        #expect(try totals("2026-06-01", nil) == 1)
        #expect(try totals("2026-06-30", 2) == 1)
        #expect(try totals("2026-06-30", 1) == nil)
        #expect(try ledger.ledger.solicitations(ofAppeal: "b-appeal").isEmpty)
    }

    @Test(
        "A changed, removed or added piece is found",
        arguments: [
            "UPDATE solicitation SET cost = cost + 1 WHERE id = 1",
            "UPDATE solicitation SET donor = 3 WHERE id = 1",
            "UPDATE solicitation SET segment = 'x'", "UPDATE solicitation SET ask = NULL",
            "UPDATE solicitation SET day = day - 1 WHERE id = 2", "DELETE FROM solicitation WHERE id = 2",
            "DELETE FROM solicitation",
            "INSERT INTO solicitation VALUES (9, 2, 3, 1, 's', 20000, NULL, NULL)",
            "INSERT INTO solicitation VALUES (9, 1, 3, 1, 's', 20000, NULL, NULL)",
            "INSERT INTO solicitation VALUES (9, 7, 3, 1, 's', 20000, NULL, NULL)",
            "INSERT INTO change VALUES (1, 1, 'entry', 1, 1, 20000, NULL, NULL, NULL)",
        ])
    func tampering(_ change: String) throws {
        let ledger = try ledger()
        _ = try record(ledger, [piece(1), piece(2)], cost: 100)
        try SQL(ledger.path).runUnguarded([change])
        #expect(try findings(ledger).contains { $0.code == "chain" }, "\(change)")
    }

    @Test("A piece that was posted cannot be changed")
    func appendOnly() throws {
        let ledger = try ledger()
        _ = try record(ledger, [piece(1)])
        let sql = try SQL(ledger.path)
        for change in ["UPDATE solicitation SET cost = 1", "DELETE FROM solicitation"] {
            #expect(throws: (any Error).self) { try sql.run(change) }
        }
    }
}
