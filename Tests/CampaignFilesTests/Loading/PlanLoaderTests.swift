import CampaignKit
import Testing

@testable import CampaignFiles

@Suite("Loading a plan")
struct PlanLoaderTests {
    @Test("All findings of all files at once, in order")
    func everythingAtOnce() {
        let result = PlanLoader.load(
            WorkspaceSource([
                ("Campaigns/organization.yml", "name: F\ncurency: USD\nein: 12\n"),
                ("Campaigns/b.md", Fixture.framed("nme: B\ngoal: x\nends: 2026-13-01\nparent: nobody")),
                ("Campaigns/a.md", Fixture.framed("name: A\ngoal: 5\ngoal: 6\ncolour: red")),
                ("Campaigns/c.md", Fixture.framed("name: \"C")),
            ]))
        #expect(result.plan == nil)
        let places = result.findings.map { finding in
            let place = finding.location
            return
                "\(place?.file.dropFirst(10) ?? ""):\(place?.line ?? 0):\(place?.column ?? 0) \(finding.code)"
        }
        #expect(
            places == [
                "a.md:4:1 duplicate-key", "a.md:5:1 unknown-key", "b.md:1:1 missing-key",
                "b.md:2:1 unknown-key",
                "b.md:3:7 goal-amount", "b.md:4:7 bad-date", "b.md:5:9 unknown-campaign",
                "c.md:2:7 yaml-syntax",
                "organization.yml:2:1 unknown-key", "organization.yml:3:6 bad-ein",
            ])
    }

    @Test("Several repeated keys in one file are all found")
    func repeatedKeys() {
        let result = PlanLoader.load(
            .fund(
                """
                name: Fund
                goal: 5
                "name": Again
                phases: [{name: a, 'name': "b, c", ends: 2026-01-01, ends: 2026-02-01}]
                goal : 7
                projects:
                  - id: x
                    name: X
                    id: y
                """))
        #expect(result.codes == Array(repeating: "duplicate-key", count: 5))
        #expect(result.findings.map { $0.location?.line ?? 0 } == [4, 5, 5, 6, 10])
        #expect(result.findings.map { $0.location?.length ?? 0 } == [6, 6, 4, 4, 2])
        // The first of each is what counts.
        #expect(result.fund?.name == "Fund")
        #expect(result.fund?.goal?.minorUnits == 500)
        #expect(result.fund?.projects.map(\.id) == ["x"])
    }

    @Test("More repeats than are looked for still end in a finding")
    func manyRepeats() {
        let yaml = (0..<40).map { "k\($0): 1\nk\($0): 2" }.joined(separator: "\n")
        let result = PlanLoader.load(.fund(yaml))
        #expect(result.codes.filter { $0 == "duplicate-key" }.count == YAMLReader.mostRepeats + 1)
        #expect(result.plan == nil)
    }

    @Test("An amount cut by its commas is reported once and still read")
    func cutAmount() {
        let result = PlanLoader.load(
            .fund(
                "name: Fund\nprojects:\n- {id: a, name: A, goal: $4,000,000, "
                    + "approved: {on: 2026-01-01, cap: 1,500.50}}"
            ))
        #expect(result.codes == ["unquoted-amount", "unquoted-amount"])
        #expect(result.fund?.projects.first?.goal?.text == "$4,000,000.00")
        #expect(result.fund?.projects.first?.approved?.cap?.text == "$1,500.50")
    }

    @Test(
        "What has commas in braces and is no amount",
        arguments: ["[a,b]", "[2026,2027]", "[1, 200]", "[x1,2000]"])
    func noAmounts(_ list: String) {
        let result = PlanLoader.load(.fund("name: Fund\nphases: \(list)"))
        #expect(!result.codes.contains("unquoted-amount"))
    }

    @Test("Columns are in characters, whatever they are made of")
    func columns() {
        let text = "name: Fund\nphases: [{name: \"👩‍👩‍👧 שלום é\", ends: never}]"
        let result = PlanLoader.load(.fund(text))
        #expect(result.codes == ["bad-date"])
        let line = "phases: [{name: \"👩‍👩‍👧 שלום é\", ends: "
        #expect(result.findings[0].location?.column == line.count + 1)
        #expect(result.findings[0].location?.length == 5)
    }

    @Test("A blank optional key is left out")
    func blanks() {
        let result = PlanLoader.load(
            .fund("name: Fund\ngoal:\nends:   # open\nphases:\ncounting:\npace:\nparent:"))
        #expect(result.findings.isEmpty, "\(result.findings)")
        #expect(
            result.plan?.campaign("fund")
                == Campaign(id: "fund", name: "Fund", caseForSupport: "The case.\n", caseLine: 10)
        )
    }

    @Test("Texts stay texts", arguments: ["0123", "no", "12.10", "2026-01-02", "null", "~x", "1e5", "0x1F"])
    func texts(_ name: String) {
        #expect(PlanLoader.load(.fund("name: \(name)")).plan?.campaign("fund")?.name == name)
    }

    @Test(
        "Punctuation that is text",
        arguments: ["O'Brien's fund", "A & B", "50% off!", "a*b", "R&D", "what? yes", "C#"])
    func punctuation(_ name: String) {
        let result = PlanLoader.load(.fund("name: \(name)"))
        #expect(result.findings.isEmpty, "\(result.findings)")
        #expect(result.fund?.name == name)
    }

    @Test("Structure inside quotes, block texts and comments is text")
    func quotedStructure() {
        let organization = """
            name: 'It''s {a} *fund'  # &anchor *alias {[
            signatory: "A \\"quoted\\" [name] &x"
            disclosures:
              NY: >-
                folded &text
                *and* more, {unclosed

              NJ: |
                first
                \tindented
            address: ["Box 1, 000,000", 'x: y']
            """
        let result = PlanLoader.load(
            WorkspaceSource([(WorkspaceSource.organizationPath, organization)]))
        #expect(result.findings.isEmpty, "\(result.findings)")
        let read = result.partialPlan.organization
        #expect(read.name == "It's {a} *fund")
        #expect(read.signatory == "A \"quoted\" [name] &x")
        #expect(read.disclosures["NY"] == "folded &text *and* more, {unclosed")
        #expect(read.disclosures["NJ"] == "first\n\tindented")
        #expect(read.address == ["Box 1, 000,000", "x: y"])
    }

    @Test("Invalid UTF-8 is found by line and column, and the rest is read")
    func invalidUTF8() throws {
        let bytes = Array("---\nname: Caf".utf8) + [0xE9] + Array("\ngaol: 5\n---\nText.\n".utf8)
        let source = WorkspaceSource(
            organization: PlanFile(path: WorkspaceSource.organizationPath, text: Fixture.organization),
            campaigns: [PlanFile(path: "Campaigns/fund.md", bytes: bytes)])
        let result = PlanLoader.load(source)
        #expect(result.codes == ["invalid-utf8", "unknown-key"])
        #expect(result.findings[0].location == SourceLocation(file: "Campaigns/fund.md", line: 2, column: 10))
        #expect(result.findings[0].hint == "save the file as UTF-8 in your editor")
    }

    @Test("Invalid UTF-8 after characters of several bytes, in the text below")
    func invalidUTF8InBody() throws {
        let bytes = Array("---\nname: Fund\n---\nשלום ".utf8) + [0xC3, 0x28, 0x0A]
        let source = WorkspaceSource(
            organization: PlanFile(path: WorkspaceSource.organizationPath, text: Fixture.organization),
            campaigns: [PlanFile(path: "Campaigns/fund.md", bytes: bytes)])
        let result = PlanLoader.load(source)
        #expect(result.codes == ["invalid-utf8"])
        #expect(result.findings[0].location == SourceLocation(file: "Campaigns/fund.md", line: 4, column: 6))
    }

    @Test("A tree that turns in circles is cut in the partial plan")
    func partialTree() throws {
        let result = PlanLoader.load(
            WorkspaceSource([
                (WorkspaceSource.organizationPath, Fixture.organization),
                ("Campaigns/a.md", Fixture.framed("name: A\nparent: b")),
                ("Campaigns/b.md", Fixture.framed("name: B\nparent: a")),
                ("Campaigns/c.md", Fixture.framed("name: C\nparent: a")),
            ]))
        #expect(result.codes == ["parent-cycle"])
        #expect(result.partialPlan.campaigns.map(\.parent) == [nil, nil, "a"])
    }

    @Test("A file that cannot be read is still a known campaign")
    func knownThoughBroken() {
        let result = PlanLoader.load(
            WorkspaceSource([
                (WorkspaceSource.organizationPath, Fixture.organization),
                ("Campaigns/a.md", "---\nname: [\n---\n"),
                ("Campaigns/b.md", Fixture.framed("name: B\nparent: a\npace: like:a")),
            ]))
        #expect(result.codes == ["yaml-syntax"])
        #expect(result.partialPlan.campaign("b")?.parent == "a")
    }

    @Test(
        "Without a known currency, amounts in another one are no further findings",
        arguments: ["name: F\ncurrency: EUX\n", "name: \"F\n", "name: F\ncurrency: [EUR]\n"])
    func unknownCurrency(_ organization: String) {
        let result = PlanLoader.load(.fund("name: Fund\ngoal: 5000 EUR", organization: organization))
        #expect(result.findings.map { $0.location?.file } == ["Campaigns/organization.yml"])
        let euros = "name: F\ncurrency: EUR\n"
        #expect(
            PlanLoader.load(.fund("name: Fund\ngoal: $5", organization: euros)).codes == ["currency-mismatch"]
        )
    }

    @Test("Warnings and notes leave the plan usable")
    func warnings() {
        let result = PlanLoader.load(
            .fund("name: Fund\nprojects: [{id: a, name: A, goal: 5, lines: [{id: b, name: B, goal: 6}]}]"))
        #expect(result.findings.map(\.severity) == [.warning])
        #expect(result.plan?.campaign("fund")?.projects.count == 1)
    }

    @Test("An appeal may have its own campaign's id")
    func ownID() {
        let result = PlanLoader.load(.fund("name: Fund\nappeals: [{id: fund, name: A}]"))
        #expect(result.findings.isEmpty)
    }

    @Test("A plan without campaigns is a plan")
    func noCampaigns() {
        let result = PlanLoader.load(WorkspaceSource([(WorkspaceSource.organizationPath, "name: F\n")]))
        #expect(result.plan?.campaigns.isEmpty == true)
    }

    @Test("Sums beyond counting are compared, not wrapped")
    func overflow() {
        let huge = "92000000000000000"
        let lines = "[{id: b, name: B, goal: \(huge)}, {id: c, name: C, goal: \(huge)}]"
        let result = PlanLoader.load(
            .fund("name: Fund\nprojects: [{id: a, name: A, goal: 5, lines: \(lines)}]"))
        #expect(result.codes == ["line-goals"])
        #expect(result.findings[0].message.contains("too much to count"))
        let tooLarge = PlanLoader.load(.fund("name: Fund\ngoal: 92000000000000000000"))
        #expect(tooLarge.codes == ["goal-amount"])
    }
}
