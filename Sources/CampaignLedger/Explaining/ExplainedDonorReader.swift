import CampaignKit

/// Reads who a donor is, unless one of their gifts in a row is hidden from staff.
struct ExplainedDonorReader {
    let connection: any LedgerConnection
    private let places: ScopePlaces
    /// Whose gifts, any of them, are hidden: few, and only theirs are looked at.
    private let mayBeHidden: Set<Int64>

    init(_ scope: FigureScope, _ connection: any LedgerConnection) throws {
        self.connection = connection
        places = try ScopePlaces(scope, connection)
        var donors: Set<Int64> = []
        try connection.rows(HiddenGifts.donors) { row in
            if let donor = row.optionalInt(0) { donors.insert(donor) }
        }
        mayBeHidden = donors
    }

    func donor(_ id: Int64) throws -> ExplainedDonor {
        let details = try connection.first(
            "SELECT \(DonorDetailsSQL.columns("p")) FROM donor_personal p WHERE p.donor = $1", [.int(id)]
        ) { DonorColumns.details($0, from: 0) }
        let isHidden =
            try mayBeHidden.contains(id)
            && connection.integer(Self.hidden(places), places.arguments + [.int(id)]) != 0
        return ExplainedDonor(id: id, name: details?.displayName ?? "", isHidden: isHidden)
    }

    /// Whether a gift of theirs that counts here is hidden: their part would tell its amount.
    static func hidden(_ places: ScopePlaces) -> String {
        let donor = "e.donor = $\(places.arguments.count + 1) AND \(HiddenGifts.condition("e"))"
        guard let subquery = places.subquery else {
            return "SELECT EXISTS (SELECT 1 FROM entry e WHERE \(donor))"
        }
        return """
            SELECT EXISTS (SELECT 1 FROM entry e JOIN entry u ON u.id = e.unit WHERE (u.place IN (\(subquery)) \
            OR u.place IS NULL AND EXISTS (SELECT 1 FROM split t WHERE t.entry = u.id AND t.place IN (\(subquery)))) \
            AND \(donor))
            """
    }
}
