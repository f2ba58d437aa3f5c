import CampaignKit
import CampaignLedger
import CampaignServices

/// An award that a file brought and that looks like the one that someone records: counted twice, else.
///
/// The same funder, an amount within 1%, the same project (or campaign), and a day within 60 of the award's.
enum ImportedAward {
    private static let days = 60

    /// Throws where there is one that is no grant's yet.
    static func refuse(
        _ award: GrantAward, of funder: Int64, for places: [Designation], _ grant: Int64, _ desk: GrantDesk
    ) throws {
        guard !award.isForeign, let ledger = try desk.row.session.ledger(in: desk.row.directory) else {
            return
        }
        let owned = Set(try desk.reading().lines().flatMap { $0.pledges.map(\.line.id) })
        var query = PledgeQuery(asOf: desk.row.today, plan: desk.plan)
        query.donor = funder
        var found: PledgeLine?
        try ledger.pledges(query) { pledge in
            let isAward = [.award, .conditional].contains(pledge.line.type)
            guard isAward, !owned.contains(pledge.line.id),
                abs(pledge.line.day.days(until: desk.day)) <= days,
                isNear(pledge.standing.promised, award.whole),
                places.contains(where: { isSame($0, pledge.line.place) })
            else { return }
            found = pledge
        }
        guard let found else { return }
        let id = "P-\(found.number)"
        throw CommandError.failed(
            "possible-duplicate",
            "\(id) of \(found.line.day) looks like this award: \(desk.text(found.standing.promised)) of the same "
                + "funder for the same project",
            hint:
                "campaign grant award GR-\(grant) --promise \(id) takes it; --post-possible posts a second one"
        )
    }

    /// Whether two amounts differ by at most 1% of the larger.
    static func isNear(_ left: Int64, _ right: Int64) -> Bool {
        let (low, high) = (Int128(min(left, right)), Int128(max(left, right)))
        return (high - low) * 100 <= high
    }

    /// Of one project; without projects, of one campaign.
    private static func isSame(_ left: Designation, _ right: Designation) -> Bool {
        left.campaign == right.campaign && left.project == right.project
    }
}
