/// A promise that is not paid in full: what of it is outstanding in which campaign, and when it falls due.
public struct OpenPromise: Sendable, Equatable {
    /// What of it counts in one campaign, in minor units.
    public struct Part: Sendable, Equatable {
        public let campaign: String
        public var outstanding: Int64
        /// The part of outstanding whose day has passed, by its schedule.
        public var overdue: Int64
        /// The part of outstanding that no schedule has: due when the campaign ends.
        public var unscheduled: Int64

        public init(
            campaign: String, outstanding: Int64 = 0, overdue: Int64 = 0, unscheduled: Int64 = 0
        ) {
            self.campaign = campaign
            self.outstanding = outstanding
            self.overdue = overdue
            self.unscheduled = unscheduled
        }
    }

    /// The entry that made it.
    public let unit: Int64
    public let parts: [Part]
    /// What is open of the whole promise, by due day; empty without a schedule.
    public let installments: [Installment]

    public init(unit: Int64, parts: [Part], installments: [Installment]) {
        self.unit = unit
        self.parts = parts
        self.installments = installments
    }
}
