import CampaignKit
import Terminal
import Testing

/// Texts laid out for people.
@Suite struct WrappingTests {
    @Test func aWordThatIsTooLongStandsAlone() {
        #expect(
            Words.wrapped("one abcdefghijklmnopqrstuvwxyz two", columns: 22)
                == "one\nabcdefghijklmnopqrstuvwxyz\ntwo")
    }

    @Test func aLineIsFilledAndALongerWordStandsAlone() {
        #expect(Words.wrapped("one two three", columns: 7) == "one two\nthree")
        #expect(Words.wrapped("") == "")
    }
}
