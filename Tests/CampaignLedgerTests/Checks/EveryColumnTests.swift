import CampaignKit
import Foundation
import TestSupport
import Testing

@testable import CampaignLedger

/// Nothing that is stored can be changed without `check --deep` saying so: every table, every column.
@Suite("Checks: every column", .disabled(if: TestServer.isUsed, "what only a file has"))
struct EveryColumnTests {
    private struct Column {
        var table: String
        var name: String
        var type: String
        var isNullable: Bool
    }

    private static func columns(_ sql: SQL) throws -> [Column] {
        let tables = try sql.texts("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        return try tables.flatMap { table in
            let form = "name || ' ' || type || ' ' || (\"notnull\" = 0 AND pk = 0)"
            return try sql.texts("SELECT \(form) FROM pragma_table_info('\(table)')").map {
                let words = $0.split(separator: " ").map(String.init)
                return Column(table: table, name: words[0], type: words[1], isNullable: words[2] == "1")
            }
        }
    }

    /// What a column may be made to say instead: another value, and nothing where something was said.
    private static func changes(_ column: Column) -> [String] {
        let other =
            switch column.type {
            case "INTEGER": "coalesce(\(column.name), 0) + 1"
            case "TEXT": "coalesce(\(column.name), '') || 'x'"
            default: "zeroblob(length(coalesce(\(column.name), x'00')))"
            }
        guard column.isNullable else { return [other] }
        // NULL and empty are two things.
        let empty = column.type == "INTEGER" ? "0" : column.type == "TEXT" ? "''" : "x''"
        return [other, "CASE WHEN \(column.name) IS NULL THEN \(empty) END"]
    }

    /// In four parts, for as many cores.
    @Test(arguments: 0..<4)
    func everyChangeIsFound(part: Int) throws {
        let base = try Tampering.everything()
        let codes = try base.codes(deep: true)
        #expect(codes == [])
        let columns = try Self.columns(SQL(base.ledger.path))
        #expect(columns.count > 150)
        let file = try Tampering.bytes(of: base.ledger)
        // What was said of a file's columns is remembered for the next file; no figure comes of it.
        for (number, column) in columns.enumerated()
        where number % 4 == part && column.table != "import_choice" {
            for change in Self.changes(column) {
                let tampering = try Tampering(copying: file)
                let before = try SQL(tampering.ledger.path).dump(column.table)
                #expect(!before.isEmpty, "\(column.table) has no row")
                let row = Self.row(of: column.table)
                try tampering.change([
                    "UPDATE OR IGNORE \(column.table) SET \(column.name) = \(change) WHERE \(row)"
                ])
                // What would collide with another row was left alone.
                guard try SQL(tampering.ledger.path).dump(column.table) != before else { continue }
                #expect(
                    try !tampering.codes(deep: true).isEmpty,
                    "\(column.table).\(column.name) = \(change) was not found")
            }
        }
    }

    /// One row of a table, whatever its key is.
    private static func row(of table: String) -> String {
        switch table {
        case "plan": "digest = (SELECT max(digest) FROM plan)"
        case "split", "installment", "soft_credit": "ord = 0"
        case "place_member": "place = (SELECT max(place) FROM place_member)"
        case "donor_link", "donor_link_change": "donor = 1"
        case "grant_detail", "grant_funder", "grant_figure", "grant_share", "grant_stage", "grant_term",
            "grant_promise", "grant_cost", "grant_budget", "grant_match",
            "grant_delta", "grant_personal", "due_change":
            "true"
        case "donor_past", "donor_said", "donor_said_words", "donor_merge", "donor_key", "donor_tombstone":
            "true"
        case "node_now", "node_delta": "node = 'total'"
        case "entry": "id = 5"
        case "donor_change", "donor_personal": "donor = 3"
        case "entry_personal", "node_state", "promise", "change", "solicitation", "place_set",
            "base_currency",
            "surplus", "entry_alias", "match_closing",
            "receipt_line", "receipt_void", "receipt_copy", "receipt_void_words",
            "transfer_source", "transfer_event":
            "true"
        case "commitment_delta", "day_delta": "batch = 2"
        default: "id = (SELECT max(id) FROM \(table))"
        }
    }

    @Test("Every table is sealed, recomputed, compared with a digest, or holds nothing")
    func everyTableIsAccountedFor() throws {
        let ledger = try TestLedger()
        try ledger.post([Rows.gift("1", on: "2026-01-01", id: "g")])
        let tables = try SQL(ledger.path).texts("SELECT name FROM sqlite_master WHERE type = 'table'")
        let recomputed = [
            "commitment_delta", "day_delta", "grant_delta", "node_delta", "node_now", "node_state",
        ]
        let compared = [
            "donor_personal", "donor_past", "donor_said_words", "donor_link", "donor_key",
            "entry_personal", "grant_personal", "place_member", "import_choice",
            "plan", "batch", "receipt_copy", "receipt_void_words",
        ]
        #expect(
            Set(tables) == Set(Chain.sealedTables + recomputed + compared))
    }
}
