import CampaignKit
import TestSupport
import Testing

@testable import CampaignLedger

/// Lists of donors in an order, and of a span of days.
@Suite("Donor lists in an order")
struct DonorRankingTests {
    private func ledger() throws -> TestLedger {
        let test = try TestLedger()
        try test.post([
            Rows.gift("50", on: "2025-12-30", id: "g1"),
            Rows.gift("400", on: "2026-01-05", id: "g2", donor: "d2"),
            Rows.refund("300", on: "2026-03-06", of: "g2"),
            Rows.gift("90", on: "2026-02-01", id: "g3", donor: "d3"),
            Rows.gift("5", on: "2026-02-02", id: "g4", donor: "d3"),
            Rows.pledge("10", on: "2026-02-01", named: "q", donor: "d4"),
            Rows.row(.inKind, "9000", on: "2026-04-01", id: "k", donor: "d5"),
        ])
        return test
    }

    private func lines(
        _ test: TestLedger, by order: DonorListQuery.Order, since: String? = nil, asOf: String? = nil,
        text: String = "", limit: Int? = nil
    ) throws -> [DonorLine] {
        var query = DonorListQuery(asOf: asOf.map(CalendarDate.day) ?? test.today)
        (query.order, query.since) = (order, since.map(CalendarDate.day))
        (query.text, query.limit) = (text, limit)
        var lines: [DonorLine] = []
        try test.ledger.donors(query) { lines.append($0) }
        return lines
    }

    @Test(
        "the most received, the most gifts and the latest gift come first, and property is a gift but no money"
    )
    func orders() throws {
        let test = try ledger()
        #expect(try lines(test, by: .received).map(\.id) == [2, 3, 1, 4, 5])
        #expect(try lines(test, by: .received).map(\.receivedMinor) == [10_000, 9500, 5000, 0, 0])
        #expect(try lines(test, by: .gifts).map(\.id) == [3, 1, 2, 5, 4])
        #expect(try lines(test, by: .last).map(\.id) == [5, 3, 2, 1, 4])
        #expect(try lines(test, by: .number).map(\.id) == [1, 2, 3, 4, 5])
    }

    @Test("a span counts what came and went in it, and leaves out those of whom nothing did")
    func span() throws {
        let test = try ledger()
        let found = try lines(test, by: .received, since: "2026-02-01")
        #expect(found.map(\.id) == [3, 5, 2])
        #expect(found.map(\.receivedMinor) == [9500, 0, -30_000])
        #expect(found.map(\.gifts) == [2, 1, 0])
        let year = try lines(test, by: .number, since: "2025-01-01", asOf: "2025-12-31")
        #expect(year.map(\.id) == [1] && year.map(\.receivedMinor) == [5000])
    }

    @Test("a limit takes the first of the order, and a text those that it finds")
    func limits() throws {
        let test = try ledger()
        #expect(try lines(test, by: .received, limit: 2).map(\.id) == [2, 3])
        #expect(try lines(test, by: .received, text: "d3").map(\.id) == [3])
        #expect(try lines(test, by: .last, text: "donor", limit: 1).map(\.id) == [5])
    }

    @Test(
        "names are in the order of their letters, whatever their case and accents; those without one are last"
    )
    func names() throws {
        let test = try TestLedger()
        let names = ["zoe", "Émile", "", "adam", "Eve"]
        try test.post(
            names.enumerated().map { index, name in
                var row = Rows.gift("1", on: "2026-01-01", id: "g\(index)", donor: "x\(index)")
                var details = DonorDetails()
                (details.name, details.email) = (name, "x\(index)@example.org")
                row.donor?.details = details
                return row
            })
        #expect(try lines(test, by: .name).map(\.details.name) == ["adam", "Émile", "Eve", "zoe", ""])
    }

    @Test(
        "every order has every donor once, with the figures of the plain list",
        arguments: Seeds.forRun(count: 3))
    func sameLines(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let test = try TestLedger()
        try test.post(
            (0..<1300).map { index in
                Rows.gift(
                    "\(Int.random(in: 1...40, using: &random))",
                    on: "2026-0\(Int.random(in: 1...9, using: &random))-11",
                    id: "g\(index)", donor: "d\(Int.random(in: 1...700, using: &random))")
            })
        let plain = try lines(test, by: .number)
        for order in DonorListQuery.Order.allCases {
            let ordered = try lines(test, by: order)
            #expect(ordered.sorted { $0.id < $1.id } == plain, "\(order)")
            let limited = try lines(test, by: order, limit: 510)
            #expect(limited == Array(ordered.prefix(510)), "\(order)")
        }
        let received = try lines(test, by: .received).map(\.receivedMinor)
        #expect(received == received.sorted(by: >))
    }

    @Test("who is hidden from staff is in no order")
    func hidden() throws {
        let test = try TestLedger()
        var secret = Rows.gift("1000", on: "2026-01-05", id: "s", donor: "secret")
        secret.anonymity = .staff
        try test.post([secret, Rows.gift("1", on: "2026-01-05", id: "g", donor: "d2")])
        for order in DonorListQuery.Order.allCases {
            #expect(try lines(test, by: order).map(\.receivedMinor) == [100], "\(order)")
        }
    }
}
