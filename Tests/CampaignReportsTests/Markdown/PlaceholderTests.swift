import CampaignKit
import Testing

@testable import CampaignReports

/// Words that a template left for someone to replace.
@Suite("Placeholders") struct PlaceholderTests {
    private func found(_ text: String) -> [Finding] { Fragment(text, campaign: nil).findings }

    @Test(
        "They are found wherever they are written",
        arguments: [
            ("Write here what the gift has done: who was helped.", 1, 1, 10),
            ("Thank you.\nWRITE HERE what it did.", 2, 1, 10),
            ("- **Write here** a name", 1, 5, 10), ("## Lorem ipsum dolor", 1, 4, 11),
            ("> TO\u{44}O: the story", 1, 3, 5), ("Dear [Your friend], hello", 1, 6, 13),
            ("We thank [insert name] of [insert place]", 1, 10, 13),
        ])
    func placeholder(_ text: String, _ line: Int, _ column: Int, _ length: Int) throws {
        let findings = found(text)
        try #require(findings.count == 1, "\(findings)")
        #expect(findings[0].code == "placeholder-text" && findings[0].severity == .warning)
        #expect(findings[0].location?.line == line && findings[0].location?.column == column)
        #expect(findings[0].location?.length == length)
        #expect(findings[0].hint == "write your own words in its place, or delete the line")
    }

    @Test(
        "Other words are left alone",
        arguments: [
            "They write here every day.", "Children learn to write here.", "A todo list", "`Write here`",
            "[Your gift](https://example.org)", "```\nTO\u{44}O: x\n```", "Rewrite here", "Write to us.",
            "Not all of it is done. We write here what is.",
        ])
    func others(_ text: String) { #expect(found(text).map(\.code) == [], "\(text)") }

    @Test func letterTemplatesAreLookedThroughToo() throws {
        let read = LetterSample.read("{{ salutation }}\n\nWrite here what a gift does.\n")
        #expect(read.template != nil && read.findings.map(\.code) == ["placeholder-text"])
        #expect(read.findings.first?.location?.line == 7)
    }

    @Test func aReportIsBuiltAndSaysSo() throws {
        let file = Sample.file("Write here what it did.\n")
        let (report, _) = ParsedReport.read(file, plan: Sample.plan(), as: .html)
        let result = ReportBuilder(try #require(report), figures: Sample.figures()).page()
        #expect(result.text != nil && result.findings.map(\.code) == ["placeholder-text"])
    }
}
