/// The tables that hold what happened.
///
/// Amounts are base-currency minor units, days are days since 1970-01-01.
enum SQLiteFactTables {
    static let all =
        [batch, plan, place, placeSet, placeMember, source] + donors + entries + sides + events
        + receipts + SQLiteGrantTables.all

    private static let batch = """
        CREATE TABLE batch(
          id INTEGER PRIMARY KEY, format INTEGER NOT NULL, posted_at_utc TEXT NOT NULL, posted_on INTEGER NOT NULL,
          zone TEXT NOT NULL, today INTEGER, actor TEXT NOT NULL, command TEXT NOT NULL, plan_digest BLOB NOT NULL,
          file_sha BLOB, rows INTEGER NOT NULL CHECK (rows >= 0),
          left_out INTEGER NOT NULL CHECK (left_out >= 0), control INTEGER NOT NULL,
          first_entry INTEGER NOT NULL, last_entry INTEGER NOT NULL, reason TEXT, fork TEXT,
          prev BLOB NOT NULL CHECK (length(prev) = 32), hash BLOB NOT NULL CHECK (length(hash) = 32)) STRICT
        """
    private static let plan = """
        CREATE TABLE plan(digest BLOB PRIMARY KEY CHECK (length(digest) = 32), text BLOB NOT NULL) STRICT, WITHOUT ROWID
        """
    private static let place = """
        CREATE TABLE place(
          id INTEGER PRIMARY KEY CHECK (id > 0), batch INTEGER NOT NULL,
          \(PlaceColumns.names.map { $0 + " TEXT NOT NULL" }.joined(separator: ", ")),
          UNIQUE (\(PlaceColumns.names.joined(separator: ", ")))) STRICT
        """
    private static let placeSet = """
        CREATE TABLE place_set(
          id INTEGER PRIMARY KEY CHECK (id < 0), batch INTEGER NOT NULL, members TEXT NOT NULL UNIQUE) STRICT
        """
    private static let placeMember = """
        CREATE TABLE place_member(
          place_set INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (place_set, place)) STRICT, WITHOUT ROWID
        """
    private static let source = """
        CREATE TABLE source(id INTEGER PRIMARY KEY, batch INTEGER NOT NULL, name TEXT NOT NULL UNIQUE) STRICT
        """

    /// Who donors are: a change for each batch that said something of them.
    ///
    /// Without a digest the donor, or without a number the id, is no one's from that batch on. `donor_said`
    /// is what a source said and was not taken, until it said something else or nothing.
    private static let donors = [
        """
        CREATE TABLE donor(id INTEGER PRIMARY KEY, batch INTEGER NOT NULL) STRICT
        """,
        """
        CREATE TABLE donor_link_change(
          source INTEGER NOT NULL, external_id TEXT NOT NULL, batch INTEGER NOT NULL, donor INTEGER,
          PRIMARY KEY (source, external_id, batch)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE donor_change(
          donor INTEGER NOT NULL, batch INTEGER NOT NULL, day INTEGER NOT NULL, kind INTEGER,
          suppressions INTEGER NOT NULL, personal_digest BLOB,
          PRIMARY KEY (donor, batch)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE donor_said(
          donor INTEGER NOT NULL, part INTEGER NOT NULL, source INTEGER NOT NULL, batch INTEGER NOT NULL,
          day INTEGER NOT NULL, personal_digest BLOB,
          PRIMARY KEY (donor, part, source, batch)) STRICT, WITHOUT ROWID
        """,
        // Whom an alias stands for from a batch on; without a donor, for themselves again.
        """
        CREATE TABLE donor_merge(
          alias INTEGER NOT NULL, batch INTEGER NOT NULL, donor INTEGER CHECK (donor <> alias),
          PRIMARY KEY (alias, batch)) STRICT, WITHOUT ROWID
        """,
        // Salted digests of what an erased donor was found by, and of each of their numbers.
        """
        CREATE TABLE donor_tombstone(
          donor INTEGER NOT NULL, batch INTEGER NOT NULL, ord INTEGER NOT NULL, kind INTEGER NOT NULL,
          salt BLOB NOT NULL, digest BLOB NOT NULL CHECK (length(digest) = 32),
          PRIMARY KEY (donor, batch, ord)) STRICT, WITHOUT ROWID
        """,
    ]

    /// A column of `entry` as SQLite declares it; the first is the key.
    private static func column(_ column: EntryColumn) -> String {
        if case .posting(.id) = column.origin { return "\(column.name) INTEGER PRIMARY KEY" }
        let type =
            switch column.kind {
            case .text: "TEXT"
            case .bytes: "BLOB"
            case .int, .null: "INTEGER"
            }
        return "\(column.name) \(type)" + (column.isOptional ? "" : " NOT NULL")
            + (column.check.isEmpty ? "" : " CHECK (\(column.name) \(column.check))")
    }

    private static let entries = [
        """
        CREATE TABLE entry(
          \(EntryColumns.all.map(column).joined(separator: ", ")),
          CHECK (simple = 0 OR (unit = id AND payment = id AND effect = amount AND exchange = 0 AND place IS NOT NULL))
        ) STRICT
        """,
        """
        CREATE TABLE split(
          entry INTEGER NOT NULL, ord INTEGER NOT NULL, place INTEGER NOT NULL,
          amount INTEGER NOT NULL CHECK (amount >= 0), PRIMARY KEY (entry, ord)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE promise(
          id INTEGER PRIMARY KEY, batch INTEGER NOT NULL, entry INTEGER NOT NULL UNIQUE, source INTEGER NOT NULL,
          name TEXT, name64 INTEGER, is_grant INTEGER NOT NULL) STRICT
        """,
        """
        CREATE TABLE installment(
          entry INTEGER NOT NULL, ord INTEGER NOT NULL, due INTEGER NOT NULL, amount INTEGER NOT NULL,
          PRIMARY KEY (entry, ord)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE soft_credit(
          entry INTEGER NOT NULL, ord INTEGER NOT NULL, donor INTEGER NOT NULL, kind INTEGER NOT NULL,
          amount INTEGER, PRIMARY KEY (entry, ord)) STRICT, WITHOUT ROWID
        """,
        // The ids that other systems gave a row.
        """
        CREATE TABLE entry_alias(
          entry INTEGER NOT NULL, kind INTEGER NOT NULL, value TEXT NOT NULL,
          PRIMARY KEY (entry, kind, value)) STRICT, WITHOUT ROWID
        """,
        // What a matching gift closes of which expected matches; what is reversed opens them again.
        """
        CREATE TABLE match_closing(
          entry INTEGER NOT NULL, ord INTEGER NOT NULL, expected INTEGER NOT NULL, amount INTEGER NOT NULL,
          PRIMARY KEY (entry, ord)) STRICT, WITHOUT ROWID
        """,
    ]

    /// What few entries need.
    private static let sides = [
        """
        CREATE TABLE base_currency(
          batch INTEGER PRIMARY KEY, currency TEXT NOT NULL, exponent INTEGER NOT NULL CHECK (exponent BETWEEN 0 AND 4)) STRICT
        """,
        """
        CREATE TABLE surplus(entry INTEGER PRIMARY KEY, kind INTEGER NOT NULL CHECK (kind IN (1, 2, 3))) STRICT
        """,
    ]

    /// Who was asked, and what was said of rows: facts that are not entries.
    private static let events = [
        """
        CREATE TABLE solicitation(
          id INTEGER PRIMARY KEY, batch INTEGER NOT NULL, donor INTEGER NOT NULL, place INTEGER NOT NULL,
          segment TEXT NOT NULL, day INTEGER NOT NULL, cost INTEGER, ask INTEGER) STRICT
        """,
        """
        CREATE TABLE change(
          id INTEGER PRIMARY KEY, batch INTEGER NOT NULL, object TEXT NOT NULL, object_id INTEGER NOT NULL,
          kind INTEGER NOT NULL, day INTEGER, old INTEGER, new INTEGER, personal_digest BLOB) STRICT
        """,
    ]

    /// The register of receipts: what was issued under which number, for which gifts, and what was voided.
    private static let receipts = [
        """
        CREATE TABLE receipt(
          id INTEGER PRIMARY KEY, batch INTEGER NOT NULL, year INTEGER NOT NULL, number INTEGER NOT NULL CHECK (number > 0),
          label TEXT NOT NULL UNIQUE, kind INTEGER NOT NULL CHECK (kind IN (1, 2)), gift_year INTEGER NOT NULL,
          donor INTEGER NOT NULL, day INTEGER NOT NULL, replaces INTEGER,
          template_digest BLOB NOT NULL CHECK (length(template_digest) = 32),
          content_sha BLOB NOT NULL CHECK (length(content_sha) = 32),
          personal_digest BLOB NOT NULL CHECK (length(personal_digest) = 32), UNIQUE (year, number)) STRICT
        """,
        """
        CREATE TABLE receipt_line(
          receipt INTEGER NOT NULL, ord INTEGER NOT NULL, batch INTEGER NOT NULL, entry INTEGER NOT NULL,
          amount INTEGER NOT NULL CHECK (amount >= 0), deductible INTEGER, single INTEGER,
          PRIMARY KEY (receipt, ord)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE receipt_void(
          receipt INTEGER PRIMARY KEY, batch INTEGER NOT NULL, day INTEGER NOT NULL, entry INTEGER,
          personal_digest BLOB) STRICT
        """,
    ]
}
