import CampaignKit
import Testing

/// `rules.md §1.5`.
@Suite("Shortened amounts never flatter")
struct ShortMoneyTests {
    @Test(
        "What is there is cut, what is missing is raised",
        arguments: [
            (0, "$0", "$0"), (999_999, "$9,999.99", "$9,999.99"), (1_000_000, "$10K", "$10K"),
            (1_099_999, "$10K", "$11K"), (31_000_000, "$310K", "$310K"), (99_949_999, "$999K", "$1.00M"),
            (99_999_999, "$999K", "$1.00M"), (100_000_000, "$1M", "$1M"), (100_000_001, "$1.00M", "$1.01M"),
            (108_255_000, "$1.08M", "$1.09M"), (110_000_000, "$1.1M", "$1.1M"),
            (419_999_999, "$4.19M", "$4.20M"), (420_000_000, "$4.2M", "$4.2M"),
            (99_999_999_999, "$999.99M", "$1.00B"), (100_000_000_000, "$1B", "$1B"),
            (123_456_789_012_345, "$1,234.56B", "$1,234.57B"), (-150, "-$1.50", "-$1.50"),
            (-33_206_525, "-$333K", "-$332K"), (-150_000_000, "-$1.5M", "-$1.5M"),
            (Int64.max, "$92,233,720.36B", "$92,233,720.37B"),
            (Int64.min, "-$92,233,720.37B", "-$92,233,720.36B"),
        ])
    func abbreviated(_ minor: Int64, _ cut: String, _ raised: String) {
        let money = Money(minorUnits: minor, currency: .usd)
        #expect(money.abbreviated(.down) == cut)
        #expect(money.abbreviated(.up) == raised)
    }

    @Test("A goal that is not met never looks met")
    func neverMet() {
        for goal: Int64 in [420_000_000, 99_999_999, 100_000_001, 1_234_567_890, 31_000_050] {
            let goal = Money(minorUnits: goal, currency: .usd)
            let raised = Money(minorUnits: goal.minorUnits - 1, currency: .usd)
            #expect(raised.abbreviated(.down) != goal.abbreviated(.up), "\(goal.text)")
            #expect(raised.rounded(.down).shortText != goal.rounded(.up).shortText)
        }
    }

    @Test("Whole units, and currencies without smaller ones")
    func whole() throws {
        #expect(Money(minorUnits: 1050, currency: .usd).rounded(.up).text == "$11.00")
        #expect(Money(minorUnits: -1050, currency: .usd).rounded(.down).text == "-$11.00")
        #expect(Money(minorUnits: 1000, currency: .usd).rounded(.up).text == "$10.00")
        let yen = try #require(Currency(code: "JPY"))
        #expect(Money(minorUnits: 31_999, currency: yen).abbreviated(.down) == "JPY 31K")
        #expect(yen.lead == "JPY " && Currency.usd.lead == "$")
    }
}
