/// The tables that are computed from facts or hold personal values; none is covered by the chain.
enum SQLiteDerivedTables {
    static let all =
        deltas + nodes + personal + SQLiteGrantTables.derived + [
            receiptCopy, receiptVoidWords,
            """
            CREATE TABLE import_choice(
              source TEXT NOT NULL, header TEXT NOT NULL, batch INTEGER NOT NULL, choices TEXT NOT NULL,
              PRIMARY KEY (source, header, batch)) STRICT, WITHOUT ROWID
            """,
            movedTo,
        ]

    // Where the ledger went: a row closes it. It is outside of the chain, which both places share.
    private static let movedTo = "CREATE TABLE moved_to(place TEXT PRIMARY KEY) STRICT"

    private static let deltas = [
        """
        CREATE TABLE commitment_delta(
          unit INTEGER NOT NULL, donor INTEGER, place INTEGER NOT NULL, day INTEGER NOT NULL, batch INTEGER NOT NULL,
          class INTEGER NOT NULL, origin INTEGER NOT NULL, raised INTEGER NOT NULL, received INTEGER NOT NULL,
          outstanding INTEGER NOT NULL, gifts INTEGER NOT NULL, commitments INTEGER NOT NULL,
          CHECK (raised - received = outstanding)) STRICT
        """,
        """
        CREATE TABLE day_delta(
          day INTEGER NOT NULL, place INTEGER NOT NULL, batch INTEGER NOT NULL, class INTEGER NOT NULL,
          origin INTEGER NOT NULL, raised INTEGER NOT NULL, received INTEGER NOT NULL, outstanding INTEGER NOT NULL,
          gifts INTEGER NOT NULL, commitments INTEGER NOT NULL,
          PRIMARY KEY (day, place, batch, class, origin), CHECK (raised - received = outstanding)) STRICT, WITHOUT ROWID
        """,
    ]

    /// Distinct donors and running totals by node: valid for the counting structure whose digest `node_state`
    /// names.
    private static let nodes = [
        """
        CREATE TABLE node_delta(
          node TEXT NOT NULL, day INTEGER NOT NULL, batch INTEGER NOT NULL, donors INTEGER NOT NULL,
          first_time INTEGER NOT NULL, PRIMARY KEY (day, node, batch)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE node_now(
          node TEXT PRIMARY KEY, \(NodeColumns.names.map { $0 + " INTEGER NOT NULL" }.joined(separator: ", "))
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE node_state(
          id INTEGER PRIMARY KEY CHECK (id = 1), structure_digest BLOB NOT NULL, through_day INTEGER NOT NULL,
          through_batch INTEGER NOT NULL) STRICT
        """,
    ]

    /// Everything that can be erased.
    ///
    /// The hashed rows keep only salted digests of it. `donor_personal` is what is known now, written by its
    /// batch; `donor_past` what was known from its batch until another; `donor_said_words` what a source said
    /// and was not taken. `donor_link` is who has which id now.
    private static let personal = [
        // Digests by which donors are found: they go with the words that they are made of.
        """
        CREATE TABLE donor_key(
          donor INTEGER NOT NULL, kind INTEGER NOT NULL, key64 INTEGER NOT NULL,
          PRIMARY KEY (donor, kind, key64)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE donor_personal(
          \(version), PRIMARY KEY (donor)) STRICT
        """,
        """
        CREATE TABLE donor_past(
          \(version), until INTEGER NOT NULL, PRIMARY KEY (donor, batch)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE donor_said_words(
          donor INTEGER NOT NULL, part INTEGER NOT NULL, source INTEGER NOT NULL, batch INTEGER NOT NULL,
          salt BLOB NOT NULL, words TEXT NOT NULL,
          PRIMARY KEY (donor, part, source, batch)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE donor_link(
          source INTEGER NOT NULL, external_id TEXT NOT NULL, donor INTEGER NOT NULL, batch INTEGER NOT NULL,
          PRIMARY KEY (source, external_id)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE entry_personal(
          entry INTEGER PRIMARY KEY, salt BLOB NOT NULL, reference TEXT NOT NULL, note TEXT NOT NULL,
          description TEXT NOT NULL, benefit TEXT NOT NULL, tribute TEXT NOT NULL, extra TEXT NOT NULL) STRICT
        """,
    ]

    // A receipt as it was sent, and who it names: its digests are in the register.
    private static let receiptCopy = """
        CREATE TABLE receipt_copy(
          receipt INTEGER PRIMARY KEY, salt BLOB NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL,
          lines TEXT NOT NULL, content BLOB NOT NULL) STRICT
        """

    // Why someone voided a receipt.
    private static let receiptVoidWords = """
        CREATE TABLE receipt_void_words(
          receipt INTEGER PRIMARY KEY, salt BLOB NOT NULL, reason TEXT NOT NULL) STRICT
        """

    private static let version = """
        donor INTEGER NOT NULL, batch INTEGER NOT NULL, day INTEGER NOT NULL, kind INTEGER,
          suppressions INTEGER NOT NULL, salt BLOB NOT NULL,
          \(DonorColumns.names.map { $0 + " TEXT NOT NULL" }.joined(separator: ", ")),
          \(DonorColumns.days.map { $0 + " INTEGER" }.joined(separator: ", "))
        """
}
