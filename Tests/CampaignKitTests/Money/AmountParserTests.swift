import CampaignKit
import TestSupport
import Testing

@Suite("Amounts as people and platforms write them")
struct AmountParserTests {
    @Test(
        "every accepted form in dollars",
        arguments: [
            ("0", 0), ("5", 500), ("5.", 500), ("5.5", 550), ("5.50", 550), (".5", 50), (".05", 5),
            ("0.01", 1),
            ("00012", 1200), ("1,234", 123_400), ("1,234.5", 123_450), ("12,345,678.90", 1_234_567_890),
            ("1250.50", 125_050), ("1,250.50", 125_050), ("20.0000", 2000), ("20.5000", 2050),
            ("1.10000000", 110), ("$5", 500), ("$ 5", 500), ("$4,200,000", 420_000_000), ("-5", -500),
            ("+5", 500), ("- 5", -500), ("-$5", -500), ("$-5", -500), ("$ - 5", -500), ("(12.00)", -1200),
            ("($12.00)", -1200), ("( $12 )", -1200), ("( 12 USD )", -1200), ("5 USD", 500), ("5USD", 500),
            ("usd 5", 500), ("USD5", 500), ("USD -5", -500), ("-USD 5", -500), ("-5 USD", -500),
            ("$5 USD", 500), ("$4,000 ", 400_000), ("  7.25\t", 725), ("\t8", 800), ("-0", 0), ("(0.00)", 0),
            ("US$100", 10_000), ("-US$ 1,000.50", -100_050),
            ("92233720368547758.07", Int64.max), ("-92233720368547758.07", -Int64.max),
        ] as [(String, Int64)])
    func accepted(text: String, minor: Int64) throws {
        #expect(try AmountParser.minorUnits(text, currency: .usd) == minor)
    }

    @Test(
        "every refused form in dollars, with its reason",
        arguments: [
            ("", .empty), ("   ", .empty), ("\t", .empty), (".", .notAnAmount), (" .", .notAnAmount),
            ("$", .notAnAmount), ("$.", .notAnAmount), ("-", .notAnAmount), ("-.", .notAnAmount),
            ("()", .notAnAmount), ("(.)", .notAnAmount), ("(", .notAnAmount), (")", .notAnAmount),
            ("(5", .notAnAmount), ("5)", .notAnAmount), ("(-5)", .notAnAmount), ("(-$5)", .notAnAmount),
            ("-(5)", .notAnAmount), ("--5", .notAnAmount), ("-$-5", .notAnAmount), ("+-5", .notAnAmount),
            ("5-", .notAnAmount), ("five", .notAnAmount), ("5 dollars", .notAnAmount), ("n/a", .notAnAmount),
            ("NaN", .notAnAmount), ("inf", .notAnAmount), ("1e5", .notAnAmount), ("0x10", .notAnAmount),
            ("1 234", .notAnAmount), ("1'234", .notAnAmount), ("1.2.3", .notAnAmount), ("5%", .notAnAmount),
            ("$$5", .notAnAmount), ("USD", .notAnAmount), ("USDX 5", .notAnAmount), ("XYZ 5", .notAnAmount),
            ("5 US", .notAnAmount), ("€5", .currencyMismatch("EUR")), ("٥", .notAnAmount),
            ("５", .notAnAmount),
            ("5\u{A0}", .notAnAmount), ("=5", .notAnAmount), ("5;6", .notAnAmount),
            ("1,25", .decimalComma), ("1250,00", .decimalComma), ("1.250,00", .decimalComma),
            ("1.255,00", .decimalComma), (",50", .decimalComma), ("12.5,0", .decimalComma),
            ("1,2,3", .badGrouping), ("12,34,567", .badGrouping), ("1234,567", .badGrouping),
            ("1,234,56", .badGrouping), (",123", .badGrouping), ("1,,234", .badGrouping),
            ("1,", .badGrouping), ("$1,2000", .badGrouping), ("1,00000", .badGrouping), ("US1", .notAnAmount),
            ("1,.5", .badGrouping), ("60.000", .tooManyDecimals(allowed: 2)),
            ("1.234", .tooManyDecimals(allowed: 2)), ("0.001", .tooManyDecimals(allowed: 2)),
            ("1.2345", .tooManyDecimals(allowed: 2)), ("92233720368547758.08", .tooLarge),
            ("99999999999999999999", .tooLarge), ("92,233,720,368,547,759", .tooLarge),
            ("5 EUR", .currencyMismatch("EUR")), ("EUR 5", .currencyMismatch("EUR")),
            ("ils5", .currencyMismatch("ILS")), ("€US$5", .currencyMismatch("EUR")),
        ] as [(String, AmountParser.Failure)])
    func refused(text: String, reason: AmountParser.Failure) {
        #expect(throws: reason) { try AmountParser.minorUnits(text, currency: .usd) }
    }

    @Test(
        "other currencies have their own decimals and signs",
        arguments: [
            ("JPY", "1,500", 1500), ("JPY", "1500.00", 1500), ("JPY", "JPY 1500", 1500),
            ("KWD", "60.000", 60_000),
            ("KWD", "1.5", 1500), ("KWD", "1.2345000", nil), ("CLF", "1.2345", 12_345),
            ("CLF", "60.000", 600_000),
            ("JPY", "60.000", nil), ("JPY", "1.5", nil), ("EUR", "€5", 500), ("EUR", "-€ 5", -500),
            ("GBP", "£1,000.25", 100_025), ("ILS", "₪ 18", 1800), ("CAD", "$5", 500), ("AUD", "$5 AUD", 500),
            ("KWD", "$5", nil), ("AED", "$5", nil), ("EUR", "$5", nil), ("MXN", "$5", nil),
            ("GBP", "€5", nil),
        ] as [(String, String, Int64?)])
    func currencies(code: String, text: String, minor: Int64?) throws {
        let currency = try #require(Currency(code: code))
        let parsed = try? AmountParser.minorUnits(text, currency: currency)
        #expect(parsed == minor)
    }

    @Test("a dollar sign before dinars names the dollars")
    func dollarSign() throws {
        let dinar = try #require(Currency(code: "JOD"))
        #expect(throws: AmountParser.Failure.currencyMismatch("dollars")) {
            try AmountParser.minorUnits("$5", currency: dinar)
        }
    }

    @Test("every reason has a message and says what to write instead")
    func wording() {
        let all: [AmountParser.Failure] = [
            .empty, .notAnAmount, .tooManyDecimals(allowed: 2), .tooManyDecimals(allowed: 0), .badGrouping,
            .decimalComma, .tooLarge, .currencyMismatch("EUR"),
        ]
        for failure in all {
            #expect(!failure.message.isEmpty && !failure.message.hasSuffix("."))
            #expect(!failure.hint.isEmpty)
        }
        #expect(AmountParser.Failure.currencyMismatch("EUR").message == "the amount is in EUR")
        #expect(AmountParser.Failure.tooManyDecimals(allowed: 0).hint == "write whole units, such as 1500")
        #expect(AmountParser.Failure.tooLarge.hint.contains("9223372036854775807"))
    }

    @Test("what is printed is read again as the same amount", arguments: Seeds.forRun(count: 3))
    func roundTrip(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let codes = ["USD", "EUR", "ILS", "JPY", "KWD", "CLF", "CHF"]
        for _ in 0..<2000 {
            let currency = try #require(Currency(code: codes.randomElement(using: &random) ?? "USD"))
            let wide = Int64.random(in: -Int64.max...Int64.max, using: &random)
            let minor = wide >> Int64.random(in: 0...62, using: &random)
            let money = Money(minorUnits: minor, currency: currency)
            #expect(try AmountParser.minorUnits(money.text, currency: currency) == minor, "seed \(seed)")
            #expect(try AmountParser.minorUnits(money.plainText, currency: currency) == minor, "seed \(seed)")
            #expect(try AmountParser.minorUnits(money.shortText, currency: currency) == minor, "seed \(seed)")
        }
    }

    @Test("no text at all can stop the parser", arguments: Seeds.forRun(count: 3))
    func noise(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let alphabet: [UInt8] = Array("0123456789,,..$$()-+ \tUSDEURx\u{20AC}".utf8)
        var accepted = 0
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...12, using: &random)
            let bytes = (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }
            let minor = bytes.withUnsafeBufferPointer { try? AmountParser.minorUnits($0, currency: .usd) }
            if minor != nil { accepted += 1 }
        }
        #expect(accepted > 0)
    }
}
