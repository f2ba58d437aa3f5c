import CampaignKit
import TestSupport
import Testing

@testable import CampaignLedger

/// Whatever another program changes in the file, `check --deep` finds; what is cheap, `check` finds too.
@Suite("Checks: tampering")
struct TamperingTests {
    /// One change of one table.
    struct Change: CustomTestStringConvertible, Sendable {
        var sql: String
        /// A code that must be among those found.
        var code: String
        /// Whether only `--deep` finds it.
        var isDeep = false
        var testDescription: String { sql }
    }

    private static func all(_ table: String, _ code: String, deep: Bool = false, _ changes: [String])
        -> [Change]
    {
        let whole = ["DELETE FROM \(table)"] + changes.map { $0.replacing("TABLE", with: table) }
        return whole.map { Change(sql: $0, code: code, isDeep: deep) }
    }

    static let derived: [Change] =
        all(
            "day_delta", "day-totals",
            [
                "UPDATE TABLE SET raised = raised + 1, received = received + 1",
                "UPDATE TABLE SET gifts = gifts + 1 WHERE day = (SELECT min(day) FROM TABLE)",
                "UPDATE TABLE SET day = day + 97 WHERE batch = 3", "UPDATE TABLE SET origin = origin - 1",
                "UPDATE TABLE SET batch = 2 WHERE batch = 3", "UPDATE TABLE SET class = 1 WHERE batch = 3",
                "UPDATE TABLE SET place = 99 WHERE batch = 3", "DELETE FROM TABLE WHERE batch = 3",
                "INSERT INTO TABLE VALUES (20500, 1, 2, 0, 20500, 700, 700, 0, 1, 1)",
            ])
        + all(
            "commitment_delta", "day-totals",
            [
                "UPDATE TABLE SET raised = raised + 1, outstanding = outstanding + 1 WHERE rowid = 1",
                "UPDATE TABLE SET batch = batch + 1", "UPDATE TABLE SET day = day + 97 WHERE rowid = 1",
                "DELETE FROM TABLE WHERE rowid = (SELECT max(rowid) FROM TABLE)",
                "INSERT INTO TABLE VALUES (9999, 1, 1, 20500, 1, 0, 20500, 700, 700, 0, 1, 1)",
            ])
        + all(
            "commitment_delta", "commitment-steps", deep: true,
            [
                "UPDATE TABLE SET donor = 3", "UPDATE TABLE SET donor = NULL",
                "UPDATE TABLE SET unit = unit + 1", "UPDATE TABLE SET unit = 9999",
            ])
        + all(
            "node_delta", "donor-counts",
            [
                "UPDATE TABLE SET donors = donors + 1", "UPDATE TABLE SET first_time = first_time - 1",
                "UPDATE TABLE SET day = day - 1", "UPDATE TABLE SET batch = batch + 1",
                "UPDATE TABLE SET node = 'own/top' WHERE node = 'total'",
                "DELETE FROM TABLE WHERE node = 'total' AND batch = 3",
                "INSERT INTO TABLE VALUES ('total', 20400, 2, 5, 0)",
                "INSERT INTO TABLE VALUES ('own/nowhere', 20400, 2, 5, 0)",
            ])
        + all(
            "node_now", "running-totals",
            [
                "UPDATE TABLE SET raised = raised + 1 WHERE node = 'total'",
                "UPDATE TABLE SET donors = donors + 1 WHERE node = 'own/a'",
                "UPDATE TABLE SET overdue = overdue + 1 WHERE node = 'own/a'",
                "UPDATE TABLE SET node = 'own/z' WHERE node = 'own/a'",
                "DELETE FROM TABLE WHERE node = 'total'", "DELETE FROM TABLE WHERE node = 'own/c'",
                "INSERT INTO TABLE SELECT 'own/made-up', \(columns) FROM TABLE WHERE node = 'total'",
            ])
        + all(
            "node_state", "running-totals",
            [
                "UPDATE TABLE SET through_day = through_day + 30", "UPDATE TABLE SET through_batch = 2",
                "UPDATE TABLE SET through_batch = 99", "UPDATE TABLE SET structure_digest = zeroblob(32)",
            ])
        + all(
            "place_member", "place-sets",
            [
                "UPDATE TABLE SET place = 99 WHERE place = (SELECT max(place) FROM TABLE)",
                "DELETE FROM TABLE WHERE place = (SELECT max(place) FROM TABLE)",
                "INSERT INTO TABLE VALUES (-1, 99)", "INSERT INTO TABLE VALUES (-99, 1)",
            ])

    private static let columns = NodeColumns.names.joined(separator: ", ")

    static let facts: [Change] =
        all(
            "entry", "chain", deep: true,
            [
                "UPDATE TABLE SET line = line + 1 WHERE id = 1", "DELETE FROM TABLE WHERE id = 4",
                "UPDATE TABLE SET id = -4 WHERE id = 4", "UPDATE TABLE SET id = 900 WHERE id = 4",
            ])
        + [
            "source", "place", "place_set", "donor", "donor_link", "donor_link_change", "donor_change",
            "split", "promise",
        ]
        .flatMap { all($0, "chain", deep: true, []) }
        + ["installment", "plan", "batch"].flatMap { all($0, "chain", deep: true, []) }
        + all(
            "plan", "chain", deep: true,
            [
                "UPDATE TABLE SET text = x'00'",
                "INSERT INTO TABLE VALUES (x'\(String(repeating: "0", count: 64))', x'00')",
            ])
        + all(
            "entry_personal", "chain", deep: true,
            ["UPDATE TABLE SET note = 'x'", "INSERT INTO TABLE VALUES (2, x'00', '', 'x', '', '', '', '')"])
        + all(
            "donor_personal", "chain", deep: true,
            [
                "UPDATE TABLE SET last_name = 'x'", "UPDATE TABLE SET suppressions = 1",
                "UPDATE TABLE SET donor = donor + 100",
                "DELETE FROM TABLE WHERE donor = 1",
            ])
        + all(
            "donor_key", "donor-keys", deep: true,
            [
                "UPDATE TABLE SET key64 = 7 WHERE kind = 6", "DELETE FROM TABLE",
                "INSERT INTO TABLE VALUES (1, 1, 7)",
            ])
        + [
            "INSERT INTO place VALUES (77, 99, 'a', 'x', '', '', '', '')",
            "INSERT INTO split VALUES (99, 0, 1, 5)", "INSERT INTO donor VALUES (99, 99)",
            "INSERT INTO donor_link VALUES (1, 'made-up', 1, 0)", "INSERT INTO source VALUES (9, 9, 'x')",
            "INSERT INTO soft_credit VALUES (-1, 0, 1, 1, 5)", "INSERT INTO installment VALUES (0, 0, 1, 1)",
            "INSERT INTO promise VALUES (9, 1, 99, 1, 'q', 9, 0)",
            "UPDATE batch SET hash = prev WHERE id = 3", "UPDATE batch SET rows = 9 WHERE id = 2",
            "DELETE FROM batch WHERE id = 3", "DELETE FROM batch WHERE id = 2",
        ].map { Change(sql: $0, code: "chain", isDeep: true) }

    static let schema: [Change] = [
        "DROP TRIGGER entry_no_update", "DROP TRIGGER day_delta_no_delete", "DROP TRIGGER batch_no_replace",
        "DROP INDEX entry_donor", "DROP INDEX donor_key_found", "DROP VIEW v_gifts", "CREATE TABLE mine(id)",
        "CREATE TRIGGER mine AFTER INSERT ON node_now BEGIN DELETE FROM node_delta; END",
    ].map { Change(sql: $0, code: "schema", isDeep: true) }

    @Test func nothingIsFoundWhereNothingWasChanged() throws {
        let tampering = try Tampering()
        try tampering.change([])
        let checkup = try tampering.checkup(deep: true)
        #expect(checkup.findings.isEmpty, "\(checkup.findings)")
        #expect(checkup.sumsAgree && checkup.hashesAgree == true)
        #expect(checkup.batches == 3 && checkup.rows == 8)
        #expect(try tampering.checkup(deep: false).hashesAgree == nil)
    }

    @Test(arguments: derived)
    func derivedTables(change: Change) throws {
        let tampering = try Tampering()
        try tampering.change([change.sql])
        #expect(try tampering.codes(deep: true).contains(change.code))
        #expect(try tampering.codes(deep: false).contains(change.code) == !change.isDeep)
        let checkup = try tampering.checkup(deep: true)
        // The digest of a plan no one knows is a warning: no figure is wrong.
        #expect(!checkup.sumsAgree || change.sql.contains("structure_digest"))
    }

    @Test(arguments: facts)
    func postedRows(change: Change) throws {
        let tampering = try Tampering()
        do {
            try tampering.change([change.sql])
        } catch let error as LedgerError where TestServer.isUsed && error.code == .tampered {
            // What a row must always be, a server asks even of its owner.
            return
        }
        #expect(try tampering.codes(deep: true).contains(change.code))
    }

    @Test(.disabled(if: TestServer.isUsed, "what only a file has"), arguments: schema)
    func theFileItself(change: Change) throws {
        let tampering = try Tampering()
        try SQL(tampering.ledger.path).run(change.sql)
        #expect(try tampering.codes(deep: true).contains(change.code))
    }

    /// Two tables that agree with each other and not with the rows.
    @Test(arguments: [
        ["day", "day - 1"], ["batch", "1"], ["origin", "origin - 1"], ["class", "1"], ["place", "2"],
    ])
    func derivedTablesThatAgree(column: [String]) throws {
        let tampering = try Tampering()
        let refund = "(SELECT unit FROM entry WHERE external_id = 'r')"
        let old = "(SELECT \(column[0]) FROM commitment_delta WHERE unit = \(refund))"
        try tampering.change([
            """
            UPDATE day_delta SET \(column[0]) = \(column[1]) WHERE batch = 2 AND raised = -200 AND \(column[0]) = \(old)
            """,
            "UPDATE commitment_delta SET \(column[0]) = \(column[1]) WHERE unit = \(refund)",
        ])
        #expect(try tampering.codes(deep: true).contains("commitment-steps"))
    }

    /// No one can erase words with a command: names that are gone were deleted behind the program's back.
    @Test func wordsThatAreGone() throws {
        let tampering = try Tampering()
        try tampering.change(["DELETE FROM donor_personal WHERE donor < 4", "DELETE FROM entry_personal"])
        let findings = try tampering.checkup(deep: true).findings
        #expect(findings.map(\.severity) == [.error, .error])
        #expect(
            findings.map(\.message) == [
                "3 donors (D-1, D-2, D-3): their names and addresses are gone",
                "1 row (G-5): its details are gone",
            ])
    }

    /// Rows that leave every sum as it was: zeros, and pairs that cancel out.
    @Test(arguments: [
        ("commitment_delta", "0, 0, 0, 0, 0"),
        ("commitment_delta", "raised, received, outstanding, gifts, 0"),
        ("day_delta", "0, 0, 0, 0, 0"),
    ])
    func rowsThatChangeNoSum(table: String, figures: String) throws {
        let tampering = try Tampering()
        let keys =
            table == "day_delta"
            ? "day - 1, place, batch, class, origin" : "unit, donor, place, day, batch, class, origin"
        let negated = "-raised, -received, -outstanding, -gifts, 0"
        try tampering.change(
            (figures.hasPrefix("0") ? [figures] : [figures, negated]).map {
                "INSERT INTO \(table) SELECT \(keys), \($0) FROM \(table) WHERE batch = 2 LIMIT 1"
            })
        let code = table == "day_delta" ? "day-totals" : "commitment-steps"
        #expect(try tampering.codes(deep: true).contains(code))
    }

    @Test func postingsOfAnotherPlanAreCheckedUnderTheirs() throws {
        let tampering = try Tampering()
        let posted = tampering.ledger.plan
        func codes() throws -> [String] {
            let question = LedgerCheckQuestion(
                plan: .generous, asOf: CalendarDate(dayNumber: 20_000), postedPlan: posted)
            return try tampering.ledger.ledger.checkup(question).findings.map(\.code)
        }
        #expect(try codes().isEmpty)
        try tampering.change(["UPDATE node_now SET raised = raised + 1 WHERE node = 'total'"])
        #expect(try codes() == ["running-totals"])
        #expect(
            try tampering.ledger.ledger.check(plan: .generous, asOf: tampering.ledger.today, deep: false)
                .isEmpty)
    }
}
