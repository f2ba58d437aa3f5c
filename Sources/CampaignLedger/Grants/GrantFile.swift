public import CampaignKit

/// What a file says of grants and of money that was passed on, row by row in the order of posting.
public struct GrantFile: Sendable {
    public struct Row: Sendable {
        /// The physical line in the file, from 1.
        public var line: Int
        public var act: Act

        public init(_ act: Act, line: Int) {
            self.act = act
            self.line = line
        }
    }

    public enum Act: Sendable {
        /// A stage of a grant on a day, with what is known of it; adds the grant where no one knows it.
        case application(GrantName, GrantChange)
        /// What is due, and how it ended.
        case deadline(GrantName, NewDeadline, End?)
        /// All costs of a grant: two that are equal are two. Their numbers are the file's own.
        case spending(GrantName, [Spend])
        /// A version of a grant's budget.
        case budget(GrantName, CalendarDate, SpendingChange.Budget)
        /// What counts toward a grant's match: `gift` is what a file calls the gift, with its system; the
        /// number of a cost is the file's own.
        case match(GrantName, GrantMatch, gift: String)
        /// `id` is what the file calls it.
        case transfer(id: String, NewTransfer)
        /// What came back of a transfer of the file, or was reported; its number is not looked at.
        case step(of: String, TransferStep)
    }

    /// How a deadline ended: done, or waived.
    public struct End: Sendable, Equatable {
        public var kind: Deadline.ChangeKind
        public var day: CalendarDate
        public var words: String

        public init(_ kind: Deadline.ChangeKind, on day: CalendarDate, words: String = "") {
            (self.kind, self.day, self.words) = (kind, day, words)
        }
    }

    public var rows: [Row] = []
    /// The first eight digits of the first batch: our own exports begin the ids of grants without a name
    /// with them.
    public var ownMark = ""

    public init() {}

    /// What our own exports call a grant without a name; never the same in two ledgers.
    public static func ownID(_ mark: String, _ number: Int64) -> String { "\(mark)-GR-\(number)" }
}

/// What became of a file of grants.
public struct GrantFileOutcome: Sendable {
    /// Why a row cannot be posted.
    public enum Refusal: Sendable, Equatable {
        case grant(GrantRefusal)
        case project(ProjectRefusal)
        /// No grant has this name, and no application above adds it.
        case unknownGrant(String)
        /// The stage follows from an award row, and there is none.
        case awardMissing
        /// Nothing in the file has the id that a return or a report names.
        case unknownTransfer(String)
        /// No gift has this id, which a match names.
        case unknownGift(String)
    }

    /// What a row says of a known grant and was not taken.
    public struct Difference: Sendable, Equatable {
        public var line: Int
        public var grant: Int64
        /// The column.
        public var what: String
    }

    /// Nil when nothing was kept: refused, nothing new, or a dry run.
    public var batch: Int64?
    public var newGrants: [Int64] = []
    /// Moves of known grants.
    public var moves = 0
    public var deadlines = 0
    public var spends = 0
    /// The sum of the new costs, in base-currency minor units.
    public var spentMinor: Int64 = 0
    public var transfers = 0
    public var transferredMinor: Int64 = 0
    /// Returns and reports of transfers.
    public var steps = 0
    /// Versions of budgets.
    public var budgets = 0
    public var matches = 0
    public var newDonors = 0
    /// Rows that were here already.
    public var known = 0
    public var differences: [Difference] = []
    public var refusals: [(line: Int, grant: String, refusal: Refusal)] = []

    public init() {}

    /// How many rows say something new.
    public var new: Int {
        newGrants.count + moves + deadlines + spends + transfers + steps + budgets + matches
    }
}

extension Ledger {
    /// Posts all that a file says of grants as one batch, or nothing.
    ///
    /// Nothing is kept when a row is refused, when all of it is here already, and in a dry run.
    public func post(
        _ file: GrantFile, _ context: PostingContext, reopen: String?, dryRun: Bool
    ) throws(LedgerError) -> GrantFileOutcome {
        let posted = try postFacts(context, reason: reopen, dryRun: dryRun) { posting in
            let poster = try GrantFilePosting(posting, context, file, reopens: reopen != nil)
            try poster.run()
            return NonMonetaryPosting.Result(
                rows: poster.outcome.refusals.isEmpty ? poster.rows : 0, value: poster.outcome)
        }
        var outcome = posted.value
        outcome.batch = posted.batch
        return outcome
    }
}
