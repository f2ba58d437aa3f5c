import CampaignKit
import Testing

@testable import CampaignReports

@Suite("Options of blocks")
struct BlockOptionTests {
    private func findings(
        _ name: String, _ options: KeyValuePairs<String, String> = [:], campaign: String? = nil
    ) -> [Finding] {
        let directive = MadeUpFigures.directive(name, options, campaign: campaign)
        let read = ReportBlocks.read(directive, plan: MadeUpFigures.plan)
        // Either something to show or a reason why not, never both.
        #expect((read.block == nil) == !read.findings.isEmpty)
        return read.findings
    }

    @Test(
        "Every block but those that ask for figures can be written without options where a campaign is set",
        arguments: ReportBlocks.all.map { $0.name }.filter { $0 != "assert" && $0 != "table" })
    func defaults(_ name: String) {
        #expect(findings(name, campaign: "center-for-innovation").isEmpty)
    }

    @Test("Names of blocks are unique and their keys are of the common set")
    func names() {
        let names = ReportBlocks.all.map { $0.name }
        #expect(Set(names).count == names.count)
        // A claim shows nothing, and names what no other block does.
        for type in ReportBlocks.all where type.name != AssertBlock.name {
            #expect(
                Set(type.optionKeys).isSubset(of: [
                    "of", "by", "top", "last", "from", "to", "year", "since", "span", "width", "with",
                    "within",
                    "sort", "levels", "list", "fields", "caption", "like",
                ]))
        }
    }

    @Test("An unknown block suggests the near one, at its place")
    func unknownBlock() throws {
        let finding = try #require(findings("progres").first)
        #expect(finding.code == "unknown-block")
        #expect(finding.hint == "did you mean {progress}?")
        #expect(finding.location == SourceLocation(file: "Reports/board.md", line: 10, column: 5))
        #expect(findings("zebra").first?.hint?.hasPrefix("there are {status} {progress}") == true)
    }

    @Test("Everything wrong is told at once, each at its own line")
    func allAtOnce() {
        let found = findings("appeals", ["off": "x", "of": "year-end-2027", "top": "none", "caption": ""])
        #expect(found.map(\.code).sorted() == ["bad-option", "bad-option", "unknown-id", "unknown-option"])
        #expect(Set(found.compactMap(\.location?.line)) == [11, 12, 13, 14])
        #expect(found.allSatisfy { $0.severity == .error && $0.hint != nil })
    }

    @Test(
        "What an unknown option is suggested",
        arguments: [
            ("off", "did you mean of?"), ("topp", "did you mean top?"),
            ("colour", "it takes of, top, caption"),
        ])
    func unknownOption(_ key: String, _ hint: String) {
        #expect(findings("appeals", [key: "x"]).map(\.hint) == [hint])
    }

    @Test("An option given twice is refused where it stands the second time")
    func repeated() {
        let found = findings("status", ["of": "negev-tomorrow", "of": "react-conference"])
        #expect(found.map(\.code) == ["repeated-option"])
        #expect(found.first?.location?.line == 12)
    }

    @Test(
        "Ids are looked for among what the block shows",
        arguments: [
            ("status", "floor-3", false), ("projects", "floor-3", true), ("projects", "gala-2026", false),
            ("appeals", "gala-2026", true), ("appeals", "floor-3", false), ("months", "negev-tomorrow", true),
        ])
    func kinds(_ name: String, _ id: String, _ isKnown: Bool) {
        #expect(findings(name, ["of": id]).map(\.code) == (isKnown ? [] : ["unknown-id"]))
    }

    @Test("A mistyped id is guessed, a strange one gets the list")
    func ids() {
        let near = findings("status", ["of": "negev-tomorow"]).first
        #expect(near?.message == "no campaign has the id 'negev-tomorow'")
        #expect(near?.hint == "did you mean negev-tomorrow?")
        #expect(
            findings("status", ["of": "zebra"]).first?.hint?.hasPrefix("known: center-for-innovation, ")
                == true)
    }

    @Test(
        "Months",
        arguments: [
            ("2026-11", true), ("2026-11-20", true), ("2026-13", false), ("Nov 2026", false), ("", false),
            ("2026", false),
        ])
    func months(_ text: String, _ isGood: Bool) {
        #expect(findings("months", ["from": text, "to": "2026-12"]).isEmpty == isGood)
    }

    @Test("A stretch of time the wrong way round, or too long")
    func stretch() {
        #expect(
            findings("months", ["from": "2026-05", "to": "2026-04"]).map(\.message) == ["from is after to"])
        #expect(findings("months", ["from": "2006-01", "to": "2016-01"]).map(\.code) == ["bad-option"])
        #expect(findings("months", ["from": "2006-02", "to": "2016-01"]).isEmpty)
    }

    @Test(
        "Numbers and words",
        arguments: [
            ("appeals", "top", "0"), ("appeals", "top", "1001"), ("appeals", "top", "-1"),
            ("months", "by", "week"),
            ("months", "caption", String(repeating: "a", count: 201)),
        ])
    func badValues(_ name: String, _ key: String, _ value: String) {
        #expect(findings(name, [key: value]).map(\.code) == ["bad-option"])
    }

    @Test("Twelve rows, unless a block says how many, or all")
    func rows() {
        #expect(RowLimit.usual.limit(of: 12) == nil && RowLimit.usual.limit(of: 200) == 12)
        #expect(RowLimit.all.limit(of: 200) == nil && RowLimit.largest(5).limit(of: 3) == 5)
        for name in ["appeals", "projects", "grants", "deadlines", "pledges"] {
            #expect(findings(name, ["top": "all"]).isEmpty, "\(name)")
        }
    }

    @Test("A case for support needs a campaign, and says how to name one")
    func caseNeedsCampaign() {
        let found = findings("case")
        #expect(found.map(\.code) == ["missing-option"])
        #expect(findings("case", ["of": "zebra"]).map(\.code) == ["unknown-id"])
    }
}
