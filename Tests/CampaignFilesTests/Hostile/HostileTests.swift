import CampaignKit
import Testing

@testable import CampaignFiles

/// Files made to exhaust, mislead or crash whoever reads them.
@Suite("Hostile files")
struct HostileTests {
    @Test(
        "Ten thousand open brackets",
        arguments: ["[", "{", "{a: ", "[{a: ", "- ", "? ", "!x ", "&a ", "'", "\""])
    func nesting(_ part: String) {
        let result = PlanLoader.load(
            .fund("name: Fund\nphases: \n  " + String(repeating: part, count: 10_000)))
        #expect(result.plan == nil)
        #expect(result.findings.allSatisfy { $0.severity == .error })
    }

    @Test("Deep indentation")
    func indentation() {
        let lines = (0..<1000).map { String(repeating: " ", count: $0) + "a:" }
        let result = PlanLoader.load(.fund(lines.joined(separator: "\n")))
        #expect(result.codes.contains("yaml-depth"))
    }

    @Test("A billion laughs: refused before anything is expanded")
    func billionLaughs() {
        var lines = ["name: Fund", "a0: &a0 [x, x, x, x, x, x, x, x, x]"]
        for level in 1...12 {
            let alias = "*a\(level - 1)"
            lines.append(
                "a\(level): &a\(level) [\(Array(repeating: alias, count: 9).joined(separator: ", "))]")
        }
        let result = PlanLoader.load(.fund(lines.joined(separator: "\n")))
        #expect(result.codes.contains("yaml-anchor"))
        #expect(result.plan == nil)
    }

    @Test(
        "Anchors in places where they are easily overlooked",
        arguments: [
            "name: Fund\nphases: [&a {name: x}, *a]", "name: Fund\n&k goal: 5",
            "name: Fund\nphases:\n  - &a {name: x}\n  - *a",
            "name: Fund\nphases: [\"q\", &a b, # c &d\n *a]",
            "name: Fund\ncounting: {\"in_kind\":&a include}",
            "&root\nname: Fund", "name: Fund\nphases:\n- !!map &a {name: x}",
            "name: Fund\nphases: [a,#b\n &a c]",
            "name: Fund\nx: {a: ,: *a}", "name: Fund\nx: |\n  text\ny: &a z",
            "name: Fund\nx: 'a\n\n  b' \ny: &a z",
        ])
    func hiddenAnchors(_ yaml: String) {
        let result = PlanLoader.load(.fund(yaml))
        #expect(result.codes.contains("yaml-anchor"), "\(result.findings)")
    }

    @Test("A file of nothing but unknown keys ends soon, with a bounded list")
    func manyKeys() {
        let yaml = (0..<12_000).map { "key-\($0): x" }.joined(separator: "\n")
        let result = PlanLoader.load(.fund(yaml))
        #expect(result.findings.count == FindingSink.mostPerFile + 1)
    }

    @Test("A hundred thousand times the same key")
    func sameKey() {
        let yaml = String(repeating: "k: 1\n", count: 100_000)
        let result = PlanLoader.load(.fund(yaml))
        #expect(result.codes.contains("duplicate-key"))
    }

    @Test("A very long line has no excerpt")
    func longLine() {
        let result = PlanLoader.load(.fund("name: Fund\ngoal: " + String(repeating: "x", count: 100_000)))
        #expect(result.codes == ["goal-amount"])
        #expect(result.findings[0].excerpt == nil)
    }

    @Test("Chains of parents as long as the limit of files")
    func longChain() {
        var files = [(path: WorkspaceSource.organizationPath, text: Fixture.organization)]
        for number in 0..<3000 {
            files.append(
                ("Campaigns/c\(number).md", Fixture.framed("name: C\nparent: c\((number + 1) % 3000)")))
        }
        let result = PlanLoader.load(WorkspaceSource(files))
        #expect(result.codes == ["parent-cycle"])
        #expect(result.findings[0].message.hasSuffix("→ … → c0"))
    }

    @Test(
        "Short texts: the parser reads from a string that stays",
        arguments: ["name: F", "name: F\n", "a: 1", "-", ":"])
    func shortTexts(_ text: String) {
        for _ in 0..<50 {
            let result = PlanLoader.load(WorkspaceSource([(WorkspaceSource.organizationPath, text)]))
            #expect((result.plan?.organization.name == "F") == text.hasPrefix("name"))
        }
    }
}
