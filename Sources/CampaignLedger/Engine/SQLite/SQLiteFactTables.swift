/// The tables that hold what happened.
///
/// Amounts are base-currency minor units, days are days since 1970-01-01.
enum SQLiteFactTables {
    static let all = [batch, plan, place, placeSet, placeMember, source] + donors + entries + sides + later

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
          id INTEGER PRIMARY KEY CHECK (id > 0), batch INTEGER NOT NULL, campaign TEXT NOT NULL, appeal TEXT NOT NULL,
          project TEXT NOT NULL, line TEXT NOT NULL, unit TEXT NOT NULL, keycode TEXT NOT NULL,
          UNIQUE (campaign, appeal, project, line, unit, keycode)) STRICT
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
    ]

    private static let entries = [
        """
        CREATE TABLE entry(
          id INTEGER PRIMARY KEY, batch INTEGER NOT NULL, line INTEGER NOT NULL, source INTEGER NOT NULL,
          external_id TEXT, key64 INTEGER, content64 INTEGER NOT NULL, print64 INTEGER NOT NULL,
          type INTEGER NOT NULL, donor INTEGER, date INTEGER NOT NULL, day INTEGER NOT NULL, basis INTEGER NOT NULL,
          amount INTEGER NOT NULL CHECK (amount >= 0), currency TEXT, original INTEGER, fx_rate TEXT, fx_source TEXT,
          fee INTEGER NOT NULL, unit INTEGER NOT NULL, payment INTEGER NOT NULL, measure INTEGER NOT NULL,
          effect INTEGER NOT NULL, exchange INTEGER NOT NULL CHECK (exchange >= 0), class INTEGER NOT NULL,
          simple INTEGER NOT NULL CHECK (simple IN (0, 1)), target INTEGER, place INTEGER,
          anonymity INTEGER NOT NULL, method INTEGER, delivery INTEGER, received INTEGER, postmark INTEGER,
          postmark_kind INTEGER, deposited INTEGER, cleared INTEGER, deposit_id TEXT, receipted_by INTEGER NOT NULL,
          benefit_value INTEGER, benefit_cost INTEGER, benefit_flags INTEGER NOT NULL, personal_digest BLOB,
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
        CREATE TABLE surplus(entry INTEGER PRIMARY KEY, kind INTEGER NOT NULL CHECK (kind IN (1, 2))) STRICT
        """,
    ]

    /// Written by commands of later releases; here so that no ledger has to be migrated for them.
    private static let later = [
        """
        CREATE TABLE grant_award(
          id INTEGER PRIMARY KEY, batch INTEGER NOT NULL, funder INTEGER, place INTEGER NOT NULL, requested INTEGER,
          entry INTEGER, personal_digest BLOB) STRICT
        """,
        """
        CREATE TABLE grant_stage(
          grant_award INTEGER NOT NULL, batch INTEGER NOT NULL, day INTEGER NOT NULL, stage INTEGER NOT NULL,
          probability_tenths INTEGER, due INTEGER, PRIMARY KEY (grant_award, batch, day, stage)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE transfer(
          id INTEGER PRIMARY KEY, batch INTEGER NOT NULL, place INTEGER NOT NULL, day INTEGER NOT NULL,
          amount INTEGER NOT NULL, report_due INTEGER, reported INTEGER, personal_digest BLOB) STRICT
        """,
        """
        CREATE TABLE solicitation(
          id INTEGER PRIMARY KEY, batch INTEGER NOT NULL, donor INTEGER NOT NULL, place INTEGER NOT NULL,
          segment TEXT NOT NULL, day INTEGER NOT NULL, cost INTEGER, ask INTEGER) STRICT
        """,
        """
        CREATE TABLE receipt(
          id INTEGER PRIMARY KEY, batch INTEGER NOT NULL, number TEXT NOT NULL UNIQUE, kind INTEGER NOT NULL,
          donor INTEGER NOT NULL, year INTEGER NOT NULL, issued INTEGER NOT NULL, state INTEGER NOT NULL,
          replaces INTEGER, template_digest BLOB, bytes_sha BLOB, personal_digest BLOB) STRICT
        """,
        """
        CREATE TABLE receipt_line(
          receipt INTEGER NOT NULL, ord INTEGER NOT NULL, entry INTEGER NOT NULL, amount INTEGER NOT NULL,
          reason INTEGER, PRIMARY KEY (receipt, ord)) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE change(
          id INTEGER PRIMARY KEY, batch INTEGER NOT NULL, object TEXT NOT NULL, object_id INTEGER NOT NULL,
          kind INTEGER NOT NULL, day INTEGER, old INTEGER, new INTEGER, personal_digest BLOB) STRICT
        """,
    ]
}
