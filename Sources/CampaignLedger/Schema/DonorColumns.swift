import CampaignKit

/// The text columns of a donor's personal values, in one order for the table, its digest and staging.
enum DonorColumns {
    /// A text of a donor: its column, and its place among their details.
    ///
    /// Closures, because key paths take ten times as long.
    struct Column: Sendable {
        let name: String
        let get: @Sendable (DonorDetails) -> String
        let set: @Sendable (inout DonorDetails, String) -> Void

        init(
            _ name: String, _ get: @escaping @Sendable (DonorDetails) -> String,
            _ set: @escaping @Sendable (inout DonorDetails, String) -> Void
        ) {
            self.name = name
            self.get = get
            self.set = set
        }
    }

    static let all = [
        Column("name", { $0.name }, { $0.name = $1 }),
        Column("first_name", { $0.firstName }, { $0.firstName = $1 }),
        Column("last_name", { $0.lastName }, { $0.lastName = $1 }),
        Column("organization", { $0.organization }, { $0.organization = $1 }),
        Column("household_id", { $0.householdID }, { $0.householdID = $1 }),
        Column("salutation", { $0.salutation }, { $0.salutation = $1 }),
        Column("addressee", { $0.addressee }, { $0.addressee = $1 }),
        Column("email", { $0.email }, { $0.email = $1 }),
        Column("phone", { $0.phone }, { $0.phone = $1 }),
        Column("address1", { $0.address1 }, { $0.address1 = $1 }),
        Column("address2", { $0.address2 }, { $0.address2 = $1 }),
        Column("city", { $0.city }, { $0.city = $1 }),
        Column("state", { $0.state }, { $0.state = $1 }),
        Column("postal_code", { $0.postalCode }, { $0.postalCode = $1 }),
        Column("country", { $0.country }, { $0.country = $1 }),
        Column("language", { $0.language }, { $0.language = $1 }),
        Column("org_id", { $0.orgID }, { $0.orgID = $1 }),
    ]

    static let names = all.map(\.name)

    /// When each part was said, in the order of `DonorPart`: `email_day`.
    static let days = DonorPart.allCases.map { "\($0)_day" }

    /// Of one version of a donor: which batch wrote it and the day of what it says, who and how.
    static let version = ["donor", "batch", "day", "kind", "suppressions", "salt"] + names + days

    /// The values of `names`, in their order.
    static func texts(_ details: DonorDetails) -> [String] { all.map { $0.get(details) } }

    /// The values of `days`: days since 1970-01-01.
    static func days(_ dated: DatedDetails) -> [Int64?] {
        DonorPart.allCases.map { dated.days[$0].map { Int64($0.dayNumber) } }
    }

    // MARK: - Reading

    /// The columns that `details` reads, of a table by its alias.
    static func columns(_ alias: String) -> String {
        (["kind", "suppressions"] + names).map { "\(alias).\($0)" }.joined(separator: ", ")
    }

    /// The columns that `dated` reads.
    static func dated(_ alias: String) -> String { columns(alias) + days.map { ", \(alias).\($0)" }.joined() }

    /// The columns that `displayName` reads.
    static func displayName(_ alias: String) -> String {
        ["name", "organization", "first_name", "last_name"].map { "\(alias).\($0)" }.joined(separator: ", ")
    }

    /// The words as they was after a batch: to be in a FROM.
    static func table(knownOn batch: Int64) -> String {
        guard batch < Int64.max else { return "donor_personal" }
        let columns = version.joined(separator: ", ")
        return """
            (SELECT \(columns) FROM donor_personal WHERE batch <= \(batch) UNION ALL \
            SELECT \(columns) FROM donor_past WHERE batch <= \(batch) AND until > \(batch))
            """
    }

    /// Details from a row: kind, suppressions, then the texts, from `offset` on.
    static func details(_ row: any LedgerRow, from offset: Int) -> DonorDetails {
        var details = DonorDetails()
        details.kind = DonorKind(rawValue: Int(row.int(offset)))
        details.suppressions = DonorDetails.Suppressions(rawValue: Int(row.int(offset + 1)))
        for (index, column) in all.enumerated() { column.set(&details, row.text(offset + 2 + index)) }
        return details
    }

    /// Details with their days: kind, suppressions, the texts, then the days.
    static func dated(_ row: any LedgerRow, from offset: Int) -> DatedDetails {
        var dated = DatedDetails(details(row, from: offset))
        for (index, part) in DonorPart.allCases.enumerated() {
            if let day = row.optionalInt(offset + 2 + all.count + index) {
                dated.days[part] = CalendarDate(dayNumber: Int(day))
            }
        }
        return dated
    }

    /// The name for screens from the four columns that make it, from `offset` on.
    static func displayName(_ row: any LedgerRow, from offset: Int) -> String {
        // Of long lists: where a whole name is given, the others are not read.
        for place in offset...offset + 1 where row.withBytes(place, { !$0.isEmpty }) {
            return row.text(place)
        }
        let (first, last) = (row.text(offset + 2), row.text(offset + 3))
        return first.isEmpty || last.isEmpty ? first + last : "\(first) \(last)"
    }
}
