public import CampaignKit

/// Two states of the ledger, an earlier and a later, to tell what is between them.
public struct ChangeQuery: Sendable {
    /// One state: the end of a day, as known after a batch.
    public struct State: Sendable, Equatable {
        public var asOf: CalendarDate
        public var batch: Int64

        public init(asOf: CalendarDate, batch: Int64) {
            self.asOf = asOf
            self.batch = batch
        }
    }

    public var earlier: State
    /// Neither its day nor its batch is before the earlier one's.
    public var later: State
    /// Both states are counted as it says.
    public var plan: Plan

    public init(from earlier: State, to later: State, plan: Plan) {
        self.earlier = earlier
        self.later = later
        self.plan = plan
    }
}
