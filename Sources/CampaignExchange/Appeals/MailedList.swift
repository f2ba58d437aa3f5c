public import CampaignKit

/// What a list of pieces that went out says: rows of `appeal export`, perhaps with lines taken out.
public struct MailedList: Sendable, Equatable {
    /// One row that can be used.
    public struct Piece: Sendable, Equatable {
        public var line: Int
        /// Our number of the donor.
        public var donor: Int64
        public var keycode: String
        public var segment: String
        public var askMinor: Int64?
    }

    public internal(set) var pieces: [Piece] = []
    /// Every row that cannot be used, and why.
    public internal(set) var problems: [RowProblem] = []
}
