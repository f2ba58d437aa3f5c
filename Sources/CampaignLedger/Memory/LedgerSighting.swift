import Digests

/// A ledger as it is now, next to what was seen of it before.
public struct LedgerSighting: Sendable, Equatable {
    /// The newest batch; nil when nothing was posted.
    public var newest: BatchMark?
    /// Whether it holds what was seen; true where nothing was.
    public var holdsSeen: Bool

    public init(newest: BatchMark? = nil, holdsSeen: Bool = true) {
        self.newest = newest
        self.holdsSeen = holdsSeen
    }
}

extension Ledger {
    /// The newest batch, and whether one that was seen before is in the chain.
    ///
    /// What was seen has to be read before: a batch that comes in between is then in the ledger.
    public func sighting(of seen: BatchMark?, isBegun: Bool = false) throws(LedgerError) -> LedgerSighting {
        try reading { connection in
            let reader = SightingReader(connection: connection)
            return LedgerSighting(
                newest: try reader.newest(),
                holdsSeen: try seen.map { try reader.holds($0, isBegun: isBegun) } ?? true)
        }
    }
}

/// Looks for batches by their hashes: a few rows, whatever the ledger's size.
struct SightingReader {
    let connection: any LedgerConnection

    func newest() throws -> BatchMark? {
        try connection.first(
            """
            SELECT (SELECT hash FROM batch ORDER BY id LIMIT 1), id, hash, posted_at_utc, zone, actor, rows, control \
            FROM batch ORDER BY id DESC LIMIT 1
            """
        ) { row in
            BatchMark(
                ledger: SHA256.hex(row.bytes(0)), batch: row.int(1), hash: SHA256.hex(row.bytes(2)),
                postedAtUTC: row.text(3), zone: row.text(4), actor: row.text(5), rows: row.int(6),
                controlMinor: row.int(7))
        }
    }

    /// Whether the chain has a batch, or has adopted it from another copy.
    ///
    /// Where a new ledger was begun since, it is enough that this is not the old one.
    func holds(_ mark: BatchMark, isBegun: Bool = false) throws -> Bool {
        let hash = try connection.first(
            "SELECT hash FROM batch WHERE id = $1", [.int(mark.batch)]
        ) { SHA256.hex($0.bytes(0)) }
        if try hash == mark.hash || adopted(mark.hash) { return true }
        guard isBegun else { return false }
        return try newest().map { $0.ledger != mark.ledger } ?? true
    }

    /// Whether a batch of another copy was adopted here.
    func adopted(_ hash: String) throws -> Bool {
        let words = Self.adoption(hash)
        return try connection.holds(
            "SELECT 1 FROM batch WHERE \(Portable.beginning(of: "fork", words.count)) = $1", [.text(words)])
    }

    /// How the `fork` of a batch begins that was adopted from another copy.
    static func adoption(_ hash: String) -> String { "adopted \(hash)" }
}

/// A batch as it is remembered outside of its ledger: of which ledger it is, which one, and what it was.
public struct BatchMark: Sendable, Equatable {
    /// Which ledger it is: the hash of the ledger's first batch, 64 hexadecimal digits.
    public var ledger: String
    public var batch: Int64
    /// 64 hexadecimal digits.
    public var hash: String
    /// `2026-11-21T02:06:00Z`.
    public var postedAtUTC: String
    /// The charity's zone, by its IANA name.
    public var zone: String
    public var actor: String
    public var rows: Int64
    /// Sum of the amounts as written, in base-currency minor units.
    public var controlMinor: Int64

    public init(
        ledger: String, batch: Int64, hash: String, postedAtUTC: String, zone: String, actor: String,
        rows: Int64, controlMinor: Int64
    ) {
        self.ledger = ledger
        self.batch = batch
        self.hash = hash
        self.postedAtUTC = postedAtUTC
        self.zone = zone
        self.actor = actor
        self.rows = rows
        self.controlMinor = controlMinor
    }
}
