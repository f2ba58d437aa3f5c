public import CampaignKit

/// One posting, for lists.
public struct BatchSummary: Sendable, Equatable {
    public var id: Int64
    public var postedOn: CalendarDate
    public var postedAtUTC: String
    /// The charity's zone when it was posted, by its IANA name.
    public var zone: String
    public var command: String
    public var actor: String
    public var rows: Int64
    /// Rows of the file, or of the other copy's batch, that were not posted.
    public var leftOut: Int64
    /// The first and the last row by source and id, `forms:GB-1`, or by number, `G-12`; empty where no money
    /// was posted.
    ///
    /// No name of a file is kept: it may name a person.
    public var ends: [String] = []
    /// The SHA-256 of the file that was imported, in hexadecimal.
    public var fileSHA: String?
    /// Sum of the amounts as written, in base-currency minor units.
    public var controlMinor: Int64
    public var hash: String
    /// Why it was posted before the closing of the books; nil when no one had to say.
    public var reason: String?
    /// The batch that reversed it.
    public var undoneBy: Int64?
    /// Why a ledger that had lost a batch was posted to, or which batch of another copy this one is.
    public var fork: String?

    /// The command that posted it in the copy that it was adopted from.
    public var adoptedCommand: String? {
        guard adoptedHash != nil, let words = fork?.split(separator: ";").first else { return nil }
        return words.split(separator: ", ").last.map(String.init)
    }

    /// The hash of the batch of another copy that this one took over.
    var adoptedHash: String? {
        guard let fork, fork.hasPrefix(SightingReader.adoption("")) else { return nil }
        return String(fork.dropFirst(SightingReader.adoption("").count).prefix(64))
    }
}
