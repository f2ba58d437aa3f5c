import CampaignKit
import Testing

@testable import CampaignReports

/// Every way to write a figure, in every language.
@Suite("Filters of figures")
struct FigureFilterTests {
    private func money(
        _ minor: Int64, _ filter: FigureFilter?, _ way: Money.Shortening = .down,
        _ language: LetterLanguage = .en
    ) -> String {
        FigureValue.money(minor).text(filter, currency: .usd, shortened: way, in: language)
    }

    @Test(
        arguments: [
            (419_999_999, "$4.19 million"), (420_000_000, "$4.2 million"), (100_000_000, "$1 million"),
            (250_000_000_000, "$2.5 billion"), (99_999_999, "$999,999"), (31_024_550, "$310,245"),
            (75_000, "$750"), (0, "$0"),
        ] as [(Int64, String)])
    func anAmountInWordsIsCutNeverFlattered(minor: Int64, words: String) {
        #expect(money(minor, .words) == words)
    }

    @Test func whatIsMissingIsRaised() {
        #expect(money(419_000_001, .words, .up) == "$4.20 million")
        #expect(money(31_024_550, .words, .up) == "$310,246")
    }

    @Test(arguments: [
        (LetterLanguage.es, "$4.2 millones", "$1 millón", "$2.5 mil millones"),
        (.he, "$4.2 מיליון", "$1 מיליון", "$2.5 מיליארד"), (.ar, "$4.2 مليون", "$1 مليون", "$2.5 مليار"),
    ])
    func anAmountIsInTheLanguageOfItsText(
        language: LetterLanguage, several: String, one: String, billions: String
    ) {
        #expect(money(420_000_000, .words, .down, language) == several)
        #expect(money(100_000_000, .words, .down, language) == one)
        #expect(money(250_000_000_000, .words, .down, language) == billions)
    }

    @Test func countsBelowTenAreSpelledOutInEnglish() {
        func text(_ count: Int64, _ language: LetterLanguage = .en) -> String {
            FigureValue.count(count).text(.words, currency: .usd, in: language)
        }
        #expect([0, 1, 9, 10, 1377].map { text($0) } == ["zero", "one", "nine", "10", "1,377"])
        #expect(text(-3) == "-3" && text(3, .es) == "3")
    }

    @Test func sharesAreFloored() {
        let share = FigureValue.percent(Percent(tenths: 579))
        #expect(share.text(.percent, currency: .usd) == "57.9%")
        #expect(share.text(.whole, currency: .usd) == "57%")
        let words = [LetterLanguage.en, .es, .he, .ar].map { share.text(.words, currency: .usd, in: $0) }
        #expect(words == ["57 percent", "57 por ciento", "57 אחוז", "57 في المئة"])
    }

    @Test func daysFitTheirSentence() {
        let day = FigureValue.date(Sample.day("2025-12-23"))
        func texts(_ language: LetterLanguage) -> [String] {
            [FigureFilter.date, .month, .iso].map { day.text($0, currency: .usd, in: language) }
        }
        #expect(texts(.en) == ["December 23, 2025", "December 2025", "2025-12-23"])
        #expect(texts(.es) == ["23 de diciembre de 2025", "diciembre de 2025", "2025-12-23"])
        #expect(texts(.he) == ["23 בדצמבר 2025", "דצמבר 2025", "2025-12-23"])
        #expect(texts(.ar) == ["23 ديسمبر 2025", "ديسمبر 2025", "2025-12-23"])
    }

    @Test func inReportsAndLetters() throws {
        let fragment = Fragment("In {{ as_of | month }}, {{ raised | words }}, {{ percent_raised | words }}.")
        #expect(fragment.findings.isEmpty, "\(fragment.findings)")
        for part in [">November 2026</bdi>", ">$2.31 million</bdi>", ">55 percent</bdi>"] {
            #expect(fragment.text.contains(part), "\(fragment.text)")
        }
        #expect(
            try LetterSample.text("{{ last_gift_date | month }}: {{ last_gift_amount | words }}")
                == "<p><bdi>December 2025</bdi>: <bdi>$500</bdi></p>\n")
    }

    @Test func aReceiptSaysItsAmountToTheCent() {
        let source = "{{#each gifts}}\n- {{ date }} {{ amount | words }} {{ goods_or_services }}\n{{/each}}\n"
        let read = LetterSample.read(source, kind: "receipt")
        #expect(read.findings.contains { $0.code == "receipt-wording" && $0.message.contains("amount") })
    }
}
