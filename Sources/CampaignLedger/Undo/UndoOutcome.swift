public import CampaignKit

/// What reversing a batch amounted to, or why it cannot be done.
public struct UndoOutcome: Sendable {
    /// A row of another batch that acts on one of the batch that is reversed.
    public struct Dependent: Sendable, Equatable {
        public var entry: Int64
        public var batch: Int64
        public var type: EntryType
        public var day: CalendarDate
        public var minorUnits: Int64
        /// The row that it acts on.
        public var on: Int64
    }

    /// What another batch did since to a donor the batch made, or to a gift of it.
    public struct Since: Sendable, Equatable {
        /// A donor's number, or an entry's.
        public var id: Int64
        public var batch: Int64
    }

    /// The batch that did it; nil where nothing was kept.
    public internal(set) var batch: Int64?
    public internal(set) var isAccepted = false
    /// How many rows were reversed.
    public internal(set) var rows = 0
    /// What keeps the batch from being reversed; with `withDependents`, what is reversed with it.
    public internal(set) var dependents: [Dependent] = []
    /// Rows of it on a receipt, which is never reversed: none, until receipts are written.
    public internal(set) var receipted: [Int64] = []
    public internal(set) var changes: [CampaignChange] = []
    /// Donors the batch made and someone edited since: reversed, they would have what was edited and
    /// no name.
    public internal(set) var edits: [Since] = []
    /// Gifts of it that someone was thanked for since.
    public internal(set) var thanks: [Since] = []
    /// Donors whose details, ids or suppressions fell back.
    public internal(set) var donors = 0
    /// Donors who were new with the batch and are no one again.
    public internal(set) var newDonors = 0
    public internal(set) var problems: [RowProblem] = []

    /// Whether nothing but the batch itself has to go, and a receipt keeps none of it.
    var isFree: Bool { dependents.isEmpty && edits.isEmpty }

    init() {}
}
