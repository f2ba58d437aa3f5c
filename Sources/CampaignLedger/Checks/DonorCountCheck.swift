import CampaignKit

/// The stored changes of donor counts equal those that the rows make.
enum DonorCountCheck: LedgerCheck {
    static let code = "donor-counts"
    static let proof = LedgerProof.sums
    static let title = "The donor counts by day differ from the rows"
    static let isDeep = false
    static let explanation = """
        How many donors a campaign had on an earlier day is read from stored changes of the count. \
        Recomputed from the entries they must be the same; a difference means that the file was changed \
        outside the program. Restore a backup.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        // Without a state, or under another plan, donors are counted from the rows.
        guard let state = try NodeTotals(connection: connection).state(),
            let basis = try NodeBasis.find(state, connection, context)
        else { return [] }
        return try differingBatches(connection, basis).sorted().prefix(100).map { batch in
            Finding(
                code: code, severity: .error,
                message: "the donor counts by day differ from the rows of this batch",
                subject: "B-\(batch)", hint: "restore a backup")
        }
    }

    private static func differingBatches(_ connection: any LedgerConnection, _ basis: NodeBasis) throws
        -> Set<Int64>
    {
        let donors = NodeDonorPass(
            connection: connection, structure: basis.structure, places: basis.places)
        var expected = try donors.changes(from: .min, touchedOnly: false)
        let positions = Dictionary(
            basis.structure.nodes.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
        var differing: Set<Int64> = []
        try connection.rows("SELECT batch, node, day, donors, first_time FROM node_delta") { row in
            let stored = DonorPresence.Change(donors: row.int(3), firstTime: row.int(4))
            guard let node = positions[row.text(1)],
                expected.removeValue(
                    forKey: NodeDonorPass.Key(batch: row.int(0), node: node, day: Int(row.int(2)))) == stored
            else {
                differing.insert(row.int(0))
                return
            }
        }
        return differing.union(expected.keys.map(\.batch))
    }
}
