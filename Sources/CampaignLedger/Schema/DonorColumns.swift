import CampaignKit

/// The text columns of a donor's personal values, in one order for the table, its digest and staging.
enum DonorColumns {
    static let names = [
        "name", "first_name", "last_name", "organization", "household_id", "salutation", "addressee", "email",
        "phone", "address1", "address2", "city", "state", "postal_code", "country", "language",
    ]

    /// When each part was said, in the order of `DonorPart`: `email_day`.
    static let days = DonorPart.allCases.map { "\($0)_day" }

    /// Of one version of a donor: which batch wrote it and the day of what it says, who and how.
    static let version = ["donor", "batch", "day", "kind", "suppressions", "salt"] + names + days

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

    /// The values of `days`: days since 1970-01-01.
    static func days(_ dated: DatedDetails) -> [Int64?] {
        DonorPart.allCases.map { dated.days[$0].map { Int64($0.dayNumber) } }
    }

    /// Details from a row: kind, suppressions, then the texts, from `offset` on.
    static func details(_ row: any LedgerRow, from offset: Int) -> DonorDetails {
        var details = DonorDetails()
        details.kind = DonorKind(rawValue: Int(row.int(offset)))
        details.suppressions = DonorDetails.Suppressions(rawValue: Int(row.int(offset + 1)))
        for (index, field) in fields.enumerated() { details[keyPath: field] = row.text(offset + 2 + index) }
        return details
    }

    /// Details with their days: kind, suppressions, the texts, then the days.
    static func dated(_ row: any LedgerRow, from offset: Int) -> DatedDetails {
        var dated = DatedDetails(details(row, from: offset))
        for (index, part) in DonorPart.allCases.enumerated() {
            if let day = row.optionalInt(offset + 2 + fields.count + index) {
                dated.days[part] = CalendarDate(dayNumber: Int(day))
            }
        }
        return dated
    }
}
