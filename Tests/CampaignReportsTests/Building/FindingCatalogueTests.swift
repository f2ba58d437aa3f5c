import CampaignKit
import Testing

@testable import CampaignReports

/// Every code has a fixture, and every fixture gives exactly its finding at exactly its place.
@Suite("Findings of reports")
struct FindingCatalogueTests {
    /// The text without its marks, and where they stood.
    private static func marked(_ body: String) -> (text: String, line: Int, column: Int, length: Int) {
        var lines = [""]
        var (line, column, end) = (0, 0, 0)
        for character in body {
            switch character {
            case "«": (line, column) = (lines.count, lines[lines.count - 1].count + 1)
            case "»": end = lines[lines.count - 1].count + 1
            case "\n": lines.append("")
            default: lines[lines.count - 1].append(character)
            }
        }
        return (lines.joined(separator: "\n"), line, column, end - column)
    }

    @Test("A fixture gives its finding", arguments: FindingFixture.all.indices)
    func fixture(_ index: Int) throws {
        let fixture = FindingFixture.all[index]
        let (text, line, column, length) = Self.marked(fixture.body)
        let (template, findings) = ReportTemplate.read(Sample.file(text), plan: Sample.plan())
        try #require(findings.count == 1, "\(findings)")
        let finding = findings[0]
        #expect(finding.code == fixture.code)
        #expect(finding.message == fixture.message)
        #expect(finding.hint == fixture.hint)
        #expect(finding.severity == fixture.severity)
        #expect((template == nil) == (fixture.severity == .error))
        #expect(finding.location?.file == "Reports/test.md")
        #expect(finding.location?.line == line + 3)
        if finding.location?.column != 0 {
            #expect(finding.location?.column == column)
            #expect(finding.location?.length == length)
        } else {
            #expect(column == 1, "the whole line is meant")
        }
        #expect(finding.excerpt != nil || length > 2000)
        #expect(finding.message.first?.isUppercase == false || finding.message.hasPrefix("HTML"))
        #expect(!finding.message.hasSuffix("."))
    }

    @Test("Every code has a fixture, or a test of its own")
    func coverage() {
        let elsewhere = [
            "report-findings", "figure-without-value", "repeated-option", "missing-option", "bad-option",
            "unknown-id", "missing-donor-field", "missing-letter", "unknown-benefit", "assert-failed",
            "sum-too-large",
            "receipt-wording", "share-of-nothing", "false-side", "unknown-theme", "unsafe-theme",
            "signature-picture", "unknown-part", "part-cycle", "misplaced-part",
        ]
        let covered = Set(FindingFixture.all.map(\.code) + LetterFindingTests.all.map(\.code) + elsewhere)
        #expect(ReportFindingCode.allCases.map(\.rawValue).filter { !covered.contains($0) } == [])
    }

    @Test("Codes are explained", arguments: ReportFindingCode.allCases)
    func guide(_ code: ReportFindingCode) {
        #expect(code.title != code.rawValue)
        #expect(code.title.count <= 60 && !code.title.hasSuffix("."))
        #expect(code.explanation.hasSuffix(".") && code.explanation.count > 60)
        #expect(!code.explanation.contains("\n"))
    }

    @Test("All problems at once, in the order of the text, each once")
    func all() {
        let body = """
            {{ raisd }} and {{ raised | shrot }}

            ```{statsu}
            ```

            [a](javascript:x) ![b](https://x.y/z.png) [c](#nowhere) <b>x</b>
            """
        let (template, findings) = ReportTemplate.read(
            Sample.file(body, front: "titel: x\npage: A4"), plan: Sample.plan())
        #expect(template == nil)
        #expect(
            findings.map(\.code) == [
                "missing-key", "unknown-key", "unknown-choice", "unknown-figure", "unknown-filter",
                "unknown-block", "bad-link", "refused-image", "unknown-anchor", "raw-html",
            ])
        let places = findings.compactMap(\.location)
        #expect(places == places.sorted())
        #expect(findings[3].excerpt == "{{ raisd }} and {{ raised | shrot }}")
    }

    @Test("No more than 200 findings of one text")
    func most() {
        let body = String(repeating: "{{ nothing }}\n", count: 300)
        let findings = ReportTemplate.read(Sample.file(body), plan: Sample.plan()).findings
        #expect(findings.count == 201)
        #expect(findings.contains { $0.code == "report-findings" })
    }
}
