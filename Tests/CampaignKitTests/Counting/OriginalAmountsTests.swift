import CampaignKit
import Testing

/// Shares of amounts in another currency (`rules.md §1.2`).
@Suite("What rows in another currency come to")
struct OriginalAmountsTests {
    private func row(
        _ entry: Int64, _ type: EntryType, _ original: Int64, worth amount: Int64, corrects: Int64 = 0,
        measure: EffectKind = .paid, isSettled: Bool = false
    ) -> OriginalAmounts.Row {
        let takes = [EntryType.refund, .chargeback].contains(type)
        return OriginalAmounts.Row(
            entry: entry, payment: measure == .paid ? 1 : 0, measure: measure, type: type,
            corrects: corrects, currency: type == .void ? "" : "ILS", original: original, amount: amount,
            effect: takes ? -amount : amount, isSettled: isSettled)
    }

    @Test("nine refunds of a ninth leave nothing, whatever their rates")
    func ninths() {
        let refunds = (2...10).map { row(Int64($0), .refund, 100, worth: Int64($0 * 7), corrects: 1) }
        let amounts = OriginalAmounts(unit: 1, [row(1, .gift, 900, worth: 331)] + refunds)
        let taken = refunds.map { amounts.effects[$0.entry] ?? 0 }
        #expect(taken.reduce(0, +) == -331)
        #expect(taken.allSatisfy { $0 == -37 || $0 == -36 })
        #expect(amounts.left(ofPayment: 1) == 0)
        #expect(amounts.difference(5) == 37 - 35 || amounts.difference(5) == 36 - 35)
    }

    @Test("a void gives back what its refund took, in both currencies")
    func voided() {
        let amounts = OriginalAmounts(
            unit: 1,
            [
                row(1, .gift, 1000, worth: 270), row(2, .refund, 400, worth: 90, corrects: 1),
                row(3, .void, 0, worth: 0, corrects: 2),
            ])
        #expect(amounts.effects[2] == -108 && amounts.effects[3] == 108)
        #expect(amounts.difference(2) == 18 && amounts.difference(3) == -18)
        #expect(amounts.left(ofPayment: 1) == 1000)
    }

    @Test("what was posted stays as it was, and the next share goes on from there")
    func posted() {
        let amounts = OriginalAmounts(
            unit: 1,
            [
                row(1, .gift, 3, worth: 100, isSettled: true),
                row(2, .refund, 1, worth: 33, corrects: 1, isSettled: true),
                row(3, .refund, 1, worth: 50, corrects: 1), row(4, .refund, 1, worth: 50, corrects: 1),
            ])
        #expect(amounts.effects[3] == -34 && amounts.effects[4] == -33)
    }

    @Test("a share that rounds to nothing still takes its original")
    func tiny() {
        let amounts = OriginalAmounts(
            unit: 1, [row(1, .gift, 1_000_000, worth: 1), row(2, .refund, 1, worth: 1, corrects: 1)])
        #expect(amounts.effects[2] == 0 && amounts.left(ofPayment: 1) == 999_999)
    }
}
