import CampaignKit

/// Who gives a name to a place has paid for it, or promised to.
///
/// `rules.md §7.2`.
enum NamedUnpaidCheck: LedgerCheck {
    static let code = "named-unpaid"
    static let title = "A named place is no longer paid for"
    static let isDeep = false
    static let explanation = """
        The gift or promise that a place was named for was refunded, written off, cut, or moved since, and \
        raises less than the place costs, or than it raised on that day where it was named for less. Talk to \
        the donor; `campaign project unit release` makes the place free again.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        var found: [Finding] = []
        for campaign in context.plan.campaigns {
            for project in campaign.projects {
                for unit in project.units where unit.price.minorUnits > 0 {
                    let place = Place(unit: unit, project: project.id, campaign: campaign.id)
                    found += try findings(at: place, connection, context)
                }
            }
        }
        return found
    }

    private struct Place {
        var unit: NamingOpportunity
        var project: String
        var campaign: String
    }

    private static func findings(
        at place: Place, _ connection: any LedgerConnection, _ context: LedgerCheckContext
    ) throws -> [Finding] {
        func raised(on day: CalendarDate, knownOn batch: Int64) throws -> [Int64: Int64] {
            let reader = ProjectFundReader(
                connection: connection, plan: context.plan, asOf: day, knownOn: batch)
            let found = try reader.commitments(to: place.unit.id, of: place.project, in: place.campaign)
            return Dictionary(found.map { ($0.entry, $0.raised) }) { first, _ in first }
        }
        let reader = ProjectFundReader(
            connection: connection, plan: context.plan, asOf: context.asOf, knownOn: .max)
        let board = try reader.board(of: place.unit, of: place.project, in: place.campaign)
        var named: [Int64: [UnitEvent]] = [:]
        for case .named(let event) in board.places {
            if let entry = event.entry { named[entry, default: []].append(event) }
        }
        guard !named.isEmpty else { return [] }
        let now = try raised(on: context.asOf, knownOn: .max)
        return try named.sorted { $0.key < $1.key }.compactMap { entry, events in
            let price = Int128(place.unit.price.minorUnits) * Int128(events.count)
            guard Int128(now[entry] ?? 0) < price, let last = events.max(by: { $0.batch < $1.batch })
            else { return nil }
            let then = try raised(on: last.day, knownOn: last.batch)[entry] ?? 0
            let needed = min(price, Int128(then))
            guard Int128(now[entry] ?? 0) < needed else { return nil }
            return Finding(
                code: code, severity: .warning,
                message: "named for G-\(entry), which raises \(context.text(now[entry] ?? 0)); "
                    + "it raised \(context.text(then)) on \(last.day)",
                subject: "\(place.project)/\(place.unit.id)#\(last.ordinal)",
                hint:
                    "campaign project unit release \(place.project)/\(place.unit.id)#\(last.ordinal) --reason '…'"
            )
        }
    }
}
