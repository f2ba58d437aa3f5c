public import CampaignKit

/// What one command says of the costs of a grant.
public struct SpendingChange: Sendable, Equatable {
    /// A budget that is to be written, whole.
    public struct Budget: Sendable, Equatable {
        public var rows: [GrantBudgetVersion.Row]
        public var isApproved: Bool
        /// The letter of approval, or the reason.
        public var words: String

        public init(_ rows: [GrantBudgetVersion.Row], isApproved: Bool = false, words: String = "") {
            self.rows = rows
            self.isApproved = isApproved
            self.words = words
        }
    }

    /// New rows; their numbers and batches are not looked at.
    public var spends: [Spend] = []
    /// Whether rows that were posted before are left out: those of a file that is read again.
    public var leavesOutKnown = false
    public var budget: Budget?
    public var terms: CostTerms?
    public var claim: GrantClaim?
    /// The newest claim that the new one was worked out after; 0 for none.
    public var lastClaim: Int64 = 0
    public var matches: [GrantMatch] = []
    /// What of the award a budget may divide up; needed with one.
    public var award: Int64 = 0

    public init() {}

    public var isEmpty: Bool { self == SpendingChange() }
}

/// What was written of the costs of a grant.
public struct SpendingOutcome: Sendable, Equatable {
    /// The numbers of new rows of spending, in the order in which they were given.
    public var spends: [Int64] = []
    /// How many rows were posted before and left out.
    public var known = 0
    /// The version of a new budget.
    public var version: Int64?
    /// The number of a new claim.
    public var claim: Int64?

    public init() {}
}

/// Why nothing was written of the costs of a grant.
public enum SpendingRefusal: Sendable, Equatable {
    /// No row of spending of this grant has the number, or it was undone.
    case unknownSpend(Int64)
    /// A reversal takes more than is left of its row.
    case aboveSpend(Int64, left: Int64)
    /// A row that is a reversal, or came back, cannot be reversed.
    case notReversible(Int64)
    /// A reversal is dated before its row.
    case beforeSpend(Int64, CalendarDate)
    /// A file gives a number that another row has: with other figures.
    case otherFigures(externalID: String, spend: Int64)
    /// The categories of a budget are more than the award.
    case aboveAward(sum: Int64, award: Int64)
    /// Costs up to this day were claimed before.
    case claimedThrough(CalendarDate)
    /// No gift has this number, or it brought nothing.
    case unknownGift(Int64)
    /// What is left of a gift, or of a row of spending, over all grants.
    case aboveSource(GrantMatch, left: Int64)
}
