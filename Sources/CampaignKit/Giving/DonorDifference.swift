/// What a row said of a donor and was not taken: something else is known.
public struct DonorDifference: Sendable, Equatable {
    public var donor: Int64
    public var part: DonorPart
    /// What the row says: `77 New Rd, Salem`.
    public var said: String
    /// What is known instead.
    public var kept: String

    public init(donor: Int64, part: DonorPart, _ new: DonorDetails, kept: DonorDetails) {
        self.donor = donor
        self.part = part
        said = part.text(of: new)
        self.kept = part.text(of: kept)
    }

    /// `D-1 now says 77 New Rd, Salem; kept 1 Oak St, Dover`.
    public var text: String { "D-\(donor) now says \(said); kept \(kept)" }
}
