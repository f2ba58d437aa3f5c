import CampaignKit

/// The text columns of a donor's personal values, in one order for the table, its digest and staging.
enum DonorColumns {
    static let names = [
        "name", "first_name", "last_name", "organization", "household_id", "salutation", "addressee", "email",
        "phone", "address1", "address2", "city", "state", "postal_code", "country", "language",
    ]

    /// The values of `names`, in their order.
    ///
    /// Unsafe because key paths are not Sendable yet; these are constants over a value type.
    nonisolated(unsafe) static let fields: [WritableKeyPath<DonorDetails, String>] = [
        \.name, \.firstName, \.lastName, \.organization, \.householdID, \.salutation, \.addressee, \.email,
        \.phone, \.address1, \.address2, \.city, \.state, \.postalCode, \.country, \.language,
    ]

    /// The values of `fields`, which read one by one through key paths take ten times as long.
    static func texts(_ details: DonorDetails) -> [String] {
        [
            details.name, details.firstName, details.lastName, details.organization, details.householdID,
            details.salutation, details.addressee, details.email, details.phone, details.address1,
            details.address2, details.city, details.state, details.postalCode, details.country,
            details.language,
        ]
    }

    /// Details from a row: kind, suppressions, then the texts, from `offset` on.
    static func details(_ row: any LedgerRow, from offset: Int) -> DonorDetails {
        var details = DonorDetails()
        details.kind = DonorKind(rawValue: Int(row.int(offset)))
        details.suppressions = DonorDetails.Suppressions(rawValue: Int(row.int(offset + 1)))
        for (index, field) in fields.enumerated() { details[keyPath: field] = row.text(offset + 2 + index) }
        return details
    }
}
