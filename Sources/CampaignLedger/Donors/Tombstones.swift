import CampaignKit

/// Who was erased, by salted digests of what they were found by.
///
/// `rules.md §5`: a later row that meets one is the erased donor's, without words. There are few: all of them
/// are read at once.
struct Tombstones {
    /// Random, the same for all of a ledger: a row is digested once for each key, however many there are.
    let salt: [UInt8]?
    private let donors: [[UInt8]: Int64]
    private let numbers: Set<Int64>

    init(_ connection: any LedgerConnection) throws {
        var (salt, donors, numbers): ([UInt8]?, [[UInt8]: Int64], Set<Int64>) = (nil, [:], [])
        try connection.rows(
            "SELECT donor, digest, salt, kind FROM donor_tombstone ORDER BY donor, batch, ord"
        ) { row in
            numbers.insert(row.int(0))
            if row.int(3) != Int64(TombstoneKey.Kind.number.rawValue), donors[row.bytes(1)] == nil {
                donors[row.bytes(1)] = row.int(0)
            }
            salt = salt ?? row.bytes(2)
        }
        (self.salt, self.donors, self.numbers) = (salt, donors, numbers)
    }

    var isEmpty: Bool { numbers.isEmpty }

    /// Whether a number is that of an erased donor, or stood for one.
    func isErased(_ donor: Int64) -> Bool { numbers.contains(donor) }

    /// The erased donor whom a row means; nil for no such one.
    func donor(_ row: DonorTraits) -> Int64? {
        guard let salt, !donors.isEmpty else { return nil }
        return row.tombstoneLookups.compactMap { donors[Self.digest($0, salt)] }.min()
    }

    static func digest(_ key: TombstoneKey, _ salt: [UInt8]) -> [UInt8] {
        EntryText.digest(["\(key.kind.rawValue)"] + key.parts, salt)
    }

    /// Writes what an erased donor is known by from now on: every number, and keys under the first.
    func write(
        _ keys: [TombstoneKey], of numbers: [Int64], batch: Int64, to connection: any LedgerConnection
    ) throws {
        let writer = try connection.bulk(
            "donor_tombstone", ["donor", "batch", "ord", "kind", "salt", "digest"])
        var salts = SaltPool()
        let salt = salt ?? salts.next()
        for (place, donor) in numbers.enumerated() {
            let own = [TombstoneKey(.number, ["\(donor)"])] + (place == 0 ? keys : [])
            for (ord, key) in own.enumerated() {
                writer.int(donor)
                writer.int(batch)
                writer.int(ord + 1)
                writer.int(key.kind.rawValue)
                writer.bytes(salt)
                writer.bytes(Self.digest(key, salt))
                try writer.endRow()
            }
        }
        try writer.finish()
    }

    /// Whether the donor in a column was erased, in SQL; of rows, after the batch in another column.
    static func isErased(_ column: String, after batch: String? = nil) -> String {
        let later = batch.map { " AND ts.batch > \($0)" } ?? ""
        return "EXISTS (SELECT 1 FROM donor_tombstone ts WHERE ts.donor = \(column)\(later))"
    }

    static func error(_ donor: Int64) -> LedgerError {
        LedgerError(
            .erasedDonor, "D-\(donor) was erased: nothing is kept of this person but gifts and receipts",
            hint: "campaign donor show D-\(donor)")
    }
}

/// Rows of an import whose donor was erased: their words are not kept, and the summary counts them.
struct ErasedRows {
    let session: ImportSession

    /// Before the rows are posted, when every row's donor is known.
    func run(_ outcome: inout ImportOutcome) throws {
        let connection = session.connection
        guard try connection.holds("SELECT 1 FROM donor_tombstone") else { return }
        let rows = """
            SELECT s.row FROM stage s LEFT JOIN donor_map m ON m.donor64 = s.donor64 AND m.source = s.source \
            AND m.ext = s.donor_ext WHERE s.state = 0 AND \(Tombstones.isErased("coalesce(s.donor, m.donor)"))
            """
        try connection.run(
            "DELETE FROM entry_personal WHERE entry IN (SELECT $1 + r.row FROM (\(rows)) r)",
            [.int(session.baseEntry)])
        try connection.run("UPDATE stage SET personal_digest = NULL WHERE row IN (\(rows))")
        outcome.erasedRows = Int(
            try connection.integer("SELECT count(*) FROM stage WHERE leader = row AND row IN (\(rows))"))
    }
}
