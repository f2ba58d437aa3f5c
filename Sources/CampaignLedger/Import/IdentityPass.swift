import CampaignKit

/// Finds staged rows that are in the ledger already: the same id with the same content, or with another.
struct IdentityPass {
    let session: ImportSession

    func run(_ outcome: inout ImportOutcome) throws {
        try skipKnownFile(&outcome)
        let connection = session.connection
        guard try connection.integer("SELECT EXISTS (SELECT 1 FROM entry WHERE key64 IS NOT NULL)") == 1
        else { return }
        var already: [Int64] = []
        var changed: [(row: Int64, line: Int, entry: Int64, id: String)] = []
        try connection.rows(
            """
            SELECT s.row, s.line, s.content64 = e.content64, e.id, s.external_id FROM stage s JOIN entry e ON e.key64 = s.key64 \
            AND e.external_id = s.external_id AND e.source = s.source \
            WHERE s.key64 IS NOT NULL AND s.leader = s.row AND s.state = 0 ORDER BY s.row
            """
        ) { row in
            if row.int(2) == 1 {
                already.append(row.int(0))
            } else {
                changed.append((row.int(0), Int(row.int(1)), row.int(3), row.text(4)))
            }
        }
        for row in already { try StageTable.mark(row, .already, connection) }
        outcome.alreadyImported += already.count
        for change in changed {
            outcome.add(
                RowProblem(
                    code: "changed", line: change.line, column: "gift_id",
                    message: "this id was imported with other content as G-\(change.entry)",
                    value: change.id,
                    hint: "what is posted is never edited: give a refund, void or adjustment an id of its own"
                ))
            try StageTable.mark(change.row, .rejected, connection)
        }
    }

    /// Rows without an id are known by their line in a file that was imported before.
    ///
    /// Lines that were left out then are new now.
    private func skipKnownFile(_ outcome: inout ImportOutcome) throws {
        guard let digest = session.fileSHA else { return }
        let connection = session.connection
        let known = try connection.integer(
            "SELECT EXISTS (SELECT 1 FROM batch WHERE file_sha = $1)", [.bytes(digest)])
        guard known == 1 else { return }
        if session.options.possibleDuplicates != .post { try refuseOtherSource(digest, &outcome) }
        try connection.run(
            """
            UPDATE stage SET state = $1 WHERE key64 IS NULL AND state = 0 AND line IN \
            (SELECT e.line FROM batch b JOIN entry e ON e.batch = b.id WHERE b.file_sha = $2)
            """, [.int(StageTable.State.already.rawValue), .bytes(digest)])
        outcome.alreadyImported += connection.changes
    }

    /// The very same file under another source would count all of its money twice.
    private func refuseOtherSource(_ digest: [UInt8], _ outcome: inout ImportOutcome) throws {
        let connection = session.connection
        let known = """
            SELECT e.source FROM batch b JOIN entry e ON e.batch = b.id WHERE b.file_sha = $1
            """
        let name = try connection.first(
            "SELECT name FROM source WHERE id IN (\(known)) ORDER BY id LIMIT 1", [.bytes(digest)]
        ) { $0.text(0) }
        guard let name else { return }
        let other = "key64 IS NOT NULL AND state = 0 AND source NOT IN (\(known))"
        var lines: [Int] = []
        try connection.rows("SELECT line FROM stage WHERE \(other) ORDER BY row", [.bytes(digest)]) {
            lines.append(Int($0.int(0)))
        }
        for line in lines {
            outcome.add(
                RowProblem(
                    code: "other-source", line: line,
                    message: "this very file was imported before as source \(name)",
                    hint: "--source \(name) knows its rows again; --post-possible posts them once more"))
        }
        try connection.run(
            "UPDATE stage SET state = \(StageTable.State.rejected.rawValue) WHERE \(other)", [.bytes(digest)])
    }
}
