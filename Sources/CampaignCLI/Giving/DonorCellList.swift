import CampaignExchange
import CampaignKit

/// What is known of a donor as the canonical columns write it.
enum DonorCellList {
    /// Every column with its text, empty where nothing is known.
    static func cells(_ details: DonorDetails) -> [(column: String, text: String)] {
        let texts: [(CanonicalColumn, String)] =
            [
                (.donorKind, details.kind?.name ?? ""), (.donorName, details.name),
                (.firstName, details.firstName), (.lastName, details.lastName),
                (.organization, details.organization), (.householdID, details.householdID),
                (.salutation, details.salutation), (.addressee, details.addressee), (.email, details.email),
                (.phone, details.phone), (.address1, details.address1), (.address2, details.address2),
                (.city, details.city), (.state, details.state), (.postalCode, details.postalCode),
                (.country, details.country), (.language, details.language),
            ]
        let flags: [(CanonicalColumn, DonorDetails.Suppressions)] = [
            (.deceased, .deceased), (.doNotMail, .doNotMail), (.doNotEmail, .doNotEmail),
            (.doNotPublish, .doNotPublish), (.returnedMail, .returnedMail),
        ]
        var cells: [(column: String, text: String)] = []
        for (column, text) in texts { cells.append((column.name, text)) }
        for (column, flag) in flags {
            cells.append((column.name, details.suppressions.contains(flag) ? "yes" : ""))
        }
        return cells
    }

    /// The texts of a part, by column.
    static func members(_ part: DonorPart, _ details: DonorDetails) -> [String: JSONValue] {
        let columns: [CanonicalColumn] =
            switch part {
            case .name: [.donorName, .firstName, .lastName, .organization]
            case .household: [.householdID]
            case .greeting: [.addressee, .salutation]
            case .email: [.email]
            case .phone: [.phone]
            case .address: [.address1, .address2, .city, .state, .postalCode, .country]
            case .language: [.language]
            }
        let pairs = zip(columns, part.values(in: details)).map { ($0.name, JSONValue.string($1)) }
        return Dictionary(pairs) { first, _ in first }
    }
}
