import CampaignKit

/// Tells which rows of dated changes count in some campaigns, as their policies say.
final class CountedRows {
    private let places: DesignationMap
    private let structure: CountingStructure
    private let campaigns: Set<String>

    init(_ connection: any LedgerConnection, plan: Plan, campaigns: [String]) throws {
        places = DesignationMap(connection)
        structure = try places.structure(plan)
        try places.load()
        self.campaigns = Set(campaigns)
    }

    /// The campaign of a place, whatever its policy says; empty for no campaign.
    func home(of place: Int64) throws -> String { try places.campaigns(of: place).first ?? "" }

    /// The campaign that a row counts in; nil when it counts in none of them.
    ///
    /// Sets of places carry counts and no money.
    func campaign(place: Int64, countClass: CountClass, origin: CalendarDate) throws -> String? {
        guard place > 0, let campaign = try places.campaigns(of: place).first, campaigns.contains(campaign)
        else { return nil }
        let rule = structure.rule(ofCampaign: campaign)
        let outside = rule.isOutside(origin)
        return Tally.counts(countClass, under: rule.policy, outside: outside) ? campaign : nil
    }

    /// The same for money that is overdue or has no schedule, which repeats what another class holds.
    func campaign(place: Int64, memo: CountClass, origin: CalendarDate) throws -> String? {
        try campaign(place: place, countClass: memo.isGovernment ? .government : .ordinary, origin: origin)
    }

    /// The places of the campaigns, as a subquery whose arguments start at this number.
    static func places(of campaigns: [String], from first: Int) -> String {
        let names = campaigns.indices.map { "$\($0 + first)" }.joined(separator: ", ")
        return "SELECT id FROM place WHERE campaign IN (\(names))"
    }
}
