import CampaignKit
import Testing

@testable import CampaignExchange

/// What PayPal's own change of money says of gifts in other currencies.
extension PresetTests {
    private static let header =
        "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,Transaction ID,"
        + "Reference Txn ID"
    private static let change = "13/11/2026,12:00:01,PST,,General Currency Conversion,Completed,"

    @Test func aGiftIsWorthWhatPayPalMadeOfIt() throws {
        let found = try rows(
            Self.header,
            "13/11/2026,12:00:00,PST,Ana Ruiz,Donation Payment,Completed,BRL,17.00,-3.44,13.56,,T1,",
            Self.change + "BRL,-13.56,0,-13.56,,T2,T1", Self.change + "USD,2.41,0,2.41,,T3,T1",
            // The base currency may come first, and refunds go the other way.
            Self.change + "USD,-0.89,0,-0.89,,T5,T4", Self.change + "BRL,5.00,0,5.00,,T6,T4",
            "14/11/2026,12:00:00,PST,Ana Ruiz,Payment Refund,Completed,BRL,-5.00,0,-5.00,,T4,T1")
        #expect(found.problems.isEmpty, "\(found.problems)")
        // 17.00 × 2.41 ÷ 13.56 = 3.0214, and 5.00 at the rate of its own conversion.
        #expect(found.rows.map(\.minorUnits) == [3_02, 89] && found.left == ["currency conversion": 4])
        #expect(found.rows.map { $0.foreign?.rateSource } == ["PayPal", "PayPal"])
        #expect(found.rows.map { $0.foreign?.original.minorUnits } == [17_00, 5_00])
    }

    @Test func changedMoneyOfSomethingElseSaysNothing() throws {
        let found = try rows(
            Self.header,
            "13/11/2026,12:00:00,PST,Ana Ruiz,Donation Payment,Completed,BRL,17.00,-3.44,13.56,,T1,",
            Self.change + "BRL,-13.56,0,-13.56,,T2,W1", Self.change + "USD,2.41,0,2.41,,T3,W1")
        #expect(found.rows.isEmpty && found.problems.map(\.column) == ["Currency"])
        #expect(found.problems.first?.hint?.contains("fx_rate") == true)
    }

    @Test func theReportsAreInHundredthsOfAUnit() throws {
        let when = "2026/11/06 03:12:28 -0800,2026/11/06 03:12:28 -0800"
        let header =
            "CH,Transaction ID,Invoice ID,PayPal Reference ID,PayPal Reference ID Type,"
            + "Transaction Event Code,Transaction Initiation Date,Transaction Completion Date,"
            + "Transaction Debit or Credit,Gross Transaction Amount,Gross Transaction Currency,"
            + "Fee Debit or Credit,Fee Amount,Fee Currency"
        let found = try rows(
            header, "SB,D1,,,,T0006,\(when),CR,150000,JPY,DR,0,JPY",
            "SB,C1,,D1,TXN,T0200,\(when),DR,150000,JPY,,,",
            "SB,C2,,D1,TXN,T0200,\(when),CR,980,USD,,,")
        #expect(found.problems.isEmpty && found.rows.map(\.minorUnits) == [9_80], "\(found.problems)")
        #expect(found.rows.map { $0.foreign?.original.minorUnits } == [1500])
    }

    @Test func sumsOfSeveralCurrenciesAreUnclear() throws {
        let (eur, gbp) = (try #require(Currency(code: "EUR")), try #require(Currency(code: "GBP")))
        let conversions = Conversions()
        conversions.add("T1", -10_00, eur, base: .usd)
        conversions.add("T1", 11_00, .usd, base: .usd)
        #expect(
            conversions.worth(of: "T1", 5_00, eur) == 5_50 && conversions.worth(of: "T1", 5_00, gbp) == nil)
        conversions.complete()
        conversions.add("T1", 11_00, .usd, base: .usd)
        #expect(conversions.worth(of: "T1", 10_00, eur) == 11_00)
        let mixed = Conversions()
        mixed.add("T1", -10_00, eur, base: .usd)
        mixed.add("T1", -10_00, gbp, base: .usd)
        mixed.add("T1", 11_00, .usd, base: .usd)
        #expect(mixed.worth(of: "T1", 5_00, eur) == nil)
    }
}
