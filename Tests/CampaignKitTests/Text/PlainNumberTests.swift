import CampaignKit
import Testing

@Suite struct PlainNumberTests {
    @Test func ofFigures() {
        #expect(PlainNumber(Money(minorUnits: -1_234_50, currency: .usd)).text == "-1234.50")
        #expect(PlainNumber(Percent(tenths: 574)).text == "57.4")
        #expect(PlainNumber(Int64.min).text == "-9223372036854775808")
        #expect(PlainNumber("-0.125")?.decimals == 3 && PlainNumber(7).decimals == 0)
    }

    @Test(arguments: [
        ("0", true), ("-12.50", true), ("1234567890123456789012", true), ("1,000", false), ("", false),
        ("-", false),
        (".5", false), ("5.", false), ("1.2.3", false), ("+1", false), ("--1", false), ("1e5", false),
        ("=1", false),
        ("１", false), ("1 ", false), ("$1", false),
    ])
    func plainNumbers(_ digits: String, _ isPlain: Bool) {
        #expect(PlainNumber(digits)?.text == (isPlain ? digits : nil))
    }
}
