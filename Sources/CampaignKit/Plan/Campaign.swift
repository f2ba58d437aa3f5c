/// One campaign: a goal, a period, how gifts are counted against it, and what it funds.
///
/// `Campaigns/<id>.md`.
public struct Campaign: Sendable, Equatable {
    /// Kebab-case, the file's name without `.md`.
    public var id: String
    public var name: String
    /// What donors and the public read instead.
    public var publicName = PublicName()
    /// Nil for a fund without a goal.
    public var goal: Money?
    public var starts: CalendarDate?
    /// Nil for an open-ended fund.
    public var ends: CalendarDate?
    public var phases: [Phase]
    /// The campaign that this one rolls up into.
    public var parent: String?
    public var counting: CountingPolicy
    public var pace: PaceRule
    public var projects: [FundedProject]
    public var appeals: [Appeal]
    /// Nil when the file does not ask for one.
    public var giftTable: GiftTableRule?
    /// The case for support: the Markdown below the front matter.
    public var caseForSupport: String
    /// The line of the campaign's file that the case begins on.
    public var caseLine: Int

    public init(
        id: String, name: String, goal: Money? = nil, starts: CalendarDate? = nil, ends: CalendarDate? = nil,
        phases: [Phase] = [], parent: String? = nil, counting: CountingPolicy = CountingPolicy(),
        pace: PaceRule = .linear, projects: [FundedProject] = [], appeals: [Appeal] = [],
        giftTable: GiftTableRule? = nil, caseForSupport: String = "", caseLine: Int = 1
    ) {
        self.id = id
        self.name = name
        self.goal = goal
        self.starts = starts
        self.ends = ends
        self.phases = phases
        self.parent = parent
        self.counting = counting
        self.pace = pace
        self.projects = projects
        self.appeals = appeals
        self.giftTable = giftTable
        self.caseForSupport = caseForSupport
        self.caseLine = caseLine
    }
}

/// A stretch of a campaign, such as its quiet phase; without an end it runs to the campaign's.
public struct Phase: Sendable, Equatable {
    public var name: String
    public var ends: CalendarDate?

    public init(name: String, ends: CalendarDate? = nil) {
        self.name = name
        self.ends = ends
    }
}

/// How much of its goal a campaign should have raised by a day.
///
/// `rules.md §2`, Pace.
public enum PaceRule: Sendable, Equatable {
    /// Evenly from its first to its last day.
    case linear
    /// The share that an ended campaign had reached on the same day of its run.
    case like(campaign: String)
    /// Cumulative share in tenths of a percent by the end of each month, `2026-11` and so on, ascending.
    case months([MonthShare])

    public struct MonthShare: Sendable, Equatable {
        /// The first day of the month.
        public var month: CalendarDate
        /// Cumulative share of the goal by the month's end, in tenths of a percent.
        public var shareTenths: Int64

        public init(month: CalendarDate, shareTenths: Int64) {
            self.month = month
            self.shareTenths = shareTenths
        }
    }
}

/// The gift table that a campaign asks for: computed from the goal, or given tier by tier.
public enum GiftTableRule: Sendable, Equatable {
    case auto
    case tiers([Tier])

    public struct Tier: Sendable, Equatable {
        public var amount: Money
        public var gifts: Int
        /// Prospects per gift in tenths; nil takes the standard of the tier's rank.
        public var prospectsPerGiftTenths: Int64?

        public init(amount: Money, gifts: Int, prospectsPerGiftTenths: Int64? = nil) {
            self.amount = amount
            self.gifts = gifts
            self.prospectsPerGiftTenths = prospectsPerGiftTenths
        }
    }
}
