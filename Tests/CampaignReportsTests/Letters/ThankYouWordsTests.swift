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

    @Test func oneGiftIsASentenceAndSeveralAreAList() throws {
        let body = """
            {{#if one_gift}}
            {{#each gifts}}
            On {{ date }} we received {{ gift }}. {{ goods_or_services }}
            {{/each}}
            {{else}}
            {{#each gifts}}
            - {{ date }}: {{ gift }}. {{ goods_or_services }}
            {{/each}}
            {{/if}}
            """
        let one = try LetterSample.text(body, gifts: [gift(.nothingInReturn)])
        #expect(one.contains("<p>On <bdi>November 20, 2026</bdi> we received <bdi>$100.00</bdi>. "))
        #expect(!one.contains("<li>"))
        let two = try LetterSample.text(body, gifts: [gift(.nothingInReturn), gift(.nothingInReturn)])
        #expect(two.ranges(of: "<li>").count == 2 && !two.contains("we received"))
        // A thank-you that says of one gift alone what was given in return is refused.
        let half = "{{#if one_gift}}\n{{#each gifts}}\n{{ goods_or_services }}\n{{/each}}\n{{/if}}\n"
        #expect(LetterSample.read(half, kind: "thank-you").findings.map(\.code) == ["missing-sentence"])
    }

    @Test func whatWasGivenInReturn() {
        #expect(words.inReturn(gift(.thanksOnly)) == "")
        #expect(words.inReturn(gift(.daf, .grant(from: "Meridian"))) == "")
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

    /// Behind Arabic letters the sign of an amount would go to its other end.
    @Test(arguments: [LetterLanguage.he, .ar])
    func amountsInSentencesKeepTheirOrder(_ language: LetterLanguage) {
        let words = ThankYouWords(language, LetterSample.facts)
        var html = HTMLBytes()
        html.isolated(words.inReturn(gift(.benefit("Dinner", fairValueMinor: 4000))), in: language)
        html.isolated(words.given(gift(.daf, .grant(from: "Meridian"))), in: language)
        let page = String(decoding: html.bytes, as: UTF8.self)
        for amount in ["$40.00", "$60.00", "$100.00"] {
            #expect(page.contains("<bdi dir=\"ltr\">\(amount)</bdi>"), "\(page)")
        }
    }

    @Test func aFundsAdvisorReadsWhereTheGrantCameFrom() {
        #expect(
            words.given(gift(.daf, .grant(from: "Meridian Gift Fund")))
                == "a grant of $100.00 from Meridian Gift Fund on your recommendation")
        #expect(words.given(gift(.daf, .grant(from: ""))).contains("from your donor-advised fund"))
        for language in LetterLanguage.allCases {
            let words = ThankYouWords(language, LetterSample.facts)
            let text = words.given(gift(.daf, .grant(from: "Meridian")))
            #expect(text.contains("Meridian") && text.contains("$100.00") && !text.contains("{"))
            // No word of tax.
            for word in ["deduct", "goods", "deducible", "bienes", "ניכוי", "טובין", "للخصم", "سلع"] {
                #expect(!text.contains(word))
            }
        }
    }

    @Test func theCharitysOwnWordsStandInPlaceOfOurs() {
        var facts = LetterSample.facts
        facts.organization.thanks = [
            .en: [
                .nothingInReturn: "We gave you nothing for it.",
                .benefit: "You had {what} ({value}); {deductible} may be deductible, beyond {value}.",
                .grant: "{fund}: {amount}",
            ],
            .he: [.nothingInReturn: "דבר לא ניתן."],
        ]
        let words = ThankYouWords(.en, facts)
        #expect(words.inReturn(gift(.nothingInReturn)) == "We gave you nothing for it.")
        #expect(words.inReturn(gift(.qcd, .fromIRA)).hasPrefix("We gave you nothing for it. A qualified"))
        #expect(
            words.inReturn(gift(.benefit("Dinner", fairValueMinor: 4000)))
                == "You had Dinner ($40.00); $60.00 may be deductible, beyond $40.00.")
        // What a file says is put in as it is, braces and all.
        #expect(
            words.inReturn(gift(.benefit("{value} {x} {", fairValueMinor: 4000))).hasPrefix(
                "You had {value} {x} { ($40.00)"))
        #expect(words.given(gift(.daf, .grant(from: "{amount}"))) == "{amount}: $100.00")
        #expect(ThankYouWords(.he, facts).inReturn(gift(.nothingInReturn)) == "דבר לא ניתן.")
        #expect(ThankYouWords(.es, facts).inReturn(gift(.nothingInReturn)).hasPrefix("No se"))
    }

    @Test(arguments: ThankYouSentence.allCases)
    func ourOwnWordsAreWholeInEveryLanguage(sentence: ThankYouSentence) {
        var texts: Set<String> = []
        for language in LetterLanguage.allCases {
            let values = Dictionary(sentence.parts.map { ($0, "{\($0)}") }) { first, _ in first }
            let text = sentence.text(in: language, of: Organization(name: "F"), values)
            #expect(!text.isEmpty && sentence.problem(of: text) == nil, "\(text)")
            texts.insert(text)
        }
        #expect(texts.count == LetterLanguage.allCases.count)
        #expect(sentence.problem(of: "\(sentence.parts.map { "{\($0)}" }.joined()) {nobody}") != nil)
        for part in sentence.parts {
            let others = sentence.parts.filter { $0 != part }.map { "{\($0)}" }.joined()
            #expect(sentence.problem(of: others) == "{\(part)} is missing")
        }
    }

    @Test func whoSignsDependsOnTheLanguage() throws {
        var facts = LetterSample.facts
        facts.organization.signatories = [.he: "לי מרש, גזבר"]
        let letter = Letter(row: LetterSample.row())
        for (language, name) in [
            ("en", "Lee Marsh, Treasurer"), ("he", "לי מרש, גזבר"), ("ar", "Lee Marsh, Treasurer"),
        ] {
            let read = LetterSample.read("{{ signatory }}", more: "\nlang: \(language)")
            let template = try #require(read.template)
            let run = LetterRun(facts: facts, items: [LetterRun.Item(letter: letter, template: template)])
            let page = String(decoding: run.page(of: run.items[0]), as: UTF8.self)
            #expect(page.contains("<bdi>\(name)</bdi>") || page.contains("<bdi dir=\"ltr\">\(name)</bdi>"))
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
