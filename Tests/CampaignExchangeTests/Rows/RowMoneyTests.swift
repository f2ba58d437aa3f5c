import CampaignExchange
import CampaignKit
import Testing

/// Amounts, other currencies and fees.
@Suite("Money of a row")
struct RowMoneyTests {
    private static let header = "date,amount,currency,fx_rate,base_amount,fx_source,fee"

    private func row(_ cells: String, base: String = "USD") throws -> ImportedEntry {
        let currency = try #require(Currency(code: base))
        return try readRow(Self.header, "2026-01-05,\(cells)", index: RowsPlan.index(base: currency))
    }

    @Test(
        "amounts as people write them",
        arguments: [
            ("1218.00", Int64(121_800)), ("\"$1,000,000\"", 100_000_000), (".5", 50), ("20.0000", 2000),
            ("5 USD", 500), ("\"$4,000 \"", 400_000), ("  7  ", 700),
        ])
    func amounts(text: String, minor: Int64) throws {
        #expect(try row("\(text),,,,,").minorUnits == minor)
    }

    struct Rate: Sendable, CustomTestStringConvertible {
        let amount: String
        let currency: String
        let rate: String
        let base: String
        let minor: Int64
        var testDescription: String { "\(amount) \(currency) at \(rate) in \(base)" }

        init(_ amount: String, _ currency: String, _ rate: String, _ base: String, _ minor: Int64) {
            self.amount = amount
            self.currency = currency
            self.rate = rate
            self.base = base
            self.minor = minor
        }
    }

    /// Worked out by hand: amount × rate, half up to the base's minor unit.
    static let rates = [
        Rate("100", "ILS", "0.2731", "USD", 2731),
        Rate("1500", "JPY", "0.0067", "USD", 1005),
        Rate("1", "JPY", "0.005", "USD", 1),
        Rate("3", "JPY", "0.0049", "USD", 1),
        Rate("10.001", "KWD", "3.2500", "USD", 3250),
        Rate("10.002", "KWD", "3.25", "USD", 3251),
        Rate("0.002", "KWD", "2.5", "USD", 1),
        Rate("1.00", "USD", "149.5", "JPY", 150),
        Rate("1.00", "USD", "149.499999999999", "JPY", 149),
        Rate("100", "USD", "0.3071", "KWD", 30_710),
        Rate("3.33", "EUR", "1.085", "USD", 361),
        Rate("0.10", "EUR", "1.05", "USD", 11),
        Rate("5", "EUR", "1", "USD", 500),
        Rate("5", "EUR", "0001.10", "USD", 550),
        Rate("5", "EUR", ".5", "USD", 250),
    ]

    @Test("exact conversion", arguments: rates)
    func conversion(item: Rate) throws {
        let row = try row("\(item.amount),\(item.currency),\(item.rate),,ECB,", base: item.base)
        #expect(row.minorUnits == item.minor)
        let currency = try #require(Currency(code: item.currency))
        let original = try AmountParser.minorUnits(item.amount, currency: currency)
        #expect(row.foreign?.original == Money(minorUnits: original, currency: currency))
        #expect(row.foreign?.rateSource == "ECB")
    }

    @Test(
        "the rate is kept without needless zeros",
        arguments: [
            ("0.2731", "0.2731"), (".27310", "0.2731"), ("03.50", "3.5"), ("1.0", "1"), ("2.", "2"),
        ])
    func rateText(written: String, kept: String) throws {
        #expect(try row("100,ILS,\(written),,,").foreign?.rate == kept)
    }

    @Test(
        "not a rate",
        arguments: [
            "0", "0.000", "-1", "+1", "1e3", "0,27", ".", "1.2.3", "1.1234567890123", "1234567890123", "NaN",
        ])
    func badRates(text: String) throws {
        let result = try readRows(Self.header, "2026-01-05,100,ILS,\"\(text)\",,,")
        #expect(result.codes == ["not-a-rate"])
    }

    @Test func baseAmountAlone() throws {
        let row = try row("100,ILS,,27.31,,")
        #expect(row.minorUnits == 2731)
        #expect(row.foreign?.rate == "")
    }

    @Test(
        "both may differ by one minor unit", arguments: [("27.30", true), ("27.32", true), ("27.29", false)])
    func bothGiven(stated: String, isAccepted: Bool) throws {
        let result = try readRows(Self.header, "2026-01-05,100,ILS,0.2731,\(stated),,")
        #expect(result.rows.isEmpty == !isAccepted)
        #expect(result.codes == (isAccepted ? [] : ["fx-disagrees"]))
    }

    @Test func aNegativeForeignGiftIsARefundInBothCurrencies() throws {
        for cells in ["-100,ILS,0.2731,,,", "-100,ILS,,27.31,,", "-100,ILS,,-27.31,,"] {
            let result = try readRows(Self.header + ",reverses", "2026-01-05,\(cells),G-1")
            #expect(result.rows.first?.type == .refund)
            #expect(result.rows.first?.minorUnits == 2731)
            #expect(result.rows.first?.foreign?.original.minorUnits == 10_000)
        }
    }

    @Test func theBaseCurrencyItselfIsNotForeign() throws {
        let row = try row("100,usd,1.000,100.00,,")
        #expect(row.minorUnits == 10_000)
        #expect(row.foreign == nil)
    }

    @Test("a refund's fee keeps its sign: what was charged, or given back")
    func refundFees() throws {
        for (text, minor) in [("3.20", Int64(320)), ("-3.20", -320), ("(3.20)", -320)] {
            let row = try readRow("date,amount,type,reverses,fee", "2026-01-05,100,refund,G-1,\(text)")
            #expect(row.feeMinor == minor)
        }
        // A negative gift is a refund too.
        #expect(try readRow("date,amount,reverses,fee", "2026-01-05,-100,G-1,-3.20").feeMinor == -320)
    }

    @Test("fees", arguments: [("3.20", Int64(320)), ("-3.20", 320), ("", 0), ("$0.30", 30)])
    func fees(text: String, minor: Int64) throws {
        #expect(try row("100,,,,,\(text)").feeMinor == minor)
    }

    @Test func aForeignFeeIsConvertedAsTheAmountWas() throws {
        #expect(try row("100,ILS,0.2731,,,3").feeMinor == 82)
        #expect(try row("100,ILS,,27.31,,3").feeMinor == 82)
    }

    @Test func theSymbolOfAnotherCurrencyIsRefused() throws {
        #expect(try readRows("date,amount", "2026-01-05,€5").codes == ["currency-mismatch"])
        #expect(try readRows("date,amount,currency", "2026-01-05,$5,ILS").codes.contains("currency-mismatch"))
    }

    @Test func manyCurrenciesInOneFile() throws {
        let codes = ["ILS", "EUR", "GBP", "ils", "Eur", "CHF"]
        let lines = codes.map { "2026-01-05,1,\($0),2,,," }
        let result = try readRows(MemoryByteSource(([Self.header] + lines).joined(separator: "\n")))
        #expect(result.rows.map { $0.foreign?.original.currency.code } == codes.map { $0.uppercased() })
        #expect(result.rows.allSatisfy { $0.minorUnits == 200 })
    }
}
