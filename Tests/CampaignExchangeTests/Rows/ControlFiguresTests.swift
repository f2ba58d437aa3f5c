import CampaignKit
import Testing

@testable import CampaignExchange

@Suite("Control totals: money that came back")
struct ControlFiguresTests {
    private static let header = "gift_id,type,date,amount,donor_name,reverses\n"

    private func control(_ rows: String, earlier: [String: Int64] = [:]) throws -> [Int64] {
        let source = MemoryByteSource(Self.header + rows)
        var reader = try GiftRowReader(source: source, index: RowsPlan.index, today: RowsPlan.today)
        while try reader.next() != .end {}
        var known: [RowName: Int64] = [:]
        for (id, minor) in earlier { known[RowName(source: "csv", id: id)] = minor }
        let figures = reader.control.settled(known.filter { reader.control.elsewhere.contains($0.key) })
        return [Int64(figures.rows), figures.minorUnits]
    }

    @Test func ofOneFileInEitherOrder() throws {
        let rows = [
            "g1,gift,2026-01-05,100,Ana Ruiz,", "d1,chargeback,2026-01-06,100,,g1",
            "w1,chargeback,2026-01-09,100,,d1",
        ]
        #expect(try control(rows.joined(separator: "\n")) == [3, 10_000])
        #expect(try control(rows.reversed().joined(separator: "\n")) == [3, 10_000])
        #expect(try control(rows.prefix(2).joined(separator: "\n")) == [2, 0])
    }

    @Test func ofAnEarlierFile() throws {
        let won = "w1,chargeback,2026-01-09,100,,d1\ng4,gift,2026-01-10,50,Bo Lee,\n"
        #expect(try control(won, earlier: ["d1": 10_000]) == [2, 15_000])
        // What it reverses may be a gift: then it is a chargeback.
        #expect(try control(won) == [2, -5_000])
    }

    @Test func aRefundThatFailedIsThereAgain() throws {
        let failed = "v1,void,2026-01-09,,,r1\ng4,gift,2026-01-10,50,Bo Lee,\n"
        #expect(try control(failed, earlier: ["r1": 4_000]) == [2, 9_000])
        // The void of a gift is no row of a deposit.
        #expect(try control(failed) == [1, 5_000])
    }

    @Test func whatReversesAWonDisputeIsLostAgain() throws {
        let rows = "w1,chargeback,2026-01-09,100,,d1\nd2,chargeback,2026-01-11,100,,w1\n"
        #expect(try control(rows, earlier: ["d1": 10_000]) == [2, 0])
    }
}
