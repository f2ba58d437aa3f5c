public import CampaignKit
import Digests

/// Closes a posting: the batch row with its hash over everything that was written, chained to the batch
/// before.
struct BatchWriter {
    let connection: any LedgerConnection
    let context: PostingContext

    struct Previous {
        var id: Int64
        var postedOn: CalendarDate?
        var hash: [UInt8]
        var lastEntry: Int64
    }

    func previous() throws -> Previous {
        try connection.first("SELECT id, posted_on, hash, last_entry FROM batch ORDER BY id DESC LIMIT 1") {
            row in
            Previous(
                id: row.int(0), postedOn: CalendarDate(dayNumber: Int(row.int(1))), hash: row.bytes(2),
                lastEntry: row.int(3))
        } ?? Previous(id: 0, postedOn: nil, hash: Chain.genesis, lastEntry: 0)
    }

    /// The day that a batch counts as posted on: never before the batch ahead of it.
    func postedOn(after previous: Previous) -> CalendarDate {
        max(previous.postedOn ?? context.postedOn, context.postedOn)
    }

    func close(
        after previous: Previous, firstEntry: Int64, lastEntry: Int64, rows: Int64, leftOut: Int64,
        control: Int64,
        fileSHA: [UInt8]?, reason: String?, entriesDigest: [UInt8]? = nil
    ) throws {
        let digest = SHA256.digest(context.planText)
        if try !connection.holds("SELECT 1 FROM plan WHERE digest = $1", [.bytes(digest)]) {
            try connection.run(
                "INSERT INTO plan(digest, text) VALUES ($1, $2)", [.bytes(digest), .bytes(context.planText)])
        }
        try writeCurrency(batch: previous.id + 1)
        try settleApproval(rows: rows, control: control, fileSHA: fileSHA, batch: previous.id + 1)
        let header = Chain.Header(
            id: previous.id + 1, format: Chain.format, postedAtUTC: context.nowUTC,
            postedOn: Int64(postedOn(after: previous).dayNumber), zone: context.zone,
            today: context.todayOverride.map { Int64($0.dayNumber) },
            actor: connection.login ?? context.actor,
            command: context.command,
            planDigest: digest, fileSHA: fileSHA, rows: rows, leftOut: leftOut, control: control,
            firstEntry: firstEntry,
            lastEntry: lastEntry, reason: reason, fork: context.fork,
            previous: previous.hash)
        try insert(header, hash: try Chain.hash(header, connection, entries: entriesDigest))
    }

    /// The currency of all amounts, when it is said for the first time or again: views show amounts by it.
    private func writeCurrency(batch: Int64) throws {
        let currency = context.plan.organization.currency
        let known = try connection.first(
            "SELECT currency FROM base_currency ORDER BY batch DESC LIMIT 1", []
        ) { $0.text(0) }
        guard known != currency.code else { return }
        try connection.run(
            "INSERT INTO base_currency(batch, currency, exponent) VALUES ($1, $2, $3)",
            [.int(batch), .text(currency.code), .int(currency.exponent)])
    }

    private func insert(_ header: Chain.Header, hash: [UInt8]) throws {
        try connection.run(
            """
            INSERT INTO batch(id, format, posted_at_utc, posted_on, zone, today, actor, command, plan_digest, file_sha, \
            rows, left_out, control, first_entry, last_entry, reason, fork, prev, hash) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
            """,
            [
                .int(header.id), .int(header.format), .text(header.postedAtUTC), .int(header.postedOn),
                .text(header.zone), .reference(header.today), .text(header.actor), .text(header.command),
                .bytes(header.planDigest), header.fileSHA.map(LedgerValue.bytes) ?? .null, .int(header.rows),
                .int(header.leftOut),
                .int(header.control), .int(header.firstEntry), .int(header.lastEntry),
                header.reason.map(LedgerValue.text) ?? .null,
                header.fork.map(LedgerValue.text) ?? .null, .bytes(header.previous), .bytes(hash),
            ])
    }
}

/// What ends every posting: the sums it changed, then the batch row with its hash.
struct BatchClosing {
    let connection: any LedgerConnection
    let context: PostingContext
    let previous: BatchWriter.Previous
    let firstEntry: Int64
    /// One less than the first where no entry was posted.
    let lastEntry: Int64

    /// Rows and what was left out, for the batch's own record.
    struct Counts {
        var rows: Int64
        var leftOut: Int64 = 0
    }

    /// Closes the batch; returns what it changed by campaign.
    ///
    /// What `outright` summed and sealed as it wrote is not read back.
    func run(
        _ counts: Counts, outright: OutrightPoster? = nil, fileSHA: [UInt8]? = nil, reason: String? = nil
    ) throws -> [CampaignChange] {
        let batch = previous.id + 1
        try ReceiptVoids(connection: connection, batch: batch, day: context.todayOverride ?? context.postedOn)
            .run(firstEntry: firstEntry, lastEntry: lastEntry)
        let places = DesignationMap(connection)
        try CommitmentPass(
            connection: connection, registry: try Registry(connection, batch: batch), batch: batch,
            firstEntry: firstEntry, lastEntry: lastEntry
        ).runGates()
        try DayDeltaPass(connection: connection, batch: batch, firstEntry: firstEntry, lastEntry: lastEntry)
            .run(plain: outright?.plainSums)
        let nodes = NodeDonorPass(
            connection: connection, structure: try places.structure(context.plan), places: places)
        let changes = try CampaignChange.changes(connection, nodes.structure, places)
        // After a first posting everyone is looked at.
        if previous.id > 0 {
            try nodes.collect(firstEntry: firstEntry, lastEntry: lastEntry, batch: batch)
        }
        let writer = BatchWriter(connection: connection, context: context)
        try NodeTotals(connection: connection).update(
            batch: batch, postedOn: writer.postedOn(after: previous), structure: nodes.structure,
            donors: nodes)
        let control =
            try outright?.control
            ?? connection.integer(
                "SELECT \(Portable.sum("amount")) FROM entry WHERE id >= $1 AND id <= $2",
                [.int(firstEntry), .int(lastEntry)])
        try writer.close(
            after: previous, firstEntry: firstEntry, lastEntry: lastEntry, rows: counts.rows,
            leftOut: counts.leftOut, control: control, fileSHA: fileSHA, reason: reason,
            entriesDigest: try outright?.entriesDigest())
        return changes
    }
}

/// Who posts, when, by which command and under which plan: what a batch records about itself.
public struct PostingContext: Sendable {
    /// The real clock's instant in UTC, `2026-11-21T02:06:00Z`.
    public var nowUTC: String
    /// The civil day of posting in the charity's zone, by the real clock.
    public var postedOn: CalendarDate
    /// The charity's zone, by its IANA name.
    public var zone: String
    /// Set when `CAMPAIGN_TODAY` overrode the day that rows were read against.
    public var todayOverride: CalendarDate?
    /// The account that ran the command.
    public var actor: String
    /// The command's name and option names, never their values.
    public var command: String
    /// The plan as files, in one canonical form.
    public var planText: [UInt8]
    public var plan: Plan
    /// What this computer has seen of the ledger; nil where no one keeps a memory.
    public var memory: LedgerMemory?
    /// That someone else is needed for it, or has asked for it; nil for what one person may post.
    public var approval: Approval?
    /// What the batch says of a ledger that this one is not: see `Chain.Header.fork`.
    var fork: String?

    public init(
        nowUTC: String, postedOn: CalendarDate, zone: String, todayOverride: CalendarDate? = nil,
        actor: String,
        command: String, planText: [UInt8], plan: Plan
    ) {
        self.nowUTC = nowUTC
        self.postedOn = postedOn
        self.zone = zone
        self.todayOverride = todayOverride
        self.actor = actor
        self.command = command
        self.planText = planText
        self.plan = plan
    }
}
