import CampaignKit
import CampaignLedger
import Testing

/// Credits and views of what is still there.
@Suite("What was voided counts nowhere")
struct SoftCreditTests {
    private func credited(_ gift: ImportedEntry, to donors: String...) -> ImportedEntry {
        var gift = gift
        gift.softCredits = donors.map { SoftCredit(donorID: $0, kind: .household, minorUnits: 1000) }
        return gift
    }

    @Test("a donor's soft credits are of gifts that stand, each once")
    func credits() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("10", on: "2026-01-01", donor: "d2"),
            credited(Rows.gift("50", on: "2026-01-02", id: "g1"), to: "d2"),
            credited(Rows.gift("50", on: "2026-01-03", id: "g2"), to: "d2"),
            credited(Rows.gift("50", on: "2026-01-04", id: "g3"), to: "d2", "d2"),
            Rows.row(.void, "0", on: "2026-02-01", donor: nil, to: .unassigned, reverses: "g1"),
            Rows.refund("50", on: "2026-03-01", of: "g2"),
        ])
        let number = try #require(try ledger.ledger.giftLines([1]).first?.donor)
        func credits(until day: String) throws -> Int {
            try ledger.ledger.donor("D-\(number)", asOf: .day(day), until: .day(day)).softCredits
        }
        #expect(try credits(until: "2026-02-28") == 2)
        #expect(try credits(until: "2026-06-30") == 1)
    }

    @Test("views show amounts by the currency's exponent")
    func exponents() throws {
        for (code, text) in [("USD", "12.50"), ("JPY", "1250"), ("KWD", "1.250"), ("CLF", "0.1250")] {
            let currency = try #require(Currency(code: code))
            var organization = Organization(name: "Test Charity")
            organization.currency = currency
            let ledger = try TestLedger(
                plan: Plan(organization: organization, campaigns: Plan.small.campaigns))
            var gift = Rows.gift("1", on: "2026-01-01")
            gift.minorUnits = 1250
            try ledger.post([gift])
            #expect(try SQL(ledger.path).texts("SELECT amount FROM v_gifts") == [text], "\(code)")
        }
    }
}
