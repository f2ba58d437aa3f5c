import CampaignKit
import Testing

@testable import CampaignReports

/// Sentences that no day makes true.
@Suite("False sentences") struct SentenceTests {
    private func codes(_ text: String, donors: Int64 = 1377) -> [String] {
        Fragment(text, campaign: nil, figures: Sample.figures(donors: donors)).findings.map(\.code)
    }

    @Test(
        "A figure compared with itself is found, whatever it is written as",
        arguments: [
            "{{ raised }} is more than {{ raised | short }}",
            "We have **{{ raised }}** now, *up from {{ raised }}*.",
            "{{ open-fund.raised }} came in,\nagainst {{ open-fund.raised }} last year",
            "We raised {{ raised }}, compared to {{ raised | whole }} in 2025.",
            "Up {{ raised }} from {{ raised }} in 2025.", "Donors rose from {{ donors }} to {{ donors }}.",
            "In 2025 we had {{ raised }}; now we have {{ raised }}.", "{{ raised }} (2025: {{ raised }}).",
            "{{ raised }} in 2025 and {{ raised }} since", "It grew by {{ raised }} from {{ raised }}",
            "| 2025 | 2026 |\n|---|---|\n| {{ raised }} | {{ raised }} |",
            "A year ago it was {{ raised }}.", "Three months ago {{ donors | noun }} had given.",
            "| Now | Then |\n|---|---|\n| {{ raised }} against {{ raised }} a year ago | – |",
        ])
    func compared(_ text: String) { #expect(codes(text) == ["compared-with-itself"], "\(text)") }

    @Test(
        "Other sentences are left alone",
        arguments: [
            "{{ raised }} is raised. {{ raised }} is more than ever.",
            "Of {{ raised }}, most has come: {{ raised }}.",
            "{{ raised }} is more than {{ open-fund.raised }}",
            "{{ raised }} more than\n\n{{ raised }}",
            "As of {{ as_of }} it is more than on {{ as_of }}",
            "The goal of 4.2 grew against {{ raised }}; no more.",
            "{{ raised }} ({{ raised | words }}) is there.", "Since 2025 we have raised {{ raised }}.",
            "{{ raised }} grew from {{ open-fund.raised }}.", "On {{ as_of }}, a year ago.",
            "| Short | Whole |\n|---|---|\n| {{ raised | short }} | {{ raised }} |",
            "| A |\n|---|\n| {{ raised }} |\n| {{ raised }} |",
            "A year ago {{ center-for-innovation.raised }} was raised.",
        ])
    func others(_ text: String) { #expect(codes(text) == [], "\(text)") }

    @Test func aheadAndBehindAreHeldAgainstTheFigure() {
        let name = "center-for-innovation.pace_difference"
        let difference = Sample.figures().status.row("center-for-innovation")?.paceDifference ?? 0
        #expect(difference != 0)
        let (right, wrong) = difference > 0 ? ("ahead", "behind") : ("", "ahead")
        #expect(codes("We are {{ \(name) }} \(wrong) today") == ["false-side"])
        #expect(codes("We are {{ \(name) }} \(right)") == [])
        #expect(codes("{{ \(name) }} is how far it is") == [])
    }

    @Test func aShareOfNoOneIsFoundOnTheDayOnWhichItIsSaid() {
        for text in ["5 of its {{ donors | noun }}", "Some of the {{ donors }} people", "All {{ donors }}"] {
            #expect(codes(text, donors: -40) == ["share-of-nothing"], "\(text)")
            #expect(codes(text) == [], "\(text)")
        }
        for text in ["We have {{ donors | noun }}", "overall {{ donors }}", "{{ donors | noun }}"] {
            #expect(codes(text, donors: -40) == [], "\(text)")
        }
    }
}
