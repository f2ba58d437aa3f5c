import CampaignKit

/// The ledger's tables in SQLite.
///
/// Until version 0.1 it is edited in place, and `EntryColumns.schemaVersion` raised with every edit.
enum SQLiteSchema {
    /// Tells a campaign ledger from any other SQLite file: "CAMP".
    static let applicationID: Int32 = 0x4341_4D50
    static let version = EntryColumns.schemaVersion

    /// Tables whose rows are facts: posted once, never changed, covered by the chain of hashes.
    static let postedTables =
        [
            "batch", "plan", "place", "place_set", "place_member", "source", "donor", "donor_link_change",
            "donor_change", "donor_said", "donor_merge", "donor_tombstone",
            "entry", "split", "promise", "installment", "soft_credit", "entry_alias", "match_closing",
            "base_currency", "surplus", "solicitation", "change",
            "receipt", "receipt_line", "receipt_void",
        ] + GrantTable.all.map(\.name)

    /// Tables derived from facts that also only grow: dated changes, recomputed by `check`.
    static let deltaTables = ["commitment_delta", "day_delta", "grant_delta"]

    static let tables = SQLiteFactTables.all + SQLiteDerivedTables.all

    /// Kept up row by row for small batches; dropped and rebuilt around a large one.
    static let indexes: [(name: String, sql: String)] =
        [
            ("entry_key", "CREATE INDEX entry_key ON entry(key64) WHERE key64 IS NOT NULL"),
            ("entry_print", "CREATE INDEX entry_print ON entry(print64)"),
            (
                "entry_donor",
                "CREATE INDEX entry_donor ON entry(donor, day, simple, place, class, effect, batch) WHERE donor IS NOT NULL"
            ),
            ("entry_unit", "CREATE INDEX entry_unit ON entry(unit) WHERE unit <> id"),
            ("entry_alias_value", "CREATE INDEX entry_alias_value ON entry_alias(value, kind)"),
            ("match_closing_expected", "CREATE INDEX match_closing_expected ON match_closing(expected)"),
            (
                "entry_moved",
                "CREATE INDEX entry_moved ON entry(unit) WHERE measure = \(EffectKind.moved.rawValue)"
            ),
            (
                "entry_held",
                "CREATE INDEX entry_held ON entry(day) WHERE basis = \(DateBasis.postDated.rawValue)"
            ),
            (
                "entry_hidden",
                "CREATE INDEX entry_hidden ON entry(donor) WHERE anonymity IN (\(HiddenGifts.levels))"
            ),
            // Whom a list names otherwise, without a walk over everyone's gifts.
            (
                "entry_anonymous",
                "CREATE INDEX entry_anonymous ON entry(donor, anonymity) WHERE anonymity <> 0"
            ),
            ("entry_target", "CREATE INDEX entry_target ON entry(target) WHERE target IS NOT NULL"),
            (
                "commitment_delta_donor",
                "CREATE INDEX commitment_delta_donor ON commitment_delta(donor) WHERE donor IS NOT NULL"
            ),
            ("commitment_delta_unit", "CREATE INDEX commitment_delta_unit ON commitment_delta(unit)"),
            ("promise_name", "CREATE INDEX promise_name ON promise(name64)"),
            ("donor_key_found", "CREATE INDEX donor_key_found ON donor_key(key64)"),
            ("donor_link_donor", "CREATE INDEX donor_link_donor ON donor_link(donor, source)"),
            // One campaign's changes, and one node's, without reading those of all others.
            (
                "day_delta_place",
                "CREATE INDEX day_delta_place ON day_delta(place, day, batch, class, origin, raised)"
            ),
            (
                "node_delta_node",
                "CREATE INDEX node_delta_node ON node_delta(node, day, batch, donors, first_time)"
            ),
            // The hash of a batch reads its rows: a year's receipts are many, and each posting has a hash.
            ("receipt_batch", "CREATE INDEX receipt_batch ON receipt(batch)"),
            ("receipt_line_batch", "CREATE INDEX receipt_line_batch ON receipt_line(batch)"),
            ("receipt_line_entry", "CREATE INDEX receipt_line_entry ON receipt_line(entry)"),
            (
                "receipt_replaced",
                "CREATE INDEX receipt_replaced ON receipt(replaces) WHERE replaces IS NOT NULL"
            ),
            ("soft_credit_donor", "CREATE INDEX soft_credit_donor ON soft_credit(donor)"),
            ("donor_merge_donor", "CREATE INDEX donor_merge_donor ON donor_merge(donor)"),
        ] + SQLiteGrantTables.indexes

    /// Indexes of few rows: building each again would go through all entries to find hardly any; and those
    /// that an import asks while it writes.
    static let sparse: Set<String> = [
        "entry_unit", "entry_alias_value", "match_closing_expected", "entry_moved", "entry_held",
        "entry_hidden", "entry_anonymous", "entry_target", "day_delta_place", "node_delta_node",
        "donor_key_found", "donor_link_donor", "donor_merge_donor", "grant_delta_batch", "grant_delta_grant",
        "due_grant",
        "grant_promise_entry",
    ]

    /// What refuses to change a posted row: UPDATE, DELETE, and INSERT OR REPLACE, which deletes without a
    /// DELETE trigger on connections that have recursive triggers off.
    static let triggers: [(name: String, sql: String)] = (postedTables + deltaTables).flatMap { table in
        ["UPDATE", "DELETE"].map { verb in
            let name = "\(table)_no_\(verb.lowercased())"
            return (
                name,
                """
                CREATE TRIGGER \(name) BEFORE \(verb) ON \(table) \
                BEGIN SELECT RAISE(ABORT, '\(table) is append-only'); END
                """
            )
        }
    }

    /// Refuses a key that is taken, whichever of the table's keys it is; dropped around a large batch, whose
    /// keys are new by construction.
    static let insertTriggers: [(name: String, sql: String)] = (postedTables + deltaTables).map { table in
        let name = "\(table)_no_replace"
        let taken = keys(of: table).map { key in
            let same = key.map { "\($0) = NEW.\($0)" }.joined(separator: " AND ")
            return "EXISTS (SELECT 1 FROM \(table) WHERE \(same))"
        }
        return (
            name,
            """
            CREATE TRIGGER \(name) BEFORE INSERT ON \(table) WHEN \(taken.joined(separator: " OR ")) \
            BEGIN SELECT RAISE(ABORT, '\(table) is append-only'); END
            """
        )
    }

    /// Every unique key of a table: REPLACE deletes the row that has it.
    private static func keys(of table: String) -> [[String]] {
        switch table {
        case "plan": [["digest"]]
        case "place": [["id"], ["campaign", "appeal", "project", "line", "unit", "keycode"]]
        case "place_set": [["id"], ["members"]]
        case "place_member": [["place_set", "place"]]
        case "source": [["id"], ["name"]]
        case "donor_link_change": [["source", "external_id", "batch"]]
        case "donor_change": [["donor", "batch"]]
        case "donor_said": [["donor", "part", "source", "batch"]]
        case "donor_merge": [["alias", "batch"]]
        case "donor_tombstone": [["donor", "batch", "ord"]]
        case "split", "installment", "soft_credit", "match_closing": [["entry", "ord"]]
        case "entry_alias": [["entry", "kind", "value"]]
        case "promise": [["id"], ["entry"]]
        case "receipt": [["id"], ["label"], ["year", "number"]]
        case "receipt_line": [["receipt", "ord"]]
        case "receipt_void": [["receipt"]]
        case "surplus": [["entry"]]
        case "base_currency": [["batch"]]
        case "commitment_delta", "grant_delta": [["rowid"]]
        case "day_delta": [["day", "place", "batch", "class", "origin"]]
        default: [GrantTable.all.first { $0.name == table }?.key ?? ["id"]]
        }
    }

    private static var views: LedgerViews {
        LedgerViews(
            decimal: { column in
                """
                (SELECT CASE WHEN b.exponent = 0 THEN printf('%d', \(column)) ELSE \
                printf('%s%d.%0*d', CASE WHEN \(column) < 0 THEN '-' ELSE '' END, abs(\(column)) / b.unit, b.exponent, \
                abs(\(column)) % b.unit) END FROM (SELECT exponent, \
                CASE exponent WHEN 0 THEN 1 WHEN 2 THEN 100 WHEN 3 THEN 1000 ELSE 10000 END AS unit FROM base_currency \
                ORDER BY batch DESC LIMIT 1) b)
                """
            }, date: { "date(\($0) * 86400, 'unixepoch')" })
    }

    /// The statements that make an empty file a ledger, in order.
    static var creation: [String] {
        tables + indexes.map(\.sql) + triggers.map(\.sql) + insertTriggers.map(\.sql) + views.all
            + ["PRAGMA application_id = \(applicationID)", "PRAGMA user_version = \(version)"]
    }
}
