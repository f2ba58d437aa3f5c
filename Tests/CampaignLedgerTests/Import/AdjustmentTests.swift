import CampaignKit
import CampaignLedger
import Testing

/// `rules.md §2`: an adjustment adds, or sets the right amount; what is too large rejects only itself.
@Suite("Import: adjustments and corrections that are too large")
struct AdjustmentTests {
    private func adjust(to amount: String, _ target: String, id: String) -> ImportedEntry {
        var row = Rows.row(
            .adjustment, amount, on: "2026-05-01", id: id, donor: nil, to: .unassigned, reverses: target)
        row.setsAmount = true
        return row
    }

    private func adjust(_ amount: String, _ target: String, id: String) -> ImportedEntry {
        Rows.row(.adjustment, amount, on: "2026-05-01", id: id, donor: nil, to: .unassigned, reverses: target)
    }

    @Test("the right amount is reached from what was adjusted before, whatever was refunded")
    func sets() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("300", on: "2026-01-10", id: "g"), adjust("-20", "g", id: "a1"),
            Rows.refund("50", on: "2026-02-01", of: "g", id: "r"), adjust(to: "275", "g", id: "a2"),
        ])
        #expect(try ledger.dollars() == 225)
        try ledger.post([adjust(to: "250", "g", id: "a3"), adjust(to: "260", "g", id: "a4")])
        #expect(try ledger.dollars() == 210)
        let same = try ledger.attempt([adjust(to: "260", "g", id: "a5")])
        #expect(same.errorCount == 0 && same.zeroRows == 1 && same.batch == nil)
        // The same row again is known.
        #expect(try ledger.attempt([adjust(to: "260", "g", id: "a4")]).alreadyImported == 1)
        #expect(try ledger.brokenRules().isEmpty)
    }

    @Test("what was voided is not adjusted")
    func voided() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("300", on: "2026-01-10", id: "g"),
            Rows.row(.void, "0", on: "2026-02-01", id: "v", donor: nil, to: .unassigned, reverses: "g"),
        ])
        try ledger.expectRefused([adjust(to: "275", "g", id: "a")], "already-voided")
    }

    @Test("only what is too large is rejected, in any order and on any day", arguments: 0..<24)
    func onlyItself(order: Int) throws {
        for day in ["2026-01-10", "2026-02-01"] {
            let ledger = try TestLedger()
            var rows = [
                Rows.gift("100", on: "2026-01-10", id: "g"), Rows.refund("60", on: day, of: "g", id: "r1"),
                Rows.refund("70", on: day, of: "g", id: "r2"), Rows.gift("5", on: "2026-01-10", id: "h"),
            ]
            var (index, sorted) = (order, [ImportedEntry]())
            for count in (1...4).reversed() {
                sorted.append(rows.remove(at: index % count))
                index /= count
            }
            let file = sorted.numbered
            let late = file.last { $0.giftID.hasPrefix("r") }
            let early = file.first { $0.giftID.hasPrefix("r") }
            let left = 100 - (early?.minorUnits ?? 0) / 100
            let refused = try ledger.expectRefused(file, "taken-twice")
            #expect(refused.problems[0].line == late?.line)
            #expect(refused.problems[0].hint?.contains("at most $\(left).00") == true)
            #expect(try ledger.postPartly(file).rejectedLines == [late?.line])
            #expect(try ledger.dollars() == left + 5)
        }
    }

    @Test("a cut and a write-off that are too large leave the pledge")
    func promises() throws {
        let ledger = try TestLedger()
        let rows = [
            Rows.row(.writeOff, "600", on: "2026-01-01", id: "w", donor: nil, to: .unassigned, pledge: "p"),
            Rows.row(
                .pledgeChange, "-700", on: "2026-01-01", id: "c", donor: nil, to: .unassigned, pledge: "p"),
            Rows.pledge("500", on: "2026-01-01", named: "p"),
        ]
        let outcome = try ledger.postPartly(rows)
        #expect(outcome.rejectedLines == [2, 3])
        #expect(try ledger.tallies()[.own("a")].outstanding == 50_000)
    }
}
