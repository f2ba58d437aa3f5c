/// Everything that one letter says of its donor.
public struct Letter: Sendable, Equatable {
    public var row: MailMergeRow
    /// What a thank-you is for, by day; empty in an appeal.
    public var gifts: [LetterGift]

    public init(row: MailMergeRow, gifts: [LetterGift] = []) {
        self.row = row
        self.gifts = gifts
    }
}
