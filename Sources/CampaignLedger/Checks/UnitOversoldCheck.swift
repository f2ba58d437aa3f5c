import CampaignKit

/// A naming place is given once.
///
/// `rules.md §2.5`: each gift, pledge or award takes as many places as it pays for in full; smaller ones
/// are part gifts and take none.
enum UnitOversoldCheck: LedgerCheck {
    static let code = "unit-oversold"
    static let title = "A naming opportunity is oversold"
    static let isDeep = false
    static let explanation = """
        A project has a set number of a naming opportunity, such as four laboratories, and more gifts than \
        that each pay for one. They are counted, but two donors may have been promised the same name. Ask \
        one of them whether another one would do (`campaign gift move`), or correct the count in the \
        campaign's file.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        let offered = context.plan.campaigns.flatMap { campaign in
            campaign.projects.flatMap { project in
                project.units.map { (campaign: campaign.id, project: project.id, unit: $0) }
            }
        }
        let priced = offered.filter { $0.unit.price.minorUnits > 0 }
        guard !priced.isEmpty else { return [] }
        let reader = ProjectFundReader(
            connection: connection, plan: context.plan, asOf: context.asOf, knownOn: .max)
        return try priced.compactMap { place in
            let board = try reader.board(of: place.unit, of: place.project, in: place.campaign)
            guard board.oversold > 0 else { return nil }
            let sold = board.count { !$0.isOpen } + board.oversold
            let reserved = board.count { if case .reserved = $0 { true } else { false } }
            let held = reserved > 0 ? ", \(reserved) of them reserved" : ""
            return Finding(
                code: code, severity: .error,
                message:
                    "\(sold) are paid for in full or pledged\(held), and there "
                    + "\(place.unit.count == 1 ? "is" : "are") \(place.unit.count)",
                subject: "\(place.project)/\(place.unit.id)",
                hint: "campaign explain \(place.project)/\(place.unit.id).raised lists them")
        }
    }
}
