import CampaignKit
import Testing

@Suite("Limits over a history: late rows, double reversals, what was accepted before")
struct CommitmentLimitsHistoryTests {
    @Test("what was accepted before is not judged again")
    func acceptedBefore() {
        var story = Story.gift(500, on: "2026-01-10")
        story.refund(800, on: "2026-02-01")
        #expect(!story.violations().isEmpty)
        #expect(story.violations(from: story.lastEntry + 1).isEmpty)
    }

    @Test("a late payment that leaves an accepted write-off too large is not refused")
    func latePayment() {
        var story = Story.pledge(900, on: "2026-01-10")
        story.writeOff(900, on: "2026-03-01")
        let late = story.pay(400, on: "2026-02-01")
        #expect(story.violations(from: late).isEmpty)
    }

    @Test("a late cut that breaks an accepted write-off is at fault")
    func lateCut() {
        var story = Story.pledge(900, on: "2026-01-10")
        story.writeOff(600, on: "2026-03-01")
        let cut = story.change(-400, on: "2026-02-01")
        #expect(story.violations(from: cut) == [.cutBelowZero(entry: cut)])
    }

    @Test("a late write-off that leaves an accepted one nothing is at fault")
    func lateWriteOff() {
        var story = Story.pledge(100, on: "2026-03-01")
        story.writeOff(60, on: "2026-05-16")
        var fits = story
        #expect(fits.violations(from: fits.writeOff(40, on: "2026-04-01")).isEmpty)
        let late = story.writeOff(80, on: "2026-04-01")
        #expect(story.violations(from: late) == [.writeOffAboveOutstanding(entry: late)])
    }

    @Test("a late cut that leaves an accepted one nothing is at fault, and so is a correction of the promise")
    func lateCutOfTwo() {
        var story = Story.pledge(100, on: "2026-03-01")
        story.change(-60, on: "2026-05-16")
        var (fits, corrected) = (story, story)
        #expect(fits.violations(from: fits.change(-40, on: "2026-04-01")).isEmpty)
        let late = story.change(-80, on: "2026-04-01")
        #expect(story.violations(from: late) == [.cutBelowZero(entry: late)])
        let adjustment = corrected.add(.committed, -50, on: day("2026-03-01"), corrects: 1)
        #expect(corrected.violations(from: adjustment) == [.cutBelowZero(entry: adjustment)])
    }

    @Test("a raise that makes room again on the same day is no violation")
    func cutAndRaise() {
        var story = Story.pledge(100, on: "2026-03-01")
        story.change(-60, on: "2026-05-16")
        let first = story.change(-80, on: "2026-04-01")
        story.change(40, on: "2026-05-16")
        #expect(story.violations(from: first).isEmpty)
    }

    @Test("a condition met too often over two batches")
    func lateMet() {
        var story = Story.promise(.conditional, [100], on: day("2026-03-01"))
        story.meet(80, on: "2026-05-16")
        var fits = story
        #expect(fits.violations(from: fits.meet(20, on: "2026-04-16")).isEmpty)
        let late = story.meet(80, on: "2026-04-16")
        #expect(story.violations(from: late) == [.metAbovePromise(entry: late)])
    }

    @Test("a late refund that breaks an accepted one is at fault, though its own day is fine")
    func lateRefund() {
        var story = Story.gift(500, on: "2026-01-10")
        story.refund(400, on: "2026-03-01")
        let late = story.refund(200, on: "2026-02-01")
        #expect(story.violations(from: late) == [.takenTwice(entry: late)])
    }

    @Test("a void of a gift that was refunded takes it twice")
    func voidAfterRefund() {
        var story = Story.gift(500, on: "2026-01-10")
        story.refund(100, on: "2026-02-01")
        let void = story.add(.paid, -500, on: day("2026-01-10"), payment: 1, corrects: 1)
        #expect(story.violations(from: void) == [.takenTwice(entry: void)])
    }

    @Test("a refund reversed once, and twice")
    func reversedTwice() {
        var story = Story.gift(500, on: "2026-01-10")
        let refund = story.refund(200, on: "2026-02-01")
        let once = story.restore(200, naming: refund, on: "2026-03-01")
        #expect(story.violations(from: once).isEmpty)
        let twice = story.restore(200, naming: refund, on: "2026-04-01")
        #expect(story.violations(from: twice) == [.takenTwice(entry: twice)])
    }

    @Test("a refund reversed by more than it took")
    func reversedTooMuch() {
        var story = Story.gift(500, on: "2026-01-10")
        let refund = story.refund(200, on: "2026-02-01")
        let more = story.restore(201, naming: refund, on: "2026-03-01")
        #expect(story.violations(from: more) == [.takenTwice(entry: more)])
    }

    @Test("a reversal that was itself reversed may be made again")
    func reversedAgain() {
        var story = Story.gift(500, on: "2026-01-10")
        let refund = story.refund(200, on: "2026-02-01")
        let restored = story.restore(200, naming: refund, on: "2026-03-01")
        story.add(.paid, -200, on: day("2026-03-02"), payment: 1, corrects: restored)
        let again = story.restore(200, naming: refund, on: "2026-04-01")
        #expect(story.violations().isEmpty)
        #expect(story.violations(from: again).isEmpty)
    }

    @Test("a write-off voided once, and twice")
    func writeOffVoidedTwice() {
        var story = Story.pledge(900, on: "2026-01-10")
        let writeOff = story.writeOff(300, on: "2026-02-01")
        let once = story.add(.writtenOff, -300, on: day("2026-02-01"), corrects: writeOff)
        #expect(story.violations(from: once).isEmpty)
        let twice = story.add(.writtenOff, -300, on: day("2026-02-01"), corrects: writeOff)
        #expect(story.violations(from: twice) == [.takenTwice(entry: twice)])
    }

    @Test("a pledge voided once, and twice")
    func pledgeVoidedTwice() {
        var story = Story.pledge(900, on: "2026-01-10")
        let once = story.add(.committed, -900, on: day("2026-01-10"), corrects: 1)
        #expect(story.violations(from: once).isEmpty)
        let twice = story.add(.committed, -900, on: day("2026-01-10"), corrects: 1)
        #expect(story.violations(from: twice).map(\.entry) == [twice])
    }

    @Test("an unlinked refund may be taken back, not turned into a gift")
    func unlinkedRefund() {
        var story = Story(
            commitment: Commitment(
                kind: .outright, baseClass: .ordinary, origin: day("2026-01-10"), shares: [250], events: []))
        story.pay(-250, on: "2026-01-10")
        #expect(story.violations().isEmpty)
        var over = story
        let back = story.restore(250, naming: 1, on: "2026-02-01")
        #expect(story.violations(from: back).isEmpty)
        let more = over.restore(251, naming: 1, on: "2026-02-01")
        #expect(over.violations(from: more) == [.takenTwice(entry: more)])
    }

    @Test("one violation for each entry, however many days it breaks")
    func onePerEntry() {
        var story = Story.gift(500, on: "2026-01-10")
        story.refund(100, on: "2026-03-01")
        story.refund(100, on: "2026-04-01")
        let late = story.refund(500, on: "2026-02-01")
        #expect(story.violations(from: late) == [.takenTwice(entry: late)])
    }

    @Test("a sum that does not fit is laid to the newest row")
    func overflow() {
        var story = Story.pledge(.max, on: "2026-01-10")
        let change = story.change(1, on: "2026-02-01")
        #expect(story.violations(from: change) == [.overflow(entry: change)])
        var paid = Story.pledge(100, on: "2026-01-10")
        paid.pay(.max, on: "2026-02-01")
        let more = paid.pay(1, on: "2026-01-15")
        #expect(paid.violations(from: more) == [.overflow(entry: more)])
    }

    @Test("amounts at the end of the range are judged, not a crash")
    func extremes() {
        var twice = Story.gift(.max, on: "2026-01-10")
        twice.refund(.max, on: "2026-02-01")
        let second = twice.refund(.max, on: "2026-02-01")
        #expect(twice.violations(from: second) == [.takenTwice(entry: second)])

        var cut = Story.pledge(100, on: "2026-01-10")
        let change = cut.change(-.max, on: "2026-02-01")
        let writeOff = cut.writeOff(.max, on: "2026-02-01")
        #expect(cut.violations(from: change).map(\.entry) == [change, writeOff])

        var met = Story.promise(.conditional, [100], on: day("2026-01-10"))
        met.change(-.max, on: "2026-02-01")
        let given = met.writeOff(.max, on: "2026-02-01")
        // Each is judged without the other: the condition is larger than what is left of the promise too.
        let large = met.meet(.max, on: "2026-02-01")
        #expect(met.violations(from: given).map(\.entry) == [given, large])
    }

    @Test("every violation names its entry")
    func entries() {
        let all: [CommitmentLimits.Violation] = [
            .takenTwice(entry: 1), .cutBelowZero(entry: 2), .writeOffAboveOutstanding(entry: 3),
            .metAbovePromise(entry: 4), .overflow(entry: 5),
        ]
        #expect(all.map(\.entry) == [1, 2, 3, 4, 5])
        #expect(Set(all).count == 5)
    }

    @Test(
        "a commitment that keeps its limits has none",
        arguments: [Commitment.Kind.pledge, .conditional, .revocable])
    func quiet(kind: Commitment.Kind) {
        var story = Story.promise(kind, [600, 400], on: day("2026-01-10"))
        if kind == .conditional { story.meet(500, on: "2026-01-20") }
        story.pay(200, on: "2026-02-01")
        story.writeOff(300, on: "2026-03-01")
        story.change(-100, on: "2026-04-01")
        #expect(story.violations().isEmpty)
    }
}
