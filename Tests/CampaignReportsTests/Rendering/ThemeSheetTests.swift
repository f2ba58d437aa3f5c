import CampaignFiles
import CampaignKit
import Digests
import Testing

@testable import CampaignReports

@Suite("A charity's own style sheet")
struct ThemeSheetTests {
    private func read(_ text: String) -> (sheet: ThemeSheet?, findings: [Finding]) {
        ThemeSheet.read(PlanFile(path: "Reports/theme/spring.css", text: text))
    }

    @Test func colorsAndSizesPass() {
        let read = read(":root { --accent: #7a1f3d; }\n@media print { h1 { font-size: 20pt; } }")
        #expect(read.findings.isEmpty)
        #expect(read.sheet?.css.hasSuffix("font-size: 20pt; } }\n") == true)
    }

    @Test(
        "Whatever could load something is refused, at its line",
        arguments: [
            "body { background: URL(https://x.example/a.png); }", "@import 'x.css';", "@IMPORT url(x);",
            "@font-face { font-family: x; }", "a { background: \\75rl(x); }", "</style><script>",
            "a { background: image-set('x' 1x); }", "a { background: u/**/rl(x); }",
        ])
    func loading(_ line: String) {
        let read = read(":root { --accent: red; }\n" + line)
        #expect(read.sheet == nil)
        #expect(read.findings.map(\.code) == ["unsafe-theme"])
        #expect(read.findings.first?.location?.line == 2)
        #expect(read.findings.first?.location?.file == "Reports/theme/spring.css")
    }

    @Test func largeAndBrokenFilesAreRefused() {
        #expect(read(String(repeating: "a{}", count: 20_000)).findings.map(\.code) == ["unsafe-theme"])
        let broken = ThemeSheet.read(PlanFile(path: "x.css", bytes: [0xFF, 0x41]))
        #expect(broken.sheet == nil && broken.findings.count == 1)
    }

    /// The page's policy admits the sheet with the theme in it, and nothing else.
    @Test func thePageCarriesIt() throws {
        let file = Sample.file("Text.", front: "title: Spring\ntheme: spring")
        let template = try #require(ReportTemplate.read(file, plan: Sample.plan()).template)
        #expect(template.theme == "spring")
        let report = ParsedReport(template, plan: Sample.plan(), as: .html)
        let sheet = try #require(read(":root { --accent: #7a1f3d; }").sheet)
        let page = try #require(
            ReportBuilder(report, figures: Sample.figures(), theme: sheet).page().text)
        let style = try #require(
            page.split(separator: "<style>", maxSplits: 1).last?.split(separator: "</style>").first)
        #expect(style.hasSuffix(":root { --accent: #7a1f3d; }\n"))
        let digest = SHA256.base64(SHA256.digest(Array(style.utf8)))
        #expect(page.contains("style-src 'sha256-\(digest)'"))
    }

    @Test func aNameThatIsNotThereIsSaid() {
        let finding = ThemeSheet.missing("sprng", in: "Reports/a.md", among: ["spring"])
        #expect(finding.code == "unknown-theme" && finding.hint == "did you mean spring?")
        for path in ["../../x", "", "a/b", "x.css"] {
            let hint = ThemeSheet.missing(path, in: "Reports/a.md", among: []).hint
            #expect(hint == "a theme is named by its file in Reports/theme, without the folder and .css")
        }
        let none = ThemeSheet.missing("x", in: "Reports/a.md", among: [])
        #expect(none.hint == "write Reports/theme/x.css")
    }
}
