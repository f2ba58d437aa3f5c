public import CampaignKit
public import CampaignLedger

/// A workspace's funded projects on a day, at one point of knowledge.
public struct ProjectReading {
    /// A project with what it has.
    public struct Line: Sendable {
        public let project: FundedProject
        public let campaign: String
        public let standing: ProjectStanding
        /// Its transfers that are valid on the day.
        public let transfers: [TransferRecord]
    }

    public let plan: Plan
    public let provenance: Provenance
    public let asOf: CalendarDate
    /// Nil when nothing was posted yet.
    public let ledger: Ledger?
    private let batch: Int64?

    /// Opens the workspace and settles the day, the batch and the plan then in force.
    public init(_ context: some ServiceContext, asOf: CalendarDate?, knownOn: KnownOn?) throws {
        let view = try LedgerView(context, knownOn: knownOn).closed
        try self.init(view, asOf: view.day(asOf, context))
    }

    public init(_ view: LedgerView, asOf day: CalendarDate) {
        (plan, provenance, asOf) = (view.loaded.plan, view.provenance(asOf: day), day)
        (ledger, batch) = (view.ledger, view.batch)
    }

    public init(_ figures: Snapshot) {
        (plan, provenance, asOf) = (figures.plan, figures.provenance, figures.asOf)
        (ledger, batch) = (figures.ledger, figures.batch)
    }

    public var currency: Currency { plan.organization.currency }
    /// The last batch that counts.
    public var knownOn: Int64 { batch ?? .max }

    /// Every project of the plan with its campaign, in the plan's order.
    public var all: [(project: FundedProject, campaign: String)] {
        plan.campaigns.flatMap { campaign in campaign.projects.map { ($0, campaign.id) } }
    }

    /// What a project has; on another day than the reading's where one is given.
    public func line(_ project: FundedProject, in campaign: String, on day: CalendarDate? = nil) throws
        -> Line
    {
        let sums =
            try ledger?.projectSums(
                of: project.id, in: campaign, plan: plan, asOf: day ?? asOf, knownOn: batch) ?? []
        return Line(
            project: project, campaign: campaign, standing: try ProjectStanding(project, sums),
            transfers: try transfers(of: project.id))
    }

    /// What each gift brought, line by line.
    public func funds(of project: String, in campaign: String) throws -> [ProjectFund] {
        try ledger?.projectFunds(of: project, in: campaign, plan: plan, asOf: asOf, knownOn: batch) ?? []
    }

    /// Those that are valid on the day.
    public func transfers(of project: String? = nil) throws -> [TransferRecord] {
        try (ledger?.transfers(of: project) ?? []).filter { $0.stands(asOf: asOf, knownOn: knownOn) }
    }

    public func board(of unit: NamingOpportunity, of project: String, in campaign: String) throws -> UnitBoard
    {
        try ledger?.unitBoard(
            of: unit, of: project, in: campaign, plan: plan, asOf: asOf, knownOn: batch)
            ?? UnitBoard(
                count: unit.count, price: unit.price.minorUnits, events: [], commitments: [], asOf: asOf)
    }
}

extension TypedEntry {
    /// Reserves, names or releases a naming place.
    public func post(_ change: UnitChange, dryRun: Bool) throws -> ProjectOutcome {
        try postProject(dryRun: dryRun) { try $0.post(change, $1, dryRun: dryRun) }
    }

    /// Passes money on to a grantee.
    public func post(_ transfer: NewTransfer, reopen: String?, dryRun: Bool) throws -> ProjectOutcome {
        try postProject(dryRun: dryRun) { try $0.post(transfer, $1, reopen: reopen, dryRun: dryRun) }
    }

    /// Says what came of a transfer.
    public func post(_ step: TransferStep, reopen: String?, dryRun: Bool) throws -> ProjectOutcome {
        try postProject(dryRun: dryRun) { try $0.post(step, $1, reopen: reopen, dryRun: dryRun) }
    }

    private func postProject(
        dryRun: Bool, _ body: (Ledger, PostingContext) throws -> ProjectOutcome
    ) throws -> ProjectOutcome {
        let known = try session.ledger(in: directory)
        let ledger =
            dryRun && known == nil ? try Ledger.scratch() : try session.ledgerForPosting(in: directory)
        let outcome = try body(ledger, try session.postingContext(loaded, planText, command: command))
        session.note(.posted(batch: outcome.batch, entries: []))
        return outcome
    }
}

extension ProjectSummary {
    /// Every project of the plan that a snapshot's figures are of.
    public static func all(_ figures: Snapshot) throws -> [ProjectSummary] {
        let reading = ProjectReading(figures)
        return try reading.all.map { project, campaign in
            ProjectSummary(
                project: project, campaign: campaign,
                standing: try reading.line(project, in: campaign).standing,
                units: try project.units.map { unit in
                    Unit(unit, try reading.board(of: unit, of: project.id, in: campaign))
                })
        }
    }
}
