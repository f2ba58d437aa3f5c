import CampaignKit
import Testing

@testable import CampaignReports

@Suite("Figures")
struct FigureValueTests {
    private func text(_ expression: String, campaign: String? = "center-for-innovation") -> String {
        let html = Fragment("{{ \(expression) }}", campaign: campaign).text
        return html.replacing(/<[^>]*>/) { _ in "" }.replacing("\n", with: "")
    }

    @Test(
        "Every measure of a campaign",
        arguments: [
            ("name", "Center for Innovation"), ("raised", "$2,310,400.50"), ("received", "$1,500,000"),
            ("outstanding", "$810,400.50"), ("goal", "$4,200,000"), ("to_go", "$1,889,599.50"),
            ("over_goal", "$0"), ("ended_short", "$0"), ("percent_raised", "55.0%"), ("gifts", "412"),
            ("commitments", "431"),
            ("donors", "1,377"), ("first_time_donors", "0"), ("conditional", "$0"), ("advance", "$0"),
            ("due_back", "$0"), ("fx_difference", "$0"), ("revocable", "$0"),
            ("in_kind", "$0"), ("match_expected", "$0"), ("exchange", "$0"), ("excluded", "$0"),
            ("overdue", "$5,000"), ("written_off", "$0"), ("starts", "1 Jan 2025"), ("ends", "31 Dec 2027"),
            ("elapsed", "62.9%"), ("expected", "$2,642,739.72"), ("pace", "behind"),
            ("pace_difference", "-$332,339.22"), ("required_per_day", "$4,654.19"), ("days_left", "406"),
            ("as_of", "20 Nov 2026"),
        ])
    func measures(_ name: String, _ expected: String) {
        #expect(text(name) == expected)
        if name != "as_of" { #expect(text("center-for-innovation.\(name)") == expected) }
    }

    @Test("No measure is left out of the test above")
    func catalogue() {
        // The weighted pipeline has no value yet.
        #expect(FigureCatalogue.names(in: .campaign).count == 33 + 1)
    }

    @Test(
        "Other subjects",
        arguments: [
            ("total.raised", "$2,322,845.50"), ("total.to_go", "$1,889,599.50"),
            ("total.percent_raised", "55.0%"), ("total.donors", "1,417"), ("unassigned.raised", "$100"),
            ("unassigned.gifts", "3"), ("organization.name", "Friends of the Reading Room"),
            ("floor-3.raised", "$2,000,000"), ("floor-3.goal", "$3,600,000"), ("floor-3.name", "Third floor"),
            ("center-for-innovation.floor-3.to_go", "$1,600,000"), ("floor-3.percent_raised", "55.5%"),
            ("year-end-letter-2026.raised", "$76,543.21"), ("year-end-letter-2026.gifts", "95"),
            ("center-for-innovation.year-end-letter-2026.name", "Year-end letter"),
            ("floor-3.commitments", "431"), ("floor-3.conditional", "$0"),
            ("open-fund.raised", "$12,345"), ("open-fund.name", "Open fund"),
        ])
    func subjects(_ expression: String, _ expected: String) { #expect(text(expression) == expected) }

    @Test("A name alone is the campaign's, or the whole charity's")
    func implied() {
        #expect(text("raised", campaign: "open-fund") == "$12,345")
        #expect(text("raised", campaign: nil) == "$2,322,845.50")
    }

    @Test("Each value carries its whole name")
    func names() {
        for (expression, name) in [
            ("raised", "center-for-innovation.raised"),
            ("floor-3.goal", "center-for-innovation.floor-3.goal"),
            ("total.raised|short", "total.raised"), ("as_of", "as_of"),
            ("organization.name", "organization.name"),
        ] {
            #expect(Fragment("{{\(expression)}}").text.contains("<bdi data-figure=\"\(name)\""))
        }
    }

    @Test("Whole amounts and shares, days for machines, counts with their noun")
    func filters() throws {
        #expect(FigureValue.money(231_040_050).text(.whole, currency: .usd) == "$2,310,400")
        #expect(text("raised|short") == "$2.31M")
        #expect(text("to_go|short") == "$1.89M", "$1,889,599.50 is more than $1.88M")
        #expect(text("to_go|whole") == "$1,889,600")
        #expect(text("percent_raised | whole") == "55%")
        #expect(text("as_of | iso") == "2026-11-20")
        let few = Sample.figures(donors: 1)
        #expect(Fragment("{{donors|noun}}", figures: few).text.contains(">1 donor<"))
        #expect(text("donors|noun").hasSuffix(" donors"))
    }

    @Test(
        "Why a figure has no value",
        arguments: [
            ("2024-06-01", "pace", "it starts on 2025-01-01"),
            ("2028-02-01", "days_left", "it ended on 2027-12-31"),
            ("2027-12-31", "required_per_day", "this is its last day"),
        ])
    func gaps(_ day: String, _ measure: String, _ reason: String) {
        let fragment = Fragment("{{ \(measure) }}", figures: Sample.figures(asOf: day))
        #expect(
            fragment.findings.map(\.message) == ["center-for-innovation.\(measure) has no value: \(reason)"])
    }
}
