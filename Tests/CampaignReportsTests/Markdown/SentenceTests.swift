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
        ])
    func others(_ text: String) { #expect(codes(text) == [], "\(text)") }

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
