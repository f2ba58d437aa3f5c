import CampaignKit
import TestSupport
import Testing

@testable import CampaignLedger

/// A ledger on a server: what holds there beside what every engine must do.
@Suite("A ledger on a server", .enabled(if: TestServer.isUsed))
final class PostgresEngineTests {
    private let place: String

    init() throws { place = try TestServer.place() }

    deinit { TestServer.remove(place) }

    private func opened(_ access: Ledger.Access = .write, busySeconds: Int = 60) throws -> Ledger? {
        try Ledger.open(path: place, access: access, busySeconds: busySeconds)
    }

    private func expectRefused(
        _ code: LedgerError.Code, _ words: String, _ location: Testing.SourceLocation = #_sourceLocation,
        _ body: () throws -> Void
    ) {
        let error = #expect(throws: LedgerError.self, sourceLocation: location, performing: body)
        #expect(error?.code == code, sourceLocation: location)
        #expect(
            error?.message.contains(words) == true, "\(String(describing: error))", sourceLocation: location)
    }

    // MARK: - Making

    @Test func theFirstBatchThatIsKeptMakesIt() throws {
        #expect(try opened(.read) == nil)
        let ledger = try #require(try opened())
        try ledger.posting { connection -> PostingEnd<Void> in
            try connection.run("INSERT INTO donor(id, batch) VALUES (1, 1)")
            return .undo(())
        }
        #expect(try opened(.read) == nil)
        #expect(try SQL(place).integer("SELECT count(*) FROM pg_namespace WHERE nspname = 'campaign'") == 0)
        let test = try TestLedger()
        try test.post([Rows.gift("1", on: "2026-01-05", id: "m", donor: "d")])
        #expect(try Ledger.open(path: test.path, access: .read)?.head()?.batch == 1)
    }

    /// A posting that was refused made nothing; what is asked next finds an empty ledger.
    @Test func beforeTheFirstPostingItIsEmpty() throws {
        let ledger = try #require(try opened())
        #expect(try ledger.batches().isEmpty && ledger.head() == nil && ledger.movedTo() == nil)
        try ledger.tryPosting()
        #expect(try ledger.batches().isEmpty)
        let other = try #require(try opened())
        #expect(try TestLedger.post("m", to: other).batch == 1)
        // Made by someone else meanwhile.
        #expect(try ledger.batches().count == 1 && TestLedger.post("n", to: ledger).batch == 2)
    }

    /// What a damaged ledger says is of the ledger, and names no file that was being made.
    @Test(arguments: [
        ["ALTER TABLE split DROP CONSTRAINT split_amount_check", "UPDATE split SET amount = -5"],
        ["UPDATE entry SET line = line + 1"], ["ALTER TABLE solicitation RENAME COLUMN segment TO part"],
    ])
    func aDamagedLedgerIsNotBackedUp(changes: [String]) throws {
        let test = try TestLedger()
        try test.post([
            Rows.gift("1", on: "2026-01-05", id: "m", donor: "d"),
            Rows.gift("2", on: "2026-01-05", id: "m", donor: "d", to: .b),
        ])
        try SQL(test.path).runUnguarded(changes)
        let target = try LedgerLocation("new.sqlite", from: test.folder)
        for copy in [
            { _ = try test.ledger.copy(into: test.folder) },
            { _ = try test.ledger.move(to: target, keepingAs: ".old") },
        ] {
            let error = #expect(throws: LedgerError.self) { try copy() }
            #expect(error?.code == .damaged && error?.message.hasPrefix("the ledger is damaged: ") == true)
            #expect(error?.message.contains(".campaign") == false, "\(String(describing: error))")
        }
        #expect(try test.ledger.movedTo() == nil)
    }

    @Test func whatIsNotALedger() throws {
        try SQL(place).run("CREATE TABLE public.other(a integer)")
        expectRefused(.notALedger, "holds other tables") { _ = try opened() }
        try SQL(place).run("CREATE SCHEMA campaign")
        expectRefused(.notALedger, "is not a campaign ledger") { _ = try opened() }
        try SQL(place).run("COMMENT ON SCHEMA campaign IS '\(PostgresSchema.mark)1'")
        expectRefused(.otherSchema, "has schema 1, this program has schema") { _ = try opened(.read) }
    }

    @Test func whereNoOneAnswers() {
        expectRefused(.io, "no server answers") {
            _ = try Ledger.open(path: "postgresql:///fund?host=/nonexistent", access: .read)
        }
        expectRefused(.missing, "the server has not got the database nothing") {
            _ = try Ledger.open(path: TestServer.place("nothing"), access: .read)
        }
        expectRefused(.readOnly, "does not let nobody in") {
            _ = try Ledger.open(
                path: "postgresql://nobody@/postgres?host=\(TestServer.socket)", access: .read)
        }
    }

    // MARK: - Facts stay

    @Test(arguments: [
        "UPDATE entry SET amount = 1", "DELETE FROM entry", "TRUNCATE entry", "TRUNCATE batch CASCADE",
        "INSERT INTO donor(id, batch) VALUES (1, 9) ON CONFLICT (id) DO UPDATE SET batch = 9",
    ])
    func nothingPostedIsChanged(statement: String) throws {
        let test = try TestLedger()
        try test.post([Rows.gift("1", on: "2026-01-05", id: "m", donor: "d")])
        let sql = try SQL(test.path)
        for role in ["origin", "replica"] {
            try sql.run("SET session_replication_role = \(role)")
            expectRefused(.tampered, "is append-only") { try sql.run(statement) }
        }
        #expect(try sql.integer("SELECT sum(amount)::bigint FROM entry") == 100)
    }

    @Test func aChainHasOneSuccessor() throws {
        let test = try TestLedger()
        try test.post([Rows.gift("1", on: "2026-01-05", id: "m", donor: "d")])
        let sql = try SQL(test.path)
        let columns = try #require(DeclaredTable.all.first { $0.name == "batch" }).names
        for (id, previous) in [("7", "hash"), ("id", "hash"), ("id + 1", "prev")] {
            let values = columns.map { $0 == "id" ? id : $0 == "prev" ? previous : $0 }
            expectRefused(.tampered, "does not follow") {
                try sql.run(
                    "INSERT INTO batch SELECT \(values.joined(separator: ", ")) FROM batch WHERE id = 1")
            }
        }
    }

    @Test func changedTablesAreFound() throws {
        let test = try TestLedger()
        try test.post([Rows.gift("1", on: "2026-01-05", id: "m", donor: "d")])
        let engine = test.ledger.engine
        func differences() throws -> [String] { try engine.read { try engine.schemaDifferences($0) } }
        #expect(try differences() == [])
        let sql = try SQL(test.path)
        try sql.run("ALTER TABLE entry DISABLE TRIGGER entry_no_change")
        try sql.run("ALTER TABLE place ALTER COLUMN campaign DROP NOT NULL")
        try sql.run("CREATE TABLE campaign.mine(a bigint)")
        let found = try differences()
        #expect(found.contains("missing or changed: trigger entry_no_change on entry 27 A append_only"))
        #expect(found.contains("missing or changed: column place.campaign text C NOT NULL"))
        #expect(found.contains("not this program's: column mine.a bigint"))
        #expect(found.count == 5, "\(found)")
    }
}
