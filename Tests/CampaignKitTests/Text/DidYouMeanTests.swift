import Testing

@testable import CampaignKit

@Suite struct DidYouMeanTests {
    private let campaigns = ["year-end-2026", "reading-room", "spring-2026", "gala-2026"]
    private let commands = [
        "status", "show", "init", "import", "check", "compare", "gift", "grant", "report",
    ]

    @Test(
        arguments: [
            ("readingroom", "reading-room"), ("READING-ROOM", "reading-room"),
            ("year-end-26", "year-end-2026"),
            ("year", "year-end-2026"), ("sprnig-2026", "spring-2026"), ("gala", "gala-2026"),
            ("gala-2025", "gala-2026"),
            ("winter-appeal", nil), ("", nil), ("x", nil),
        ] as [(String, String?)])
    func campaignIds(_ word: String, _ expected: String?) {
        #expect(DidYouMean.nearest(word, in: campaigns) == expected)
    }

    @Test(
        arguments: [
            ("stauts", "status"), ("stat", "status"), ("imprt", "import"), ("gfit", "gift"),
            ("chekc", "check"),
            ("s", nil), ("frobnicate", nil), ("comp", "compare"), ("ghow", "show"), ("g", nil),
        ] as [(String, String?)])
    func commandNames(_ word: String, _ expected: String?) {
        #expect(DidYouMean.nearest(word, in: commands) == expected)
    }

    @Test func tiesGoToTheFirstInOrder() {
        #expect(DidYouMean.nearest("bat", in: ["hat", "cat", "rat"]) == "cat")
        #expect(DidYouMean.nearest("bat", in: ["rat", "hat", "cat"]) == "cat")
        #expect(DidYouMean.nearest("bat", in: Set(["rat", "cat", "hat"])) == "cat")
    }

    @Test func fewerSlipsGoFirst() {
        #expect(DidYouMean.nearest("spring-2025", in: ["bpring-2024", "spring-2026"]) == "spring-2026")
    }

    @Test func aSharedBeginningIsNoAnswer() {
        #expect(DidYouMean.nearest("year-end", in: ["year-end-2025", "year-end-2026"]) == nil)
        #expect(DidYouMean.nearest("year-end", in: ["year-end-2026", "year-end-2026"]) == "year-end-2026")
    }

    @Test func longWordsAreNotCompared() {
        let long = String(repeating: "a", count: 65)
        #expect(DidYouMean.nearest(long, in: [long]) == nil)
        #expect(DidYouMean.nearest("a", in: [long]) == nil)
        let longest = String(repeating: "a", count: 64)
        #expect(DidYouMean.nearest(longest + "", in: [longest, long]) == longest)
        #expect(DidYouMean.nearest("a", in: [String]()) == nil)
    }

    @Test(arguments: [
        ("", "", 0), ("a", "", 1), ("", "ab", 2), ("kitten", "sitting", 3), ("ab", "ba", 1), ("ca", "abc", 3),
        ("日本", "日木", 1), ("status", "stauts", 1),
    ])
    func distances(_ left: String, _ right: String, _ slips: Int) {
        #expect(EditDistance.between(Array(left), Array(right)) == slips)
        #expect(EditDistance.between(Array(right), Array(left)) == slips)
    }
}
