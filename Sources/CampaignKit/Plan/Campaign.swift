/// One campaign: a goal, a period, how gifts are counted against it, and what it funds.
///
/// `Campaigns/<id>.md`.
public struct Campaign: Sendable, Equatable {
    /// Kebab-case, the file's name without `.md`.
    public var id: String
    public var name: String
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
