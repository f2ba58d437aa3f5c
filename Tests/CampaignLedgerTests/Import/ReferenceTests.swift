import CampaignKit
import CampaignLedger
import Testing

/// Rows that name other rows: later in the file, posted before, by our own ids, or not at all.
@Suite("Import: references")
struct ReferenceTests {
    @Test func rowsMayNameLaterRows() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.row(
                .chargeback, "200", on: "2026-03-02", id: "rr", donor: nil, to: .unassigned, reverses: "r"),
            Rows.refund("500", on: "2026-03-01", of: "y", id: "r"),
            Rows.payment("500", on: "2026-02-01", of: "p", id: "y"),
            Rows.row(.writeOff, "100", on: "2026-02-10", id: "w", donor: nil, to: .unassigned, pledge: "p"),
            Rows.pledge("1000", on: "2026-01-01", named: "p"),
        ])
        let tally = try ledger.tallies()[.own("a")]
        #expect(tally.raised == 90_000 && tally.received == 20_000 && tally.writtenOff == 10_000)
    }

    @Test func ourOwnIdsWorkToo() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("500", on: "2026-01-01"), Rows.pledge("1000", on: "2026-01-01", named: "p"),
        ])
        try ledger.post([
            Rows.refund("100", on: "2026-02-01", of: "G-1", id: "r"),
            Rows.payment("50", on: "2026-02-01", of: "P-1", id: "y"),
            Rows.row(.void, "0", on: "2026-02-01", id: "v", donor: nil, to: .unassigned, reverses: "r"),
        ])
        #expect(try ledger.tallies()[.own("a")].received == 55_000)
        // What a platform numbers P-1 is its own, and its ids stay within it.
        var abroad = Rows.payment("25", on: "2026-02-02", of: "P-1", id: "z")
        abroad.source = "stripe"
        try ledger.expectRefused([abroad], "unknown-pledge")
        abroad.pledgeID = "p"
        abroad.giftID = "z2"
        try ledger.expectRefused([abroad], "unknown-pledge")
        #expect(try ledger.tallies()[.own("a")].received == 55_000)
    }

    @Test func unknownReferencesAreNamed() throws {
        let ledger = try TestLedger()
        let unknown: [(row: ImportedEntry, code: String, column: String)] = [
            (Rows.payment("5", on: "2026-01-01", of: "nope", id: "y"), "unknown-pledge", "pledge_id"),
            (Rows.payment("5", on: "2026-01-01", of: "P-9", id: "y"), "unknown-pledge", "pledge_id"),
            (Rows.payment("5", on: "2026-01-01", of: "P-", id: "y"), "unknown-pledge", "pledge_id"),
            (Rows.refund("5", on: "2026-01-01", of: "nope", id: "r"), "unknown-gift", "reverses"),
            (Rows.refund("5", on: "2026-01-01", of: "G-77", id: "r"), "unknown-gift", "reverses"),
            (Rows.row(.matching, "5", on: "2026-01-01", id: "m", matches: "nope"), "unknown-gift", "matches"),
            (
                Rows.row(.matchExpected, "5", on: "2026-01-01", id: "m", matches: "nope"), "unknown-gift",
                "matches"
            ),
            (
                Rows.row(.writeOff, "5", on: "2026-01-01", id: "w", pledge: "nope"), "unknown-pledge",
                "pledge_id"
            ),
            (
                Rows.row(.conditionMet, "5", on: "2026-01-01", id: "w", reverses: "nope"), "unknown-gift",
                "reverses"
            ),
        ]
        for (row, code, column) in unknown {
            let outcome = try ledger.attempt([row].numbered)
            #expect(outcome.codes == [code] && outcome.problems.first?.column == column, "\(row.type.name)")
            #expect(outcome.problems.first?.line == 2 && outcome.rejectedLines == [2], "\(row.type.name)")
            #expect(!ledger.fileExists, "\(row.type.name)")
            try ledger.reopen()
        }
    }

    /// `rules.md §2`: a reversal or write-off takes donor and place from the row it names.
    @Test func reversalsTakeDonorAndPlaceFromTheirGift() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.gift("500", on: "2026-01-01", id: "g"),
            Rows.pledge("100", on: "2026-01-01", named: "p", to: .b),
            Rows.row(.refund, "100", on: "2026-02-01", id: "r", donor: "stranger", to: .c, reverses: "g"),
            Rows.row(.writeOff, "10", on: "2026-02-01", id: "w", donor: "stranger", to: .c, pledge: "p"),
        ])
        let sql = try SQL(ledger.path)
        #expect(try sql.integers("SELECT DISTINCT donor FROM entry") == [1])
        #expect(
            try sql.texts(
                "SELECT p.campaign FROM entry e JOIN place p ON p.id = e.place WHERE e.external_id IN ('r', 'w') ORDER BY e.id"
            ) == ["a", "b"])
        #expect(try ledger.dollars(.own("c")) == 0)
    }

    /// Who pays keeps the receipt: only blanks are the pledge's.
    @Test func paymentsKeepTheirPayerAndCountUnderThePledge() throws {
        let ledger = try TestLedger()
        var payment = Rows.payment("40", on: "2026-02-01", of: "p", id: "y", donor: "payer")
        payment.place = .c
        try ledger.post([
            Rows.pledge("100", on: "2026-01-01", named: "p", to: .b), payment,
            Rows.payment("10", on: "2026-02-02", of: "p", id: "z", donor: nil),
        ])
        let sql = try SQL(ledger.path)
        #expect(try sql.integers("SELECT donor FROM entry ORDER BY id") == [1, 2, 1])
        #expect(try ledger.dollars(.own("c")) == 0)
        #expect(try ledger.tallies()[.own("b")].received == 5_000)
        #expect(try ledger.tallies()[.own("b")].donors == 1)
    }

    /// A match that names the gift closes what was expected for it, in one file as in several.
    @Test(arguments: [1, 2, 3])
    func aMatchClosesWhatWasExpected(files: Int) throws {
        let rows = [
            Rows.gift("100", on: "2026-01-01", id: "g"),
            Rows.row(.matchExpected, "100", on: "2026-01-02", id: "m", donor: "corp", matches: "g"),
            Rows.row(.matching, "60", on: "2026-03-01", id: "mg", donor: "corp", matches: "g"),
        ]
        let ledger = try TestLedger()
        switch files {
        case 1: try ledger.post(rows)
        case 2:
            try ledger.post([rows[0]])
            try ledger.post([rows[2], rows[1]])
        default: for row in rows { try ledger.post([row]) }
        }
        let tally = try ledger.tallies()[.own("a")]
        #expect(tally.matchExpected == 4_000 && tally.raised == 16_000)
        try ledger.post([Rows.refund("60", on: "2026-04-01", of: "mg", id: "r")])
        #expect(try ledger.tallies()[.own("a")].matchExpected == 10_000)
    }

    @Test func anExpectedMatchIsNotPaidLikeAPledge() throws {
        let ledger = try TestLedger()
        try ledger.post([
            Rows.row(.matchExpected, "100", on: "2026-01-02", id: "m", donor: "corp", pledge: "mp")
        ])
        try ledger.expectRefused([Rows.payment("10", on: "2026-01-03", of: "mp", id: "y")], "not-a-promise")
    }

    @Test func grantsAreNamedByTheirGrantId() throws {
        let ledger = try TestLedger()
        func on(_ row: ImportedEntry) -> ImportedEntry {
            var row = row
            row.grantID = "nsf-1"
            return row
        }
        try ledger.post([
            on(Rows.row(.award, "5000", on: "2026-01-01", id: "aw")),
            on(Rows.gift("2000", on: "2026-02-01", id: "inst")),
            on(Rows.row(.pledgeChange, "-500", on: "2026-03-01", id: "cut", donor: nil, to: .unassigned)),
        ])
        let tally = try ledger.tallies()[.own("a")]
        #expect(
            tally.raised == 450_000 && tally.received == 200_000 && tally.commitments == 1 && tally.gifts == 1
        )
    }
}
