/// The donor of a row: an id of the source, details, both, or neither (a gift from someone unnamed).
public struct DonorReference: Hashable, Sendable {
    /// The `donor_id` column; empty when the file has none.
    public var externalID: String
    /// Our own number, from the column `donor`; it wins over the id.
    public var number: Int64?
    /// The kind that the row's type gives to a donor who is new, and to no one else (`rules.md §5`).
    public var impliedKind: DonorKind?
    /// Nil when an earlier row of the file gave the same id with the very same details.
    public var details: DonorDetails?
    /// Whether that is why there are none.
    public var repeatsDetails = false

    public init(
        externalID: String = "", number: Int64? = nil, impliedKind: DonorKind? = nil,
        details: DonorDetails? = nil
    ) {
        self.externalID = externalID
        self.number = number
        self.impliedKind = impliedKind
        self.details = details
    }
}
