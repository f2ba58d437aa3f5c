import CampaignExchange
import CampaignKit

/// What is known of a donor as the canonical columns write it.
enum DonorCellList {
    /// Every column with its text, empty where nothing is known.
    static func cells(_ details: DonorDetails) -> [(column: String, text: String)] {
        CanonicalColumn.columns(of: .who).compactMap { column in
            if column == .donorKind { return (column.name, details.kind?.name ?? "") }
            if let field = column.donorText { return (column.name, details[keyPath: field]) }
            return column.donorFlag.map { (column.name, details.suppressions.contains($0) ? "yes" : "") }
        }
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
