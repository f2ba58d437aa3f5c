import CampaignKit

/// The places of each set are those that it was posted with.
enum PlaceSetCheck: LedgerCheck {
    static let code = "place-sets"
    static let proof = LedgerProof.sums
    static let title = "A split gift counts under other designations than it was posted to"
    static let isDeep = false
    static let explanation = """
        A gift that is split over several designations counts once in each campaign. Its designations are \
        stored twice, once under the batch's hash; a difference means that the file was changed outside the \
        program. Restore a backup.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        var members: [Int64: [String]] = [:]
        try connection.rows("SELECT place_set, place FROM place_member ORDER BY place_set, place") { row in
            members[row.int(0), default: []].append(String(row.int(1)))
        }
        var differing = 0
        try connection.rows("SELECT id, members FROM place_set") { row in
            if members.removeValue(forKey: row.int(0))?.joined(separator: ",") != row.text(1) {
                differing += 1
            }
        }
        guard differing + members.count > 0 else { return [] }
        return [
            Finding(
                code: code, severity: .error,
                message: "the designations of split gifts are not those that were posted",
                subject: "ledger", hint: "restore a backup")
        ]
    }
}
