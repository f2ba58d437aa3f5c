import CampaignKit
import Digests

/// Finds staged rows that are in the ledger already: the same id with the same content, or with another.
struct IdentityPass {
    let session: ImportSession

    func run(_ outcome: inout ImportOutcome) throws {
        try skipKnownFile(&outcome)
        let connection = session.connection
        guard try connection.holds("SELECT 1 FROM entry WHERE key64 IS NOT NULL")
        else { return }
        let withdrawal = try Withdrawal(connection)
        var found: [Known] = []
        try connection.rows(Self.known) { row in
            let known = Known(
                row: row.int(0), line: Int(row.int(1)), isSame: row.int(2) == 1, entry: row.int(3),
                id: row.text(4), source: row.text(5), void: row.optionalInt(6))
            let undoing = row.optionalInt(7)
            if let undoing, withdrawal.undoes.contains(undoing) { return }
            found.append(known)
        }
        var already: [Int64] = []
        var changed: [Known] = []
        var voided: [Known] = []
        var reposted: Set<String> = []
        let corrections = try PostedCorrections(connection)
        for var known in found {
            let present = known.void == nil ? known.entry : try corrections.present(of: known.entry)
            if let present {
                let isMoved = present != known.entry
                known.entry = present
                if known.isSame {
                    already.append(known.row)
                } else if try corrections.explain(known.row, present, isMoved: isMoved) {
                    already.append(known.row)
                    outcome.add(known.explained)
                } else {
                    changed.append(known)
                }
                continue
            }
            let names = [known.id, "\(known.source):\(known.id)", "G-\(known.entry)"]
            let asked = session.options.reposted.intersection(names)
            if asked.isEmpty { voided.append(known) } else { reposted.formUnion(asked) }
        }
        for row in already { try StageTable.mark(row, .already, connection) }
        outcome.alreadyImported += already.count
        try leaveOut(voided, &outcome)
        try refuse(changed, &outcome)
        for id in session.options.reposted.subtracting(reposted).sorted() {
            outcome.add(
                RowProblem(
                    code: "nothing-to-repost", line: 0, column: "gift_id",
                    message: "--repost does not name a voided row of the file", value: id,
                    hint: "leave it out, or give the gift_id as it is in the file"))
        }
    }

    private func leaveOut(_ voided: [Known], _ outcome: inout ImportOutcome) throws {
        outcome.voidedRows += voided.count
        for known in voided {
            outcome.add(
                RowProblem(
                    code: "already-voided", severity: .warning, line: known.line, column: "gift_id",
                    message: "already voided by G-\(known.void ?? 0): not posted again", value: known.id,
                    hint: "--repost \(known.id) posts it again"))
            try StageTable.mark(known.row, .voided, session.connection)
        }
    }

    private func refuse(_ changed: [Known], _ outcome: inout ImportOutcome) throws {
        for known in changed {
            outcome.add(
                RowProblem(
                    code: "changed", line: known.line, column: "gift_id",
                    message: "this id was imported with different content as G-\(known.entry)"
                        + (try differing(known)),
                    value: known.id,
                    hint:
                        "posted entries are never edited: campaign gift adjust G-\(known.entry) --amount A, or move or "
                        + "void it; a refund in a file needs its own id"
                ))
            try StageTable.mark(known.row, .rejected, session.connection)
        }
    }

    /// What differs, of what an officer looks at first; nothing where it is only in other cells.
    private func differing(_ known: Known) throws -> String {
        let currency = session.context.plan.organization.currency
        let isHidden = try HiddenGifts.holds(known.entry, session.connection)
        let found = try session.connection.first(
            """
            SELECT s.type, e.type, s.date, e.date, coalesce(s.original, s.amount), coalesce(e.original, e.amount), \
            coalesce(s.currency, ''), coalesce(e.currency, ''), s.fee, e.fee, s.place, e.place, e.amount, e.original \
            FROM stage s JOIN entry e ON e.id = $1 WHERE s.row = $2
            """, [.int(known.entry), .int(known.row)]
        ) { row in
            let was = isHidden || !row.isNull(13) ? "" : " (it was \(currency.text(row.int(12))))"
            let isElsewhere = !row.isNull(10) && !row.isNull(11) && row.int(10) != row.int(11)
            return [
                row.int(0) != row.int(1) ? "type" : "", row.int(2) != row.int(3) ? "date" : "",
                row.int(4) != row.int(5) ? "amount" + was : "",
                row.text(6) != row.text(7) ? "currency" : "", row.int(8) != row.int(9) ? "fee" : "",
                isElsewhere ? "campaign or project" : "",
            ].filter { !$0.isEmpty }
        }
        guard let found else { return "" }
        return found.isEmpty
            ? ": the donor or another detail" : ": another " + found.joined(separator: ", another ")
    }

    /// A staged row whose id is posted already.
    private struct Known {
        var row: Int64
        var line: Int
        /// Whether it says what was posted.
        var isSame: Bool
        var entry: Int64
        var id: String
        var source: String
        /// The void that stands against the posted row.
        var void: Int64?

        /// It says something else by now, and so does the posted row.
        var explained: RowProblem {
            RowProblem(
                code: "already-corrected", severity: .warning, line: line, column: "gift_id",
                message: "changed since it was imported, and G-\(entry) was corrected to the same", value: id,
                hint: "not posted again")
        }
    }

    /// The newest posted row of each id: earlier ones were reversed.
    private static let known = """
        SELECT t.row, t.line, t.same, t.entry, t.external_id, o.name, t.void, v.batch FROM (\
        SELECT s.row, s.line, s.content64 = e.content64 AS same, e.id AS entry, s.external_id, s.source, \
        \(Withdrawal.void(of: "e")) AS void FROM stage s JOIN entry e ON e.key64 = s.key64 \
        AND e.external_id = s.external_id AND e.source = s.source AND NOT EXISTS (SELECT 1 FROM entry n \
        WHERE n.key64 = e.key64 AND n.external_id = e.external_id AND n.source = e.source AND n.id > e.id) \
        WHERE s.key64 IS NOT NULL AND s.leader = s.row AND s.state = 0) t JOIN source o ON o.id = t.source \
        LEFT JOIN entry v ON v.id = t.void ORDER BY t.row
        """

    /// Rows without an id are known by their line in a file that was imported before.
    ///
    /// Lines that were left out then are new now.
    private func skipKnownFile(_ outcome: inout ImportOutcome) throws {
        guard let digest = session.fileSHA else { return }
        let connection = session.connection
        let withdrawal = try Withdrawal(connection)
        let standing = "file_sha = $1 AND id NOT IN \(withdrawal.undone)"
        guard try connection.holds("SELECT 1 FROM batch WHERE \(standing)", [.bytes(digest)]) else { return }
        if session.options.possibleDuplicates != .post { try refuseOtherSource(digest, standing, &outcome) }
        try connection.run(
            """
            UPDATE stage SET state = \(StageTable.State.already.rawValue) WHERE key64 IS NULL AND state = 0 AND line IN \
            (SELECT e.line FROM entry e WHERE e.batch IN (SELECT id FROM batch WHERE \(standing)) \
            AND NOT \(withdrawal.isUndone("e")))
            """, [.bytes(digest)])
        outcome.alreadyImported += connection.changes
        guard session.options.possibleDuplicates != .post else { return }
        // Of rows that were equal one was posted then: what was chosen need not be said again.
        try connection.run(
            """
            UPDATE stage SET state = \(StageTable.State.already.rawValue) WHERE key64 IS NULL AND state = 0 \
            AND content64 IN (SELECT e.content64 FROM entry e WHERE e.batch IN (SELECT id FROM batch WHERE \(standing)) \
            AND e.key64 IS NULL AND NOT \(withdrawal.isUndone("e")))
            """, [.bytes(digest)])
        outcome.alreadyImported += connection.changes
    }

    /// The very same file under another source would count all of its money twice.
    private func refuseOtherSource(
        _ digest: [UInt8], _ standing: String, _ outcome: inout ImportOutcome
    ) throws {
        let connection = session.connection
        let known = """
            SELECT source FROM entry WHERE batch IN (SELECT id FROM batch WHERE \(standing))
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
                    message: "this same file was imported before as source \(name)",
                    hint: "--source \(name) recognizes its rows; --post-possible posts them again"))
        }
        try connection.run(
            "UPDATE stage SET state = \(StageTable.State.rejected.rawValue) WHERE \(other)", [.bytes(digest)])
    }
}

/// Digests by which donors are found: of an id made for rows without one, and of what they are looked up by.
///
/// Nothing of it can be read back; `rules.md §5`: empty never equals empty.
struct DonorIdentity {
    private let hasher = CanonicalHasher()

    /// A stable id for details without one: the same words are the same donor within a source.
    func key(of traits: DonorTraits, _ details: DonorDetails) -> String {
        for part in traits.identity { hasher.text(part) }
        // What folding leaves nothing of is compared as it is written: empty never equals empty.
        if !traits.hasName { for text in DonorColumns.texts(details) { hasher.text(text.lowercased()) } }
        return "~" + SHA256.hex(Array(hasher.digest().prefix(12)))
    }

    /// What is stored of a key.
    func digest(_ key: DonorKey) -> Int64 {
        hasher.int(Int64(key.kind.rawValue))
        for part in key.parts { hasher.text(part) }
        return hasher.digest64()
    }

    /// Whether an id was made here, of the words of a row.
    static func isMade(_ id: String) -> Bool { id.hasPrefix("~") }
}
