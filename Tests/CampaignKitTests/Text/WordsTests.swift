import CampaignKit
import Testing

@Suite("English for counts and lists") struct WordsTests {
    @Test func counts() {
        #expect(Words.count(1, "gift") == "1 gift")
        #expect(Words.count(0, "gift") == "0 gifts")
        #expect(Words.count(1204, "gift") == "1,204 gifts")
        #expect(Words.count(2, "lady", plural: "ladies") == "2 ladies")
        #expect(Words.grouped(-1_234_567) == "-1,234,567")
        #expect(Words.grouped(Int64.min) == "-9,223,372,036,854,775,808")
    }

    @Test func nouns() {
        #expect(Words.article("gift") == "a gift")
        #expect(Words.article("Adjustment") == "an Adjustment")
        #expect(Words.title("project") == "Project")
        #expect(Words.title("") == "")
    }

    @Test func alternatives() {
        #expect(Words.alternatives([]) == "")
        #expect(Words.alternatives(["a"]) == "a")
        #expect(Words.alternatives(["a", "b"]) == "a or b")
        #expect(Words.alternatives(["a", "b", "c"]) == "a, b or c")
    }
}
