import Terminal
import Testing

/// Texts laid out for people.
@Suite struct WordsTests {
    @Test func wordsGoIntoLines() {
        #expect(Words.wrapped("one two three four", columns: 9) == "one two\nthree\nfour")
        #expect(Words.wrapped("", columns: 9) == "")
    }

    @Test func aWordThatIsTooLongStandsAlone() {
        #expect(
            Words.wrapped("one abcdefghijklmnopqrstuvwxyz two", columns: 22)
                == "one\nabcdefghijklmnopqrstuvwxyz\ntwo")
    }
}
