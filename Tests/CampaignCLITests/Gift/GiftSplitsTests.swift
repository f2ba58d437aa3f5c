import CampaignKit
import CampaignServices
import TestSupport
import Testing

@testable import CampaignCLI

/// One gift for several places.
///
/// Source: `rules.md §1.3`.
struct GiftSplitsTests {
    private static let plan = Plan(
        organization: Organization(name: "Test"),
        campaigns: [
            Campaign(
                id: "a", name: "A",
                projects: [FundedProject(id: "p", name: "P"), FundedProject(id: "q", name: "Q")],
                appeals: [Appeal(id: "letter", name: "Letter")]), Campaign(id: "b", name: "B"),
        ])

    private func rows(_ splits: [String], _ amount: String, more: TypedEntry<Session>.Cells = []) throws
        -> [[String:
        String]]
    {
        let cells: TypedEntry<Session>.Cells =
            [("date", "2026-11-20"), ("amount", amount), ("donor_id", "D-1")] + more
        return try GiftSplits(splits, plan: Self.plan).rows(of: cells, id: "split-1").map { row in
            Dictionary(uniqueKeysWithValues: row.map { ($0.column, $0.value) })
        }
    }

    private func reason(_ splits: [String], _ amount: String, more: TypedEntry<Session>.Cells = []) -> String
    {
        do {
            _ = try rows(splits, amount, more: more)
            return "accepted"
        } catch {
            return (error as? CommandError).map { "\($0.code): \($0.message)" } ?? "\(error)"
        }
    }

    @Test("Parts of a gift share its id, day and donor, and each has its place and its amount")
    func amounts() throws {
        let rows = try rows(["p=600", "b=350.50", "letter=49.50"], "1,000.00", more: [("reference", "77")])
        #expect(rows.map { $0["amount"] } == ["600.00", "350.50", "49.50"])
        #expect(rows.map { $0["campaign"] } == ["a", "b", "a"])
        #expect(rows.map { $0["project"] } == ["p", nil, nil])
        #expect(rows.map { $0["appeal"] } == [nil, nil, "letter"])
        #expect(Set(rows.map { $0["gift_id"] }) == ["split-1"] && Set(rows.map { $0["donor_id"] }) == ["D-1"])
        #expect(rows.map { $0["reference"] } == ["77", nil, nil], "a check has one number")
    }

    @Test(
        "Percentages lose no cent",
        arguments: [
            ("100", ["p=33.3%", "q=33.3%", "b=33.4%"], ["33.30", "33.30", "33.40"]),
            ("0.01", ["p=50%", "b=50%"], ["0.01", "0.00"]),
            ("99.99", ["p=50%", "b=50%"], ["50.00", "49.99"]),
            ("10,000", ["p=60%", "b=40%"], ["6000.00", "4000.00"]),
        ])
    func percents(_ amount: String, _ splits: [String], _ expected: [String]) throws {
        #expect(try rows(splits, amount).map { $0["amount"] } == expected)
    }

    @Test("Whatever the shares, the parts sum to the gift", arguments: Seeds.forRun(count: 50))
    func sums(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let minor = Int64.random(in: 1...9_999_999_99, using: &random)
        let first = Int64.random(in: 1...998, using: &random)
        let second = Int64.random(in: 1...(999 - first), using: &random)
        let shares = [first, second, 1000 - first - second]
        let splits = zip(["p", "q", "b"], shares).map { "\($0)=\($1 / 10).\($1 % 10)%" }
        let amount = Money(minorUnits: minor, currency: .usd).plainText
        let parts = try rows(splits, amount).compactMap { $0["amount"] }
        let sum = try parts.reduce(Int64(0)) { try $0 + AmountArgument.minorUnits($1, .usd) }
        #expect(sum == minor, "seed \(seed)")
    }

    @Test("A line stands behind its project; nothing names no campaign at all")
    func places() throws {
        let rows = try rows(["p/equipment=1", "unassigned=2"], "3")
        #expect(rows[0]["project"] == "p" && rows[0]["line"] == "equipment")
        #expect(rows[1]["campaign"] == nil && rows[1]["amount"] == "2.00")
    }

    @Test("Without --split the gift is one row, as it was written")
    func none() throws {
        let rows = try rows([], "ten", more: [("campaign", "a")])
        #expect(rows == [["date": "2026-11-20", "amount": "ten", "donor_id": "D-1", "campaign": "a"]])
    }

    @Test("What cannot be split says why")
    func refused() {
        #expect(reason(["p=60", "b=39"], "100") == "split-sum: the parts are $99.00, the gift is $100.00")
        #expect(reason(["p=60%", "b=39.9%"], "100") == "split-sum: the parts do not add up to 100%")
        #expect(reason(["p=60%", "b=40"], "100") == "split-sum: amounts and percentages are mixed")
        #expect(reason(["p=100"], "100") == "one-split: --split needs at least two parts")
        #expect(reason(["p", "b=40"], "100") == "bad-value: 'p' is not DESIGNATION=AMOUNT")
        #expect(reason(["p=0", "b=100"], "100") == "bad-value: each part must be above zero")
        #expect(reason(["p=0%", "b=100%"], "100") == "bad-value: '0%' is not a percentage")
        #expect(reason(["r=50", "b=50"], "100") == "unknown-id: no campaign, appeal or project 'r'")
        #expect(reason(["b/line=50", "b=50"], "100") == "unknown-id: no campaign, appeal or project 'b'")
        #expect(
            reason(["p=50", "b=50"], "100", more: [("campaign", "a")])
                == "option-conflict: campaign and --split cannot be combined")
        #expect(
            reason(["p=50", "b=50"], "100", more: [("currency", "EUR")])
                == "option-conflict: a gift in another currency cannot be split here")
        #expect(reason(["p=9e9", "b=50"], "100").hasPrefix("bad-value: '9e9'"))
        #expect(
            reason(["p=92,233,720,368,547,758.07", "b=92,233,720,368,547,758.07"], "100").hasPrefix(
                "split-sum: the parts are too much"))
    }

    @Test("A pledge is split as a gift is, and its payments follow the shares")
    func pledge() throws {
        let run = try TestRun(.basic)
        let added = run.run(
            "pledge", "add", "--amount", "10,000", "--name", "Ana Ruiz", "--split", "year-end-2026=60%",
            "--split",
            "reading-room=40%")
        #expect(added.status == 0, "\(added.errors)\(added.output)")
        #expect(run.run("gift", "add", "--amount", "7,000", "--pledge", "P-1").status == 0)
        let csv = run.run("status", "--format", "csv").output
        for (campaign, raised, received) in [
            ("year-end-2026", "6000.00", "4200.00"), ("reading-room", "4000.00", "2800.00"),
        ] {
            let line =
                csv.split(whereSeparator: \.isNewline).first { $0.hasPrefix("campaign,\(campaign),") } ?? ""
            #expect(line.contains(raised) && line.contains(received), "\(csv)")
        }
    }
}
