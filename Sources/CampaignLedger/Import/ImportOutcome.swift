public import CampaignKit

/// What an import did, or would do: counts and control totals, and every problem.
public struct ImportOutcome: Sendable {
    /// How many rows and how much of one type were posted.
    public struct TypeTotal: Sendable, Equatable {
        public var type: EntryType
        public var count: Int
        /// Base-currency minor units; below zero only where changes of promises and adjustments took away.
        public var minorUnits: Int64
        /// Whether it is money that came back: the reversal of a refund, or of a dispute that was won.
        public var isRegained = false
    }

    /// A row that looks like a posted one.
    public struct PossibleDuplicate: Sendable, Equatable {
        public var line: Int
        public var minorUnits: Int64
        public var date: CalendarDate
        /// The id of the gift that it matches.
        public var gift: Int64
    }

    /// Nil when nothing was kept: refused, nothing new, or a dry run.
    public internal(set) var batch: Int64?
    /// Whether the rows would be kept but for a dry run.
    public internal(set) var isAccepted = false
    /// The number of the first entry kept; nil when nothing was.
    public internal(set) var firstEntry: Int64?
    /// Entries posted by type, in the order of types.
    public internal(set) var posted: [TypeTotal] = []
    /// How many of the posted refunds come from their gifts' own rows and have the day of the posting.
    public internal(set) var refundsOfToday = 0
    /// The first and last date of gift among them.
    public internal(set) var dates: ClosedRange<CalendarDate>?
    /// The change of raised and received over all of the batch, at any date.
    public internal(set) var raisedMinor: Int64 = 0
    public internal(set) var receivedMinor: Int64 = 0
    /// What was posted, in full, where `ImportOptions.describes` asks for it; of a dry run, what would be.
    public internal(set) var entries: [EntryDetail] = []
    /// What it changed of each campaign's own figures, by campaign.
    public internal(set) var changes: [CampaignChange] = []
    /// What is unlike the last files of this source; only of a dry run.
    public internal(set) var unusual: [UnusualImport] = []
    public internal(set) var rowsRead = 0
    /// Rows of zero, left out.
    public internal(set) var zeroRows = 0
    /// Rows that joined an earlier row of the same gift as its split.
    public internal(set) var splitRows = 0
    public internal(set) var alreadyImported = 0
    /// Rows that were voided singly after they were posted, and stay out.
    public internal(set) var voidedRows = 0
    /// Rows that are here already from another source.
    public internal(set) var elsewhereRows = 0
    /// Rows that are equal to another of the file and left out.
    public internal(set) var equalRows = 0
    public internal(set) var possibleDuplicates: [PossibleDuplicate] = []
    public internal(set) var possibleDuplicateCount = 0
    public internal(set) var newDonors = 0
    /// Donors of this number and above are new; nil before any donor was looked at.
    public internal(set) var firstNewDonor: Int64?
    public internal(set) var matchedDonors = 0
    public internal(set) var placeholderDonors = 0
    /// Rows of donors who were erased, posted without words.
    public internal(set) var erasedRows = 0
    /// Donors who reverted to what was known before a batch that is reversed, and who are no one again.
    var undoneDonors = (changed: 0, gone: 0)
    /// What was said of a grant with the rows, or why that was refused.
    public internal(set) var grant: GrantOutcome?
    /// Who was known by what, and who may be someone else.
    public internal(set) var donors = DonorReport()
    /// Known donors whose empty details were filled in, or who got a suppression.
    public internal(set) var updatedDonors = 0
    /// What rows say of donors and was not taken: the first so many, and how much in all.
    public internal(set) var differences: [DonorDifference] = []
    public internal(set) var differenceCount = 0
    /// Errors and warnings in order of line; `problemCount` says how many errors there were when the list was
    /// cut.
    public internal(set) var problems: [RowProblem] = []
    /// The same by kind, however many there are.
    public internal(set) var problemKinds = ProblemKinds()
    public internal(set) var errorCount = 0
    public internal(set) var warningCount = 0
    /// How many rows are left out because of an error.
    public internal(set) var rejectedCount = 0
    /// The lines of the first of them, ascending.
    public internal(set) var rejectedLines: [Int] = []
    /// Errors whose rows have not been told why they are rejected.
    private var reasons: [RowProblem] = []

    init() {}

    /// Lists a problem, up to a bound: a file of a million bad rows must not fill the memory.
    mutating func add(_ problem: RowProblem) {
        if problem.severity == .error {
            errorCount += 1
            reasons.append(problem)
        } else {
            warningCount += 1
        }
        problemKinds.add(problem)
        if problems.count < Self.listedProblems { problems.append(problem) }
    }

    /// Adds what the reader found.
    mutating func add(readBy reader: ImportOutcome) {
        errorCount += reader.errorCount
        warningCount += reader.warningCount
        problemKinds.add(reader.problemKinds)
        problems += reader.problems.prefix(max(0, Self.listedProblems - problems.count))
    }

    /// The errors since the last time, to be kept elsewhere.
    mutating func takeReasons() -> [RowProblem] {
        defer { reasons.removeAll() }
        return reasons
    }

    static let listedProblems = 10_000
}

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

    /// The grant that the rows are posted on, and what is said of it in the same batch.
    public var grant: GrantPosting?

    /// Refuses a new gift or promise for a naming place that is not there; a file of money is not refused.
    public var keepsPlaces = false

    /// The batch that these rows reverse.
    var undoes: Int64?

    public init() {}
}
