/// The donor of a row: an id of the source, details, both, or neither (a gift from someone unnamed).
public struct DonorReference: Hashable, Sendable {
    /// The `donor_id` column; empty when the file has none.
    public var externalID: String
    /// Nil when an earlier row of the file gave the same id with the very same details.
    public var details: DonorDetails?

    public init(externalID: String = "", details: DonorDetails? = nil) {
        self.externalID = externalID
        self.details = details
    }
}
