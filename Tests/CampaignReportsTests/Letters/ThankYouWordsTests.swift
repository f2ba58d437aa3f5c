import CampaignKit
import Testing

@testable import CampaignReports

/// What a thank-you says in law.
@Suite("Words of thanks")
struct ThankYouWordsTests {
    private let words = ThankYouWords(.en, LetterSample.facts)

    private func gift(_ type: EntryType = .gift, _ words: LetterGift.Words, property: String = "")
        -> LetterGift
    {
        LetterGift(
            entry: 1, day: Sample.day("2026-11-20"), type: type, amountMinor: 10_000, property: property,
            words: words)
    }

    @Test func moneyHasItsAmountPropertyItsDescription() {
        #expect(words.given(gift(.nothingInReturn)) == "$100.00")
        let stock = gift(.stock, .nothingInReturn, property: "100 shares of ACME")
        #expect(words.given(stock) == "100 shares of ACME")
        #expect(words.given(gift(.inKind, .nothingInReturn)) == "property")
        #expect(words.given(gift(.qcd, .fromIRA)) == "a check of $100.00 from your IRA custodian")
        var foreign = gift(.nothingInReturn)
        foreign.original = Money(minorUnits: 9000, currency: Currency(code: "EUR") ?? .usd)
        #expect(words.given(foreign).contains("90.00"))
    }

    @Test func valueOfPropertyIsNeverWritten() throws {
        let body =
            "{{#each gifts}}\n{{#if amount}}{{ amount }}{{else}}none{{/if}} {{ gift }} {{ goods_or_services }}\n{{/each}}"
        let text = try LetterSample.text(
            body, gifts: [gift(.stock, .nothingInReturn, property: "100 shares")])
        #expect(text.contains("none <bdi>100 shares</bdi>"))
        #expect(!text.contains("$"))
    }

    @Test func whatWasGivenInReturn() {
        #expect(words.inReturn(gift(.thanksOnly)) == "")
        #expect(words.inReturn(gift(.nothingInReturn)).hasPrefix("No goods or services"))
        #expect(words.inReturn(gift(.qcd, .fromIRA)).contains("not deductible"))
        let dinner = words.inReturn(gift(.benefit("Dinner", fairValueMinor: 4000)))
        #expect(dinner.contains("Dinner") && dinner.contains("$40.00") && dinner.contains("$60.00"))
        let feast = words.inReturn(gift(.benefit("Feast", fairValueMinor: 20_000)))
        #expect(feast.hasSuffix("beyond it, $0.00."))
        for language in LetterLanguage.allCases {
            let words = ThankYouWords(language, LetterSample.facts)
            #expect(words.inReturn(gift(.benefit("Dinner", fairValueMinor: 4000))).contains("$60.00"))
            #expect(!words.inReturn(gift(.nothingInReturn)).isEmpty)
        }
    }

    @Test func anUnknownBenefitStopsTheLetters() throws {
        let read = LetterSample.read(
            "{{#each gifts}}\n{{ goods_or_services }}\n{{/each}}", kind: "thank-you")
        let template = try #require(read.template)
        let letter = Letter(row: LetterSample.row(9), gifts: [gift(.unknownBenefit)])
        let run = LetterRun(
            facts: LetterSample.facts, items: [LetterRun.Item(letter: letter, template: template)])
        #expect(run.findings().map(\.code) == ["unknown-benefit"])
        #expect(
            run.findings()[0].message == "what was given in return is not recorded for a gift of 1 donor: D-9"
        )
    }

    private func gift(_ words: LetterGift.Words) -> LetterGift { gift(.gift, words) }
}
