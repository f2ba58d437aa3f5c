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

/// An account of the double-entry journal: what it holds, and of which campaign and project.
public struct JournalAccount: Hashable, Sendable {
    /// What an account holds.
    ///
    /// `rules.md §6`: cash, in transit, securities and fees are the money that came, pledges are outstanding,
    /// income is raised.
    public enum Role: Hashable, Sendable {
        case cash, inTransit, securities
        /// Property that the campaign's policy counts: next to the stock, so that three accounts are
        /// received.
        case property
        case pledges, income
        /// What processors kept.
        case fees
        /// Received before a condition is met, and received and to be given back to a funder.
        case advances, dueToFunders
        /// Differences of exchange rates.
        case fxDifference
        /// Property that is not part of raised.
        case inKindIncome, inKindExpense
        /// Passed on to grantees: the expense, and below zero what is missing of the money that came.
        case grantsMade, transferred
        /// The same of what was spent of grants.
        case grantCosts, spent
        /// What the policy leaves out of raised, mirrored next to the books by reason.
        indirect case excluded(Exclusion, Role)
    }

    /// Why money is not in raised.
    public enum Exclusion: String, Hashable, Sendable, CaseIterable {
        case exchange, government
        case outsidePeriod = "outside-period"
    }

    /// The figures that balances are compared with.
    public enum Figure: Hashable, Sendable, CaseIterable { case raised, received, outstanding }

    public var role: Role
    /// Empty for what has no campaign.
    public var campaign: String
    /// Empty for a campaign's money without a project.
    public var project: String

    public init(_ role: Role, campaign: String, project: String = "") {
        self.role = role
        self.campaign = campaign
        self.project = project
    }

    /// The parts of its name in lower case: `income`, `center-for-innovation`, `floor-3`.
    public var path: [String] {
        Self.names(role) + [Self.campaignName(campaign)] + (project.isEmpty ? [] : [project])
    }

    /// The figure that its balance is part of; nil for what is outside the figures.
    public var figure: Figure? {
        switch role {
        case .cash, .inTransit, .securities, .property, .fees: .received
        case .pledges: .outstanding
        case .income, .fxDifference: .raised
        case .advances, .dueToFunders: nil
        case .inKindIncome, .inKindExpense, .grantsMade, .transferred, .grantCosts, .spent, .excluded: nil
        }
    }

    private static func names(_ role: Role) -> [String] {
        switch role {
        case .cash: ["assets", "cash"]
        case .inTransit: ["assets", "in-transit"]
        case .securities: ["assets", "securities"]
        case .property: ["assets", "securities", "in-kind"]
        case .pledges: ["assets", "pledges"]
        case .income: ["income"]
        case .fees: ["expenses", "processing-fees"]
        case .advances: ["liabilities", "advances"]
        case .dueToFunders: ["liabilities", "due-to-funders"]
        case .fxDifference: ["income", "fx-difference"]
        case .inKindIncome: ["income", "in-kind"]
        case .inKindExpense: ["expenses", "in-kind"]
        case .grantsMade: ["expenses", "grants-made"]
        case .transferred: ["assets", "transferred"]
        case .grantCosts: ["expenses", "grant-costs"]
        case .spent: ["assets", "spent"]
        case .excluded(let reason, .income): ["equity", "excluded", reason.rawValue]
        case .excluded(let reason, .fees): ["equity", "excluded", reason.rawValue, "processing-fees"]
        case .excluded(let reason, let held):
            ["assets", "excluded", reason.rawValue] + names(held).dropFirst()
        }
    }

    /// Words that an account's name already uses where a campaign's id would stand.
    private static let taken: Set<String> = ["in-kind", "fx-difference", "unassigned"]
    private static let prefix = "campaign-"

    /// The id; with a prefix when it would be read as something else, never the same for two ids.
    private static func campaignName(_ id: String) -> String {
        if id.isEmpty { return "unassigned" }
        var rest = id[...]
        while rest.hasPrefix(prefix) { rest = rest.dropFirst(prefix.count) }
        return taken.contains(String(rest)) ? prefix + id : id
    }
}
