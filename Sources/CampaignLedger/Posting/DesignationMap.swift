import CampaignKit

/// Which campaigns a place, or a set of places, is in.
final class DesignationMap {
    private let connection: any LedgerConnection
    private var known: [Int64: [String]] = [:]
    private var isLoaded = false

    init(_ connection: any LedgerConnection) {
        self.connection = connection
    }

    /// Reads all places at once, for who asks while rows are handed over.
    func load() throws {
        guard !isLoaded else { return }
        isLoaded = true
        known = [:]
        try connection.rows(
            """
            SELECT id, campaign FROM place UNION ALL \
            SELECT DISTINCT m.place_set, p.campaign FROM place_member m JOIN place p ON p.id = m.place
            """
        ) { known[$0.int(0), default: []].append($0.text(1)) }
        for set in known.keys where set < 0 { known[set]?.sort() }
    }

    /// The campaigns of a place (one) or of a set (several, each once).
    func campaigns(of place: Int64) throws -> [String] {
        if let campaigns = known[place] { return campaigns }
        guard !isLoaded else { return [] }
        var campaigns: [String] = []
        if place > 0 {
            try connection.rows("SELECT campaign FROM place WHERE id = $1", [.int(place)]) {
                campaigns.append($0.text(0))
            }
        } else {
            try connection.rows(
                """
                SELECT DISTINCT p.campaign FROM place_member m JOIN place p ON p.id = m.place \
                WHERE m.place_set = $1 ORDER BY \(Portable.byBytes("p.campaign"))
                """, [.int(place)]
            ) { campaigns.append($0.text(0)) }
        }
        known[place] = campaigns
        return campaigns
    }

    /// Places and sets of them in campaigns that leave out what is outside their period.
    func boundedPlaces(_ structure: CountingStructure) throws -> Set<Int64> {
        guard structure.hasBoundedPeriods else { return [] }
        var bounded: Set<Int64> = []
        try connection.rows(
            """
            SELECT id, campaign FROM place UNION ALL \
            SELECT m.place_set, p.campaign FROM place_member m JOIN place p ON p.id = m.place
            """
        ) { row in
            if structure.rule(ofCampaign: row.text(1)).isBounded { bounded.insert(row.int(0)) }
        }
        return bounded
    }

    /// Campaign ids that hold money, whatever the plan says.
    func allCampaigns() throws -> Set<String> {
        var campaigns: Set<String> = []
        try connection.rows("SELECT DISTINCT campaign FROM place WHERE campaign <> ''") {
            campaigns.insert($0.text(0))
        }
        return campaigns
    }

    /// The counting structure of a plan over this ledger.
    func structure(_ plan: Plan) throws -> CountingStructure {
        CountingStructure(plan, vanished: try allCampaigns().subtracting(plan.campaigns.map(\.id)))
    }
}
