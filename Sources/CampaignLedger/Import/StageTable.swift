import CampaignKit

/// The temporary tables that rows stream into before anything is posted.
enum StageTable {
    /// What becomes of a staged row.
    ///
    /// Raw values are used in SQL.
    enum State: Int {
        case good = 0
        /// Same id, same content.
        case already = 1
        case rejected = 2
        /// Left out because someone said so, or because it changes nothing.
        case skipped = 3
        /// In the ledger already as a row of another source.
        case elsewhere = 4
        /// Voided singly after it was posted.
        case voided = 5
    }

    /// Who a staged donor is.
    ///
    /// Raw values are used in SQL.
    enum DonorStanding: Int {
        /// By an id that was linked before.
        case linked = 0
        /// Made by this posting.
        case made = 1
        /// By what the row says, or by our number.
        case matched = 2
        /// Someone new.
        case new = 3
        /// Our number, and no one has it.
        case unknownNumber = 4
    }

    /// A row's number, what becomes of it and what it refers to, then what it says itself.
    static let columns =
        [
            "row", "leader", "state", "needs", "source", "external_id", "key64", "content64", "print64",
            "donor_ext", "donor64", "unit", "payment", "measure", "effect", "exchange", "class", "simple",
            "place", "pledge_name", "pledge64", "reverses", "reverses64", "matches", "matches64",
            "personal_digest", "sets",
        ] + EntryColumns.said.map(\.name)

    static let creation = [
        """
        CREATE TEMP TABLE stage(
          row INTEGER PRIMARY KEY, \(columns.dropFirst().joined(separator: ", ")),
          donor, target, resolved DEFAULT 0)
        """,
        // Few rows are splits of another: only those are found by their leader.
        "CREATE INDEX temp.stage_leader ON stage(leader) WHERE leader <> row",
        "CREATE TEMP TABLE stage_split(entry, ord, place, amount)",
        "CREATE TEMP TABLE stage_soft(row, ord, source, donor_ext, donor64, kind, amount)",
        "CREATE TEMP TABLE stage_alias(row, kind, value)",
        "CREATE TEMP TABLE stage_closing(entry, ord, expected, amount)",
        "CREATE TEMP TABLE stage_schedule(row, ord, due, amount)",
        "CREATE TEMP TABLE stage_surplus(row, kind)",
        "CREATE TEMP TABLE stage_promise(row, source, name, name64, is_grant)",
        """
        CREATE TEMP TABLE stage_donor(
          row, line, source, ext, donor64, has_details, repeats, day, ours, implied, kind, suppressions, \
        \(DonorColumns.names.joined(separator: ", ")))
        """,
        // `grp` is a new donor before it has a number: the number that it would get.
        """
        CREATE TEMP TABLE donor_map(donor64, source, ext, donor, grp, standing, by, ours, \
        PRIMARY KEY (donor64, source, ext)) WITHOUT ROWID
        """,
        // What the file says of donors, before it is posted.
        """
        CREATE TEMP TABLE file_donor(donor INTEGER PRIMARY KEY, kind, suppressions, \
        \(DonorColumns.names.joined(separator: ", ")))
        """,
        "CREATE TEMP TABLE file_key(donor, kind, key64)",
        "CREATE INDEX temp.file_key_found ON file_key(key64)",
        "CREATE TEMP TABLE file_id(donor, source, ext, PRIMARY KEY (donor, source, ext)) WITHOUT ROWID",
        // Rows that could not be read, and why rows are rejected: as many as a file has.
        "CREATE TEMP TABLE stage_refused(line, external_id, key64)",
        "CREATE TEMP TABLE stage_reason(ord INTEGER PRIMARY KEY, line, reason)",
        // Few rows are not good, or need another: no one looks through all of them to find none.
        "CREATE INDEX temp.stage_state ON stage(state) WHERE state <> 0",
        "CREATE INDEX temp.stage_needs ON stage(row) WHERE needs = 1",
    ]

    static let names = [
        "stage", "stage_split", "stage_soft", "stage_alias", "stage_closing", "stage_schedule",
        "stage_surplus", "stage_promise", "stage_donor", "stage_refused", "stage_reason",
        "donor_map", "file_donor", "file_key", "file_id",
    ]

    /// Sets what becomes of a row and of the splits that joined it.
    static func mark(_ row: Int64, _ state: State, _ connection: any LedgerConnection) throws {
        let arguments: [LedgerValue] = [.int(state.rawValue), .int(row)]
        try connection.run("UPDATE stage SET state = $1 WHERE row = $2", arguments)
        try connection.run("UPDATE stage SET state = $1 WHERE leader = $2 AND leader <> row", arguments)
    }

    static func create(_ connection: any LedgerConnection) throws {
        for name in names { try connection.run("DROP TABLE IF EXISTS temp.\(name)") }
        for statement in creation { try connection.run(statement) }
        try PostingTables.create(connection)
    }

    /// What makes staged rows quick to find, where a file needs it: the columns, and which rows.
    enum Index: String {
        case key = "stage(key64) WHERE key64 IS NOT NULL"
        case target = "stage(target) WHERE target IS NOT NULL"
        case donor = "stage(donor64)"
        case softDonor = "stage_soft(donor64)"
        case donorKey = "stage_donor(donor64)"
        case donorRow = "stage_donor(row)"
        case aliasRow = "stage_alias(row)"
        case promiseName = "stage_promise(name64)"
        case reasonLine = "stage_reason(line)"
    }

    static func index(_ index: Index, _ connection: any LedgerConnection) throws {
        try connection.run("CREATE INDEX IF NOT EXISTS temp.stage_by_\(index) ON \(index.rawValue)")
    }
}
