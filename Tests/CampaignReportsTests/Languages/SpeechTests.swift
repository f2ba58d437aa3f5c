import CampaignKit
import TestSupport
import Testing

@testable import CampaignReports

@Suite("Phrases as texts")
struct SpeechTests {
    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    @Test func aPhraseKeepsItsPlacesAndItsFigures() {
        let raised = ReportText("$5", figure: "total.raised", minor: 500)
        let phrase: Phrase = "\(raised) of \("$10") is raised, \("50%")."
        #expect(phrase.key == "%1 of %2 is raised, %3.")
        #expect(
            Speech.english.parts(phrase) == [raised, ReportText(" of $10 is raised, 50%.")])
        #expect(Speech(language: .es).say(phrase) == "Se ha recaudado $5 de $10, el 50%.")
    }

    /// A figure is isolated by its element on a page, and by characters in plain text; words are not.
    @Test func valuesAreIsolatedWhereTextRunsFromTheRight() {
        let figure = ReportText("-$5", figure: "a.raised")
        let phrase: Phrase = "\(figure) of \("+$10")"
        let hebrew = Speech(language: .he)
        #expect(hebrew.say(phrase) == "\u{2068}-$5\u{2069} מתוך \u{2068}+$10\u{2069}")
        #expect(hebrew.parts(phrase) == [figure, ReportText(" מתוך \u{2068}+$10\u{2069}")])
        #expect(Isolates.removed(hebrew.say(phrase)) == "-$5 מתוך +$10")
    }

    @Test func whatNoTableHasStaysAsItIs() {
        #expect(Speech(language: .ar).word("The spring gala") == "The spring gala")
        #expect(Speech(language: .ar).word("Goal") == "الهدف")
    }

    @Test(
        "Days",
        arguments: [
            (.en, "20 Nov 2026", "20 Nov"), (.es, "20 nov 2026", "20 nov"),
            (.he, "20 בנובמבר 2026", "20 בנובמבר"), (.ar, "20 نوفمبر 2026", "20 نوفمبر"),
        ] as [(LetterLanguage, String, String)])
    func days(_ language: LetterLanguage, _ long: String, _ short: String) throws {
        let day = try day("2026-11-20")
        #expect(Speech(language: language).day(day) == long)
        #expect(Speech(language: language).shortDay(day) == short)
    }

    /// Nothing from outside can end an isolate, or begin one.
    @Test func isolatesComeInPairsOnly() {
        let hostile = "a\u{2069}\u{202E}<b>\u{2068}"
        let around = Isolates.around(hostile)
        #expect(Isolates.html(around) == "\u{2068}a&lt;b&gt;\u{2069}")
        #expect(Isolates.html(hostile) == "a&lt;b&gt;")
        #expect(Isolates.html("\u{2068}x") == "x")
    }

    @Test(arguments: SeededGenerator.seeds)
    func hostileValuesNeverLeaveTheirIsolate(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let text = generator.hostileText(pieces: 6)
            let html = Isolates.html(Speech(language: .he).say("\(text) of \(text)"))
            var depth = 0
            for scalar in html.unicodeScalars {
                if scalar == "\u{2068}" { depth += 1 }
                if scalar == "\u{2069}" { depth -= 1 }
                #expect(depth == 0 || depth == 1)
                #expect(scalar != "<" && scalar != "\u{202E}")
            }
            #expect(depth == 0)
        }
    }
}
