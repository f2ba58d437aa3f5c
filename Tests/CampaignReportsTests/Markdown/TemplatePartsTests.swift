import CampaignFiles
import CampaignKit
import Testing

@testable import CampaignReports

/// Texts that several templates share, and the places of what is wrong in them.
@Suite("Parts of templates")
struct TemplatePartsTests {
    private func parts(_ files: [String: String]) -> TemplateParts {
        TemplateParts(
            files.sorted { $0.key < $1.key }.map {
                PlanFile(path: "Reports/parts/\($0.key).md", text: $0.value)
            })
    }

    private func report(_ body: String, _ files: [String: String], front: String = "title: Test") -> (
        template: ReportTemplate?, findings: [Finding]
    ) {
        ReportTemplate.read(Sample.file(body, front: front), plan: Sample.plan(), parts: parts(files))
    }

    private func letter(_ body: String, _ files: [String: String], language: String = "en") throws -> String {
        let read = LetterTemplate.read(
            LetterSample.file(body, more: "\nlang: \(language)"), plan: LetterSample.plan(),
            parts: parts(files))
        let template = try #require(read.template, "\(read.findings)")
        let items = [LetterRun.Item(letter: Letter(row: LetterSample.row()), template: template)]
        return String(
            decoding: LetterRun(facts: LetterSample.facts, items: items).page(of: items[0]), as: UTF8.self)
    }

    @Test func aPartIsInTheTextAsIfItWereWrittenThere() throws {
        let files = [
            "summary": "We have {{ raised }}.\n\n```{status}\nof: open-fund\n```\n\n{{> foot}}\n",
            "foot": "*The end*\n",
        ]
        let read = report("# Now\n\nFirst\n{{> summary}}\n\n{{>foot }}\n", files)
        #expect(read.findings.isEmpty, "\(read.findings)")
        let page = try #require(read.template?.built(Sample.figures(), as: .html).text)
        #expect(page.contains("<p>First\nWe have <bdi data-figure=\"total.raised\""))
        #expect(page.ranges(of: "<em>The end</em>").count == 2)
        #expect(page.contains("data-figure=\"open-fund.raised\""))
    }

    @Test func whatIsWrongInAPartIsFoundInItsFile() throws {
        let files = ["sums": "One line\n\nWe have {{ raisd }}.\n\n```{status}\nof: nothing\n```\n"]
        let findings = report("\n{{> sums}}\n\n{{ rased }}\n", files).findings
        let places = findings.map { "\($0.code) \($0.location.map { "\($0)" } ?? "")" }
        try #require(findings.count == 3, "\(places)")
        let byFile = Dictionary(grouping: findings) { $0.location?.file ?? "" }
        let inPart = try #require(byFile["Reports/parts/sums.md"])
        #expect(inPart.map { $0.location?.line } == [3, 6])
        #expect(inPart[0].code == "unknown-figure" && inPart[0].location?.column == 12)
        #expect(inPart[0].excerpt == "We have {{ raisd }}." && inPart[1].excerpt == "of: nothing")
        // Below the part, the template's own lines keep their numbers.
        #expect(byFile["Reports/test.md"]?.map { $0.location?.line } == [7])
    }

    /// Between two lines of `---`, a key would be a heading of the letter.
    @Test func settingsOfAPartAreRefused() {
        let files = ["old": "---\ntitle: Old\n---\nText\n", "line": "---\n\nNote: text\n"]
        let findings = report("{{> old}}\n\n{{> line}}\n\n{{> old}}\n", files).findings
        #expect(findings.map(\.message) == ["the part 'old' has settings, which would be printed"])
        #expect(findings.first?.code == "misplaced-part" && findings.first?.location?.line == 4)
        #expect(
            findings.first?.hint
                == "delete the lines from --- to --- at the beginning of Reports/parts/old.md")
    }

    @Test func aPartThatIsIncludedTwiceIsReportedOnce() {
        let findings = report("{{> a}}\n\n{{> a}}\n", ["a": "{{ raisd }}\n"]).findings
        #expect(findings.map(\.code) == ["unknown-figure"])
    }

    @Test func aPartThatIncludesItselfIsRefusedWhereItDoes() {
        let alone = report("{{> a}}\n", ["a": "x\n{{> a}}\n"])
        #expect(alone.template == nil)
        #expect(alone.findings.map(\.message) == ["the part 'a' includes itself: a → a"])
        #expect(
            alone.findings[0].location
                == SourceLocation(
                    file: "Reports/parts/a.md", line: 2, column: 5, length: 1))
        #expect(alone.findings[0].hint == "take this line out of Reports/parts/a.md")
        let three = report("{{> a}}\n", ["a": "{{> b}}\n", "b": "{{> c}}\n", "c": "\n  {{> b}}\n"])
        #expect(three.findings.map(\.message) == ["the part 'b' includes itself: b → c → b"])
        #expect(three.findings[0].location?.file == "Reports/parts/c.md")
        #expect(three.findings[0].location?.column == 7)
    }

    @Test func aPartThatThereIsNotIsSaid() {
        let read = report("x\n{{> fot}}\n", ["foot": "x\n"])
        #expect(read.template == nil)
        #expect(read.findings.map(\.message) == ["there is no part 'fot' in Reports/parts/"])
        #expect(
            read.findings[0].location
                == SourceLocation(
                    file: "Reports/test.md", line: 5, column: 5, length: 3))
        #expect(read.findings[0].hint == "did you mean foot?")
        let none = report("{{> closing}}\n", [:])
        #expect(none.findings.map(\.hint) == ["write Reports/parts/closing.md, or delete the line"])
    }

    @Test(arguments: ["See {{> foot}} here.", "- {{> foot}}", "{{> ../letters/x}}", "{{> Foot}}", "{{>}}"])
    func aPartIsAloneOnItsLine(line: String) {
        let read = report(line + "\n", ["foot": "x\n"])
        #expect(read.findings.map(\.code) == ["misplaced-part"], "\(read.findings)")
    }

    @Test func inCodeItIsText() throws {
        let body = "```\n{{> foot}}\n```\n\n~~~~\n~~~\n{{> foot}}\n~~~~\n\n    {{> foot}}\n\n`{{> foot}}`\n"
        let read = report(body, ["foot": "the part itself"])
        #expect(read.findings.isEmpty, "\(read.findings)")
        let page = try #require(read.template?.built(Sample.figures(), as: .html).text)
        #expect(!page.contains("the part itself") && page.ranges(of: "{{&gt; foot}}").count == 4)
    }

    @Test func manyPartsInPartsEndAtTheLimit() {
        var files: [String: String] = [:]
        for number in 0..<9 {
            files["p\(number)"] = String(repeating: "{{> p\(number + 1)}}\n", count: 100)
        }
        files["p9"] = "x\n"
        let wide = report("{{> p0}}\n", files)
        #expect(wide.findings.map(\.code) == ["report-too-long"])
        for number in 9..<20 { files["p\(number)"] = "{{> p\(number + 1)}}\n" }
        for number in 0..<9 { files["p\(number)"] = "{{> p\(number + 1)}}\n" }
        let deep = report("{{> p0}}\n", files)
        #expect(deep.findings.map(\.code) == ["part-cycle"])
        #expect(deep.findings.first?.message == "parts include parts more than 10 times here")
        #expect(deep.findings.first?.location?.file == "Reports/parts/p9.md")
    }

    @Test func lettersShareTheirClosingInTheirLanguage() throws {
        let files = ["closing": "{{ signatory }}\n", "closing.he": "בברכה, {{ signatory }}\n"]
        #expect(try letter("{{> closing}}\n", files).contains("<p><bdi>Lee Marsh, Treasurer</bdi></p>"))
        #expect(try letter("{{> closing}}\n", files, language: "he").contains("<p>בברכה, <bdi"))
        #expect(try letter("{{> closing}}\n", files, language: "es").contains("Lee Marsh"))
        let shared = ["ask": "{{#if ask1}}\nGive {{ ask1 }}.\n{{/if}}\n"]
        #expect(try letter("{{> ask}}\n", shared).contains("<p>Give <bdi>$500</bdi>.</p>"))
    }

    @Test func aReceiptsDigestKnowsItsParts() throws {
        func digest(_ part: String?) throws -> [UInt8] {
            let file = LetterSample.file(part == nil ? "x\n" : "{{> foot}}\n")
            let read = LetterTemplate.read(
                file, plan: LetterSample.plan(), parts: parts(["foot": part ?? ""]))
            return try #require(read.template).digest
        }
        #expect(try digest("one\n") != digest("two\n"))
        #expect(try digest("one\n") == digest("one\n"))
    }

    @Test func whatALetterMustSayIsFoundInAPart() throws {
        let gifts = "{{#each gifts}}\n- {{ gift }}. {{ goods_or_services }}\n{{/each}}\n"
        let read = LetterTemplate.read(
            LetterSample.file("{{> gifts}}\n", kind: "thank-you"), plan: LetterSample.plan(),
            parts: parts(["gifts": gifts]))
        #expect(read.template != nil && read.findings.isEmpty, "\(read.findings)")
        let banned = LetterTemplate.read(
            LetterSample.file("{{> gifts}}\n", kind: "thank-you"), plan: LetterSample.plan(),
            parts: parts(["gifts": gifts + "\nIt is deductible.\n"]))
        #expect(banned.findings.map { $0.location?.file } == ["Reports/parts/gifts.md"])
        #expect(banned.findings.map { $0.location?.line } == [5])
    }
}
