import Testing

@testable import CampaignKit

@Suite("Which appeals a keycode is of")
struct KeycodeIndexTests {
    private func appeal(_ id: String, _ codes: [String]) -> Appeal {
        Appeal(
            id: id, name: id,
            segments: codes.map { Segment(id: $0, pick: "lybunt", keycode: $0, split: ["a"]) })
    }

    private var plan: Plan {
        Plan(
            organization: Organization(name: "Test"),
            campaigns: [
                Campaign(id: "c", name: "C", appeals: [appeal("one", ["A", "B"]), appeal("two", ["B"])]),
                Campaign(id: "d", name: "D", appeals: [Appeal(id: "letter-2026", name: "L")]),
            ])
    }

    @Test("Of the plan, with the letter of a test cell, in any case")
    func planned() {
        let index = KeycodeIndex(plan)
        #expect(index.appeals(of: "A") == ["one"] && index.appeals(of: "aa") == ["one"])
        #expect(index.appeals(of: "B") == ["one", "two"])
        #expect(index.appeals(of: "C").isEmpty && index.appeals(of: "").isEmpty)
    }

    @Test("Of what was sent, as long as the plan has the appeal")
    func sent() {
        let index = KeycodeIndex(plan, sent: ["letter-2026": ["OLD", "A"], "gone": ["X"]])
        #expect(
            index.appeals(of: "old") == ["letter-2026"] && index.appeals(of: "A") == ["letter-2026", "one"])
        #expect(index.appeals(of: "X").isEmpty)
    }

    @Test("A code that is made from the ids is found as it was printed")
    func made() throws {
        let appeal = Appeal(
            id: "letter-2026", name: "L", segments: [Segment(id: "lybunt", pick: "lybunt")])
        let code = try #require(Keycode.all(of: appeal).keys.first)
        let plan = Plan(
            organization: Organization(name: "Test"),
            campaigns: [Campaign(id: "d", name: "D", appeals: [appeal])])
        #expect(KeycodeIndex(plan).appeals(of: code) == ["letter-2026"])
    }
}
