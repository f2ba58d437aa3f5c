import CampaignKit

/// Refuses what someone types for a naming place that is not there.
///
/// `rules.md §7.2`: a place is given once. Counted after the rows are posted and before they are kept, so
/// that of two who ask at once one gets the last place. Money is not refused, only its label: the same gift
/// without the unit is posted. A file of money is never refused for it.
struct PlaceKeeping {
    let session: ImportSession

    private var connection: any LedgerConnection { session.connection }

    /// What is wrong with the rows; nil where each new gift and promise has a place, or wants none.
    func problem() throws -> RowProblem? {
        guard session.options.keepsPlaces else { return nil }
        for place in try places() {
            let project = PlanIndex(session.context.plan).project(place.project)
            guard let unit = project?.units.first(where: { $0.id == place.unit }) else { continue }
            let after = try board(of: unit, place, knownOn: session.batch)
            let before = try board(of: unit, place, knownOn: session.batch - 1)
            guard !Set(after.withoutPlace).isSubset(of: before.withoutPlace) else { continue }
            return RowProblem(
                code: "no-place", line: 1, column: "unit", message: "\(unit.name) has \(before.summary)",
                hint:
                    "campaign project unit list \(place.project) shows them; without its unit the money is posted"
            )
        }
        return nil
    }

    private func board(
        of unit: NamingOpportunity, _ place: Designation, knownOn batch: Int64
    ) throws -> UnitBoard {
        let context = session.context
        return try ProjectFundReader(
            connection: connection, plan: context.plan,
            asOf: context.todayOverride ?? context.postedOn, knownOn: batch
        ).board(of: unit, of: place.project, in: place.campaign)
    }

    /// The naming opportunities that the batch's new gifts and promises are for.
    private func places() throws -> [Designation] {
        var places: [Designation] = []
        try connection.rows(
            """
            SELECT DISTINCT p.campaign, p.project, p.unit FROM place p WHERE p.unit <> '' AND p.id IN (SELECT e.place \
            FROM entry e WHERE e.batch = $1 AND e.simple = 1 UNION SELECT d.place FROM commitment_delta d \
            WHERE d.batch = $1 AND d.unit > $2) ORDER BY p.campaign, p.project, p.unit
            """, [.int(session.batch), .int(session.baseEntry)]
        ) { row in
            var place = Designation(campaign: row.text(0), project: row.text(1))
            place.unit = row.text(2)
            places.append(place)
        }
        return places
    }
}
