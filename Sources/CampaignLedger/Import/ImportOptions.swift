/// How an import treats what it cannot simply post.
public struct ImportOptions: Sendable {
    /// What happens to rows without an id that match a row of another file.
    public enum PossibleDuplicates: Sendable {
        case refuse, skip, post
    }

    /// Posts the good rows and leaves the bad ones out; else one bad row refuses the file.
    public var partial = false
    public var possibleDuplicates = PossibleDuplicates.refuse
    /// Takes what a later row says of a donor where it differs from what is known.
    public var updatesDonors = false
    /// Reads every posted row back in full: for a few typed rows, not for files.
    public var describes = false
    /// Does everything, then undoes it.
    public var dryRun = false
    /// Why rows on or before the closing of the books are posted.
    public var reopenReason: String?

    public init() {}
}
