/// One balanced transaction of the journal.
public struct JournalTransaction: Sendable, Equatable {
    /// An amount on an account.
    public struct Posting: Sendable, Equatable {
        public var account: JournalAccount
        public var minorUnits: Int64

        public init(_ account: JournalAccount, _ minorUnits: Int64) {
            self.account = account
            self.minorUnits = minorUnits
        }
    }

    public var date: CalendarDate
    /// `G-12`, in order: the rows that it stands for.
    public var codes: [String]
    /// What happened: `gift`, `refund`, `deposited`.
    public var words: String
    /// The rows that those act on, or are payments on.
    public var actsOn: [String]
    public var batch: String
    /// Empty when no one is named.
    public var donorName: String
    /// What was given in other currencies.
    public var originals: [ForeignAmount]
    /// Sums to zero; each account once, none of them zero.
    public var postings: [Posting]

    public init(
        date: CalendarDate, codes: [String], words: String, actsOn: [String] = [], batch: String,
        donorName: String = "", originals: [ForeignAmount] = [], postings: [Posting]
    ) {
        self.date = date
        self.codes = codes
        self.words = words
        self.actsOn = actsOn
        self.batch = batch
        self.donorName = donorName
        self.originals = originals
        self.postings = postings
    }
}
