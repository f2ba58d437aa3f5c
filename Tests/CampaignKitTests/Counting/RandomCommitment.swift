import CampaignKit
import TestSupport

/// Makes up commitments that a ledger would have accepted row by row.
///
/// Every candidate row is proposed to `CommitmentLimits` and kept when it breaks nothing, so what comes out
/// is what can be in a ledger, with corrections, late rows and post-dated ones in any order.
struct RandomCommitment {
    var random: SeededGenerator
    /// At most so many splits.
    var splits = 4

    private static let start = day("2026-01-10")

    init(seed: UInt64, splits: Int = 4) {
        random = SeededGenerator(seed: seed)
        self.splits = splits
    }

    mutating func next() -> Commitment {
        let kinds: [Commitment.Kind] = [
            .outright, .outright, .pledge, .pledge, .pledge, .conditional, .revocable, .matchExpected,
        ]
        let bases: [CountClass] = [.ordinary, .ordinary, .government, .inKind]
        let kind = kinds.randomElement(using: &random) ?? .outright
        let base = bases.randomElement(using: &random) ?? .ordinary
        let shares = (0..<number(splits) + 1).map { _ in amount(4000) }
        let first = someDay()
        guard kind != .outright else {
            let most = shares.reduce(0, +)
            var story = Story.gift(shares, on: first, exchange: chance(40) ? amount(most) : 0, base: base)
            for _ in 0..<number(6) { correctPayment(&story) }
            return story.commitment
        }
        let promised = shares.reduce(0, +)
        let due = chance(60) ? schedule(of: promised, from: first) : []
        var story = Story.promise(kind, shares, on: first, due: due, base: base)
        for _ in 0..<number(12) { addEvent(to: &story, promised: promised) }
        return story.commitment
    }

    private mutating func schedule(of amount: Int64, from first: CalendarDate) -> [Installment] {
        let frequencies: [Frequency] = [.weekly, .monthly, .quarterly]
        let plan = InstallmentPlan(
            count: number(6) + 1, frequency: frequencies.randomElement(using: &random) ?? .monthly,
            firstDue: first.adding(days: number(50)))
        return plan.installments(of: amount).shuffled(using: &random)
    }

    private mutating func addEvent(to story: inout Story, promised: Int64) {
        // Nothing happens to a promise before it is made; a payment may come with the form.
        let origin = story.commitment.origin
        let (day, early) = (max(someDay(), origin), someDay())
        let some = amount(max(2, promised))
        switch (story.commitment.kind, number(10)) {
        case (.matchExpected, _), (.conditional, 0...2): propose(&story) { $0.add(.met, some, on: day) }
        case (_, 0): propose(&story) { $0.add(.committed, some, on: day) }
        case (_, 1):
            let surplus = [Surplus.toReturn, .gift, nil].randomElement(using: &random) ?? nil
            propose(&story) { $0.add(.committed, -some, on: day, surplus: surplus) }
        case (.conditional, 4) where chance(60): propose(&story) { $0.add(.met, -some, on: day) }
        case (_, 2...3): propose(&story) { $0.add(.writtenOff, some, on: day) }
        case (_, 4): undoWriteOff(&story)
        case (_, 5...6): correctPayment(&story)
        default:
            let exchange = chance(20) ? amount(some) : 0
            propose(&story) { $0.pay(some, on: early, exchange: exchange) }
        }
    }

    /// A refund, a void, an adjustment, or the reversal of a reversal.
    private mutating func correctPayment(_ story: inout Story) {
        let paid = story.commitment.events.filter { $0.measure == .paid }
        guard let target = paid.randomElement(using: &random) else { return }
        let some = amount(Int64(target.effect.magnitude))
        // A void or adjustment acts on the day of its row.
        let isWhole = chance(30)
        let effect = isWhole ? -target.effect : target.effect < 0 ? some : -some
        let day = chance(40) ? target.day : someDay()
        propose(&story) {
            $0.add(.paid, effect, on: day, payment: target.payment, corrects: target.entry)
        }
    }

    private mutating func undoWriteOff(_ story: inout Story) {
        let writeOffs = story.commitment.events.filter { $0.measure == .writtenOff && $0.effect > 0 }
        guard let target = writeOffs.randomElement(using: &random) else { return }
        propose(&story) {
            $0.add(.writtenOff, -target.effect, on: target.day, corrects: target.entry)
        }
    }

    /// Keeps the row when nothing is broken by it.
    private func propose(_ story: inout Story, _ change: (inout Story) -> Void) {
        var next = story
        change(&next)
        if next.violations(from: next.lastEntry).isEmpty { story = next }
    }

    private mutating func number(_ below: Int) -> Int { Int.random(in: 0..<max(1, below), using: &random) }
    private mutating func chance(_ percent: Int) -> Bool { number(100) < percent }
    private mutating func amount(_ most: Int64) -> Int64 {
        Int64.random(in: 1...max(1, most), using: &random)
    }
    private mutating func someDay() -> CalendarDate { Self.start.adding(days: number(120)) }
}
