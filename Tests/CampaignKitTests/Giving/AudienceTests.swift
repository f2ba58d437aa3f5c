import CampaignKit
import Testing

@Suite("From whom a donor is hidden, rules.md §5")
struct AudienceTests {
    @Test(
        "the whole table",
        arguments: [
            (.none, .public, false), (.none, .board, false), (.none, .staff, false),
            (.public, .public, true), (.public, .board, false), (.public, .staff, false),
            (.board, .public, true), (.board, .board, true), (.board, .staff, false),
            (.staff, .public, true), (.staff, .board, true), (.staff, .staff, true),
        ] as [(Anonymity, Audience, Bool)])
    func table(anonymity: Anonymity, audience: Audience, isHidden: Bool) {
        #expect(anonymity.hides(from: audience) == isHidden)
    }

    @Test("each level includes those before it", arguments: Audience.allCases)
    func levels(audience: Audience) {
        let hidden = Anonymity.allCases.map { $0.hides(from: audience) }
        // Once a level hides, every stricter one does.
        #expect(hidden == hidden.sorted { !$0 && $1 })
    }

    @Test("each audience sees no more than the one after", arguments: Anonymity.allCases)
    func audiences(anonymity: Anonymity) {
        let hidden = Audience.allCases.map { anonymity.hides(from: $0) }
        #expect(hidden == hidden.sorted { $0 && !$1 })
    }

    @Test("anonymous in a file means hidden from the board and the public")
    func yes() throws {
        let level = try #require(Anonymity(text: "yes"))
        #expect(Audience.allCases.filter { level.hides(from: $0) } == [.public, .board])
    }
}
