public import CampaignKit
public import CampaignLedger

/// A workspace's pledges on a day, at one point of knowledge.
public struct PledgeReading {
    public let plan: Plan
    public let provenance: Provenance
    /// Nil when nothing was posted yet.
    public let ledger: Ledger?
    /// Which pledges: all of them, until someone limits it.
    public var query: PledgeQuery

    /// Opens the workspace and settles the day, the batch and the plan then in force.
    public init(_ context: some ServiceContext, asOf: CalendarDate?, knownOn: KnownOn?) throws {
        let figures = try Snapshot(context, asOf: asOf, knownOn: knownOn)
        plan = figures.plan
        provenance = figures.provenance
        ledger = figures.ledger
        query = PledgeQuery(asOf: figures.asOf, plan: figures.plan)
        query.knownOn = figures.batch
    }

    public var currency: Currency { plan.organization.currency }

    /// Everything that is found; a charity has thousands of pledges, not millions.
    public func all() throws -> [PledgeLine] {
        var lines: [PledgeLine] = []
        try ledger?.pledges(query) { lines.append($0) }
        return lines
    }

    /// A pledge by its number or a source's id.
    ///
    /// Throws `ServiceError.nothingPosted` where there is no ledger yet, and `LedgerError` for an id that
    /// names no pledge.
    public func pledge(_ id: String) throws -> PledgeRecord {
        guard let ledger else { throw ServiceError.nothingPosted }
        return try ledger.pledge(id, query)
    }
}
