import CampaignKit
import Foundation
import TestSupport
import Testing

@testable import CampaignLedger

/// Who may do what with a ledger that an office shares.
@Suite("Roles on a server", .enabled(if: TestServer.isUsed), .serialized)
final class PostgresRolesTests {
    private let test: TestLedger

    init() throws {
        test = try TestLedger()
        var gift = Rows.gift("100", on: "2026-01-05", id: "g", donor: "d")
        gift.note = "met at the gala"
        let pledge = Rows.pledge("300", on: "2026-01-06", named: "pl-plumtree", due: ["2026-02-01=300"])
        try test.post([gift, pledge])
    }

    private func roles() throws -> LedgerRoles { try #require(try test.ledger.roles()) }

    /// The ledger's address for a new login with a role.
    private func login(_ role: String) throws -> String {
        let name = "u" + UUID().uuidString.replacing("-", with: "").lowercased()
        try TestServer.run("CREATE ROLE \(name) LOGIN IN ROLE \(role)")
        return test.path.replacing("//tester@", with: "//\(name)@")
    }

    private func setUp() throws { try TestServer.run(try roles().sql, in: test.path) }

    private func expectRefused(
        _ place: String, _ statement: String, _ location: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let sql = try SQL(place)
        #expect(throws: LedgerError.self, "\(statement)", sourceLocation: location) { try sql.run(statement) }
    }

    /// A gift by this computer's clock, which the server compares with its own.
    private func post(_ id: String, to place: String, actor: String = "") throws -> ImportOutcome {
        let ledger = try #require(try Ledger.open(path: place, access: .write))
        let now = ISO8601DateFormatter().string(from: Date())
        let context = PostingContext(
            nowUTC: now, postedOn: test.today, zone: "America/New_York", actor: actor, command: "import",
            planText: Array("plan".utf8), plan: .small)
        return try ledger.importRows(context, ImportOptions()) { session in
            try session.add(Rows.gift("1", on: "2026-01-05", id: id, donor: "d-\(id)"))
        }
    }

    @Test func whatIsMissingIsNamed() throws {
        #expect(try !roles().missing.isEmpty)
        try setUp()
        #expect(try roles().missing == [])
        // Once more changes nothing.
        try setUp()
        #expect(try roles().missing == [])
        try TestServer.run("REVOKE INSERT ON campaign.entry FROM campaign_officer", in: test.path)
        try TestServer.run("GRANT UPDATE ON campaign.batch TO campaign_board", in: test.path)
        #expect(
            try roles().missing == [
                "campaign_officer may not INSERT in entry", "campaign_bookkeeper may not INSERT in entry",
                "campaign_board may UPDATE in batch, and must not",
            ])
        try setUp()
        #expect(try roles().missing == [])
    }

    /// A ledger that an earlier program made gets what its triggers ask now.
    @Test func oldGuardsAreReplaced() throws {
        let sql = try SQL(test.path)
        for table in PostgresSchema.kept.keys { try sql.run("DROP TRIGGER \(table)_stays ON \(table)") }
        try sql.run("DROP FUNCTION only_posted()")
        #expect(try !test.brokenRules().isEmpty)
        // The statements are of the program, not of what is there.
        try setUp()
        #expect(try test.brokenRules() == [] && roles().missing == [])
    }

    @Test func anOfficerPostsAndChangesNothing() throws {
        try setUp()
        let place = try login("campaign_officer")
        #expect(try post("a", to: place, actor: "someone").batch == 2)
        let name = try #require(place.split(separator: "/").dropFirst().first).prefix { $0 != "@" }
        #expect(try test.ledger.batches().first?.actor == String(name))
        let token = try SQL(test.path).texts(
            "SELECT login || ' ' || program FROM posting_token WHERE batch = 2")
        #expect(token.first?.hasPrefix("\(name) campaign ") == true, "\(token)")
        for statement in [
            "UPDATE entry SET amount = 1", "DELETE FROM entry", "TRUNCATE entry",
            "DELETE FROM donor_personal", "DELETE FROM entry_personal", "DELETE FROM donor_past",
            "INSERT INTO donor(id, batch) VALUES (1, 9) ON CONFLICT (id) DO UPDATE SET batch = 9",
            "INSERT INTO receipt_void(receipt, batch, day) VALUES (1, 2, 1)",
            "INSERT INTO moved_to(place) VALUES ('/tmp/mine.sqlite')",
            "SET session_replication_role = replica",
            "CREATE TABLE campaign.mine(a bigint)", "DROP TABLE entry",
            "ALTER TABLE entry DISABLE TRIGGER USER",
        ] { try expectRefused(place, statement) }
        #expect(try test.ledger.check(plan: test.plan, asOf: test.today, deep: true).map(\.code) == [])
    }

    /// Who may not close a ledger hears it from the trial, and not from the move.
    @Test func anOfficerMovesNothing() throws {
        try setUp()
        let ledger = try #require(try Ledger.open(path: try login("campaign_officer"), access: .write))
        let target = try LedgerLocation("mine.sqlite", from: test.folder)
        let error = #expect(throws: LedgerError.self) { try ledger.tryMove(to: target) }
        #expect(
            error?.message.hasPrefix("this closes the ledger, which ") == true, "\(String(describing: error))"
        )
        #expect(try ledger.movedTo() == nil && ledger.showsNames)
    }

    /// Who posts replaces what is known of a donor: the words before are kept, and those of now are there.
    @Test func anOfficerEditsADonor() throws {
        try setUp()
        let place = try login("campaign_officer")
        _ = try post("a", to: place)
        let officer = try SQL(place)
        let columns = DonorColumns.version.joined(separator: ", ")
        let current = "SELECT \(columns) FROM donor_personal WHERE donor = 1"
        try officer.run(
            """
            DO $do$ BEGIN CREATE TEMPORARY TABLE told AS \(current); DELETE FROM donor_personal WHERE donor = 1; \
            INSERT INTO donor_personal(\(columns)) SELECT \(columns) FROM told; END $do$
            """)
        #expect(try officer.integer("SELECT count(*) FROM donor_personal WHERE donor = 1") == 1)
        // An admin erases.
        try SQL(try login("campaign_admin")).run("DELETE FROM entry_personal")
        #expect(try officer.integer("SELECT count(*) FROM entry_personal") == 0)
    }

    /// A batch is posted under the login's name, at the server's time.
    @Test func noOnePostsForAnother() throws {
        try setUp()
        let place = try login("campaign_officer")
        let columns = try #require(DeclaredTable.all.first { $0.name == "batch" }).names
        func insert(_ actor: String, _ time: String) -> String {
            let values = columns.map {
                switch $0 {
                case "id": "id + 1"
                case "prev": "hash"
                case "actor": actor
                case "posted_at_utc": time
                default: $0
                }
            }
            return "INSERT INTO batch SELECT \(values.joined(separator: ", ")) FROM batch"
        }
        let now = "to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
        try expectRefused(place, insert("'ana'", now))
        try expectRefused(place, insert("session_user::text", "'2026-01-01T00:00:00Z'"))
        try SQL(place).run(insert("session_user::text", now))
        // What someone put in past this program is found.
        #expect(try test.brokenRules().contains(ChainCheck.code))
    }

    @Test func theBoardSeesFiguresAndNoNames() throws {
        try setUp()
        for role in ["campaign_board", "campaign_public"] {
            let place = try login(role)
            let ledger = try #require(try Ledger.open(path: place, access: .read))
            TallyComparison.expectSame(
                try ledger.tallies(plan: test.plan, asOf: test.today, knownOn: nil), try test.tallies(), role)
            let seen = try ledger.engine.read { connection in
                try [
                    "SELECT name FROM donor_personal", "SELECT note FROM entry_personal",
                    "SELECT external_id FROM entry", "SELECT external_id FROM donor_link",
                    "SELECT name FROM promise", "SELECT reason FROM batch",
                ].map { try connection.first($0) { $0.text(0) } }
            }
            #expect(seen == ["", "", "", "", "", ""])
            #expect(try ledger.head() == test.ledger.head() && !ledger.showsNames)
            for statement in [
                "SELECT name FROM campaign.donor_personal", "SELECT external_id FROM campaign.entry",
                "SELECT name FROM campaign.promise", "SELECT name64 FROM campaign.grant_award",
                "SELECT external_id FROM campaign.spend", "SELECT reason FROM campaign.batch",
                "SELECT content_sha FROM campaign.receipt", "SELECT label FROM campaign.receipt",
                "INSERT INTO campaign.donor(id, batch) VALUES (9, 1)", "DELETE FROM campaign.node_now",
            ] { try expectRefused(place, statement) }
            #expect(throws: LedgerError.self) { _ = try self.post("b", to: place) }
        }
    }

    @Test func aStrangerDoesNotComeIn() throws {
        try setUp()
        let place = try TestServer.reader(of: test.path)
        let error = #expect(throws: LedgerError.self) { _ = try Ledger.open(path: place, access: .read) }
        #expect(error?.code == .readOnly && error?.message.contains("may not connect") == true)
    }
}

/// What the board and the public may read as it is.
@Suite("Words that everyone may read")
struct OpenWordsTests {
    /// A new column of words is a decision: one that can name people belongs to the personal tables.
    @Test func areThese() {
        let open = DeclaredTable.all.filter { !PostgresRoles.personal.contains($0.name) }
        let words = open.flatMap { table in
            table.columns.filter { $0.kind == .text }.map { "\(table.name).\($0.name)" }
        }
        let places = PlaceColumns.names.map { "place.\($0)" }
        #expect(
            Set(words).subtracting(places) == [
                "base_currency.currency", "change.object", "due.rule", "due.time", "due.zone",
                "grant_budget.category", "grant_figure.currency", "grant_figure.fx_rate", "moved_to.place",
                "node_delta.node", "node_now.node", "place_set.members",
                "solicitation.segment", "source.name", "transfer.currency", "transfer.fx_rate",
            ])
    }
}
