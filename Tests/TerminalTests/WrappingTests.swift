import CampaignKit
import Terminal
import Testing

/// Texts laid out for people.
@Suite struct WrappingTests {
    @Test func paragraphsKeepTheirIndentAndListsTheirGap() {
        let text = """
            HEAD

              A paragraph of two lines, the first of which is
              too long, and short.

              title    what stands at its head, which is the only one
              audience board or staff,
                       or public

              campaign import one.csv
              campaign import two.csv
            """
        #expect(
            Words.reflowed(text, columns: 36) == """
                HEAD

                  A paragraph of two lines, the
                  first of which is too long, and
                  short.

                  title    what stands at its head,
                           which is the only one
                  audience board or staff,
                           or public

                  campaign import one.csv
                  campaign import two.csv
                """)
        #expect(Words.reflowed(text, columns: 80) == text)
        #expect(Words.reflowed("") == "" && Words.reflowed("a\n") == "a\n")
    }

    @Test func whatExplainsAWordGoesUnderItself() {
        let text = "  where    campaign, appeal, project,\n           line, unit\n  who      donor"
        #expect(
            Words.reflowed(text, columns: 30)
                == "  where    campaign, appeal,\n           project, line, unit\n  who      donor")
    }

    @Test func aWordThatIsTooLongStandsAlone() {
        #expect(
            Words.reflowed("one abcdefghijklmnopqrstuvwxyz two", columns: 22)
                == "one\nabcdefghijklmnopqrstuvwxyz\ntwo")
    }

    @Test func aLineIsFilledAndALongerWordStandsAlone() {
        #expect(Words.wrapped("one two three", columns: 7) == "one two\nthree")
        #expect(Words.wrapped("") == "")
    }
}
