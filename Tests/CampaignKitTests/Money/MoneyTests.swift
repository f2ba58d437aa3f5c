import CampaignKit
import Testing

@Suite("Money")
struct MoneyTests {
    private let eur = Currency(code: "EUR") ?? .usd

    private func usd(_ minor: Int64) -> Money { Money(minorUnits: minor, currency: .usd) }

    @Test(
        "text for people",
        arguments: [
            (0, "$0.00", "$0", "0.00"), (1, "$0.01", "$0.01", "0.01"), (-1, "-$0.01", "-$0.01", "-0.01"),
            (99, "$0.99", "$0.99", "0.99"), (100, "$1.00", "$1", "1.00"),
            (99_999, "$999.99", "$999.99", "999.99"), (100_000, "$1,000.00", "$1,000", "1000.00"),
            (4_123_550, "$41,235.50", "$41,235.50", "41235.50"), (-500, "-$5.00", "-$5", "-5.00"),
            (6_000_000, "$60,000.00", "$60,000", "60000.00"),
            (123_456_789_012, "$1,234,567,890.12", "$1,234,567,890.12", "1234567890.12"),
            (Int64.max, "$92,233,720,368,547,758.07", "$92,233,720,368,547,758.07", "92233720368547758.07"),
            (
                Int64.min, "-$92,233,720,368,547,758.08", "-$92,233,720,368,547,758.08",
                "-92233720368547758.08"
            ),
        ] as [(Int64, String, String, String)])
    func text(minor: Int64, text: String, short: String, plain: String) {
        #expect(usd(minor).text == text)
        #expect(usd(minor).shortText == short)
        #expect(usd(minor).plainText == plain)
    }

    @Test(
        "each currency in its own decimals",
        arguments: [
            ("JPY", 1500, "JPY 1,500", "1500"), ("JPY", -1500, "-JPY 1,500", "-1500"),
            ("KWD", 1_234_567, "KWD 1,234.567", "1234.567"), ("KWD", 5, "KWD 0.005", "0.005"),
            ("CLF", 12_345, "CLF 1.2345", "1.2345"), ("EUR", 500, "€5.00", "5.00"),
            ("GBP", 100, "£1.00", "1.00"), ("ILS", 1800, "₪18.00", "18.00"), ("CHF", 105, "CHF 1.05", "1.05"),
        ] as [(String, Int64, String, String)])
    func currencies(code: String, minor: Int64, text: String, plain: String) throws {
        let money = Money(minorUnits: minor, currency: try #require(Currency(code: code)))
        #expect(money.text == text)
        #expect(money.plainText == plain)
    }

    @Test("sums and differences")
    func arithmetic() throws {
        #expect(try usd(150).adding(usd(-50)) == usd(100))
        #expect(try usd(150).subtracting(usd(200)) == usd(-50))
        #expect(Money.zero(.usd).isZero)
        #expect(!usd(1).isZero)
        #expect(usd(-1).isNegative)
        #expect(!usd(0).isNegative)
    }

    @Test("an overflow is an error, never a wrong number")
    func overflow() {
        #expect(throws: MoneyError.overflow) { try usd(.max).adding(usd(1)) }
        #expect(throws: MoneyError.overflow) { try usd(.min).subtracting(usd(1)) }
        #expect(throws: MoneyError.overflow) { try usd(0).subtracting(usd(.min)) }
    }

    @Test("two currencies never meet")
    func mixed() {
        let euro = Money(minorUnits: 1, currency: eur)
        #expect(throws: MoneyError.mixedCurrencies(.usd, eur)) { try usd(1).adding(euro) }
        #expect(throws: MoneyError.mixedCurrencies(.usd, eur)) { try usd(1).subtracting(euro) }
        #expect(usd(1) != euro)
    }

    @Test("checked arithmetic")
    func checked() throws {
        #expect(try Checked.add(2, 3) == 5)
        #expect(try Checked.subtract(2, 3) == -1)
        #expect(try Checked.add(.max, .min) == -1)
        #expect(throws: MoneyError.overflow) { try Checked.add(.max, 1) }
        #expect(throws: MoneyError.overflow) { try Checked.subtract(.min, 1) }
    }

    @Test(
        "scaling rounds down, also below zero",
        arguments: [
            (10, 1, 3, 3), (-10, 1, 3, -4), (10, -1, 3, -4), (-9, 1, 3, -3), (0, 5, 7, 0),
            (Int64.max, Int64.max, Int64.max, Int64.max), (Int64.min, 1, 1, Int64.min), (7, 0, 9, 0),
        ] as [(Int64, Int64, Int64, Int64)])
    func scale(value: Int64, numerator: Int64, denominator: Int64, expected: Int64) throws {
        #expect(try Checked.scale(value, by: numerator, over: denominator) == expected)
    }

    @Test(
        "scaling to the nearest: a half goes up, also below zero",
        arguments: [
            (10, 1, 4, 3), (10, 1, 3, 3), (11, 1, 3, 4), (-10, 1, 4, -2), (-11, 1, 4, -3), (-10, 1, 3, -3),
            (0, 5, 7, 0),
            (Int64.max, Int64.max, Int64.max, Int64.max), (Int64.min, 1, 1, Int64.min),
        ] as [(Int64, Int64, Int64, Int64)])
    func nearest(value: Int64, numerator: Int64, denominator: Int64, expected: Int64) throws {
        #expect(try Checked.scaleToNearest(value, by: numerator, over: denominator) == expected)
    }

    @Test("scaling that does not fit, or divides by nothing, is an error")
    func scaleOverflow() {
        #expect(throws: MoneyError.overflow) { try Checked.scale(.max, by: 2, over: 1) }
        #expect(throws: MoneyError.overflow) { try Checked.scale(.min, by: -1, over: 1) }
        #expect(throws: MoneyError.overflow) { try Checked.scaleToNearest(.min, by: .min, over: 1) }
        #expect(throws: MoneyError.overflow) { try Checked.scale(1, by: 1, over: 0) }
        #expect(throws: MoneyError.overflow) { try Checked.scale(1, by: 1, over: -1) }
    }
}
