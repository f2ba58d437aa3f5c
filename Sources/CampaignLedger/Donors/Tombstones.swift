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
    /// Names as they were written and addresses, by the erased donor.
    private let own: [TombstoneKey.Kind: [Int64: Set<[UInt8]>]]

    init(_ connection: any LedgerConnection) throws {
        var (salt, donors, numbers): ([UInt8]?, [[UInt8]: Int64], Set<Int64>) = (nil, [:], [])
        var own: [TombstoneKey.Kind: [Int64: Set<[UInt8]>]] = [:]
        try connection.rows(
            "SELECT donor, digest, salt, kind FROM donor_tombstone ORDER BY donor, batch, ord"
        ) { row in
            numbers.insert(row.int(0))
            if row.int(3) != Int64(TombstoneKey.Kind.number.rawValue), donors[row.bytes(1)] == nil {
                donors[row.bytes(1)] = row.int(0)
            }
            salt = salt ?? row.bytes(2)
            if let kind = TombstoneKey.Kind(rawValue: Int(row.int(3))), [.ownName, .email].contains(kind) {
                own[kind, default: [:]][row.int(0), default: []].insert(row.bytes(1))
            }
        }
        self.own = own
        (self.salt, self.donors, self.numbers) = (salt, donors, numbers)
    }

    var isEmpty: Bool { numbers.isEmpty }

    /// Whether a number is that of an erased donor, or stood for one.
    func isErased(_ donor: Int64) -> Bool { numbers.contains(donor) }

    /// The erased donor that a row means; nil for no such one.
    ///
    /// Robert of the same street may be who was erased as Bob, but not where the e-mail, or the id in the
    /// same source, is another: then he is only possibly the same (`rules.md §5`).
    ///
    /// - Parameter hasOtherID: whether the row has another id than the donor has in its source.
    func donor(_ row: DonorTraits, hasOtherID: (Int64) throws -> Bool = { _ in false }) rethrows -> Int64? {
        guard let salt, !donors.isEmpty else { return nil }
        let found = Set(row.tombstoneLookups.compactMap { donors[Self.digest($0, salt)] })
        for donor in found.sorted() where try isSame(row, donor, salt, hasOtherID) { return donor }
        return nil
    }

    private func isSame(
        _ row: DonorTraits, _ donor: Int64, _ salt: [UInt8], _ hasOtherID: (Int64) throws -> Bool
    ) rethrows -> Bool {
        guard let name = row.ownName, let names = own[.ownName]?[donor],
            !names.contains(Self.digest(name, salt))
        else { return true }
        if let email = row.emailKey, let emails = own[.email]?[donor] {
            return emails.contains(Self.digest(email, salt))
        }
        return try !hasOtherID(donor)
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
