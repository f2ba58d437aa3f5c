import CampaignKit

/// The places that make up a row, with their campaigns, and the SQL that finds what was posted to them.
struct ScopePlaces {
    let scope: FigureScope
    private var campaigns: [Int64: String] = [:]

    init(_ scope: FigureScope, _ connection: any LedgerConnection) throws {
        self.scope = scope
        var campaigns: [Int64: String] = [:]
        let condition = Self.condition(scope).map { " WHERE " + $0.sql } ?? ""
        try connection.rows("SELECT id, campaign FROM place" + condition, arguments) { row in
            campaigns[row.int(0)] = row.text(1)
        }
        self.campaigns = campaigns
    }

    /// The campaign of a place of this row; nil for every other place.
    func campaign(of place: Int64) -> String? { campaigns[place] }

    /// The places as a subquery, nil for everywhere; its arguments come first.
    var subquery: String? { Self.condition(scope).map { "SELECT id FROM place WHERE " + $0.sql } }

    var arguments: [LedgerValue] { (Self.condition(scope)?.values ?? []).map(LedgerValue.text) }

    private static func condition(_ scope: FigureScope) -> (sql: String, values: [String])? {
        switch scope {
        case .total: return nil
        case .campaigns(let ids):
            let numbers = ids.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
            return ("campaign IN (\(numbers))", ids)
        case .appeal(let id, let campaign): return ("campaign = $1 AND appeal = $2", [campaign, id])
        case .project(let id, let campaign): return ("campaign = $1 AND project = $2", [campaign, id])
        case .line(let id, let project, let campaign):
            return ("campaign = $1 AND project = $2 AND line = $3", [campaign, project, id])
        case .unit(let id, let project, let campaign):
            return ("campaign = $1 AND project = $2 AND unit = $3", [campaign, project, id])
        }
    }
}
