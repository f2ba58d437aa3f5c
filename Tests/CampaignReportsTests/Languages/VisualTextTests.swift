import CampaignKit
import TestSupport
import Testing

@testable import CampaignReports

/// Words from the right in the order of the eye, as WeasyPrint draws them.
@Suite("Words of pictures from the right")
struct VisualTextTests {
    @Test(
        "Hebrew: letters turn around, what runs from the left does not",
        arguments: [
            ("יעד \u{2068}$4.2M\u{2069}", "$4.2M דעי"),
            ("כמו ב־28 הימים האחרונים", "םינורחאה םימיה 28־ב ומכ"),
            ("\u{2068}$2.47M\u{2069} ב־\u{2068}20 בנובמבר\u{2069}", "רבמבונב 20־ב $2.47M"),
            ("סך (הכול)", "(לוכה) ךס"), ("\u{2068}-$15K\u{2069}", "-$15K"), ("57% מהיעד", "דעיהמ 57%"),
        ])
    func hebrew(_ words: String, _ seen: String) { #expect(VisualText.ordered(words) == seen) }

    @Test(
        "Arabic: each letter in the form that its neighbors give it",
        arguments: [
            ("\u{62C}\u{64F}\u{645}\u{639}", "\u{FECA}\u{FEE4}\u{FE9F}"),
            ("\u{644}\u{627}", "\u{FEFB}"), ("\u{625}\u{644}\u{649}", "\u{FEF0}\u{FEDF}\u{FE87}"),
            ("\u{627}\u{644}\u{647}\u{62F}\u{641}", "\u{FED1}\u{FEAA}\u{FEEC}\u{FEDF}\u{FE8D}"),
            // Nothing joins a hamza.
            ("\u{628}\u{621}\u{628}", "\u{FE8F}\u{FE80}\u{FE8F}"),
        ])
    func arabic(_ words: String, _ seen: String) {
        #expect(Array(VisualText.ordered(words).unicodeScalars) == Array(seen.unicodeScalars))
    }

    @Test func onlyWordsFromTheRightAreTurned() {
        let left = VisualText.pictured("Goal $5")
        #expect(left.html == "Goal $5" && left.attributes.isEmpty)
        let right = VisualText.pictured("\u{2068}$5M\u{2069} מתוך \u{2068}$9M\u{2069}")
        #expect(right.html == "$9M ךותמ $5M")
        #expect(right.attributes == " direction=\"ltr\" unicode-bidi=\"bidi-override\"")
    }

    /// Whatever a name is, the picture stays a picture.
    @Test(arguments: SeededGenerator.seeds)
    func hostileWordsAreInert(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let html = VisualText.pictured("יעד " + generator.hostileText(pieces: 6)).html
            #expect(!html.contains("<") && !html.contains("\u{202E}"))
        }
    }
}
