/// One donor of a household or alone, as a letter knows them.
public struct AppealPerson: Sendable, Equatable {
    /// Ours, shown as `D-77`.
    public var donor: Int64
    public var details: DonorDetails
    /// The first id of another system, `source:id`; empty without one.
    public var externalID: String

    public init(donor: Int64, details: DonorDetails, externalID: String = "") {
        self.donor = donor
        self.details = details
        self.externalID = externalID
    }

    var isDeceased: Bool { details.suppressions.contains(.deceased) }
}
