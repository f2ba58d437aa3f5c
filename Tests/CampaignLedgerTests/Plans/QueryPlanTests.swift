import CampaignKit
import TestSupport
import Testing

/// The reads that must cost the same at any size never go through the large tables from end to end.
@Suite("Query plans of hot reads", .disabled(if: TestServer.isUsed, "what only a file has"))
struct QueryPlanTests {
    private func ledger() throws -> SQL {
        let ledger = try TestLedger()
        for batch in 0..<4 {
            try ledger.post(
                (0..<200).map {
                    Rows.gift("1", on: "2026-0\(1 + batch)-05", id: "m\(batch)-\($0)", donor: "d\($0 % 40)")
                }
                    + [
                        Rows.pledge("100", on: "2026-01-01", named: "p\(batch)"),
                        Rows.payment("5", on: "2026-02-01", of: "p\(batch)", id: "y\(batch)"),
                    ])
        }
        let sql = try SQL(ledger.path)
        ledgers.append(ledger)
        return sql
    }

    // The folder goes with the ledger, so it is kept for the length of the test.
    private final class Keeper { var ledgers: [TestLedger] = [] }
    private let keeper = Keeper()
    private var ledgers: [TestLedger] {
        get { keeper.ledgers }
        nonmutating set { keeper.ledgers = newValue }
    }

    private static let large = [
        "entry", "day_delta", "commitment_delta", "node_delta", "donor", "donor_personal", "donor_link",
        "split", "promise",
    ]

    private func expectNoScan(
        _ sql: SQL, _ query: String, _ location: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let steps = try sql.plan(query)
        #expect(!steps.isEmpty, sourceLocation: location)
        for step in steps where step.hasPrefix("SCAN") {
            let table = step.split(separator: " ").dropFirst().first.map(String.init) ?? ""
            #expect(
                !Self.large.contains(table) && table.count > 1, "\(step) in \(query)",
                sourceLocation: location)
        }
    }

    /// Whom a list names otherwise is known without a walk over everyone's gifts.
    @Test func anonymousDonors() throws {
        let steps = try ledger().plan(
            """
            SELECT e.donor, max(e.anonymity) FROM entry e WHERE e.anonymity <> 0 \
            AND e.anonymity NOT IN (3, 4) AND e.donor IS NOT NULL GROUP BY e.donor
            """)
        #expect(steps.contains { $0.contains("USING COVERING INDEX entry_anonymous") }, "\(steps)")
    }

    @Test func statusNow() throws {
        let sql = try ledger()
        try expectNoScan(
            sql, "SELECT structure_digest, through_day, through_batch FROM node_state WHERE id = 1")
        try expectNoScan(sql, "SELECT node, raised FROM node_now")
        try expectNoScan(
            sql,
            """
            SELECT place, class, day, raised, received, gifts, commitments, origin FROM day_delta \
            WHERE day > 20000 AND day <= 20100
            """)
        try expectNoScan(
            sql,
            "SELECT node, sum(donors), sum(first_time) FROM node_delta WHERE day > 20000 AND day <= 20100 GROUP BY node"
        )
        try expectNoScan(sql, "SELECT id, posted_on, hash FROM batch ORDER BY id DESC LIMIT 1")
    }

    @Test func aSmallPosting() throws {
        let sql = try ledger()
        try expectNoScan(
            sql,
            "SELECT id FROM entry WHERE key64 = 7 AND external_id = 'x' AND source = 1 ORDER BY id LIMIT 1")
        try expectNoScan(
            sql, "SELECT id, payment, day, measure, effect, exchange FROM entry WHERE unit = 7 AND unit <> id"
        )
        try expectNoScan(sql, "SELECT entry FROM match_closing WHERE expected = 7")
        try expectNoScan(sql, "SELECT id FROM entry WHERE target = 7 AND type = 24 ORDER BY id LIMIT 1")
        try expectNoScan(
            sql,
            "SELECT entry FROM promise WHERE name64 = 7 AND name = 'p' AND source = 1 ORDER BY id LIMIT 1")
        try expectNoScan(sql, "SELECT min(id) FROM entry WHERE print64 = 7 AND donor IS NOT DISTINCT FROM 3")
        try expectNoScan(
            sql, "SELECT day, place, class, effect, batch FROM entry WHERE donor = 7 AND simple = 1")
        try expectNoScan(sql, "SELECT raised FROM commitment_delta WHERE donor = 7 AND raised <> 0")
        try expectNoScan(sql, "SELECT donor FROM donor_link WHERE source = 1 AND external_id = 'd'")
        try expectNoScan(sql, "SELECT donor FROM donor_key WHERE key64 = 7 ORDER BY donor LIMIT 200")
        try expectNoScan(
            sql, "SELECT 1 FROM donor_link WHERE donor = 7 AND source = 1 AND external_id <> 'd'")
        try expectNoScan(sql, "SELECT sum(amount) FROM entry WHERE id >= 7 AND id <= 9")
    }

    /// Pace asks on every `status` what a campaign of another year had raised.
    @Test func oneCampaignsChanges() throws {
        let steps = try ledger().plan(
            """
            SELECT class, origin, day, raised FROM day_delta WHERE day <= 20500 AND batch <= 9 \
            AND place IN (SELECT id FROM place WHERE campaign = 'x')
            """)
        #expect(
            steps.first?.contains("SEARCH day_delta USING COVERING INDEX day_delta_place") == true, "\(steps)"
        )
    }

    /// Nothing is sorted for the donors of a day in the past.
    @Test func donorsOfADay() throws {
        let steps = try ledger().plan(
            """
            SELECT node, CAST(sum(CASE WHEN day <= 20500 AND batch <= 9 THEN donors ELSE 0 END) AS BIGINT), \
            CAST(sum(CASE WHEN day <= 20500 AND batch <= 9 THEN first_time ELSE 0 END) AS BIGINT) \
            FROM node_delta GROUP BY node
            """)
        #expect(steps.count == 1 && steps[0].contains("COVERING INDEX node_delta_node"), "\(steps)")
    }

    /// A million gifts are read from the index alone, donor by donor, and nothing is sorted.
    @Test func givingByDonor() throws {
        let steps = try ledger().plan(
            """
            SELECT donor, day, effect, place, id FROM entry WHERE donor IS NOT NULL AND simple = 1 AND day <= 20500 \
            AND batch <= 9 AND class NOT IN (1, 3) ORDER BY donor, day
            """)
        #expect(steps.count == 1 && steps[0].contains("USING COVERING INDEX entry_donor"), "\(steps)")
        let hidden = try ledger().plan(
            "SELECT h.donor FROM entry h WHERE h.anonymity IN (3) AND h.donor IS NOT NULL")
        #expect(hidden.count == 1 && hidden[0].contains("INDEX entry_hidden"), "\(hidden)")
    }

    /// A gift that comes of date and one that was posted late do not disturb each other.
    @Test func theDaysBetweenAreFoundByDay() throws {
        let sql = try ledger()
        let steps = try sql.plan(
            "SELECT sum(raised) FROM day_delta WHERE day > 20000 AND day <= 20100 AND batch < 9")
        #expect(steps.contains { $0.hasPrefix("SEARCH day_delta") && $0.contains("day>?") }, "\(steps)")
    }
}
