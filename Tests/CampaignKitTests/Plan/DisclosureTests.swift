import CampaignKit
import Testing

/// A state's disclosure goes to people who live in that state (`rules.md §4.7`).
@Suite("Disclosures by state")
struct DisclosureTests {
    private let organization = Organization(name: "Friends", disclosures: ["CA": "California's words"])

    @Test(
        "Where the donor lives decides",
        arguments: [
            ("CA", "", true), ("ca", "US", true), ("CA", "usa", true), ("CA", "United States", true),
            ("California", "U.S.A.", true), ("C.A.", "United States of America", true),
            ("calif ornia", "", true),
            ("CA", "IL", false), ("CA", "Canada", false), ("NY", "US", false), ("", "", false),
        ])
    func livesThere(state: String, country: String, isTold: Bool) {
        var person = DonorDetails()
        person.state = state
        person.country = country
        #expect(organization.disclosure(for: person) == (isTold ? "California's words" : ""))
    }
}
