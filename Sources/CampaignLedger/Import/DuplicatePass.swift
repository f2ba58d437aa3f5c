import CampaignKit

/// Finds rows that look like a posted row: of another file where they have no id, of another source in any
/// case.
///
/// `docs/csv.md`.
struct DuplicatePass {
    /// How far the days of the same gift in two systems may be apart.
    static let days = 3

    let session: ImportSession
    private var connection: any LedgerConnection { session.connection }

    struct Pair {
        var row: Int64
        var duplicate: ImportOutcome.PossibleDuplicate
        /// How many days are between them.
        var distance: Int64
    }

    func run(_ outcome: inout ImportOutcome) throws {
        guard session.options.possibleDuplicates != .post, try connection.exists("entry") else { return }
        // Rows with ids of the one source that there is repeat no one's.
        let hasOthers = try Self.hasOtherSources(connection)
        guard try hasOthers || connection.holds("SELECT 1 FROM stage WHERE key64 IS NULL") else { return }
        let names = try Namesakes(connection)
        var found = try withoutID(names)
        let taken = Set(found.map(\.row))
        if hasOthers { found += try ofAnotherSource(names).filter { !taken.contains($0.row) } }
        try leaveOut(found.sorted { $0.row < $1.row }, &outcome)
    }

    /// Leaves out rows that may be here, or refuses them, as the options say.
    func leaveOut(_ found: [Pair], _ outcome: inout ImportOutcome) throws {
        outcome.possibleDuplicateCount += found.count
        let room = max(0, ImportOutcome.listedProblems - outcome.possibleDuplicates.count)
        outcome.possibleDuplicates += found.prefix(room).map(\.duplicate)
        let state: StageTable.State = session.options.possibleDuplicates == .skip ? .skipped : .rejected
        for match in found {
            try StageTable.mark(match.row, state, connection)
            if state == .skipped {
                // A refund of the row that is left out is one of the row that is here.
                try connection.run(
                    "UPDATE stage SET target = coalesce(target, $1) WHERE row = $2",
                    [.int(match.duplicate.gift), .int(match.row)])
            }
            guard state == .rejected else { continue }
            outcome.add(
                RowProblem(
                    code: "possible-duplicate", line: match.duplicate.line,
                    message: "it looks like \(try name(match.duplicate.gift)), which is already posted",
                    hint: "--skip-possible leaves such rows out, --post-possible posts them"))
        }
    }

    /// `G-12`, with the source's own id where another source posted it; of a hidden gift it would tell whose
    /// it is.
    private func name(_ entry: Int64) throws -> String {
        guard try !HiddenGifts.holds(entry, connection) else { return HiddenGifts.words }
        let id = try connection.first(
            """
            SELECT s.name || ':' || e.external_id FROM entry e JOIN source s ON s.id = e.source WHERE e.id = $1 \
            AND e.external_id IS NOT NULL AND e.source NOT IN (SELECT source FROM stage)
            """, [.int(entry)]
        ) { $0.text(0) }
        return "G-\(entry)" + (id.map { " (\($0))" } ?? "")
    }

    // MARK: - Rows without an id

    private func withoutID(_ names: Namesakes) throws -> [Pair] {
        let known = try pairs(
            "SELECT row, line, amount, date, min(entry), 0 FROM (\(try sameDonor())) found "
                + "GROUP BY row, line, amount, date ORDER BY row")
        // The first gift that looks the same is the one that is named.
        var first: [Int64: Pair] = [:]
        for pair in try known + pairs(try sameName(), names) {
            let other = first[pair.row]?.duplicate.gift ?? .max
            if pair.duplicate.gift < other { first[pair.row] = pair }
        }
        return first.values.sorted { $0.row < $1.row }
    }

    private func pairs(_ sql: String) throws -> [Pair] {
        var pairs: [Pair] = []
        try connection.rows(sql) { pairs.append(Self.pair($0)) }
        return pairs
    }

    /// The same of a query that ends with two donors, who must bear one name.
    private func pairs(_ sql: String, _ names: Namesakes) throws -> [Pair] {
        var pairs: [Pair] = []
        try connection.portions(sql, []) {
            (Self.pair($0), $0.int(6), $0.int(7))
        } _: { pair, group, donor in
            if try names.isOne(group, donor) { pairs.append(pair) }
        }
        return pairs
    }

    private static func pair(_ row: any LedgerRow) -> Pair {
        Pair(
            row: row.int(0),
            duplicate: ImportOutcome.PossibleDuplicate(
                line: Int(row.int(1)), minorUnits: row.int(2),
                date: CalendarDate(dayNumber: Int(row.int(3))), gift: row.int(4)),
            distance: row.int(5))
    }

    /// What acts on a row is known by that row, not by what it looks like.
    private static let candidates = """
        s.key64 IS NULL AND s.state = 0 AND s.leader = s.row AND NOT (s.type IN (\(SameCorrectionPass.types)) \
        AND (s.reverses IS NOT NULL OR s.pledge_name IS NOT NULL))
        """

    /// The donor is known here, or both rows name no one.
    private func sameDonor() throws -> String {
        let aliases = try DonorAliases(connection)
        return """
            SELECT s.row, s.line, s.amount, s.date, e.id AS entry FROM stage s LEFT JOIN donor_map m \
            ON m.donor64 = s.donor64 AND m.source = s.source AND m.ext = s.donor_ext \
            JOIN entry e ON e.print64 = s.print64 \
            AND \(aliases.owner("e.donor")) IS NOT DISTINCT FROM \(aliases.owner("m.donor")) \
            WHERE \(Self.candidates) AND (s.donor64 IS NULL OR m.donor IS NOT NULL) AND \(try standing())
            """
    }

    /// The donor is new here, but someone of the same name gave the very same: another system's copy of it.
    private func sameName() throws -> String {
        let aliases = try DonorAliases(connection)
        return """
            SELECT s.row, s.line, s.amount, s.date, e.id, 0, n.grp, n.donor FROM stage s JOIN donor_map m \
            ON m.donor64 = s.donor64 AND m.source = s.source AND m.ext = s.donor_ext AND m.donor IS NULL \
            JOIN \(Namesakes.table) n ON n.grp = m.grp \
            JOIN entry e ON e.print64 = s.print64 AND \(aliases.owner("e.donor")) = n.donor WHERE \(Self.candidates) \
            AND \(try standing()) ORDER BY s.row, e.id
            """
    }

    private func standing() throws -> String { "NOT \(try Withdrawal(connection).isUndone("e"))" }

    // MARK: - The same gift through two systems

    /// Whether anything is posted of a source that the file is not from.
    static func hasOtherSources(_ connection: any LedgerConnection) throws -> Bool {
        try connection.holds(
            """
            SELECT 1 FROM source o WHERE EXISTS (SELECT 1 FROM stage s WHERE s.source <> o.id) \
            AND EXISTS (SELECT 1 FROM batch)
            """)
    }

    /// Rows that agree in donor, amount and currency with one of another source, at most three days apart.
    ///
    /// A posted row stands for one row of the file: of two gifts one is new.
    private func ofAnotherSource(_ names: Namesakes) throws -> [Pair] {
        let aliases = try DonorAliases(connection)
        let ofSame = aliases.isOwn("e.donor", of: aliases.owner("m.donor"))
        let known = try pairs(
            """
            SELECT s.row, s.line, s.amount, s.date, e.id, abs(e.day - s.day) FROM stage s JOIN donor_map m \
            ON m.donor64 = s.donor64 AND m.source = s.source AND m.ext = s.donor_ext \
            JOIN entry e ON \(ofSame) AND \(try alike())
            """)
        let named = try pairs(
            """
            SELECT s.row, s.line, s.amount, s.date, e.id, abs(e.day - s.day), n.grp, n.donor \
            FROM \(Namesakes.table) n JOIN donor_map m ON m.grp = n.grp AND m.donor IS NULL \
            JOIN stage s ON s.donor64 = m.donor64 AND s.source = m.source AND s.donor_ext = m.ext \
            JOIN entry e ON \(aliases.isOwn("e.donor", of: "n.donor")) AND \(try alike()) ORDER BY s.row, e.id
            """, names)
        var rows: Set<Int64> = []
        var gifts = try claimed()
        return (known + named).sorted {
            ($0.distance, $0.row, $0.duplicate.gift) < ($1.distance, $1.row, $1.duplicate.gift)
        }
        .filter { pair in
            guard !rows.contains(pair.row), !gifts.contains(pair.duplicate.gift) else { return false }
            rows.insert(pair.row)
            gifts.insert(pair.duplicate.gift)
            return true
        }
    }

    private func alike() throws -> String {
        """
        e.day BETWEEN s.day - \(Self.days) AND s.day + \(Self.days) AND e.source <> s.source \
        AND coalesce(e.currency, '') = coalesce(s.currency, '') \
        AND coalesce(e.original, e.amount) = coalesce(s.original, s.amount) AND \(SharedIDPass.received("s")) \
        AND \(SharedIDPass.received("e")) AND s.state = 0 AND s.leader = s.row AND \(try standing())
        """
    }

    /// Posted rows that a row of the file is by its id.
    private func claimed() throws -> Set<Int64> {
        var gifts: Set<Int64> = []
        try connection.rows(
            "SELECT target FROM stage WHERE state <> 0 AND state = \(StageTable.State.elsewhere.rawValue)"
        ) { if let gift = $0.optionalInt(0) { gifts.insert(gift) } }
        return gifts
    }
}

/// Rows of one file without an id that say the same of the same donor: all are real, and one may be a slip.
///
/// `docs/csv.md`: they are posted, unless `--dedupe` says that they are one. With ids they are refused.
struct TwinRows {
    /// More rows are not compared: memory must not grow with the file.
    private static let most = 100_000

    /// The line of each by what it says.
    private var lines: [Int64: Int] = [:]

    /// The line of an earlier row that says the same; nil for the first.
    mutating func earlier(_ keyed: KeyedRow) -> Int? {
        guard keyed.identity.isEmpty, keyed.row.processorID.isEmpty, !keyed.donorID.isEmpty,
            keyed.row.source != ImportSession.manualSource
        else { return nil }
        if let line = lines[keyed.content] { return line }
        if lines.count < Self.most { lines[keyed.content] = keyed.row.line }
        return nil
    }

    static func problem(_ line: Int, _ earlier: Int) -> RowProblem {
        RowProblem(
            code: "same-row", severity: .warning, line: line,
            message: "it is the same as line \(earlier), and both are posted",
            hint: "if it is one gift, import the file with --dedupe; give two gifts different gift_ids")
    }
}
