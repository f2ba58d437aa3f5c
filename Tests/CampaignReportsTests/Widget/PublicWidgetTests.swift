import CampaignKit
import Testing

@testable import CampaignReports

@Suite("The widget for a charity's own page")
struct PublicWidgetTests {
    private func widget(
        _ campaign: String? = "center-for-innovation", donors: Int64 = 1377, name: String = "Center",
        in language: LetterLanguage = .en
    ) -> PublicWidget {
        let figures = Sample.figures(Sample.plan(name: name), audience: .public, donors: donors)
        return PublicWidget(figures, campaign: campaign, language: language)
    }

    @Test func saysWhatThePublicMayKnow() throws {
        let widget = widget()
        let money = try #require(widget.money)
        #expect(widget.goal == 420_000_000 && money.raised == 231_040_050 && money.donors == 1377)
        #expect(money.percentRaised == Percent(tenths: 550))
        // Cut, never rounded up.
        #expect(widget.svg.contains(">$2.31M of $4.2M</text>"))
        #expect(widget.svg.contains(">55% · 1,377 donors · As of 20 Nov 2026</text>"))
        // 55.0% of 288 pixels.
        #expect(widget.svg.contains("width=\"158\" height=\"12\""))
        for secret in ["received", "outstanding", "1,500,000", "data-minor"] {
            #expect(!widget.svg.contains(secret))
        }
    }

    @Test func fewerThanThreeDonorsShowTheGoalAlone() {
        let widget = widget(donors: 2)
        #expect(widget.money == nil && widget.goal == 420_000_000)
        #expect(widget.svg.contains(">Goal $4.2M.</text>") && !widget.svg.contains("2.31M"))
        #expect(!widget.svg.contains("height=\"12\""))
    }

    @Test func everythingHasNoOneGoal() {
        let widget = widget(nil)
        #expect(widget.goal == nil && widget.money?.percentRaised == nil)
        #expect(widget.name == "Friends of the Reading Room")
        #expect(widget.svg.contains("is raised.</text>"))
    }

    /// From the right, with its numbers isolated, and words of the language.
    @Test func hebrewBeginsAtTheRight() {
        let svg = widget(name: "מרכז", in: .he).svg
        #expect(svg.contains("lang=\"he\"") && svg.contains("text-anchor=\"end\""))
        #expect(svg.contains("\u{2068}$2.31M\u{2069} מתוך \u{2068}$4.2M\u{2069}"))
        // In the order of the eye, for programs that draw letter by letter.
        #expect(svg.contains(">$4.2M ךותמ $2.31M</text>"))
        // 320 - 16 - 158.
        #expect(svg.contains("<rect x=\"146\" y=\"82\" width=\"158\""))
    }

    @Test func runsAndLoadsNothing() {
        let evil = "<script>\"'&\u{202E}</text><a href=x>" + String(repeating: "long ", count: 40)
        let svg = widget(name: evil).svg
        #expect(svg.hasPrefix("<svg xmlns=") && svg.hasSuffix("</svg>\n"))
        for mark in ["<script", "<a ", "<style", "url(", "\u{202E}", "style="] {
            #expect(!svg.contains(mark), "\(mark)")
        }
        #expect(svg.contains("…</text>"))
    }
}
