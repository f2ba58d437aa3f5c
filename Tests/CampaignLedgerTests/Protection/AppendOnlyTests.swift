import CampaignKit
import CampaignLedger
import Foundation
import GRDB
import TestSupport
import Testing

/// What is posted is never edited, by whatever program the file is opened.
@Suite("Protection: append-only", .disabled(if: TestServer.isUsed, "what only a file has"))
struct AppendOnlyTests {
    /// A ledger with rows in every table that imports fill.
    private func ledger() throws -> TestLedger {
        let ledger = try TestLedger()
        var pledge = Rows.pledge("100", on: "2026-01-01", named: "p")
        pledge.schedule = InstallmentPlan(count: 2, frequency: .monthly, firstDue: .day("2026-02-01"))
        pledge.softCredits = [SoftCredit(donorID: "d2", kind: .household)]
        try ledger.post([
            pledge, Rows.gift("10", on: "2026-01-02", id: "s", to: .a),
            Rows.gift("20", on: "2026-01-02", id: "s", to: .b),
            Rows.gift("5", on: "2026-01-03", id: "g"),
        ])
        return ledger
    }

    private static let filled = [
        "batch", "plan", "place", "place_set", "place_member", "source", "donor", "donor_link_change",
        "donor_change", "entry",
        "split", "promise", "installment", "soft_credit", "commitment_delta", "day_delta",
    ]
    /// Tables that the postings above leave empty, with a row each.
    private static let later = [
        "donor_said": "(donor, part, source, batch, day) VALUES (1, 6, 1, 1, 1)",
        "donor_merge": "(alias, batch, donor) VALUES (2, 1, 1)",
        "donor_tombstone":
            "(donor, batch, ord, kind, salt, digest) VALUES (2, 1, 1, 1, zeroblob(16), zeroblob(32))",
        "entry_alias": "(entry, kind, value) VALUES (1, 1, 'ch_1')",
        "match_closing": "(entry, ord, expected, amount) VALUES (1, 0, 1, 1)",
        "grant_award": "(id, batch, source) VALUES (1, 1, 1)",
        "grant_detail": "(grant_award, seq, batch, day) VALUES (1, 1, 1, 1)",
        "grant_funder": "(grant_award, seq, batch, day, donor, is_government) VALUES (1, 1, 1, 1, 1, 0)",
        "grant_figure": "(grant_award, seq, batch, day) VALUES (1, 1, 1, 1)",
        "grant_share": "(grant_award, seq, batch, day, ord, place, weight) VALUES (1, 1, 1, 1, 0, 1, 1)",
        "grant_stage":
            "(grant_award, seq, batch, day, stage, probability_tenths) VALUES (1, 1, 1, 1, 1, 100)",
        "grant_term": "(grant_award, seq, batch, day, kind) VALUES (1, 1, 1, 1, 1)",
        "grant_challenge":
            "(grant_award, seq, batch, day, place, given, released, starts, ends, is_shared)"
            + " VALUES (1, 1, 1, 1, 1, 1, 1, 1, 2, 0)",
        "grant_promise": "(grant_award, seq, batch, day, entry) VALUES (1, 1, 1, 1, 1)",
        "due": "(id, batch, grant_award, kind, due) VALUES (1, 1, 1, 1, 1)",
        "due_change": "(due, seq, batch, day, kind) VALUES (1, 1, 1, 1, 1)",
        "grant_delta":
            "(grant_award, place, day, batch, class, raised, commitments) VALUES (1, 1, 1, 1, 24, 1, 0)",
        "surplus": "(entry, kind) VALUES (1, 1)",
        "base_currency": "(batch, currency, exponent) VALUES (99, 'USD', 2)",
        "solicitation": "(id, batch, donor, place, segment, day) VALUES (1, 1, 1, 1, 's', 1)",
        "receipt":
            "(id, batch, year, number, label, kind, gift_year, donor, day, template_digest, content_sha, personal_digest)"
            + " VALUES (1, 1, 2027, 1, 'R-1', 1, 2026, 1, 1, zeroblob(32), zeroblob(32), zeroblob(32))",
        "receipt_line": "(receipt, ord, batch, entry, amount) VALUES (1, 0, 1, 1, 1)",
        "receipt_void": "(receipt, batch, day) VALUES (1, 1, 1)",
        "unit_event": "(id, batch, day, place, ordinal, kind) VALUES (1, 1, 1, 1, 1, 1)",
        "transfer":
            "(id, batch, day, place, grantee, amount, currency, fx_rate, flags) VALUES (1, 1, 1, 1, 1, 1, '', '', 0)",
        "transfer_source": "(transfer, ord, batch, entry, place, amount) VALUES (1, 0, 1, 1, 1, 1)",
        "transfer_event": "(transfer, seq, batch, day, kind) VALUES (1, 1, 1, 1, 1)",
        "grant_cost": "(grant_award, seq, batch, day) VALUES (1, 1, 1, 1)",
        "grant_budget":
            "(grant_award, seq, batch, day, version, category, amount, approved) VALUES (1, 1, 1, 1, 1, 'a', 1, 0)",
        "spend": "(id, batch, grant_award, day, amount, category, flags) VALUES (1, 1, 1, 1, 1, 'a', 0)",
        "claim":
            "(id, batch, grant_award, day, through, direct, indirect, entry) VALUES (1, 1, 1, 1, 1, 1, 0, 1)",
        "grant_match": "(grant_award, seq, batch, day, amount) VALUES (1, 1, 1, 1, 1)",
        "change": "(id, batch, object, object_id, kind) VALUES (1, 1, 'gift', 1, 1)",
    ]

    private func expectRefused(
        _ sql: SQL, _ statement: String, _ location: Testing.SourceLocation = #_sourceLocation
    ) {
        let error = #expect(throws: DatabaseError.self, "\(statement)", sourceLocation: location) {
            try sql.run(statement)
        }
        #expect(error?.message?.contains("append-only") == true, "\(statement)", sourceLocation: location)
    }

    @Test(arguments: [false, true])
    func changesAreRefusedInEveryTable(recursiveTriggers: Bool) throws {
        let ledger = try ledger()
        let sql = try SQL(ledger.path, recursiveTriggers: recursiveTriggers)
        for (table, row) in Self.later { try sql.run("INSERT INTO \(table)\(row)") }
        for table in Self.filled + Self.later.keys.sorted() {
            let before = try sql.dump(table)
            #expect(!before.isEmpty, "\(table) has no row to protect")
            let column = try #require(
                try sql.texts("SELECT name FROM pragma_table_info('\(table)') ORDER BY cid DESC").first)
            expectRefused(sql, "UPDATE \(table) SET \(column) = \(column)")
            expectRefused(sql, "DELETE FROM \(table)")
            // Rows of this table have no key but their number, see below.
            if !["commitment_delta", "grant_delta"].contains(table) {
                expectRefused(sql, "INSERT OR REPLACE INTO \(table) SELECT * FROM \(table)")
                expectRefused(sql, "REPLACE INTO \(table) SELECT * FROM \(table) LIMIT 1")
            }
            expectRefused(sql, "UPDATE OR REPLACE \(table) SET \(column) = \(column)")
            #expect(try sql.dump(table) == before, "\(table)")
        }
    }

    /// A row has other keys than its id: replacing by those deletes it as well.
    @Test func replacingByAnotherKeyIsRefused() throws {
        let ledger = try ledger()
        let sql = try SQL(ledger.path)
        expectRefused(
            sql,
            "INSERT OR REPLACE INTO place SELECT id + 100, batch, campaign, appeal, project, line, unit, keycode FROM place"
        )
        expectRefused(sql, "INSERT OR REPLACE INTO place_set SELECT id - 100, batch, members FROM place_set")
        expectRefused(sql, "INSERT OR REPLACE INTO source SELECT id + 100, batch, name FROM source")
        expectRefused(
            sql,
            "INSERT OR REPLACE INTO promise SELECT id + 100, batch, entry, source, name, name64, is_grant FROM promise"
        )
        let columns =
            "unit, donor, place, day, batch, class, origin, raised, received, outstanding, gifts, commitments"
        expectRefused(
            sql,
            "INSERT OR REPLACE INTO commitment_delta(rowid, \(columns)) SELECT rowid, \(columns) FROM commitment_delta"
        )
        #expect(ledger.fileExists)
    }

    /// Every table that exists is named here: one that is added later must be protected too, or derived on
    /// purpose.
    @Test func noTableIsForgotten() throws {
        let ledger = try ledger()
        let tables = try SQL(ledger.path).texts(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        let derived = [
            "node_delta", "node_now", "node_state", "donor_personal", "donor_past", "donor_key",
            "donor_said_words", "donor_link", "entry_personal", "grant_personal", "import_choice",
            "receipt_copy", "receipt_void_words",
            // Where a closed ledger went: of this copy, not of what was posted.
            "moved_to",
        ]
        #expect(Set(tables).subtracting(derived) == Set(Self.filled).union(Self.later.keys))
    }

    @Test func theFormIsChecked() throws {
        let ledger = try ledger()
        let sql = try SQL(ledger.path)
        let wrong = [
            "INSERT INTO split VALUES (99, 0, 1, -1)",
            "INSERT INTO place VALUES (-5, 1, 'x', '', '', '', '', '')",
            "INSERT INTO day_delta VALUES (1, 1, 9, 0, 1, 100, 0, 0, 0, 0)",
            "INSERT INTO plan VALUES (x'00', x'00')",
            "INSERT INTO split VALUES (99, 0, 1, 'ten')",
        ]
        for statement in wrong {
            #expect(throws: DatabaseError.self, "\(statement)") { try sql.run(statement) }
        }
        #expect(ledger.fileExists)
    }

    @Test func filesAreTheOwnersAlone() throws {
        let ledger = try ledger()
        // The first posting needs no log; those after it do.
        try ledger.post([Rows.gift("1", on: "2026-03-01", id: "second")])
        for suffix in ["", "-wal", "-shm"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: ledger.path + suffix)
            #expect((attributes[.posixPermissions] as? Int) == 0o600, "\(suffix)")
        }
    }

    /// Large batches work without indexes and triggers for a while; afterwards all of them are back.
    @Test func aLargeBatchRestoresWhatProtects() throws {
        let ledger = try ledger()
        let names = "SELECT type || name || sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY 1"
        let before = try SQL(ledger.path).texts(names)
        var options = ImportOptions()
        options.bulkRows = 1000
        try ledger.post(
            (0..<1001).map { Rows.gift("1", on: "2026-01-05", id: "m\($0)", donor: "d\($0 % 50)") },
            options: options)
        #expect(try SQL(ledger.path).texts(names) == before)
        #expect(try ledger.tallies()[.total].gifts == 1003)
        expectRefused(try SQL(ledger.path), "DELETE FROM entry")
        // Refused, it has not happened.
        let outcome = try ledger.attempt(
            (0..<2001).map { Rows.gift("1", on: "2026-01-05", id: "n\($0)") } + [
                Rows.refund("9", on: "2026-02-01", of: "n1", id: "r")
            ], options: options)
        #expect(outcome.codes == ["taken-twice"])
        #expect(try SQL(ledger.path).texts(names) == before)
    }
}
