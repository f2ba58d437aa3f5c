import CampaignKit
import Testing

/// What was posted of a grant's stages, read as of a day and as known after a batch: `grants.md §1.4.2`.
@Suite("Grants: the dated stages")
struct GrantHistoryTests {
    private static let start = CalendarDate(dayNumber: 20_000)

    private func day(_ offset: Int) -> CalendarDate { Self.start.adding(days: offset) }

    private func row(
        _ seq: Int64, _ offset: Int, _ stage: GrantStage, likelihood: Int64? = nil, voids: Int64? = nil,
        reason: Bool = false, batch: Int64? = nil
    ) -> GrantHistory.Row {
        GrantHistory.Row(
            seq: seq, batch: batch ?? seq, day: day(offset), stage: stage, likelihood: likelihood,
            voids: voids, hasReason: reason)
    }

    private func pairs(_ history: GrantHistory) -> [String] {
        history.problems().map { "\($0.from.stage.name)-\($0.to.stage.name)\($0.wantsReason ? "?" : "")" }
    }

    @Test("the last move of a day holds from that day on, as known after each batch")
    func asOfAndKnownOn() {
        // Awarded on day 30, posted two batches later than a decline of day 20 that was taken back.
        let history = GrantHistory([
            row(1, 0, .proposal), row(2, 10, .review), row(3, 20, .declined),
            row(4, 25, .review, reason: true), row(5, 30, .awarded),
        ])
        #expect(history.stage(asOf: day(-1)) == nil)
        #expect(history.stage(asOf: day(0)) == .proposal)
        #expect(history.stage(asOf: day(9)) == .proposal && history.stage(asOf: day(10)) == .review)
        #expect(history.stage(asOf: day(24)) == .declined && history.stage(asOf: day(25)) == .review)
        #expect(history.stage(asOf: day(30), knownOn: 4) == .review)
        #expect(history.stage(asOf: day(30), knownOn: 5) == .awarded)
        #expect(history.stage(asOf: day(30), knownOn: 0) == nil)
        #expect(history.problems().isEmpty)
    }

    @Test("two moves of one day and batch follow each other as they were posted")
    func sameDay() {
        let history = GrantHistory([
            row(2, 5, .review, batch: 1), row(1, 5, .proposal, batch: 1), row(3, 5, .verbal, batch: 2),
        ])
        #expect(history.moves().map(\.seq) == [1, 2, 3])
        #expect(history.stage(asOf: day(5), knownOn: 1) == .review)
        #expect(history.stage(asOf: day(5)) == .verbal)
    }

    @Test("a backdated move changes both its neighbors, and the pair is named")
    func backdated() throws {
        let before = [row(1, 0, .prospect), row(2, 20, .proposal), row(3, 30, .review)]
        #expect(pairs(GrantHistory(before)).isEmpty)
        // A letter of inquiry between them is legal on both sides.
        #expect(pairs(GrantHistory(before + [row(4, 10, .loi)])).isEmpty)
        // Verbal on day 10 skips the review before it, and goes back after it.
        let skipped = GrantHistory(before + [row(4, 10, .verbal)])
        #expect(pairs(skipped) == ["prospect-verbal?", "verbal-proposal?"])
        #expect(skipped.problems().map(\.to.seq) == [4, 2])
        // A reason for it does not give one to the move that follows.
        #expect(pairs(GrantHistory(before + [row(4, 10, .verbal, reason: true)])) == ["verbal-proposal?"])
        // No reason makes a closed grant a proposal.
        let closed = GrantHistory(before + [row(4, 10, .closed, reason: true)])
        #expect(pairs(closed) == ["prospect-closed", "closed-proposal"])
    }

    @Test("a withdrawal before an award can be taken up again, one after it only as an award")
    func withdrawn() {
        let before = [row(1, 0, .proposal), row(2, 1, .withdrawn), row(3, 2, .review, reason: true)]
        #expect(pairs(GrantHistory(before)).isEmpty)
        let after = [row(1, 0, .awarded), row(2, 1, .withdrawn, reason: true)]
        #expect(pairs(GrantHistory(after + [row(3, 2, .review, reason: true)])) == ["withdrawn-review"])
        #expect(pairs(GrantHistory(after + [row(3, 2, .awarded)])) == ["withdrawn-awarded?"])
        #expect(pairs(GrantHistory(after + [row(3, 2, .awarded, reason: true)])).isEmpty)
    }

    @Test("the void of a wrong click acts on the click's day and is known from its own posting")
    func void() {
        let history = GrantHistory([
            row(1, 0, .proposal), row(2, 10, .declined), row(3, 40, .declined, voids: 2, reason: true),
        ])
        #expect(history.stage(asOf: day(10), knownOn: 2) == .declined)
        #expect(history.stage(asOf: day(10), knownOn: 3) == .proposal)
        #expect(history.stage(asOf: day(99)) == .proposal)
        #expect(history.moves().map(\.seq) == [1])
    }

    @Test("the last click is the last posted, not the latest day")
    func lastPosted() {
        var rows = [row(1, 0, .prospect), row(2, 20, .proposal), row(3, 10, .loi)]
        #expect(GrantHistory(rows).lastPosted()?.seq == 3)
        #expect(GrantHistory(rows).lastPosted(knownOn: 2)?.seq == 2)
        rows.append(row(4, 10, .loi, voids: 3))
        #expect(GrantHistory(rows).lastPosted()?.seq == 2)
        #expect(GrantHistory().lastPosted() == nil)
    }

    @Test("another likelihood in the same stage is no move, once more the same stage is refused")
    func likelihood() {
        let first = row(1, 0, .review)
        #expect(first.likelihood == 600)
        #expect(pairs(GrantHistory([first, row(2, 5, .review, likelihood: 750)])).isEmpty)
        #expect(pairs(GrantHistory([first, row(2, 5, .review)])) == ["review-review"])
        let decided = [row(1, 0, .awarded), row(2, 5, .awarded, likelihood: 500)]
        #expect(pairs(GrantHistory(decided)) == ["awarded-awarded"])
    }

    @Test("the order of the rows in memory does not matter")
    func shuffled() {
        let rows = [
            row(1, 0, .prospect), row(2, 10, .loi), row(3, 5, .proposal, reason: true), row(4, 20, .review),
            row(5, 5, .proposal, voids: 3), row(6, 15, .proposal),
        ]
        let sorted = GrantHistory(rows)
        for first in rows.indices {
            let turned = Array(rows[first...] + rows[..<first])
            for other in [turned, turned.reversed()].map({ GrantHistory($0) }) {
                #expect(other.moves() == sorted.moves() && other.problems() == sorted.problems())
            }
        }
        #expect(sorted.moves().map(\.seq) == [1, 2, 6, 4] && pairs(sorted).isEmpty)
    }
}
