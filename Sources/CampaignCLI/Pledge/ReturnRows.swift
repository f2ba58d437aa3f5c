import CampaignKit
import CampaignLedger
import CampaignServices

/// The rows that give money of a promise back, or say that it is due back.
///
/// They are refunds of its newest payments and a cut of the promise by as much, in the currency of those
/// payments (`rules.md §2.6`).
struct ReturnRows {
    typealias Cells = TypedEntry<Session>.Cells

    let pledge: PledgeLine
    /// What was posted on the promise.
    let acts: [EntrySummary]
    let ledger: Ledger
    let day: CalendarDate
    let note: String?
    let currency: Currency
    /// It is due back, and not paid back yet.
    let stillToPay: Bool

    /// A part of one payment.
    private struct Part {
        var payment: Int64
        /// Base-currency minor units.
        var minor: Int64
        /// As much of it in the promise's own currency; nil for other money.
        var original: Money?
    }

    /// Received and not due back: what can go back.
    var most: Int64 {
        max(0, pledge.standing.paid + pledge.standing.fxDifference + pledge.standing.advance)
    }

    /// What goes back of a promise.
    struct Returned {
        var cells: [Cells] = []
        /// Base-currency minor units.
        var minor: Int64 = 0
        /// Minor units of what was asked that no payment had.
        var left: Int64
    }

    /// What was typed, in the base currency or in the promise's own; throws for anything else.
    static func amount(_ text: String, _ own: Currency?, or base: Currency) throws(CommandError) -> Money {
        do {
            return Money(minorUnits: try AmountArgument.minorUnits(text, base), currency: base)
        } catch {
            guard let own, let minor = try? AmountParser.minorUnits(text, currency: own) else { throw error }
            return Money(minorUnits: minor, currency: own)
        }
    }

    /// The cuts before the refunds, and before them what is not met any more; a sum of the base currency is
    /// at most `most`.
    ///
    /// Throws where money beyond the promise would be due back: no cut can say so.
    func rows(_ asked: Money) throws -> Returned {
        let (parts, left) = try parts(asked)
        return Returned(cells: try rows(parts), minor: try parts.map(\.minor).sum(), left: left)
    }

    private func rows(_ parts: [Part]) throws -> [Cells] {
        let own = try ledger.standing(of: pledge.line.id).leftOriginal
        let foreign = parts.filter { $0.original != nil }
        let value = try foreign.map(\.minor).sum()
        var rows: [Cells] = []
        if let own, !foreign.isEmpty {
            let all = try foreign.compactMap { $0.original?.minorUnits }.sum()
            let cut = Money(minorUnits: min(all, own.minorUnits), currency: own.currency)
            guard !stillToPay || all == cut.minorUnits else { throw beyondPromise(cut) }
            rows += try cuts(cut, of: own, value)
        }
        let plain = try parts.filter { $0.original == nil }.map(\.minor).sum()
        if plain > 0 {
            let unmet = unmet(plain, advance: max(0, pledge.standing.advance - value))
            let cut = min(
                plain, pledge.line.type == .conditional ? pledge.standing.conditional + unmet : committed)
            guard !stillToPay || plain == cut else {
                throw beyondPromise(Money(minorUnits: cut, currency: currency))
            }
            if unmet > 0 { rows.append(row(.conditionUnmet, amount(unmet))) }
            if cut > 0 {
                rows.append(row(.pledgeChange, amount(-cut) + [("surplus", Surplus.wholeCut.name)]))
            }
        }
        return stillToPay ? rows : rows + parts.map(refund)
    }

    /// Of the newest payments first; what is due back already is left to be refunded.
    private func parts(_ asked: Money) throws -> (parts: [Part], left: Int64) {
        let own = try ledger.standing(of: pledge.line.id).leftOriginal?.currency
        var parts: [Part] = []
        var (open, owed) = (asked.minorUnits, stillToPay ? pledge.standing.dueBack : 0)
        let payments = acts.filter { $0.type.family == .received }
            .sorted { ($0.day, $0.id) > ($1.day, $1.id) }
        for payment in payments where open > 0 {
            let standing = try ledger.standing(of: payment.id)
            let held = min(owed, standing.leftMinor)
            owed -= held
            let free = standing.leftMinor - held
            guard free > 0 else { continue }
            let left = standing.leftOriginal.flatMap { $0.currency == own ? $0 : nil }
            guard asked.currency == currency else {
                // What is asked in the promise's own currency comes from payments in it.
                guard let left, left.currency == asked.currency else { continue }
                let part = try Self.part(of: payment.id, left, standing.leftMinor, free: free, at: open)
                guard part.minor > 0 else { continue }
                open -= part.original?.minorUnits ?? 0
                parts.append(part)
                continue
            }
            let part = min(open, free)
            open -= part
            let original = try left.map {
                Money(
                    minorUnits: try Checked.scaleToNearest(
                        $0.minorUnits, by: part, over: standing.leftMinor), currency: $0.currency)
            }
            parts.append(Part(payment: payment.id, minor: part, original: original))
        }
        return (parts, open)
    }

    /// At most `open` of a payment in the promise's own currency, of which `free` can go back.
    private static func part(
        of payment: Int64, _ left: Money, _ whole: Int64, free: Int64, at open: Int64
    ) throws -> Part {
        let own = free == whole ? left.minorUnits : try Checked.scale(left.minorUnits, by: free, over: whole)
        let taken = min(open, own)
        let minor = taken == own ? free : try Checked.scaleToNearest(free, by: taken, over: max(1, own))
        return Part(
            payment: payment, minor: minor, original: Money(minorUnits: taken, currency: left.currency))
    }

    // MARK: Rows

    private var committed: Int64 { pledge.standing.committed }

    /// What is not met any more: money that waits for a condition goes back first.
    private func unmet(_ minor: Int64, advance: Int64) -> Int64 {
        guard pledge.line.type == .conditional else { return 0 }
        return min(committed, max(0, minor - advance))
    }

    private func beyondPromise(_ most: Money) -> CommandError {
        .failed(
            "beyond-promise", "at most \(most.text) of P-\(pledge.number) is promised and can be due back",
            hint: "what was paid beyond it is refunded at once: campaign gift refund")
    }

    /// In the promise's own currency, `value` being what the money came to.
    private func cuts(_ cut: Money, of left: Money, _ value: Int64) throws -> [Cells] {
        let standing = pledge.standing
        var rows: [Cells] = []
        let share = try Checked.scale(
            cut.minorUnits, by: unmet(value, advance: standing.advance), over: max(1, value))
        let whole = standing.committed + standing.conditional
        func inBase(_ minor: Int64) throws -> Int64 {
            try Checked.scale(whole, by: minor, over: max(1, left.minorUnits))
        }
        if share > 0 {
            let base = try inBase(share)
            rows.append(
                base >= committed
                    ? row(.conditionUnmet, amount(committed))
                    : row(.conditionUnmet, amount(Money(minorUnits: share, currency: cut.currency), base)))
        }
        guard cut.minorUnits > 0 else { return rows }
        let negative = Money(minorUnits: -cut.minorUnits, currency: cut.currency)
        let cells = amount(negative, -(try inBase(cut.minorUnits)))
        rows.append(row(.pledgeChange, cells + [("surplus", Surplus.wholeCut.name)]))
        return rows
    }

    private func refund(_ part: Part) -> Cells {
        let cells = part.original.map { amount($0, part.minor) } ?? amount(part.minor)
        var row: Cells = [
            ("type", EntryType.refund.name), ("reverses", GiftWords.id(part.payment)),
            ("date", day.description),
        ]
        row += cells
        if let note, !note.isEmpty { row.append(("note", note)) }
        return row
    }

    private func row(_ type: EntryType, _ amount: Cells) -> Cells {
        var row: Cells = [("type", type.name), ("date", day.description)]
        row += amount
        row.append((pledge.line.type == .award ? "grant_id" : "pledge_id", "P-\(pledge.number)"))
        if let note, !note.isEmpty { row.append(("note", note)) }
        return row
    }

    private func amount(_ minor: Int64) -> Cells {
        [("amount", Money(minorUnits: minor, currency: currency).plainText)]
    }

    private func amount(_ original: Money, _ minor: Int64) -> Cells {
        [
            ("amount", original.plainText), ("currency", original.currency.code),
            ("base_amount", Money(minorUnits: minor, currency: currency).plainText),
        ]
    }
}
