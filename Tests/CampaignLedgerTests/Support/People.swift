import CampaignKit
import TestSupport

/// Rows of a few people and organizations, written as different systems write them.
enum People {
    static func reference(_ random: inout SeededGenerator) -> DonorReference? {
        func one(_ texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }
        var details = DonorDetails()
        let person = Int.random(in: 0..<6, using: &random)
        details.name = one(names[person])
        if person < 4, Bool.random(using: &random) {
            let parts = details.name.split(separator: " ", maxSplits: 1).map(String.init)
            if parts.count == 2, !details.name.contains(",") {
                (details.name, details.firstName, details.lastName) = ("", parts[0], parts[1])
            }
        }
        details.email = one(["", "", "rs@example.org", "RS@example.org", "other@example.org"])
        details.address1 = one(["", "12 Main Street", "12 Main St", "12 Main St Apt 2", "9 Oak Ave"])
        details.city = one(["", "Boston", "Salem"])
        details.state = one(["", "MA", "NY"])
        details.postalCode = one(["", "02125", "2125", "02125-1234", "01970"])
        details.phone = one(["", "", "617 555 0101"])
        details.kind = Int.random(in: 0..<6, using: &random) == 0 ? (person < 4 ? .person : .company) : nil
        let id =
            Int.random(in: 0..<3, using: &random) == 0 ? "x\(Int.random(in: 0..<20, using: &random))" : ""
        if person > 3, Bool.random(using: &random) {
            return DonorReference(externalID: id, impliedKind: .dafSponsor, details: details)
        }
        guard details != DonorDetails() || !id.isEmpty else { return nil }
        return DonorReference(externalID: id, details: details)
    }

    private static let names = [
        ["Robert Smith", "Smith, Robert", "Robert J. Smith", "ROBERT SMITH JR"], ["Bob Smith", "R. Smith"],
        ["Ida Smith", "Ida M Smith"], ["Ida K. Smith", "Smith", ""],
        ["Fidelity Charitable", "The Fidelity Charitable Fund"],
        ["Ida Smith", "Mill Bakery", "Mill Bakery Inc."],
    ]
}
