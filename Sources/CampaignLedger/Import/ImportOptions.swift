/// How an import treats what it cannot simply post.
public struct ImportOptions: Sendable {
    /// What happens to rows without an id that match a row of another file.
    public enum PossibleDuplicates: Sendable {
        case refuse, skip, post
    }

    /// What happens to rows with an id that are equal to another row of their file in every cell.
    public enum EqualRows: Sendable {
        case refuse
        /// One of them is posted.
        case dedupe
        /// They are parts of one gift.
        case splits
    }

    /// Posts the good rows and leaves the bad ones out; else one bad row refuses the file.
    public var partial = false
    public var possibleDuplicates = PossibleDuplicates.refuse
    public var equalRows = EqualRows.refuse
    /// Ids of rows that are posted again although they were voided: `gift_id`, `source:gift_id` or `G-12`.
    public var reposted: Set<String> = []
    /// Takes what a later row says of a donor where it differs from what is known.
    public var updatesDonors = false
    /// Reads every posted row back in full: for a few typed rows, not for files.
    public var describes = false
    /// Whether ids such as `D-7` are the file's own numbers, never ours.
    public var theirIDs = false
    /// Does everything, then undoes it.
    public var dryRun = false
    /// From how many rows on the indexes are dropped and built again, where they are most of the ledger.
    public var bulkRows = 20_000
    /// Why rows on or before the closing of the books are posted.
    public var reopenReason: String?

    /// Whether the rows stand for the one that the first of them voids: a gift under another donor.
    public var moves = false

    /// The batch that these rows reverse.
    var undoes: Int64?

    public init() {}
}
