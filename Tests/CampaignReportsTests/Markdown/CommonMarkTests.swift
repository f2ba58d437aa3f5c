import CCmark
import Foundation
import TestSupport
import Testing

@testable import CampaignReports

/// The examples of the specification give what the parser itself gives, wherever reports have no rule of
/// their own.
@Suite("CommonMark examples")
struct CommonMarkTests {
    /// Why an example may differ, from what our pipeline itself reported.
    private static func exception(_ example: CommonMarkExample, _ fragment: Fragment) -> String? {
        let reasons = ["raw-html", "bad-link", "refused-image", "unknown-anchor"]
        if let code = fragment.codes.first(where: reasons.contains) { return code }
        if fragment.text.contains("<table>") { return "table" }
        if example.markdown.contains("<!--") || example.markdown.contains("</") { return "raw-html" }
        if example.markdown.contains("{{") { return "figure" }
        return nil
    }

    private static func reference(_ markdown: String) -> String {
        guard let text = cmark_markdown_to_html(markdown, markdown.utf8.count, CMARK_OPT_DEFAULT) else {
            return ""
        }
        defer { free(text) }
        return String(cString: text)
    }

    private static func withoutIDs(_ html: String) -> String {
        html.replacing(/<h([1-6]) id="[^"]*">/) { "<h\($0.output.1)>" }
    }

    @Test("Equal to the parser's own safe output, and counted")
    func examples() {
        guard !CommonMarkExample.all.isEmpty else { return }
        var compared = 0
        var excepted: [String: Int] = [:]
        for example in CommonMarkExample.all {
            let fragment = Fragment(example.markdown)
            if let reason = Self.exception(example, fragment) {
                excepted[reason, default: 0] += 1
                #expect(!fragment.text.contains("raw HTML omitted"))
                continue
            }
            compared += 1
            #expect(
                Self.withoutIDs(fragment.text) == Self.reference(example.markdown),
                "example \(example.number): \(example.markdown)")
        }
        #expect(CommonMarkExample.all.count == 652)
        #expect(compared == 1)
        #expect(excepted == [:])
    }

    @Test("As Markdown they read back to the same page, where the parser's own writer does")
    func markdown() {
        var different: [Int] = []
        for example in CommonMarkExample.all {
            let own = CmarkTree(example.markdown)?.commonMark ?? ""
            guard Self.reference(own) == Self.reference(example.markdown) else { continue }
            let markdown = Fragment(example.markdown, .markdown).text
            if Fragment(markdown).text != Fragment(example.markdown).text { different.append(example.number) }
        }
        #expect(different == [])
    }
}
