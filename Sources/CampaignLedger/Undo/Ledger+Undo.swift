public import CampaignKit

extension Ledger {
    /// Reverses all that a batch posted, or nothing: a posting of its own, with a void for each row.
    ///
    /// `withDependents` also reverses what other batches posted on those rows. Throws where there is no such
    /// batch, where it posted nothing that can be reversed, or where that was done already.
    public func undo(
        batch: Int64, _ context: PostingContext, _ options: ImportOptions, withDependents: Bool
    ) throws -> UndoOutcome {
        var outcome = UndoOutcome()
        var rows: [Int64] = []
        try reading { connection in
            try Self.requireUndoable(batch, connection)
            let reader = try BatchDependents(connection)
            rows = try reader.standing(in: batch)
            outcome.dependents = try reader.rows(on: rows + reader.moved(from: batch))
            if withDependents { rows += outcome.dependents.map(\.entry) }
            rows = try reader.steps(reversing: rows)
            outcome.edits = try reader.edits(ofDonorsMadeBy: batch)
            (outcome.receipted, outcome.receipts) = try reader.receipts(on: rows)
            outcome.thanks = try reader.thanks(for: batch)
            let grants = GrantUndo(connection: connection)
            outcome.grants = try grants.since(batch)
            try TransferUndo.requireLast(batch, connection)
            outcome.rows = try rows.count + grants.rows(of: batch)
        }
        guard outcome.receipted.isEmpty, outcome.grants.isEmpty, outcome.isFree || withDependents else {
            return outcome
        }
        var options = options
        options.undoes = batch
        // What acts on a row names it: nothing that it looks like can be meant.
        options.possibleDuplicates = .post
        let posted = try importRows(context, options) { session in
            for row in rows { try session.add(Self.void(of: row, on: context.postedOn)) }
        }
        outcome.batch = posted.batch
        outcome.isAccepted = posted.isAccepted
        outcome.changes = posted.changes
        outcome.donors = posted.undoneDonors.changed
        outcome.newDonors = posted.undoneDonors.gone
        outcome.problems = posted.problems
        return outcome
    }

    /// The line of a void is the number of the row that it reverses, so that problems can name it.
    private static func void(of entry: Int64, on day: CalendarDate) -> ImportedEntry {
        var row = ImportedEntry(
            line: Int(entry), source: ImportSession.manualSource, type: .void, date: day, day: day,
            basis: .stated, minorUnits: 0)
        row.reverses = "G-\(entry)"
        return row
    }

    private static func requireUndoable(_ batch: Int64, _ connection: any LedgerConnection) throws {
        let last = try connection.integer("SELECT max(id) FROM batch")
        guard batch >= 1, batch <= last else {
            throw LedgerError(
                .unknownBatch, "no batch B-\(batch)",
                hint: last == 0
                    ? "nothing has been posted yet" : "the last one is B-\(last): campaign import list"
            )
        }
        let withdrawal = try Withdrawal(connection)
        if let by = withdrawal.undoneBy[batch],
            try BatchDependents(connection).standing(in: batch).isEmpty
        {
            throw LedgerError(
                .unknownBatch, "B-\(batch) was undone before, by B-\(by)", hint: "campaign import list")
        }
        if withdrawal.undoes.contains(batch) {
            let undone = withdrawal.undoneBy.first { $0.value == batch }.map { "B-\($0.key)" } ?? "another"
            throw LedgerError(
                .unknownBatch, "B-\(batch) is itself the undo of \(undone)",
                hint: "import the file of \(undone) again")
        }
        let merge = try connection.first(
            "SELECT alias, donor FROM donor_merge WHERE batch = $1 ORDER BY alias", [.int(batch)]
        ) { ($0.int(0), $0.optionalInt(1)) }
        if let (alias, donor) = merge {
            let what = donor.map { "merged D-\(alias) into D-\($0)" } ?? "made D-\(alias) a donor again"
            throw LedgerError(
                .unknownBatch, "B-\(batch) \(what)",
                hint: donor == nil ? "campaign donor merge" : "campaign donor unmerge D-\(alias)")
        }
        let erased = try connection.first(
            "SELECT donor FROM donor_tombstone WHERE batch = $1 ORDER BY donor LIMIT 1", [.int(batch)]
        ) { $0.int(0) }
        if let erased {
            throw LedgerError(
                .unknownBatch, "B-\(batch) erased D-\(erased), which cannot be undone",
                hint: "campaign donor show D-\(erased)")
        }
        let holds = try connection.holds(
            """
            SELECT 1 FROM entry WHERE batch = $1 UNION ALL SELECT 1 FROM donor_change WHERE batch = $1 \
            UNION ALL SELECT 1 FROM (\(GrantTable.mentions)) g WHERE g.batch = $1 \
            UNION ALL SELECT 1 FROM (\(GrantTable.projectRows)) p WHERE p.batch = $1 \
            UNION ALL SELECT 1 FROM change c WHERE c.batch = $1 AND (\(PayoutFees.condition("c")) OR \
            \(PayoutOfCopy.condition("c")))
            """, [.int(batch)])
        guard holds else {
            throw LedgerError(
                .unknownBatch, "B-\(batch) posted no gifts and no donors",
                hint: "pieces that were recorded as sent: campaign appeal sent APPEAL --void B-\(batch)")
        }
    }
}

/// What reversing a batch amounted to, or why it cannot be done.
public struct UndoOutcome: Sendable {
    /// A row of another batch that acts on one of the batch that is reversed.
    public struct Dependent: Sendable, Equatable {
        public var entry: Int64
        public var batch: Int64
        public var type: EntryType
        public var day: CalendarDate
        public var minorUnits: Int64
        /// The row that it acts on.
        public var on: Int64
    }

    /// What another batch did since to a donor the batch made, or to a gift of it.
    public struct Since: Sendable, Equatable {
        /// A donor's number, or an entry's.
        public var id: Int64
        public var batch: Int64
    }

    /// The batch that did it; nil where nothing was kept.
    public internal(set) var batch: Int64?
    public internal(set) var isAccepted = false
    /// How many rows were reversed.
    public internal(set) var rows = 0
    /// What keeps the batch from being reversed; with `withDependents`, what is reversed with it.
    public internal(set) var dependents: [Dependent] = []
    /// Rows on a receipt that stands, which keeps the batch from being reversed.
    public internal(set) var receipted: [Int64] = []
    /// The numbers of those receipts.
    public internal(set) var receipts: [String] = []
    public internal(set) var changes: [CampaignChange] = []
    /// Donors the batch made and someone edited since: reversed, they would have what was edited and
    /// no name.
    public internal(set) var edits: [Since] = []
    /// Gifts of it that someone was thanked for since.
    public internal(set) var thanks: [Since] = []
    /// Grants that it said something of, and later batches did too: those are undone first.
    public internal(set) var grants: [Since] = []
    /// Donors whose details, ids or suppressions fell back.
    public internal(set) var donors = 0
    /// Donors who were new with the batch and are no one again.
    public internal(set) var newDonors = 0
    public internal(set) var problems: [RowProblem] = []

    /// Whether nothing but the batch itself has to go, and a receipt keeps none of it.
    var isFree: Bool { dependents.isEmpty && edits.isEmpty }

    init() {}
}

/// A gift that was reversed to be posted again under another donor, and the row that stands for it now.
///
/// The void leads from the old row nowhere: without this an undo of the old row's batch would leave the money
/// standing.
struct Replacement {
    /// `change` rows of this object name the new row, and as `old` the one that it stands for.
    static let object = "move"
    static let replaced: Int64 = 1

    /// The old row.
    var old: Int64
    /// The row that stands for it.
    var new: Int64
    /// The batch of the new row, and of the void of the old one.
    var batch: Int64

    /// Every replacement, by the old row.
    static func all(_ connection: any LedgerConnection) throws -> [Int64: [Replacement]] {
        var found: [Int64: [Replacement]] = [:]
        try connection.rows(
            "SELECT old, object_id, batch FROM change WHERE object = $1 AND kind = $2 ORDER BY id",
            [.text(object), .int(replaced)]
        ) { row in
            found[row.int(0), default: []].append(
                Replacement(old: row.int(0), new: row.int(1), batch: row.int(2)))
        }
        return found
    }

    /// Whether the void that made way for the new row was not reversed.
    func isInForce(_ connection: any LedgerConnection) throws -> Bool {
        try void(connection) != nil
    }

    /// The void that made way for the new row; nil where it was reversed.
    func void(_ connection: any LedgerConnection) throws -> Int64? {
        try connection.first(
            """
            SELECT way.id FROM entry way WHERE way.target = $1 AND way.batch = $2 AND way.type = $3 \
            AND \(Withdrawal.void(of: "way")) IS NULL ORDER BY way.id LIMIT 1
            """, [.int(old), .int(batch), .int(EntryType.void.rawValue)]
        ) { $0.int(0) }
    }

    /// Notes which rows of a batch stand for the one that it voids.
    static func record(_ connection: any LedgerConnection, batch: Int64) throws {
        let void = LedgerValue.int(EntryType.void.rawValue)
        let old = try connection.integer(
            "SELECT target FROM entry WHERE batch = $1 AND type = $2 ORDER BY id LIMIT 1",
            [.int(batch), void])
        guard old > 0 else { return }
        let last = try connection.integer("SELECT max(id) FROM change")
        try connection.run(
            """
            INSERT INTO change(id, batch, object, object_id, kind, old) SELECT $1 + row_number() OVER (ORDER BY e.id), \
            e.batch, CAST($2 AS TEXT), e.id, CAST($3 AS BIGINT), CAST($4 AS BIGINT) FROM entry e \
            WHERE e.batch = $5 AND e.type <> $6
            """, [.int(last), .text(object), .int(replaced), .int(old), .int(batch), void])
    }
}
