import CampaignKit

/// Finds the rows that staged rows name, and writes back what they come to.
struct ReferenceLookup {
    let session: ImportSession
    private let withdrawal: Withdrawal
    private let corrections: PostedCorrections
    private let sources = SourceNames()
    private var connection: any LedgerConnection { session.connection }

    init(session: ImportSession) throws {
        self.session = session
        withdrawal = try Withdrawal(session.connection)
        corrections = try PostedCorrections(session.connection)
    }

    /// Whether a posted row can be meant by an id of a file: what an undo reversed is not there, as its id
    /// is free for another.
    private func isThere(_ row: String) -> String { "NOT \(withdrawal.isUndone(row))" }

    func staged(_ row: Int64) throws -> StagedRow? {
        let sql = "SELECT \(StagedRow.columns) FROM stage WHERE row = $1"
        return try connection.first(sql, [.int(row)]) { StagedRow($0, baseEntry: session.baseEntry) } ?? nil
    }

    /// The promise that a row's pledge_id or grant_id names: of its source, or by our own id `P-12`.
    func promise(named staged: StagedRow) throws -> ReferenceTarget? {
        // Whoever types P-12 means ours, whatever names were typed before.
        if try isTyped(staged), let ours = try ourPromise(staged.pledgeName) { return ours }
        let inFile = try connection.first(
            """
            SELECT min(p.row) FROM stage_promise p JOIN stage s ON s.row = p.row WHERE p.name64 = $1 AND p.name = $2 \
            AND p.source = $3 AND s.state = 0
            """, [.int(staged.pledgeKey), .text(staged.pledgeName), .int(staged.source)]
        ) { $0.optionalInt(0) }
        if let inFile = inFile ?? nil { return try self.staged(inFile).map(target) }
        let posted = try connection.integer(
            """
            SELECT p.entry FROM promise p JOIN entry e ON e.id = p.entry WHERE p.name64 = $1 AND p.name = $2 \
            AND p.source = $3 AND \(isThere("e")) ORDER BY p.id DESC LIMIT 1
            """,
            [.int(staged.pledgeKey), .text(staged.pledgeName), .int(staged.source)])
        if posted > 0 { return try self.posted(posted) }
        return try knowsOurNumbers(staged) ? ourPromise(staged.pledgeName) : nil
    }

    private func ourPromise(_ name: String) throws -> ReferenceTarget? {
        guard let own = Self.number(name, prefix: "P-") else { return nil }
        let entry = try connection.integer("SELECT entry FROM promise WHERE id = $1", [.int(own)])
        return entry > 0 ? try posted(entry) : nil
    }

    /// The row with a gift_id: of the same source, or by our own id `G-1042`; else the promise of that name.
    func entry(named id: String, staged: StagedRow) throws -> ReferenceTarget? {
        if let found = try entry(withID: id, staged: staged) { return found }
        return try entry(withID: "pledge:" + id, staged: staged)
    }

    private func entry(withID id: String, staged: StagedRow) throws -> ReferenceTarget? {
        let source = try sourceName(staged)
        // Whoever types G-12 means ours, whatever ids were typed before.
        if source == ImportSession.manualSource, let own = Self.number(id, prefix: "G-"),
            let target = try self.posted(own)
        {
            return target
        }
        let digests = RowDigests()
        let arguments: [LedgerValue] = [
            .int(digests.key(source: source ?? "", id: id)), .text(id), .int(staged.source),
        ]
        try session.indexKeys()
        let inFile = try connection.first(
            """
            SELECT row FROM stage WHERE key64 = $1 AND external_id = $2 AND source = $3 AND state = 0 AND leader = row \
            ORDER BY row LIMIT 1
            """, arguments
        ) { $0.int(0) }
        if let inFile { return try self.staged(inFile).map(target) }
        let posted = try connection.integer(
            """
            SELECT e.id FROM entry e WHERE e.key64 = $1 AND e.external_id = $2 AND e.source = $3 AND \(isThere("e")) \
            ORDER BY e.id DESC LIMIT 1
            """, arguments)
        if posted > 0 { return try self.posted(corrections.present(of: posted) ?? posted) }
        if let elsewhere = try ofAnotherSource(id, arguments) {
            return try self.posted(corrections.present(of: elsewhere) ?? elsewhere)
        }
        guard try knowsOurNumbers(staged), let own = Self.number(id, prefix: "G-") else { return nil }
        return try self.posted(own)
    }

    /// The line of the row that a correction names and that is rejected or left out itself; nil where the
    /// file has none.
    func leftOutLine(of staged: StagedRow) throws -> Int? {
        let key = RowDigests().key(source: try sourceName(staged) ?? "", id: staged.reverses)
        let line = try connection.first(
            """
            SELECT line FROM stage WHERE key64 = $1 AND external_id = $2 AND source = $3 AND state <> 0 \
            AND leader = row ORDER BY row LIMIT 1
            """, [.int(key), .text(staged.reverses), .int(staged.source)]
        ) { Int($0.int(0)) }
        if let line { return line }
        return try connection.first(
            "SELECT line FROM stage_refused WHERE key64 = $1 AND external_id = $2 ORDER BY line LIMIT 1",
            [.int(key), .text(staged.reverses)]
        ) { Int($0.int(0)) }
    }

    /// The posted row of another source that is this one: found for a row of the file, now or before, or by
    /// the processor's id.
    private func ofAnotherSource(_ id: String, _ arguments: [LedgerValue]) throws -> Int64? {
        let staged = try connection.first(
            """
            SELECT s.target FROM stage s WHERE s.key64 = $1 AND s.external_id = $2 AND s.source = $3 \
            AND s.state IN (\(LeftOutCopy.states)) AND s.target IS NOT NULL AND \(SharedIDPass.received("s")) \
            ORDER BY s.row LIMIT 1
            """, arguments
        ) { $0.int(0) }
        if let staged { return staged }
        if let copy = try LeftOutCopy.entry(arguments[0], connection) { return copy }
        return try connection.first(
            """
            SELECT a.entry FROM entry_alias a JOIN entry e ON e.id = a.entry WHERE a.value = $1 AND a.kind = $2 \
            AND \(isThere("e")) ORDER BY a.entry DESC LIMIT 1
            """,
            [.text(id), .int(AliasKind.processor.rawValue)]
        ) { $0.int(0) }
    }

    /// The expected match that was recorded for a gift, before or in the same file.
    func expectedMatch(of entry: Int64) throws -> Int64? {
        let posted = try connection.integer(
            """
            SELECT e.id FROM entry e WHERE e.target = $1 AND e.type = $2 AND \(Withdrawal.void(of: "e")) IS NULL \
            ORDER BY e.id LIMIT 1
            """,
            [.int(entry), .int(EntryType.matchExpected.rawValue)])
        if posted > 0 { return posted }
        return try connection.first(
            "SELECT row FROM stage WHERE target = $1 AND type = $2 AND state = 0 AND leader = row ORDER BY row LIMIT 1",
            [.int(entry), .int(EntryType.matchExpected.rawValue)]
        ) { session.baseEntry + $0.int(0) }
    }

    /// What a row's amount is after adjustments and voids, whatever was refunded of it.
    ///
    /// Rows of the file count as far as they are settled.
    func corrected(_ target: ReferenceTarget) throws -> Int64 {
        let types = "(\(EntryType.adjustment.rawValue), \(EntryType.void.rawValue))"
        var sum = target.effect
        var open = [target.entry]
        while let next = open.popLast() {
            try connection.rows(
                """
                SELECT id, effect FROM entry WHERE target = $1 AND type IN \(types) UNION ALL \
                SELECT $2 + row, effect FROM stage WHERE target = $1 AND type IN \(types) AND resolved = 1 AND state = 0
                """, [.int(next), .int(session.baseEntry)]
            ) { row in
                sum = try Checked.add(sum, row.int(1))
                open.append(row.int(0))
            }
        }
        return Int64(clamping: sum.magnitude)
    }

    func write(_ resolved: ResolvedRow, row: Int64, of staged: StagedRow) throws {
        try connection.run(
            """
            UPDATE stage SET resolved = 1, unit = $1, payment = $2, measure = $3, effect = $4, day = $5, amount = $6, \
            donor = $7, donor_ext = $8, donor64 = $9, target = $10, place = coalesce($11, place), \
            simple = CASE WHEN needs = 0 AND $1 = $12 THEN simple ELSE 0 END WHERE row = $13
            """,
            [
                .int(resolved.unit), .int(resolved.payment), .int(resolved.measure.rawValue),
                .int(resolved.effect),
                .int(resolved.day), .int(staged.amount), .reference(resolved.donor),
                resolved.donorKey.map { .text($0.ext) } ?? .null, .reference(resolved.donorKey?.key),
                .reference(staged.target), .reference(resolved.place), .int(resolved.entry), .int(row),
            ])
    }

    /// Writes how much of a row's money in another currency is kept.
    func keepOriginal(of staged: StagedRow) throws {
        guard let original = staged.original else { return }
        try connection.run(
            "UPDATE stage SET original = $1 WHERE row = $2", [.int(original), .int(staged.number)])
    }

    /// A platform may count its own gifts G-1; only people who see our screens write our numbers.
    func knowsOurNumbers(_ staged: StagedRow) throws -> Bool {
        try isTyped(staged) || sourceName(staged) == "csv"
    }

    func isTyped(_ staged: StagedRow) throws -> Bool {
        try sourceName(staged) == ImportSession.manualSource
    }

    private func sourceName(_ staged: StagedRow) throws -> String? {
        try sources.name(staged.source) {
            try connection.first("SELECT name FROM source WHERE id = $1", [.int($0)]) { $0.text(0) }
        }
    }

    private func target(_ staged: StagedRow) -> ReferenceTarget {
        let row = staged.asResolved
        return ReferenceTarget(
            entry: row.entry, stagedRow: staged.number, type: row.type, unit: row.unit, payment: row.payment,
            measure: row.measure, effect: row.effect, day: row.day, donor: row.donor,
            donorKey: row.donorKey, place: row.place)
    }

    private func posted(_ entry: Int64) throws -> ReferenceTarget? {
        // An undo names whatever it reverses.
        let undo = session.options.undoes == nil ? try withdrawal.undo(of: entry, connection) : nil
        return try connection.first(
            "SELECT type, unit, payment, measure, effect, day, donor, place FROM entry WHERE id = $1",
            [.int(entry)]
        ) { row -> ReferenceTarget? in
            guard let type = EntryType(rawValue: Int(row.int(0))),
                let measure = EffectKind(rawValue: Int(row.int(3)))
            else {
                return nil
            }
            return ReferenceTarget(
                entry: entry, stagedRow: nil, type: type, unit: row.int(1), payment: row.int(2),
                measure: measure,
                effect: row.int(4), day: row.int(5), donor: row.optionalInt(6),
                donorKey: nil, place: row.optionalInt(7), undoneBy: undo)
        } ?? nil
    }

    private static func number(_ text: String, prefix: String) -> Int64? {
        text.hasPrefix(prefix) ? Int64(text.dropFirst(prefix.count)) : nil
    }
}

/// The names of sources, each asked for once.
private final class SourceNames {
    private var names: [Int64: String] = [:]

    /// Nil where a source has none yet, which is asked for again.
    func name(_ source: Int64, _ read: (Int64) throws -> String?) rethrows -> String? {
        if let known = names[source] { return known }
        names[source] = try read(source)
        return names[source]
    }
}
