/// Something a campaign pays for, such as a floor of a research institute.
public struct FundedProject: Sendable, Equatable {
    /// The board's approval (`rules.md §4.8`).
    public struct Approval: Sendable, Equatable {
        public var on: CalendarDate
        public var resolution: String?
        /// The most that may be transferred.
        public var cap: Money?

        public init(on: CalendarDate, resolution: String? = nil, cap: Money? = nil) {
            self.on = on
            self.resolution = resolution
            self.cap = cap
        }
    }

    /// A joint-venture partner's share of the project.
    public struct Partner: Sendable, Equatable {
        public var name: String
        /// In tenths of a percent: 600 is 60 %.
        public var shareTenths: Int64

        public init(name: String, shareTenths: Int64) {
            self.name = name
            self.shareTenths = shareTenths
        }
    }

    /// Kebab-case, unique in the workspace.
    public var id: String
    public var name: String
    public var goal: Money?
    public var approved: Approval?
    /// Set when the board has withdrawn its approval.
    public var withdrawn: CalendarDate?
    public var partners: [Partner]
    public var lines: [BudgetLine]
    public var units: [NamingOpportunity]

    public init(
        id: String, name: String, goal: Money? = nil, approved: Approval? = nil,
        withdrawn: CalendarDate? = nil, partners: [Partner] = [], lines: [BudgetLine] = [],
        units: [NamingOpportunity] = []
    ) {
        self.id = id
        self.name = name
        self.goal = goal
        self.approved = approved
        self.withdrawn = withdrawn
        self.partners = partners
        self.lines = lines
        self.units = units
    }
}

/// A line of a project's budget, such as equipment.
public struct BudgetLine: Sendable, Equatable {
    /// Kebab-case, unique in its project.
    public var id: String
    public var name: String
    public var goal: Money?

    public init(id: String, name: String, goal: Money? = nil) {
        self.id = id
        self.name = name
        self.goal = goal
    }
}

/// Something a donor can name or fund one by one: a laboratory, a room, a bench.
public struct NamingOpportunity: Sendable, Equatable {
    /// Kebab-case, unique in its project.
    public var id: String
    public var name: String
    public var price: Money
    /// How many there are.
    public var count: Int

    public init(id: String, name: String, price: Money, count: Int = 1) {
        self.id = id
        self.name = name
        self.price = price
        self.count = count
    }
}
