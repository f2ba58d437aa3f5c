import CampaignKit
import CampaignLedger
import Testing

/// A refund that is learned of after a move, and is dated before it.
@Suite("Check: moves that found less")
struct ShortMoveTests {
    private func moved(_ amount: String) throws -> TestLedger {
        let ledger = try TestLedger()
        try ledger.post([Rows.gift("100", on: "2026-03-01", id: "g")])
        try ledger.post([
            Rows.row(
                .reallocation, amount, on: "2026-05-01", id: "m", donor: nil, to: Designation(campaign: "b"),
                reverses: "g")
        ])
        return ledger
    }

    private static let finding =
        "warning G-2: less was left to move than it says: an entry dated before it used it"

    @Test func aRefundDatedBeforeTheMoveIsAFactAndIsSaid() throws {
        let ledger = try moved("60")
        try ledger.expect("short-move")
        try ledger.post([Rows.refund("80", on: "2026-04-01", of: "g", id: "r")])
        try ledger.expect("short-move", Self.finding)
        #expect(try ledger.tallies()[.total].raised == 2_000)
        #expect(try ledger.tallies()[.own("b")].raised == 2_000)
    }

    @Test func withinOneFileItIsRefused() throws {
        let ledger = try TestLedger()
        try ledger.expectRefused(
            [
                Rows.gift("100", on: "2026-03-01", id: "g"),
                Rows.refund("80", on: "2026-04-01", of: "g", id: "r"),
                Rows.row(
                    .reallocation, "60", on: "2026-05-01", id: "m", donor: nil,
                    to: Designation(campaign: "b"),
                    reverses: "g"),
            ], "moved-above-left")
    }

    @Test func aRefundThatLeavesEnoughOrComesLaterIsFine() throws {
        let enough = try moved("60")
        try enough.post([Rows.refund("40", on: "2026-04-01", of: "g", id: "r")])
        try enough.expect("short-move")
        let later = try moved("60")
        try later.post([Rows.refund("80", on: "2026-06-01", of: "g", id: "r")])
        try later.expect("short-move")
    }

    @Test func aMoveOfAllNeverFallsShortAndAVoidEndsIt() throws {
        let all = try moved("0")
        try all.post([Rows.refund("80", on: "2026-04-01", of: "g", id: "r")])
        try all.expect("short-move")
        let ledger = try moved("60")
        try ledger.post([Rows.refund("80", on: "2026-04-01", of: "g", id: "r")])
        try ledger.post([
            Rows.row(.void, "0", on: "2026-05-01", id: "v", donor: nil, to: .unassigned, reverses: "m")
        ])
        try ledger.expect("short-move")
    }
}
