import CampaignKit
import Testing

/// Which state's text is on which paper: `rules.md §4.7`.
@Suite("State texts")
struct StateTextsTests {
    private func person(_ state: String, country: String = "") -> DonorDetails {
        var person = Papers.ana
        (person.state, person.country) = (state, country)
        return person
    }

    private var all: Organization {
        Organization(
            name: "Friends",
            disclosures: [
                "FL": "FLORIDA", "MD": "Maryland", "NC": "North Carolina", "NY": "New York", "PA": "Penn",
            ]
        )
    }

    @Test(arguments: [
        ("FL", "FLORIDA", "FLORIDA"), ("Florida", "FLORIDA", "FLORIDA"),
        ("NC", "North Carolina", "North Carolina"),
        ("PA", "Penn", "Penn"), ("MD", "Maryland", ""), ("NY", "", ""), ("CA", "", ""),
    ])
    func textsOfLettersThatGoOnOtherPapers(state: String, receipt: String, pledge: String) {
        #expect(all.disclosure(for: person(state), on: .receipt) == receipt)
        #expect(all.disclosure(for: person(state), on: .confirmation) == pledge)
        #expect(all.disclosure(for: person(state), on: .reminder) == pledge)
    }

    @Test func aTextOfItsOwnForReceipts() {
        var own = all
        own.receipts["states.NJ"] = "INFORMATION."
        own.receipts["states.FL"] = "OTHER."
        #expect(own.disclosure(for: person("NJ"), on: .receipt) == "INFORMATION.")
        #expect(own.disclosure(for: person("FL"), on: .reminder) == "OTHER.")
        #expect(own.disclosure(for: person("NJ", country: "Canada"), on: .receipt) == "")
    }

    @Test func whetherThereAreAny() {
        #expect(all.hasStateTexts && !Organization(name: "Friends").hasStateTexts)
        var own = Organization(name: "Friends")
        own.receipts["states.FL"] = "ASK."
        #expect(own.hasStateTexts)
    }
}
