import Testing

@testable import CampaignReports

/// What stands below every printed page.
@Suite("Feet of pages") struct PageFootTests {
    @Test func thePageSaysItsNumberAndHowManyThereAre() {
        let foot = PageFoot(words: "Riverbend", isRightToLeft: false).css
        #expect(foot.contains("@bottom-left { content: \"Riverbend\";"))
        #expect(foot.contains("@bottom-right { content: \"Page \" counter(page) \" of \" counter(pages);"))
        let mirrored = PageFoot(words: "Riverbend", isRightToLeft: true).css
        #expect(mirrored.contains("@bottom-right { content: \"Riverbend\";"))
        #expect(mirrored.contains("@bottom-left { content: \"Page \""))
    }

    @Test(
        "No name ends the text or the sheet",
        arguments: ["a\"; } body { display: none", "</style><script>", "a\\", "*/ @import url(x)", "a\nb"])
    func hostile(_ name: String) throws {
        let css = PageFoot(words: name, isRightToLeft: false).css
        let line = try #require(css.split(separator: "\n").first)
        #expect(line.count { $0 == "\"" } == 2 && line.count { $0 == "{" } == 1, "\(line)")
        #expect(!css.contains("<") && !css.contains("@import") && !css.contains("*/"))
    }

    @Test func charactersAreNumbersThatABlankEnds() {
        let css = PageFoot(words: "קרן · a", isRightToLeft: true).css
        #expect(css.contains("content: \"\\5e7 \\5e8 \\5df  \\b7  a\";"))
        #expect(PageFoot.short(String(repeating: "x", count: 90)).count == 60)
        #expect(PageFoot.short("Report") == "Report")
    }
}
