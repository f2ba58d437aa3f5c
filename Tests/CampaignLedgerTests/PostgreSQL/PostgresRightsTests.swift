import CampaignKit
import Foundation
import TestSupport
import Testing

@testable import CampaignLedger

/// Every table, every role, every way to write: with another program no one does what a posting never does.
@Suite("Rights on a server", .enabled(if: TestServer.isUsed), .serialized)
final class PostgresRightsTests {
    private let test: TestLedger

    init() throws {
        test = try TestLedger()
        var gift = Rows.gift("100", on: "2026-01-05", id: "g", donor: "d")
        gift.note = "met at the gala"
        try test.post([gift, Rows.pledge("300", on: "2026-01-06", named: "p", due: ["2026-02-01=300"])])
        try TestServer.run(try #require(try test.ledger.roles()).sql, in: test.path)
    }

    private func login(_ role: String) throws -> String {
        let name = "u" + UUID().uuidString.replacing("-", with: "").lowercased()
        try TestServer.run("CREATE ROLE \(name) LOGIN IN ROLE \(role)")
        return test.path.replacing("//tester@", with: "//\(name)@")
    }

    private var tables: [String] { DeclaredTable.all.map(\.name) + ["writer", "posting_token"] }

    private func rows() throws -> [String] {
        let sql = try SQL(test.path)
        return try tables.map { "\($0): \(try sql.dump($0))" }
    }

    /// A statement that is let through changes nothing, because there is nothing that it can change.
    @Test(arguments: ["campaign_officer", "campaign_bookkeeper", "campaign_board", "campaign_public"])
    func nothingGoesAndNothingChanges(role: String) throws {
        let before = try rows()
        let sql = try SQL(try login(role))
        for table in tables {
            let column = DeclaredTable.all.first { $0.name == table }?.names.first ?? "token"
            for statement in [
                "DELETE FROM campaign.\(table)", "TRUNCATE campaign.\(table)",
                "UPDATE campaign.\(table) SET \(column) = \(column)",
            ] where table != "writer" || !statement.hasPrefix("UPDATE") {
                _ = try? sql.run(statement)
            }
        }
        #expect(try rows() == before)
    }

    /// Where a role may delete, a trigger looks at what goes.
    @Test func whatMayBeDeletedIsLookedAt() throws {
        let sql = try SQL(try login("campaign_officer"))
        let open = try sql.texts(
            """
            SELECT c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
            WHERE n.nspname = 'campaign' AND c.relkind = 'r' AND has_table_privilege(c.oid, 'DELETE')
            """)
        #expect(open.sorted() == PostgresSchema.kept.keys.sorted())
        for table in open where try sql.integer("SELECT count(*) FROM \(table)") ?? 0 > 0 {
            let error = #expect(throws: LedgerError.self) { try sql.run("DELETE FROM \(table)") }
            #expect(error?.code == .readOnly && error?.message.hasPrefix("this removes") == true, "\(table)")
        }
    }

    /// Triggers read the ledger's tables, whatever else has their names.
    @Test func aTableOfTheSameNameHidesNothing() throws {
        let sql = try SQL(try login("campaign_officer"))
        for table in ["batch", "donor_personal", "donor_past", "donor_link", "entry"] {
            try sql.run("CREATE TEMPORARY TABLE \(table) AS SELECT * FROM campaign.\(table)")
        }
        try sql.run("DELETE FROM pg_temp.entry")
        for table in ["donor_personal", "entry_personal", "donor_link", "donor_key"] {
            #expect(throws: LedgerError.self, "\(table)") { try sql.run("DELETE FROM campaign.\(table)") }
        }
        #expect(try test.brokenRules() == [])
    }

    /// What a posting replaces, it still can: another address, two donors made one, an import undone.
    @Test func anOfficersPostingsReplaceWhatTheyMust() throws {
        let officer = try #require(try Ledger.open(path: try login("campaign_officer"), access: .write))
        var context = test.context()
        context.nowUTC = ISO8601DateFormatter().string(from: Date())
        var moved = Rows.gift("7", on: "2026-01-08", id: "h", donor: "d")
        moved.donor?.details?.city = "Yonkers"
        _ = try officer.importRows(context, ImportOptions()) { session in
            try session.add(moved)
            try session.add(Rows.gift("8", on: "2026-01-08", id: "i", donor: "e"))
            try session.add(Rows.gift("9", on: "2026-01-08", id: "j", donor: "f"))
        }
        _ = try officer.mergeDonors(1, with: 2, on: test.today, context, dryRun: false)
        _ = try officer.unmergeDonor(2, on: test.today, context, dryRun: false)
        let undone = try officer.undo(batch: 2, context, ImportOptions(), withDependents: true)
        #expect(undone.batch == 5)
        #expect(try test.brokenRules() == [])
    }

    /// An id stays with its donor, also in a transaction that posts.
    @Test func anIDIsNotTakenFromADonorInPassing() throws {
        let sql = try SQL(try login("campaign_officer"))
        let names = try #require(DeclaredTable.all.first { $0.name == "batch" }).names
        let values = names.map {
            switch $0 {
            case "id": "id + 1"
            case "prev": "hash"
            case "actor": "session_user::text"
            case "posted_at_utc": "to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
            default: $0
            }
        }
        let batch = "INSERT INTO batch SELECT \(values.joined(separator: ", ")) FROM batch"
        for table in ["donor_link", "donor_key"] {
            try sql.run("BEGIN")
            try sql.run(batch)
            try sql.run("DELETE FROM \(table)")
            #expect(throws: LedgerError.self, "\(table)") { try sql.run("COMMIT") }
        }
        #expect(try test.ledger.batches().count == 1)
    }
}
