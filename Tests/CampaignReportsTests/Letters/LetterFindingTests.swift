import CampaignKit
import Testing

@testable import CampaignReports

/// Everything that can be wrong in a letter's text, each with its place and what to do.
@Suite("Findings of letters")
struct LetterFindingTests {
    struct Fixture: Sendable {
        let code: String
        /// The Markdown, with what is meant between « and ».
        let body: String
        let message: String
        let hint: String
        var kind = "appeal"
    }

    static let all: [Fixture] = [
        Fixture(
            code: "unknown-field", body: "Hello {{ «salutaton» }}",
            message: "a letter has no field 'salutaton'", hint: "did you mean salutation?"),
        Fixture(
            code: "unknown-field", body: "Hello {{ «why» }}", message: "a letter has no field 'why'",
            hint: "it is for the office; the donor should not see it"),
        Fixture(
            code: "unknown-field", body: "We have {{ «raised» }}", message: "a letter has no field 'raised'",
            hint: "put a campaign before it: ID.raised"),
        Fixture(
            code: "unknown-field", body: "{{ «organization.nam» }}",
            message: "a letter has no field 'organization.nam'", hint: "did you mean organization.name?"),
        Fixture(
            code: "unknown-field", body: "{{#if «salutaton»}}x{{/if}}",
            message: "a letter has no field 'salutaton'", hint: "did you mean salutation?"),
        Fixture(
            code: "unknown-field", body: "{{#each «ask»}}x{{/each}}",
            message: "there is no list 'ask' in a letter", hint: "did you mean asks?"),
        Fixture(
            code: "unknown-figure", body: "{{ «center-for-inovation».raised }}",
            message: "no campaign, project or appeal has the id 'center-for-inovation'",
            hint: "did you mean center-for-innovation?"),
        Fixture(
            code: "unknown-filter", body: "{{ ask1 | «iso» }}", message: "ask1 has no filter 'iso'",
            hint: "it can be short, whole or words"),
        Fixture(
            code: "unknown-filter", body: "{{ city | «short» }}", message: "city has no filter 'short'",
            hint: "delete it"),
        Fixture(
            code: "misplaced-field", body: "{{ «amount» }}", message: "amount cannot be used here",
            hint: "write {{#each asks}} before it and {{/each}} after it"),
        Fixture(
            code: "misplaced-field", body: "{{ «goods_or_services» }}",
            message: "goods_or_services cannot be used here",
            hint: "it belongs to a thank-you: kind: thank-you in the front matter"),
        Fixture(
            code: "misplaced-field", body: "{{#if «one_gift»}}x{{/if}}",
            message: "one_gift is in thanks and receipts only",
            hint: "kind: in the front matter says which this is"),
        Fixture(
            code: "misplaced-field", body: "{{#each «gifts»}}x{{/each}}",
            message: "gifts are in thanks and receipts only",
            hint: "kind: in the front matter says which this is"),
        Fixture(
            code: "misplaced-field",
            body: "{{#each gifts}}\n{{ goods_or_services }} {{ «ask1» }}\n{{/each}}",
            message: "ask1 cannot be used here",
            hint: "a thank-you has no ask1; kind: in the front matter says what this is", kind: "thank-you"),
        Fixture(
            code: "region-syntax", body: "«{{#if}}» x", message: "this is not a region",
            hint: "write {{#if salutation}} … {{else}} … {{/if}} or {{#each asks}} … {{/each}}"),
        Fixture(
            code: "region-syntax", body: "«{{#unless city}}» x", message: "this is not a region",
            hint: "write {{#if salutation}} … {{else}} … {{/if}} or {{#each asks}} … {{/each}}"),
        Fixture(
            code: "unclosed-region", body: "a\n\n«{{#if city}}»\n\nb", message: "this region is never closed",
            hint: "write {{/if}} where it ends"),
        Fixture(
            code: "misplaced-region", body: "a «{{/if}}» b",
            message: "{{/if}} has nothing to close",
            hint: "delete it, or write {{#if …}} before it"),
        Fixture(
            code: "misplaced-region", body: "a «{{else}}» b",
            message: "this {{else}} has no {{#if …}}",
            hint: "put one {{else}} between {{#if …}} and its {{/if}}"),
        Fixture(
            code: "misplaced-region", body: "{{#if city}}a{{else}}b«{{else}}»c{{/if}}",
            message: "this {{else}} has no {{#if …}}",
            hint: "put one {{else}} between {{#if …}} and its {{/if}}"),
        Fixture(
            code: "misplaced-region", body: "x {{#if city}} *a «{{/if}}» b*",
            message: "this is not inside the same text as {{#if …}} of line 5",
            hint: "both must be in the same paragraph, emphasis, list item or cell"),
        Fixture(
            code: "misplaced-region", body: "{{#if city}}\n\n- a «{{/if}}»",
            message: "this is not inside the same text as {{#if …}} of line 5",
            hint: "put both on their own lines, or both in one paragraph"),
        Fixture(
            code: "misplaced-region", body: "- a\n  {{#if city}}\n  b\n\n«{{/if}}»",
            message: "this is not inside the same text as {{#if …}} of line 6",
            hint: "put both on their own lines, or both in one paragraph"),
        Fixture(
            code: "misplaced-region", body: "{{#each asks}}{{ amount }}«{{#each asks}}»x{{/each}}{{/each}}",
            message: "a list is inside another list", hint: "close {{#each asks}} before it"),
        Fixture(
            code: "figure-syntax", body: "«{{» city", message: "these braces are not closed on this line",
            hint: "close them with }}, or write \\{{ for literal braces"),
        Fixture(
            code: "misplaced-figure", body: "[x](https://a.example/«{{city}}»)",
            message: "a figure cannot be used in the address or title of a link",
            hint: "put it in the link's text, or \\{{ for literal braces"),
        Fixture(
            code: "unknown-anchor", body: "[x](«#there»)", message: "a letter cannot have links within it",
            hint: "write out the address, or describe it in words"),
        Fixture(
            code: "misplaced-block", body: "```«{status}»\n```", message: "a letter has no blocks",
            hint: "put tables and charts in a report; a letter has text, fields and figures"),
        Fixture(
            code: "missing-sentence", body: "«Thank you, {{ salutation }}»",
            message: "a thank-you must say of each gift whether anything was given in return",
            hint: "write {{#each gifts}} … {{ goods_or_services }} … {{/each}}", kind: "thank-you"),
    ]

    private static func marked(_ body: String) -> (text: String, line: Int, column: Int) {
        let before = body.split(separator: "«", maxSplits: 1, omittingEmptySubsequences: false)[0]
        let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
        let text = body.replacing("«", with: "").replacing("»", with: "")
        return (text, lines.count, lines[lines.count - 1].count + 1)
    }

    @Test("A fixture gives its finding", arguments: all.indices)
    func fixture(_ index: Int) throws {
        let fixture = Self.all[index]
        let (text, line, column) = Self.marked(fixture.body)
        let (template, findings) = LetterSample.read(text, kind: fixture.kind)
        try #require(findings.count == 1, "\(fixture.body): \(findings)")
        #expect(template == nil)
        #expect(findings[0].code == fixture.code)
        #expect(findings[0].message == fixture.message)
        #expect(findings[0].hint == fixture.hint)
        #expect(findings[0].location?.file == "Reports/letters/test.md")
        #expect(findings[0].location?.line == line + 4)
        #expect(findings[0].location?.column == 0 || findings[0].location?.column == column)
        #expect(findings[0].excerpt != nil)
    }

    @Test func allAtOnce() {
        let (_, findings) = LetterSample.read("{{ a }} {{ b }}\n\n{{#if city}}\n\n{{ c }}\n")
        #expect(
            findings.map(\.code) == ["unknown-field", "unknown-field", "unclosed-region", "unknown-field"])
    }

    @Test func aStateThatWantsItsTextMustBeServed() {
        let plan = LetterSample.plan(disclosures: ["NY": "Ask us.", "FL": "Ask them."])
        for body in [
            "Dear", "{{#if city}}{{ disclosure }}{{/if}}",
            "{{#if disclosure}}x{{else}}{{ disclosure }}{{/if}}",
        ] {
            let (template, findings) = LetterSample.read(body, plan: plan)
            #expect(template == nil)
            #expect(findings.map(\.code) == ["missing-sentence"])
            #expect(findings.first?.message.contains("FL, NY") == true)
        }
        for body in [
            "{{ disclosure }}", "{{#if disclosure}}\n---\n\n{{ disclosure }}\n{{/if}}",
            "{{#if city}}a {{ disclosure }}{{else}}b {{ disclosure }}{{/if}}",
        ] { #expect(LetterSample.read(body, plan: plan).template != nil) }
    }

    @Test func settingsAreChecked() {
        #expect(LetterSample.read("x", more: "\nlang: xx").findings.map(\.code) == ["unknown-choice"])
        #expect(LetterSample.read("x", more: "\npages: a4").findings.map(\.code) == ["unknown-key"])
        let file = LetterSample.file("x", more: "\nlang: en", name: "year-end.he")
        let (_, findings) = LetterTemplate.read(file, plan: LetterSample.plan())
        #expect(findings.map(\.message) == ["the file's name says he, but this says en"])
        let named = LetterTemplate.read(
            LetterSample.file("x", name: "year-end.ar"), plan: LetterSample.plan())
        #expect(named.template?.language == .ar)
        #expect(named.template?.path == "letters/year-end.ar.md")
    }
}
