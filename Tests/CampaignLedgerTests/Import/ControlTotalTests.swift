import CampaignKit
import CampaignLedger
import Testing

/// What an import says that it posted, type by type.
@Suite("Import: control totals")
struct ControlTotalTests {
    private func change(_ type: EntryType, _ amount: String, _ id: String, of name: String) -> ImportedEntry {
        let isPledge = type == .pledgeChange
        return Rows.row(
            type, amount, on: "2026-02-01", id: id, donor: nil, to: .unassigned, pledge: isPledge ? name : "",
            reverses: isPledge ? "" : name)
    }

    @Test("Changes up and down make up for each other; everything else is counted by its size")
    func signs() throws {
        let ledger = try TestLedger()
        let outcome = try ledger.post([
            Rows.pledge("1000", on: "2026-01-01", named: "p"), Rows.gift("90", on: "2026-01-01", id: "g"),
            change(.pledgeChange, "250", "up", of: "p"), change(.pledgeChange, "-100", "down", of: "p"),
            change(.adjustment, "-40", "less", of: "g"),
            Rows.refund("10", on: "2026-02-02", of: "g", id: "r"),
        ])
        let totals = Dictionary(uniqueKeysWithValues: outcome.posted.map { ($0.type, $0.minorUnits) })
        #expect(totals[.pledgeChange] == 15_000)
        #expect(totals[.adjustment] == -4_000)
        #expect(totals[.refund] == 1_000)
        #expect(totals[.pledge] == 100_000 && totals[.gift] == 9_000)
        #expect(outcome.raisedMinor == 119_000)
    }
}
