public import CampaignKit

/// Who posts, when, by which command and under which plan: what a batch records about itself.
public struct PostingContext: Sendable {
    /// The real clock's instant in UTC, `2026-11-21T02:06:00Z`.
    public var nowUTC: String
    /// The civil day of posting in the charity's zone, by the real clock.
    public var postedOn: CalendarDate
    /// The charity's zone, by its IANA name.
    public var zone: String
    /// Set when `CAMPAIGN_TODAY` overrode the day that rows were read against.
    public var todayOverride: CalendarDate?
    /// The account that ran the command.
    public var actor: String
    /// The command's name and option names, never their values.
    public var command: String
    /// The plan as files, in one canonical form.
    public var planText: [UInt8]
    public var plan: Plan
    /// What this computer has seen of the ledger; nil where no one keeps a memory.
    public var memory: LedgerMemory?
    /// What the batch says of a ledger that this one is not: see `Chain.Header.fork`.
    var fork: String?

    public init(
        nowUTC: String, postedOn: CalendarDate, zone: String, todayOverride: CalendarDate? = nil,
        actor: String,
        command: String, planText: [UInt8], plan: Plan
    ) {
        self.nowUTC = nowUTC
        self.postedOn = postedOn
        self.zone = zone
        self.todayOverride = todayOverride
        self.actor = actor
        self.command = command
        self.planText = planText
        self.plan = plan
    }
}
