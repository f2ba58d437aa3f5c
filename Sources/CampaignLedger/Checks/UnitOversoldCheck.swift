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
        return try priced.compactMap { place in
            let scope = FigureScope.unit(place.unit.id, project: place.project, campaign: place.campaign)
            let taken = try places(taken: scope, price: place.unit.price.minorUnits, connection, context)
            guard taken > Int64(place.unit.count) else { return nil }
            let (there, sold) = (place.unit.count, taken)
            return Finding(
                code: code, severity: .error,
                message:
                    "\(sold) are paid for in full or pledged, and there \(there == 1 ? "is" : "are") \(there)",
                subject: "\(place.project)/\(place.unit.id)",
                hint: "campaign explain \(place.project)/\(place.unit.id).raised lists them")
        }
    }

    private static func places(
        taken scope: FigureScope, price: Int64, _ connection: any LedgerConnection,
        _ context: LedgerCheckContext
    ) throws -> Int64 {
        let places = try ScopePlaces(scope, connection)
        guard let subquery = places.subquery else { return 0 }
        let structure = try DesignationMap(connection).structure(context.plan)
        var raised: [Int64: Int64] = [:]
        let next = places.arguments.count + 1
        try connection.rows(
            """
            SELECT e.id, e.place, e.class, e.day, e.effect FROM entry e WHERE e.simple = 1 AND e.place IN (\(subquery)) \
            AND e.day <= $\(next) UNION ALL SELECT d.unit, d.place, d.class, d.origin, d.raised FROM commitment_delta d \
            WHERE d.place IN (\(subquery)) AND d.day <= $\(next)
            """, places.arguments + [.day(context.asOf)]
        ) { row in
            guard let countClass = CountClass(rawValue: Int(row.int(2))),
                let campaign = places.campaign(of: row.int(1))
            else { return }
            let rule = structure.rule(ofCampaign: campaign)
            let outside = rule.isOutside(CalendarDate(dayNumber: Int(row.int(3))))
            guard Tally.counts(countClass, under: rule.policy, outside: outside) else { return }
            raised[row.int(0)] = try Checked.add(raised[row.int(0)] ?? 0, row.int(4))
        }
        return raised.values.reduce(0) { $0 + max(0, $1 / price) }
    }
}
