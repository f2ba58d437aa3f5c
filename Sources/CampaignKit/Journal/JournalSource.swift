/// What one batch posted on one commitment for one day: the matter of one transaction.
public struct JournalSource: Sendable, Equatable {
    /// Where received money is held.
    public enum Holding: Hashable, Sendable {
        case cash, securities, property
        /// Received, and in the bank only from that day on.
        case inTransit(until: CalendarDate)
    }

    /// One posted row among it.
    public struct Entry: Sendable, Equatable {
        public var id: Int64
        public var type: EntryType
        /// The row that it names, or is a payment on; nil for what stands for itself.
        public var actsOn: Int64?
        /// Signed minor units that it adds to what was paid; 0 for promises.
        public var paidMinor: Int64
        public var holding: Holding
        /// What the processor kept of it; below zero where a fee was given back.
        public var feeMinor: Int64
        /// Where it was given for; unassigned for a split row.
        public var place: Designation
        /// Set when it was given in another currency.
        public var original: ForeignAmount?
        /// Empty unless names were asked for and this one may be shown.
        public var donorName: String

        public init(
            id: Int64, type: EntryType, actsOn: Int64? = nil, paidMinor: Int64 = 0,
            holding: Holding = .cash, feeMinor: Int64 = 0, place: Designation = .unassigned,
            original: ForeignAmount? = nil, donorName: String = ""
        ) {
            self.id = id
            self.type = type
            self.actsOn = actsOn
            self.paidMinor = paidMinor
            self.holding = holding
            self.feeMinor = feeMinor
            self.place = place
            self.original = original
            self.donorName = donorName
        }
    }

    /// What it changes in one place and class.
    public struct Change: Sendable, Equatable {
        public var place: Designation
        public var countClass: CountClass
        /// The commitment date, which decides what is outside a campaign's period.
        public var origin: CalendarDate
        public var raised: Int64
        public var received: Int64

        public init(
            place: Designation, countClass: CountClass, origin: CalendarDate, raised: Int64, received: Int64
        ) {
            self.place = place
            self.countClass = countClass
            self.origin = origin
            self.raised = raised
            self.received = received
        }
    }

    public var date: CalendarDate
    /// Set when it is the deposit on `date` of what was received on this earlier day.
    public var depositOf: CalendarDate?
    /// The row that the commitment began with.
    public var commitment: Int64
    public var batch: Int64
    public var entries: [Entry]
    public var changes: [Change]
    /// Where the money that the commitment began with is held on the day.
    public var rootHolding: Holding

    public var isDeposit: Bool { depositOf != nil }

    public init(
        date: CalendarDate, depositOf: CalendarDate? = nil, commitment: Int64, batch: Int64,
        entries: [Entry] = [],
        changes: [Change] = [], rootHolding: Holding = .cash
    ) {
        self.date = date
        self.depositOf = depositOf
        self.commitment = commitment
        self.batch = batch
        self.entries = entries
        self.changes = changes
        self.rootHolding = rootHolding
    }

    /// Whether both are of one transaction.
    public func belongs(with other: JournalSource) -> Bool {
        date == other.date && depositOf == other.depositOf && commitment == other.commitment
            && batch == other.batch
    }
}

/// The balance of every account that a journal uses, and whether they are the figures of a status.
public struct JournalBalances: Sendable {
    private var sums: [JournalAccount: Int64] = [:]
    /// The day of the earliest transaction.
    public private(set) var firstDay: CalendarDate?

    public init() {}

    public mutating func add(_ transaction: JournalTransaction) throws(MoneyError) {
        firstDay = min(firstDay ?? transaction.date, transaction.date)
        for posting in transaction.postings {
            sums[posting.account] = try Checked.add(sums[posting.account] ?? 0, posting.minorUnits)
        }
    }

    /// Every account with its balance, by name.
    public var accounts: [(account: JournalAccount, minorUnits: Int64)] {
        sums.map { (account: $0.key, minorUnits: $0.value) }
            .sorted { $0.account.path.lexicographicallyPrecedes($1.account.path) }
    }

    /// The balance of an account together with those below it.
    public func minorUnits(below account: JournalAccount) -> Int64 {
        let path = account.path
        return sums.filter { $0.key.path.starts(with: path) }.values.reduce(0, &+)
    }

    /// What the accounts say of a campaign without its descendants; of all of them when nil.
    public func figure(_ figure: JournalAccount.Figure, ofCampaign campaign: String?) -> Int64 {
        let sum = sums.filter { $0.key.figure == figure && (campaign ?? $0.key.campaign) == $0.key.campaign }
            .values.reduce(0, &+)
        return figure == .raised ? -sum : sum
    }

    /// The campaigns whose accounts do not show what their tallies do; `total` stands for all together.
    public func disagreements(with tallies: Tallies, campaigns: Set<String>?) -> [String] {
        let all = Set(sums.keys.map(\.campaign)).union(tallies.campaigns).union([""])
        let own = all.filter { campaigns?.contains($0) ?? true }.sorted()
        var wrong = own.filter { !agrees(tallies[.own($0)], $0) }
        if campaigns == nil, !agrees(tallies[.total], nil) { wrong.append("total") }
        return wrong.map { $0.isEmpty ? "unassigned" : $0 }
    }

    private func agrees(_ tally: Tally, _ campaign: String?) -> Bool {
        figure(.raised, ofCampaign: campaign) == tally.raised &+ tally.refundDifference
            && figure(.received, ofCampaign: campaign) == tally.moneyReceived
            && figure(.outstanding, ofCampaign: campaign) == tally.outstanding
    }
}
