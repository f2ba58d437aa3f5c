/// A project as a report may tell of it: values, without their ledger, and no one's name.
public struct ProjectSummary: Sendable, Equatable {
    /// The places of one unit.
    public struct Unit: Sendable, Equatable {
        public var unit: NamingOpportunity
        public var open = 0
        public var reserved = 0
        public var named = 0
        /// Paid for in full or pledged, and not named yet.
        public var taken = 0
        public var oversold = 0

        public init(_ unit: NamingOpportunity, _ board: UnitBoard) {
            self.unit = unit
            oversold = board.oversold
            for place in board.places {
                switch place {
                case .open: open += 1
                case .reserved: reserved += 1
                case .named: named += 1
                case .taken: taken += 1
                }
            }
        }
    }

    public var project: FundedProject
    public var campaign: String
    public var standing: ProjectStanding
    public var units: [Unit]

    public init(project: FundedProject, campaign: String, standing: ProjectStanding, units: [Unit]) {
        self.project = project
        self.campaign = campaign
        self.standing = standing
        self.units = units
    }
}
