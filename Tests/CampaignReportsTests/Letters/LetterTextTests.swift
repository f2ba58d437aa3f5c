import CampaignKit
import Testing

@testable import CampaignReports

/// Fields and regions in the Markdown of a letter.
@Suite("The text of letters")
struct LetterTextTests {
    @Test func valuesAreIsolatedAndNeverMarkdown() throws {
        let text = try LetterSample.text("**{{ salutation }}** and *{{ask1}}*\n")
        #expect(
            text == "<p><strong><bdi>Dear Ana,</bdi></strong> and <em><bdi>$500</bdi></em></p>\n")
    }

    @Test func datesAndAmountsAreTheLanguages() throws {
        let body = "{{ last_gift_date }}|{{ last_gift_date | iso }}|{{ last_gift_amount | short }}|{{ ask2 }}"
        #expect(
            try LetterSample.text(body)
                == "<p><bdi>December 4, 2025</bdi>|<bdi>2025-12-04</bdi>|<bdi>$500</bdi>|<bdi>$625</bdi></p>\n"
        )
        let hebrew = LetterSample.read("{{ last_gift_date }}", more: "\nlang: he").template
        let template = try #require(hebrew)
        let run = LetterRun(
            facts: LetterSample.facts,
            items: [LetterRun.Item(letter: Letter(row: LetterSample.row()), template: template)])
        let page = String(decoding: run.page(of: run.items[0]), as: UTF8.self)
        #expect(page.contains("<bdi>4 בדצמבר 2025</bdi>"))
        #expect(page.contains("<article class=\"letter\" lang=\"he\" dir=\"rtl\">"))
        #expect(page.contains("<p class=\"to\" dir=\"ltr\">"))
    }

    @Test func everyLanguageHasItsMonths() {
        let day = Sample.day("2026-01-05")
        #expect(LetterLanguage.en.text(day) == "January 5, 2026")
        #expect(LetterLanguage.es.text(day) == "5 de enero de 2026")
        #expect(LetterLanguage.he.text(day) == "5 בינואר 2026")
        #expect(LetterLanguage.ar.text(day) == "5 يناير 2026")
        for language in LetterLanguage.allCases {
            let months = (1...12).map { month in
                language.text(CalendarDate(year: 2026, month: month, day: 1) ?? day)
            }
            #expect(Set(months).count == 12)
        }
        #expect(LetterLanguage(tag: "iw-IL") == .he)
        #expect(LetterLanguage(tag: "EN-us") == .en)
        #expect(LetterLanguage(tag: "ru") == nil)
    }

    @Test func aChoiceInASentence() throws {
        let body = "Thank you{{#if last_gift_date}} for {{ last_gift_amount }}{{else}} in advance{{/if}}."
        #expect(try LetterSample.text(body) == "<p>Thank you for <bdi>$500</bdi>.</p>\n")
        let new = LetterSample.row { ($0.lastGiftMinor, $0.lastGiftDay) = (nil, nil) }
        #expect(try LetterSample.text(body, new) == "<p>Thank you in advance.</p>\n")
    }

    @Test func theLastGiftIsInTheCurrencyThatItCameIn() throws {
        let shekels = Currency(code: "ILS").map { Money(minorUnits: 185_050, currency: $0) }
        let row = LetterSample.row { $0.lastGiftOriginal = shekels }
        let body = "{{ last_gift_amount }}|{{ last_gift_amount | whole }}|{{ largest_gift }}"
        #expect(
            try LetterSample.text(body, row)
                == "<p><bdi>₪1,850.50</bdi>|<bdi>₪1,850.50</bdi>|<bdi>$750</bdi></p>\n")
    }

    @Test func aChoiceOfParagraphsNeedsNoBlankLines() throws {
        let body = """
            One
            {{#if last_gift_date}}
            Two *{{ last_gift_date }}*
            - three
            {{else}}
            > four
            {{/if}}
            Five
            """
        #expect(
            try LetterSample.text(body).split(separator: "\n").joined()
                == "<p>One</p><p>Two <em><bdi>December 4, 2025</bdi></em></p><ul><li>three</li></ul><p>Five</p>"
        )
        let new = LetterSample.row { $0.lastGiftDay = nil }
        #expect(
            try LetterSample.text(body, new).split(separator: "\n").joined()
                == "<p>One</p><blockquote><p>four</p></blockquote><p>Five</p>")
    }

    @Test func regionsInsideRegionsAndItems() throws {
        let body = """
            - a
              {{#if ask1}}
              b {{#if ask2}}{{ ask2 }}{{else}}c{{/if}}
              {{/if}}
            - d
            """
        #expect(
            try LetterSample.text(body).split(separator: "\n").joined(separator: " ")
                == "<ul> <li>a b <bdi>$625</bdi> </li> <li>d</li> </ul>")
        let less = LetterSample.row { $0.asks = [5000] }
        #expect(try LetterSample.text(body, less).contains("b c\n"))
    }

    @Test func aListGoesThroughTheAsksAsOneList() throws {
        let body = "{{#each asks}}\n- give {{ amount }}\n{{/each}}\n"
        #expect(
            try LetterSample.text(body).split(separator: "\n").joined()
                == "<ul><li>give <bdi>$500</bdi></li><li>give <bdi>$625</bdi></li><li>give <bdi>$750</bdi></li></ul>"
        )
        let none = LetterSample.row { $0.asks = [] }
        #expect(!(try LetterSample.text(body, none)).contains("<ul>"))
        #expect(
            try LetterSample.text("Give {{#each asks}}{{ amount }} {{/each}}now")
                == "<p>Give <bdi>$500</bdi> <bdi>$625</bdi> <bdi>$750</bdi> now</p>\n")
        let two = try LetterSample.text("{{#each asks}}\n- {{ amount }}\n\npara\n\n- x\n{{/each}}\n")
        #expect(two.split(separator: "<ul>").count == 6 + 1 || two.contains("para"))
    }

    @Test func inCodeBracesAreBraces() throws {
        let body = "`{{ salutation }}`\n\n    {{#if x}}\n\n```\n{{#if y}}\n```\n\n\\{{ z }}"
        let text = try LetterSample.text(body)
        #expect(text.contains("<code>{{ salutation }}</code>"))
        #expect(text.contains("<code>{{#if x}}\n</code>"))
        #expect(text.contains("<code>{{#if y}}\n</code>"))
        #expect(text.contains("<p>{{ z }}</p>"))
    }

    @Test func tablesAndLinks() throws {
        let body =
            "| A | B |\n|---|---|\n| {{ ask1 }} | {{#if ask2}}yes{{/if}} |\n\n[{{ city }}](https://a.example/)\n"
        let text = try LetterSample.text(body)
        #expect(text.contains("<bdi>$500</bdi>"))
        #expect(text.contains(">yes<"))
        #expect(text.contains("<a href=\"https://a.example/\"><bdi>Brooklyn</bdi></a>"))
    }

    @Test func whatMayBeEmptyLeavesNothing() throws {
        #expect(try LetterSample.text("{{ disclosure }}") == "")
        let told = LetterSample.row { $0.disclosure = "Ask us for a copy." }
        #expect(try LetterSample.text("{{ disclosure }}", told) == "<p><bdi>Ask us for a copy.</bdi></p>\n")
    }

    @Test func theLettersOwnWords() throws {
        let body =
            "{{ today }} {{ signatory }} {{ organization.name }} {{ organization.ein }} {{ appeal.name }} "
            + "{{ appeal.ends }} {{ letter_id }} {{ donor }} {{ keycode }}"
        let text = try LetterSample.text(body)
        for part in [
            "November 21, 2026", "Lee Marsh, Treasurer", "Friends of the Reading Room", "12-3456789",
            "Year-end letter", "January 15, 2027", "year-end-letter-2026-77", "D-77", "YE26-LYB-A",
        ] { #expect(text.contains("<bdi>\(part)</bdi>")) }
    }

    @Test func figuresOfCampaignsAreThePublics() throws {
        let template = try #require(
            LetterSample.read("So far {{ center-for-innovation.raised | short }}.").template)
        #expect(template.hasFigures)
        let figures = Sample.figures(LetterSample.plan(), audience: .public)
        let filled = try #require(template.filled(figures).template)
        #expect(!filled.hasFigures)
        let run = LetterRun(
            facts: LetterSample.facts,
            items: [LetterRun.Item(letter: Letter(row: LetterSample.row()), template: filled)])
        #expect(String(decoding: run.page(of: run.items[0]), as: UTF8.self).contains("<bdi>$2.31M</bdi>"))
    }

    @Test func aFigureThatThePublicMayNotSeeStopsTheLetter() throws {
        let template = try #require(LetterSample.read("{{ center-for-innovation.outstanding }}").template)
        let (filled, findings) = template.filled(Sample.figures(LetterSample.plan(), audience: .public))
        #expect(filled == nil)
        #expect(findings.map(\.code) == ["figure-without-value"])
        #expect(findings[0].location?.line == 5)
    }
}
