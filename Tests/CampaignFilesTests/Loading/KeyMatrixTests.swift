import CampaignKit
import Testing

@testable import CampaignFiles

/// Every key refuses the wrong kind of value where that value stands, and every record names its unknown
/// keys.
@Suite("Every key")
struct KeyMatrixTests {
    private static let project = "projects: [{id: a, name: A, "
    private static let appeal = "appeals: [{id: a, name: A, "

    /// Keys that take a text, with VALUE where it stands.
    static let texts = [
        "name: VALUE", "goal: VALUE", "starts: VALUE", "ends: VALUE", "parent: VALUE",
        "phases: [{name: VALUE}]", "phases: [{name: a, ends: VALUE}]", "counting: {in_kind: VALUE}",
        "counting: {revocable: VALUE}", "counting: {outside_period: VALUE}", "counting: {government: VALUE}",
        "counting: {exchange: VALUE}", "counting: {pledge_years: VALUE}", "counting: {recurring: VALUE}",
        "pace: {2026-11: VALUE}", "projects: [{id: VALUE, name: A}]", "projects: [{id: a, name: VALUE}]",
        project + "goal: VALUE}]", project + "withdrawn: VALUE}]", project + "approved: {on: VALUE}}]",
        project + "approved: {on: 2026-01-01, resolution: VALUE}}]",
        project + "approved: {on: 2026-01-01, cap: VALUE}}]",
        project + "partners: [{name: VALUE, share: 5%}]}]",
        project + "partners: [{name: P, share: VALUE}]}]", project + "lines: [{id: VALUE, name: L}]}]",
        project + "lines: [{id: l, name: L, goal: VALUE}]}]",
        project + "lines: [{id: l, name: L, ends: VALUE}]}]", project + "cost: VALUE}]",
        project + "approvals: [{on: VALUE}]}]", project + "co_funders: [{name: VALUE, amount: 5}]}]",
        project + "co_funders: [{name: M, amount: VALUE}]}]",
        project + "co_funders: [{name: M, amount: 5, status: VALUE}]}]",
        project + "partners: [{name: P, share: 5%, grantee: VALUE}]}]",
        project + "units: [{id: u, name: U, price: VALUE}]}]",
        project + "units: [{id: u, name: U, price: 5, count: VALUE}]}]", appeal + "channel: VALUE}]",
        appeal + "starts: VALUE}]", appeal + "ends: VALUE}]", appeal + "goal: VALUE}]",
        appeal + "cost: VALUE}]",
        appeal + "letter: VALUE}]", appeal + "benefits: VALUE}]",
        appeal + "segments: [{id: VALUE, pick: new}]}]",
        appeal + "segments: [{id: s, pick: VALUE}]}]",
        appeal + "segments: [{id: s, pick: new, ask: VALUE}]}]",
        appeal + "segments: [{id: s, pick: new, letter: VALUE}]}]", "gift_table: [{amount: VALUE, gifts: 1}]",
        "gift_table: [{amount: 5, gifts: VALUE}]", "gift_table: [{amount: 5, gifts: 1, prospects: VALUE}]",
    ]

    /// Keys that take a list.
    static let lists = [
        "phases: VALUE", "projects: VALUE", "appeals: VALUE", project + "partners: VALUE}]",
        project + "lines: VALUE}]", project + "units: VALUE}]", appeal + "segments: VALUE}]",
        project + "approvals: VALUE}]", project + "co_funders: VALUE}]",
    ]

    /// A name in one language, wherever there may be one.
    static let publicNames = [
        "public_name: {he: VALUE}", project + "public_name: {he: VALUE}}]",
        project + "lines: [{id: l, name: L, public_name: {he: VALUE}}]}]",
        project + "units: [{id: u, name: U, price: 5, public_name: {he: VALUE}}]}]",
        appeal + "public_name: {he: VALUE}}]",
    ]

    /// Keys that take further keys.
    static let records = ["counting: VALUE", project + "approved: VALUE}]"]

    /// Records with room for one more key.
    static let places = [
        "KEY: 1", "phases: [{name: a, KEY: 1}]", "counting: {KEY: 1}", project + "KEY: 1}]",
        project + "approved: {on: 2026-01-01, KEY: 1}}]",
        project + "partners: [{name: P, share: 5%, KEY: 1}]}]",
        project + "lines: [{id: l, name: L, KEY: 1}]}]",
        project + "units: [{id: u, name: U, price: 5, KEY: 1}]}]",
        appeal + "KEY: 1}]", appeal + "segments: [{id: s, pick: new, KEY: 1}]}]",
        "gift_table: [{amount: 5, gifts: 1, KEY: 1}]",
    ]

    /// The only finding, which must be at the marker.
    private func check(_ template: String, _ marker: String, _ value: String, _ code: PlanFindingCode) throws
    {
        let needsName = !template.hasPrefix("name:")
        let yaml = (needsName ? "name: Fund\n" : "") + template.replacing(marker, with: "1️⃣\(value)2️⃣")
        let marked = MarkedText(yaml)
        let result = PlanLoader.load(.fund(marked.text))
        try #require(result.codes == [code.rawValue], "\(result.findings)")
        let expected = SourceLocation(
            file: "Campaigns/fund.md", line: marked.line + 1, column: marked.column, length: marked.length)
        #expect(result.findings[0].location == expected)
        #expect(result.plan == nil)
    }

    @Test("A list where a text belongs", arguments: texts)
    func listForText(_ template: String) throws {
        try check(template, "VALUE", "[x, y]", .wrongType)
    }

    @Test("A mapping where a text belongs", arguments: texts)
    func mappingForText(_ template: String) throws {
        try check(template, "VALUE", "{x: y}", .wrongType)
    }

    @Test("A public name is a text, or a text for each language that there is", arguments: publicNames)
    func publicName(_ template: String) throws {
        try check(template, "VALUE", "[x]", .wrongType)
        try check(template, "VALUE", "{x: y}", .wrongType)
        let named = template.replacing("VALUE", with: "x").replacing("he:", with: "VALUE:")
        try check(named, "VALUE", "hb", .unknownChoice)
        try check(template.replacing("{he: VALUE}", with: "VALUE"), "VALUE", "[x]", .wrongType)
    }

    @Test("A text or a mapping where a list belongs", arguments: lists)
    func noList(_ template: String) throws {
        try check(template, "VALUE", "words", .wrongType)
        try check(template, "VALUE", "{x: y}", .wrongType)
    }

    @Test("A text or a list where keys belong", arguments: records)
    func noRecord(_ template: String) throws {
        try check(template, "VALUE", "words", .wrongType)
        try check(template, "VALUE", "[x]", .wrongType)
    }

    @Test("An unknown key in every record", arguments: places)
    func unknownKey(_ template: String) throws {
        try check(template, "KEY", "zzzzzz", .unknownKey)
    }

    @Test("An empty text in quotes", arguments: texts)
    func emptyText(_ template: String) throws {
        let yaml =
            (template.hasPrefix("name:") ? "" : "name: Fund\n") + template.replacing("VALUE", with: "\"\"")
        let result = PlanLoader.load(.fund(yaml))
        #expect(result.findings.count == 1, "\(result.findings)")
        #expect(result.plan == nil)
    }

    @Test(
        "Needed keys that are missing",
        arguments: [
            (project + "partners: [{name: P}]}]", "share"), (project + "partners: [{share: 5%}]}]", "name"),
            (project + "lines: [{id: l}]}]", "name"), (project + "units: [{id: u, name: U}]}]", "price"),
            (appeal + "segments: [{id: s}]}]", "pick"), ("gift_table: [{gifts: 1}]", "amount"),
            ("gift_table: [{amount: 5}]", "gifts"), ("phases: [{ends: 2026-01-01}]", "name"),
            ("appeals: [{id: a}]", "name"), ("projects: [{name: A}]", "id"),
        ])
    func missing(_ yaml: String, _ key: String) {
        let result = PlanLoader.load(.fund("name: Fund\n" + yaml))
        #expect(result.codes == ["missing-key"], "\(result.findings)")
        #expect(result.findings[0].message.hasSuffix("has no \(key)"))
    }

    @Test(
        "A pace in a form that is none",
        arguments: [
            ("[linear]", "pace is a list"), ("{like: other}", "pace: like: is one word"),
            ("like", "pace cannot be 'like'"),
        ])
    func pace(_ value: String, _ message: String) {
        let result = PlanLoader.load(.fund("name: Fund\npace: \(value)"))
        #expect(result.findings.map(\.message) == [message])
        #expect(result.fund?.pace == .linear)
    }

    @Test("A month without its share, and a like without its id")
    func incompletePace() {
        #expect(PlanLoader.load(.fund("name: Fund\npace:\n  2026-11:")).codes == ["empty-value"])
        let result = PlanLoader.load(.fund("name: Fund\npace: \"like:\""))
        #expect(result.findings.map(\.message) == ["no campaign is named here"])
    }

    @Test("Receipts: lists and mappings are kept, deeper lists are not texts")
    func receipts() {
        let source = WorkspaceSource([
            (WorkspaceSource.organizationPath, "name: F\nreceipts: {a: [x, [y]], b: , c: {d: e}}\n")
        ])
        let result = PlanLoader.load(source)
        #expect(result.codes == ["wrong-type"])
        #expect(result.partialPlan.organization.receipts == ["a": "x", "c.d": "e"])
    }
}
