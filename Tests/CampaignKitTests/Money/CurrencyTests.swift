import CampaignKit
import Testing

@Suite("Currencies, rules.md §1.1")
struct CurrencyTests {
    @Test(
        "no minor unit",
        arguments: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(separator: " ")
    )
    func zero(code: Substring) throws {
        let currency = try #require(Currency(code: String(code)))
        #expect(currency.exponent == 0)
        #expect(currency.minorPerUnit == 1)
    }

    @Test("thousandths", arguments: "BHD IQD JOD KWD LYD OMR TND".split(separator: " "))
    func three(code: Substring) throws {
        let currency = try #require(Currency(code: String(code)))
        #expect(currency.exponent == 3)
        #expect(currency.minorPerUnit == 1000)
    }

    @Test("ten-thousandths", arguments: ["CLF", "UYW"])
    func four(code: String) throws {
        let currency = try #require(Currency(code: code))
        #expect(currency.exponent == 4)
        #expect(currency.minorPerUnit == 10_000)
    }

    @Test("hundredths for the others", arguments: ["USD", "EUR", "ILS", "GBP", "CHF", "XCG", "ZWG", "HUF"])
    func two(code: String) throws {
        let currency = try #require(Currency(code: code))
        #expect(currency.exponent == 2)
        #expect(currency.minorPerUnit == 100)
    }

    @Test("any case is read, upper case is kept")
    func anyCase() {
        #expect(Currency(code: "usd") == .usd)
        #expect(Currency(code: "Eur")?.code == "EUR")
        #expect(Currency.usd.description == "USD")
    }

    @Test(
        "metals, test codes and words are no currency",
        arguments: ["XAU", "XXX", "XTS", "", "US", "USDX", "$"])
    func unknown(code: String) {
        #expect(Currency(code: code) == nil)
    }

    @Test("only four are printed with a sign")
    func symbols() {
        let signs = ["USD", "EUR", "GBP", "ILS", "CAD"].map { Currency(code: $0)?.symbol }
        #expect(signs == ["$", "€", "£", "₪", nil])
    }

    @Test("ordered by code")
    func order() throws {
        let eur = try #require(Currency(code: "EUR"))
        #expect([Currency.usd, eur].sorted() == [eur, .usd])
    }
}
