import CampaignKit
import CampaignLedger
import TestSupport
import Testing

/// Random promises in two currencies with payments, conditions met and un-met, returns, refunds, chargebacks
/// and voids, against `TwoCurrencies`.
@Suite("Histories: two currencies against an oracle")
struct TwoCurrencyHistoryTests {
    private static let start = CalendarDate.day("2026-01-01")

    @Test(arguments: Seeds.forRun(count: 8))
    func everyDayAgrees(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed ^ 0xC0DE)
        let ledger = try TestLedger(today: "2026-12-31")
        var story = TwoCurrencies(isConditional: Bool.random(using: &random))
        let promise = TwoCurrencies.Item(
            act: .promise, day: 0, shekels: Int.random(in: 1...3, using: &random) > 1 ? 7001 : 0,
            dollars: 1999)
        story.items = [promise]
        try ledger.post([row(0, story)])
        for _ in 0..<14 {
            guard let item = candidate(story, &random) else { continue }
            story.items.append(item)
            // What breaks a limit is refused, and the history goes on without it.
            if try !ledger.attempt([row(story.items.count - 1, story)]).isAccepted {
                story.items.removeLast()
            }
        }
        try compare(ledger, story, "seed \(seed) row by row")
        let other = try TestLedger(today: "2026-12-31")
        // A cut that was fine before an earlier payment came in has to say more when both come together.
        if try other.attempt(story.items.indices.map { row($0, story) }).isAccepted {
            try compare(other, story, "seed \(seed) in one file")
        }
        let errors = try ledger.ledger.check(plan: .small, asOf: ledger.today, deep: true)
            .filter { $0.severity == .error }
        #expect(errors.isEmpty, "seed \(seed): \(errors.map(\.message))")
    }

    private func compare(_ ledger: TestLedger, _ story: TwoCurrencies, _ about: String) throws {
        // Nothing changes between the days of what was posted.
        let days = Set(story.items.indices.map(story.acts)).union(story.items.map(\.day))
        for day in days.union(days.map { $0 + 1 }).union([60]).sorted() {
            let tally = try ledger.tallies(Self.start.adding(days: day).description)[.own("a")]
            let wanted = story.figures(on: day)
            let found = TwoCurrencies.Figures(
                raised: Int(tally.raised), received: Int(tally.received),
                outstanding: Int(tally.outstanding), conditional: Int(tally.conditional),
                advance: Int(tally.advance), dueBack: Int(tally.dueBack),
                settledDifference: Int(tally.settledDifference),
                refundDifference: Int(tally.refundDifference))
            #expect(found == wanted, "\(about), day \(day): \(story.items)")
            guard found == wanted else { return }
        }
    }

    private func candidate(
        _ story: TwoCurrencies, _ random: inout SeededGenerator
    ) -> TwoCurrencies.Item? {
        typealias Item = TwoCurrencies.Item
        func number(_ most: Int) -> Int { Int.random(in: 1...most, using: &random) }
        let day = number(50)
        let inShekels = number(3) > 1
        let (shekels, dollars) = (inShekels ? number(4000) : 0, number(1200))
        switch number(10) {
        case 1...3: return Item(act: .payment, day: day, shekels: shekels, dollars: dollars)
        case 4...5, 6:
            let payments = story.items.indices.filter { story.items[$0].act == .payment }
            guard let target = payments.randomElement(using: &random) else { return nil }
            let paid = story.items[target]
            return Item(
                act: .refund, day: paid.day + number(8),
                shekels: paid.shekels > 0 && inShekels ? number(paid.shekels) : 0,
                dollars: number(paid.dollars), target: target)
        case 7:
            let some = story.items.indices.dropFirst().filter { index in
                story.items[index].act != .void && !story.items.contains { $0.target == index }
            }
            guard let target = some.randomElement(using: &random) else { return nil }
            return Item(act: .void, day: 55, dollars: 0, target: target)
        case 8:
            let surplus = [Surplus.toReturn, .toReturn, .gift, nil].randomElement(using: &random) ?? nil
            return Item(act: .cut, day: day, shekels: shekels, dollars: dollars, surplus: surplus)
        case 9:
            guard story.isConditional else { return nil }
            return Item(act: .unmet, day: day, shekels: shekels, dollars: dollars)
        default:
            return Item(
                act: story.isConditional ? .met : .writeOff, day: day, shekels: shekels, dollars: dollars)
        }
    }

    private func row(_ index: Int, _ story: TwoCurrencies) -> ImportedEntry {
        let item = story.items[index]
        let types: [TwoCurrencies.Act: EntryType] = [
            .promise: story.isConditional ? .conditional : .award, .payment: .gift, .refund: .refund,
            .void: .void, .cut: .pledgeChange, .met: .conditionMet, .unmet: .conditionUnmet,
            .writeOff: .writeOff,
        ]
        let reverses = item.target.map { "i\($0)" } ?? ""
        let isNew = item.act == .promise || item.act == .payment
        var row = Rows.row(
            types[item.act] ?? .gift, "1", on: Self.start.adding(days: item.day).description,
            id: "i\(index)", donor: isNew ? "d1" : nil, to: isNew ? .a : .unassigned,
            pledge: reverses.isEmpty ? "p" : "", reverses: reverses)
        let sign: Int64 = item.act == .cut ? -1 : 1
        row.minorUnits = sign * Int64(item.dollars)
        row.surplus = item.surplus
        if item.shekels > 0, let currency = Currency(code: "ILS") {
            row.foreign = ForeignAmount(
                original: Money(minorUnits: sign * Int64(item.shekels), currency: currency), rate: "",
                rateSource: "")
        }
        return row
    }
}
