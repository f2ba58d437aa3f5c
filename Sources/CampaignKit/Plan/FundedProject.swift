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
        /// What transfers to it name it by; nil for a partner that receives none.
        public var grantee: String?

        public init(name: String, shareTenths: Int64, grantee: String? = nil) {
            self.name = name
            self.shareTenths = shareTenths
            self.grantee = grantee
        }
    }

    /// Money of someone else that never passes through the charity: never in raised.
    public struct CoFunder: Sendable, Equatable {
        public enum Status: String, Sendable, CaseIterable { case planned, committed, paid }

        public var name: String
        public var amount: Money
        public var status: Status
        public var on: CalendarDate?

        public init(name: String, amount: Money, status: Status = .planned, on: CalendarDate? = nil) {
            self.name = name
            self.amount = amount
            self.status = status
            self.on = on
        }
    }

    /// Kebab-case, unique in the workspace.
    public var id: String
    public var name: String
    /// What donors and the public read instead.
    public var publicName = PublicName()
    public var goal: Money?
    /// What the whole project costs, with what others pay; at least the goal.
    public var cost: Money?
    public var approved: Approval?
    /// Later approvals, which change what may be transferred from their day on.
    public var approvals: [Approval] = []
    /// Set when the board has withdrawn its approval.
    public var withdrawn: CalendarDate?
    public var partners: [Partner]
    public var coFunders: [CoFunder] = []
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

    /// The approval in force at the end of a day: the latest by its date; nil before the first.
    public func approval(on day: CalendarDate) -> Approval? {
        ([approved].compactMap(\.self) + approvals).filter { $0.on <= day }.max { $0.on < $1.on }
    }
}

/// A line of a project's budget, such as equipment.
public struct BudgetLine: Sendable, Equatable {
    /// Kebab-case, unique in its project.
    public var id: String
    public var name: String
    /// What donors and the public read instead.
    public var publicName = PublicName()
    public var goal: Money?
    /// When the work that it pays for ends: money that expires earlier cannot pay all of it.
    public var ends: CalendarDate?

    public init(id: String, name: String, goal: Money? = nil, ends: CalendarDate? = nil) {
        self.id = id
        self.name = name
        self.goal = goal
        self.ends = ends
    }
}

/// Something a donor can name or fund one by one: a laboratory, a room, a bench.
public struct NamingOpportunity: Sendable, Equatable {
    /// Kebab-case, unique in its project.
    public var id: String
    public var name: String
    /// What donors and the public read instead.
    public var publicName = PublicName()
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
