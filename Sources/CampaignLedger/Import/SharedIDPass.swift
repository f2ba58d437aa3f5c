import CampaignKit

/// Finds rows that are here already from another source: by an id that both have.
///
/// `docs/csv.md`. An id of the processor's is one wherever it stands. A gift's own id is only its
/// source's: two systems may both count from 1, so it takes the same donor within three days to be the same
/// gift.
struct SharedIDPass {
    let session: ImportSession

    private struct Match {
        var row: Int64
        var line: Int
        var amount: Int64
        var id: String
        var entry: Int64
    }

    func run(_ outcome: inout ImportOutcome) throws {
        let connection = session.connection
        guard try connection.exists("entry") else { return }
        var matches: [Int64: [Match]] = [:]
        for match in try byProcessor() + byGiftID() {
            if matches[match.row]?.contains(where: { $0.entry == match.entry }) == true { continue }
            matches[match.row, default: []].append(match)
        }
        let sums = Dictionary(grouping: matches.values.joined(), by: \.entry).mapValues { rows in
            rows.reduce(Int64(0)) { $0 &+ $1.amount }
        }
        for row in matches.keys.sorted() {
            guard let found = matches[row], let first = found.first else { continue }
            try note(found, sums, &outcome)
            try StageTable.mark(row, .elsewhere, connection)
            try connection.run(
                "UPDATE stage SET target = $1 WHERE row = $2", [.int(first.entry), .int(row)])
            outcome.elsewhereRows += 1
        }
    }

    /// Says where a row is already, and what differs.
    private func note(_ found: [Match], _ sums: [Int64: Int64], _ outcome: inout ImportOutcome) throws {
        guard let first = found.first else { return }
        if try HiddenGifts.holds(first.entry, session.connection) {
            return outcome.add(
                RowProblem(
                    code: "already-here", severity: .warning, line: first.line,
                    message: "already here as \(HiddenGifts.words)", value: first.id, hint: "not posted again"
                ))
        }
        let posted = try found.reduce(Int64(0)) {
            $0 &+ (try session.connection.integer("SELECT amount FROM entry WHERE id = $1", [.int($1.entry)]))
        }
        let here = found.count > 1 ? first.amount : sums[first.entry] ?? first.amount
        var message = "already here from \(try name(first.entry))"
        if here != posted { message += ", where it is \(text(posted)); here it is \(text(here))" }
        let hint = here == posted ? "not posted again" : "not posted; is one of them net of the fee?"
        outcome.add(
            RowProblem(
                code: here == posted ? "already-here" : "already-here-differs", severity: .warning,
                line: first.line, message: message, value: first.id,
                hint: "\(hint): campaign gift show G-\(first.entry)"))
    }

    /// `donorbox:R-1`, and whether it was voided.
    private func name(_ entry: Int64) throws -> String {
        try session.connection.first(
            """
            SELECT s.name, e.external_id, \(Withdrawal.void(of: "e")) FROM entry e JOIN source s ON s.id = e.source \
            WHERE e.id = $1
            """, [.int(entry)]
        ) { row in
            let id = row.text(1).isEmpty ? "G-\(entry) of \(row.text(0))" : "\(row.text(0)):\(row.text(1))"
            return id + (row.optionalInt(2).map { ", voided by G-\($0)" } ?? "")
        } ?? "G-\(entry)"
    }

    private func text(_ minor: Int64) -> String {
        Money(minorUnits: minor, currency: session.context.plan.organization.currency).text
    }

    /// The row's id or processor's id is the processor's id of a posted row, or that row's own.
    private func byProcessor() throws -> [Match] {
        let connection = session.connection
        let kind = AliasKind.processor.rawValue
        let withdrawal = try Withdrawal(connection)
        let condition = """
            s.state = 0 AND s.leader = s.row AND e.source <> s.source AND \(Self.received("s")) \
            AND \(Self.received("e")) AND NOT \(withdrawal.isUndone("e"))
            """
        var found: [Match] = []
        if try connection.exists("entry_alias") {
            found += try matches(
                """
                SELECT s.row, s.line, s.amount, s.external_id, e.id FROM stage s \
                JOIN entry_alias a ON a.value = s.external_id AND a.kind = \(kind) JOIN entry e ON e.id = a.entry \
                WHERE \(condition) ORDER BY s.row, e.id
                """)
            found += try matches(
                """
                SELECT s.row, s.line, s.amount, t.value, e.id FROM stage_alias t JOIN stage s ON s.row = t.row \
                JOIN entry_alias a ON a.value = t.value AND a.kind = t.kind JOIN entry e ON e.id = a.entry \
                WHERE t.kind = \(kind) AND \(condition) ORDER BY s.row, e.id
                """)
        }
        return try found + ofOtherSources(kind, condition)
    }

    /// Posted rows whose own id is the processor's id of a row of the file.
    private func ofOtherSources(_ kind: Int, _ condition: String) throws -> [Match] {
        let connection = session.connection
        guard try connection.exists("stage_alias") else { return [] }
        var sources: [(id: Int64, name: String)] = []
        try connection.rows("SELECT id, name FROM source ORDER BY id") {
            sources.append(($0.int(0), $0.text(1)))
        }
        var ids: [(row: Int64, value: String)] = []
        try connection.rows("SELECT row, value FROM stage_alias WHERE kind = \(kind) ORDER BY row") {
            ids.append(($0.int(0), $0.text(1)))
        }
        let digests = RowDigests()
        var found: [Match] = []
        for (row, value) in ids {
            for source in sources {
                found += try matches(
                    """
                    SELECT s.row, s.line, s.amount, e.external_id, e.id FROM stage s JOIN entry e ON e.key64 = $1 \
                    AND e.external_id = $2 AND e.source = $3 WHERE s.row = $4 AND \(condition)
                    """,
                    [
                        .int(digests.key(source: source.name, id: value)), .text(value),
                        .int(source.id), .int(row),
                    ])
            }
        }
        return found
    }

    /// The same id, donor and, within three days, date.
    private func byGiftID() throws -> [Match] {
        guard try DuplicatePass.hasOtherSources(session.connection) else { return [] }
        let withdrawal = try Withdrawal(session.connection)
        let aliases = try DonorAliases(session.connection)
        let ofSame = aliases.isOwn("e.donor", of: aliases.owner("m.donor"))
        return try matches(
            """
            SELECT s.row, s.line, s.amount, s.external_id, e.id FROM stage s JOIN donor_map m \
            ON m.donor64 = s.donor64 AND m.source = s.source AND m.ext = s.donor_ext \
            JOIN entry e ON \(ofSame) AND e.day BETWEEN s.day - \(DuplicatePass.days) AND s.day + \(DuplicatePass.days) \
            WHERE s.state = 0 AND s.leader = s.row AND s.external_id IS NOT NULL AND e.external_id = s.external_id \
            AND e.source <> s.source AND \(Self.received("s")) AND \(Self.received("e")) \
            AND NOT \(withdrawal.isUndone("e")) ORDER BY s.row, e.id
            """)
    }

    private func matches(_ sql: String, _ arguments: [LedgerValue] = []) throws -> [Match] {
        var list: [Match] = []
        try session.connection.rows(sql, arguments) { row in
            list.append(
                Match(
                    row: row.int(0), line: Int(row.int(1)), amount: row.int(2), id: row.text(3),
                    entry: row.int(4)))
        }
        return list
    }

    static func received(_ row: String) -> String {
        let types = EntryType.allCases.filter { $0.family == .received }.map { "\($0.rawValue)" }
        return "\(row).type IN (\(types.joined(separator: ", ")))"
    }
}
