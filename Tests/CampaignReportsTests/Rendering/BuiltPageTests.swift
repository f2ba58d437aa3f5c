import CampaignKit
import TestSupport
import Testing

@testable import CampaignReports

/// A page that was built, read again.
@Suite("Built pages") struct BuiltPageTests {
    private func page(_ body: String, audience: String = "board") throws -> String {
        let plan = Sample.plan()
        let file = Sample.file(body + "\n", front: "title: One\naudience: \(audience)")
        let (read, _) = ParsedReport.read(file, plan: plan, as: .html)
        let report = try #require(read)
        let figures = Sample.figures(plan, audience: report.template.audience)
        return try #require(ReportBuilder(report, figures: figures).page().text)
    }

    @Test func aPageSaysItsDayAndItsFigures() throws {
        let html = try page(
            "{{ raised }} {{ raised | short }} {{ donors | noun }}\n\n"
                + "```{progress}\nof: center-for-innovation\n```\n")
        let built = try #require(BuiltPage(html))
        #expect(built.asOf == Sample.figures(Sample.plan()).asOf && built.knownOn == nil)
        let raised = built.figures.filter { $0.name == "total.raised" }
        #expect(raised.map(\.minor) == [232_284_550, 232_284_550])
        #expect(raised.map(\.text) == ["$2,322,845.50", "$2.32M"])
        let center = built.figures.first { $0.name == "center-for-innovation.raised" }
        #expect(center?.minor == 231_040_050)
        #expect(built.figures.first { $0.name == "total.donors" }?.minor == nil)
        // Each once, however often the page has it.
        #expect(Set(built.figures).count == built.figures.count)
    }

    /// Every way to write a figure, in every language: a page that was just built holds.
    @Test(arguments: ["en", "es", "he", "ar"])
    func whatAPageSaysIsWhatItHasBehindIt(language: String) throws {
        let written = ["raised", "goal", "to_go", "received"].flatMap { name in
            FigureFilter.all(for: .money).map { "{{ \(name) | \($0) }}" } + ["{{ \(name) }}"]
        }
        let built = try #require(
            BuiltPage(try page(written.joined(separator: "\n\n"), audience: "board\nlang: \(language)")))
        #expect(built.figures.count { $0.text.contains("$") } > 8)
        #expect(built.figures.filter { $0.isAltered(in: .usd) }.map(\.text) == [])
    }

    @Test func thePublicReadsNoExactAmount() throws {
        let html = try page("{{ raised | short }}\n\n```{status}\n```\n", audience: "public")
        #expect(html.contains("data-figure=\"total.raised\"") && !html.contains("data-minor"))
        #expect(try #require(BuiltPage(html)).figures.allSatisfy { $0.minor == nil })
    }

    @Test func whatIsNoPageOfOursIsNone() {
        for html in [
            "", "<html><bdi data-figure=\"total.raised\">$1</bdi></html>",
            "<meta name=\"campaign-as-of\" content=\"soon\">",
            "<meta name=campaign-as-of content=2026-11-20>",
        ] { #expect(BuiltPage(html) == nil, "\(html)") }
    }

    @Test func marksAreReadAsTheyWereWritten() throws {
        let built = try #require(
            BuiltPage(
                """
                <meta name="campaign-as-of" content="2026-11-20">
                <meta name="campaign-known-on" content="B-3">
                <bdi class="good" data-figure="a.raised" data-minor="-5">&lt;b&gt; &amp;amp; &#39;</bdi>
                <bdi data-figure="a.raised" data-minor="9999999999999999999999">$1</bdi><bdi>name</bdi>
                """))
        #expect(built.knownOn == "B-3")
        #expect(built.figures.map(\.minor) == [-5, nil])
        #expect(built.figures.map(\.text) == ["<b> &amp; '", "$1"])
    }

    @Test(
        "A text holds in each way in which a page writes the figure, and in no other",
        arguments: [
            ("$2,322,845.50", true), ("$2.32M", true), ("$2,322,845", true), ("$2.33M", true),
            ("$2.31M", false), ("2,322,845", false), ("met", false),
        ])
    func text(_ text: String, _ holds: Bool) throws {
        let raised = try #require(FigureCatalogue.figure("raised"))
        let figure = BuiltPage.Figure(name: "total.raised", minor: nil, text: text)
        #expect(figure.says(.money(232_284_550), of: raised, in: .usd) == holds)
    }

    @Test func anExactAmountHoldsToTheCent() throws {
        let toGo = try #require(FigureCatalogue.figure("to_go"))
        let met = BuiltPage.Figure(name: "total.to_go", minor: 0, text: "met")
        #expect(met.says(.money(0), of: toGo, in: .usd) && !met.says(.money(1), of: toGo, in: .usd))
        // The right amount behind other words: someone edited the page.
        let edited = BuiltPage.Figure(name: "total.to_go", minor: 0, text: "$5")
        #expect(!edited.says(.money(0), of: toGo, in: .usd) && edited.isAltered(in: .usd))
        let donors = try #require(FigureCatalogue.figure("donors"))
        let count = BuiltPage.Figure(name: "total.donors", minor: nil, text: "1 donor")
        #expect(count.says(.count(1), of: donors, in: .usd) && !count.says(.count(2), of: donors, in: .usd))
    }

    @Test(
        "What people read is the exact amount, shortened or not",
        arguments: [
            ("$2,322,845.50", true), ("$2,322,845", true), ("$2,322,846", true), ("$2.32M", true),
            ("$2.33M", true), ("$2,323K", true), ("$2,322,845.51", false), ("$2,322,844", false),
            ("$2.32 million", true), ("$2.33 millones", true), ("$2.32 מיליון", true), ("$2.32 مليون", true),
            ("$2.34 million", false), ("$2.32 billion", false), ("$2.32 thousand", false),
            ("$2.34M", false), ("$2.3M", false), ("$9.99M", false), ("-$2.32M", false), ("$2.32B", false),
            ("met", false), ("", false), ("$99999999999999999999", false),
        ])
    func shown(_ text: String, _ isRight: Bool) {
        let figure = BuiltPage.Figure(name: "total.raised", minor: 232_284_550, text: text)
        #expect(figure.isAltered(in: .usd) == !isRight)
    }

    @Test func everyAmountIsReadBackAsItWasWritten() throws {
        var random = SeededGenerator(seed: 18)
        for code in ["USD", "ILS", "JPY", "JOD"] {
            let currency = try #require(Currency(code: code))
            for _ in 0..<300 {
                let minor =
                    Int64.random(in: -1_000_000_000_000...1_000_000_000_000, using: &random)
                    >> Int64.random(in: 0...30, using: &random)
                let money = Money(minorUnits: minor, currency: currency)
                let spoken = LetterLanguage.allCases.map(FigureWords.init).flatMap {
                    [$0.money(money, .down), $0.money(money, .up)]
                }
                for text in [money.text, money.abbreviated(.down), money.abbreviated(.up)] + spoken {
                    let shown = try #require(ShownAmount(text, in: currency))
                    #expect(shown.isOne(of: minor), "\(text) of \(minor)")
                }
            }
        }
    }

    @Test func numbersWithoutANameAreCounted() throws {
        var figures = Sample.figures(Sample.plan(), audience: .board)
        figures.answers[.pledges(campaign: nil)] = .pledges(DonorBlockTests.pledges)
        let block = try MadeUpFigures.block("pledges")
        let renderer = HTMLElementRenderer(idPrefix: "b") { $0 }
        let day = "<meta name=\"campaign-as-of\" content=\"2026-11-20\">"
        let built = try #require(BuiltPage(day + renderer.render(figures.elements(of: block))))
        // Three pledges of three amounts each and one that is late; pledged and paid of the total.
        #expect(built.unnamed == [.init(table: "Pledges still to be paid", numbers: 12)])
        #expect(built.figures.map(\.name) == ["total.outstanding", "total.overdue"])
        #expect(built.figures.map(\.minor) == [590_000, 20_000])
    }
}
