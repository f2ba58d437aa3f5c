import CampaignKit

/// The figures of a commitment that is not split, as `rules.md §2–3` says them and as a person with a list
/// would work them out: for one day at a time, from all rows, without running sums.
struct NaiveCount {
    var commitment: Commitment
    let day: CalendarDate

    private var known: [Commitment.Event] { commitment.events.filter { $0.day <= day } }

    private func sum(_ measure: EffectKind) -> Int64 {
        known.filter { $0.measure == measure }.map(\.effect).reduce(0, +)
    }

    /// What every class shows; zeros are left out.
    var lines: [CountClass: CommitmentFigures] {
        let kind = commitment.kind
        let money = sum(.paid)
        let left = max(0, sum(.committed) - sum(.writtenOff))
        let counted = kind == .pledge ? left : kind == .conditional ? max(0, min(met, left)) : 0
        let unmet = kind == .conditional ? max(0, left - max(0, met)) : 0
        let debt = kind == .pledge || kind == .conditional ? self.debt : (toReturn: 0, gift: 0)
        let dueBack = max(0, min(debt.toReturn, money))
        let advance = unmet > 0 ? max(0, money - dueBack - debt.gift - max(0, sum(.met))) : 0
        let paid = money - dueBack - advance
        let outstanding = kind == .outright ? 0 : max(0, counted - paid)
        let raised = kind == .outright ? paid : counted + max(0, paid - counted)
        let bought = purchases.map(\.part).reduce(0, +)
        let purchase = kind == .outright ? bought : max(0, min(bought, paid))
        let isHeld = kind != .outright && money > 0 && paid <= 0
        let gifts = isHeld ? 0 : Int64(purchases.count { $0.left > $0.part })

        var result: [CountClass: CommitmentFigures] = [:]
        var base = CommitmentFigures(
            raised: raised - purchase, received: paid - purchase, outstanding: outstanding, gifts: gifts)
        let isOpen = kind == .outright ? gifts > 0 : counted > 0 || paid > 0
        base.commitments = isOpen && kind != .matchExpected ? 1 : 0
        result[commitment.baseClass] = base
        result[own(.exchange)] = CommitmentFigures(raised: purchase, received: purchase)
        result[own(.advance)] = CommitmentFigures(raised: advance, received: advance)
        result[own(.dueBack)] = CommitmentFigures(raised: dueBack, received: dueBack)
        func memo(_ countClass: CountClass, _ amount: Int64) {
            result[own(countClass)] = CommitmentFigures(raised: amount, outstanding: amount)
        }
        if kind != .outright { memo(.writtenOff, sum(.writtenOff)) }
        if kind == .conditional { memo(.conditional, unmet) }
        if kind == .revocable { memo(.revocable, max(0, left - paid)) }
        if kind == .matchExpected { memo(.matchExpected, max(0, left - sum(.met))) }
        if kind == .pledge || kind == .conditional {
            if commitment.installments.isEmpty {
                memo(.unscheduled, outstanding)
            } else {
                let (overdue, undated) = late(counted: counted, paid: paid)
                memo(.overdue, overdue)
                memo(.unscheduled, undated)
            }
        }
        return result.filter { !$0.value.isZero }
    }

    /// Day by day: refunds give back what is due first, cuts leave money that goes back or was a gift.
    private var debt: (toReturn: Int64, gift: Int64) {
        var (toReturn, gift) = (Int64(0), Int64(0))
        var settled: [Int64: Int64] = [:]
        for day in days {
            func total(_ measure: EffectKind) -> Int64 {
                known.filter { $0.day <= day && $0.measure == measure }.reduce(0) { $0 + $1.effect }
            }
            let money = total(.paid)
            let left = max(0, total(.committed) - total(.writtenOff))
            var waiting = known.filter { $0.day == day && $0.measure == .paid && $0.corrects != 0 }
            while !waiting.isEmpty {
                // What nothing still waiting is reversed by comes last.
                let index =
                    waiting.indices.filter { index in
                        !waiting.contains { $0.entry == waiting[index].corrects }
                    }.min {
                        waiting[$0].depth(known) < waiting[$1].depth(known)
                            || waiting[$0].depth(known) == waiting[$1].depth(known)
                                && waiting[$0].entry < waiting[$1].entry
                    } ?? 0
                let event = waiting.remove(at: index)
                if event.effect < 0 {
                    settled[event.entry] = min(toReturn, -event.effect)
                    toReturn -= settled[event.entry] ?? 0
                } else if let part = settled[event.corrects] {
                    let again = min(part, event.effect)
                    toReturn += again
                    settled[event.corrects] = part - again
                }
            }
            let due = max(0, min(toReturn, money))
            let cuts = known.filter { $0.day == day && $0.measure == .committed && $0.effect < 0 }
            let surplus = max(0, money - due - gift - left)
            if cuts.contains(where: { $0.surplus == .toReturn }) {
                let given = min(
                    surplus, cuts.filter { $0.surplus == .gift }.reduce(0) { $0 - $1.effect })
                gift += given
                toReturn += surplus - given
            } else if cuts.contains(where: { $0.surplus == .gift }) {
                gift += surplus
            }
            gift = max(0, min(gift, money - max(0, min(toReturn, money)) - left))
        }
        return (toReturn, gift)
    }

    /// A government's money stays apart in every class that has a part for it.
    private func own(_ countClass: CountClass) -> CountClass {
        guard [.government, .governmentInKind].contains(commitment.baseClass) else { return countClass }
        switch countClass {
        case .exchange: return .governmentExchange
        case .conditional: return .governmentConditional
        case .advance: return .governmentAdvance
        case .dueBack: return .governmentDueBack
        case .revocable: return .governmentRevocable
        case .overdue: return .governmentOverdue
        case .unscheduled: return .governmentUnscheduled
        default: return countClass
        }
    }

    /// Each payment's money that is left, and the purchase part of it: reversals take both parts pro rata.
    private var purchases: [(left: Int64, part: Int64)] {
        Dictionary(grouping: known.filter { $0.measure == .paid }, by: \.payment).map { payment, events in
            let left = events.map(\.effect).reduce(0, +)
            guard let own = events.first(where: { $0.entry == payment }), left > 0 else { return (left, 0) }
            let taken = own.effect - left
            guard taken > 0, own.exchange > 0 else { return (left, min(own.exchange, left)) }
            // Half a cent stays with the contribution's share of what was taken.
            let doubled = 2 * taken * own.exchange
            var part = own.exchange - doubled / (2 * own.effect)
            if doubled % (2 * own.effect) > own.effect { part -= 1 }
            return (left, part)
        }
    }

    /// The money that is there and not due back before the day's cuts.
    private var moneyNotDue: Int64 {
        var before = self
        before.commitment.events.removeAll { $0.day == day && $0.measure == .committed }
        let money = sum(.paid)
        return money - max(0, min(before.debt.toReturn, money))
    }

    private var days: [CalendarDate] { Set(known.map(\.day)).sorted() }

    /// What was met and not given up: a write-off takes what is owed on its day before what is not met.
    private var met: Int64 {
        var given: Int64 = 0
        for day in days {
            func sum(_ measure: EffectKind, _ isIn: (CalendarDate) -> Bool) -> Int64 {
                known.filter { $0.measure == measure && isIn($0.day) }.reduce(0) { $0 + $1.effect }
            }
            let paid = NaiveCount(commitment: commitment, day: day).moneyNotDue
            let owed = sum(.met) { $0 <= day } - given - max(0, paid)
            given += min(sum(.writtenOff) { $0 == day }, max(0, owed))
        }
        return sum(.met) - given
    }

    /// What each installment amounts to, and last what has no day: a raise falls due with the last while that
    /// is ahead, cuts take the latest.
    private var schedule: [Int64] {
        let due = commitment.installments.sorted { $0.due < $1.due }
        var parts = due.map(\.minorUnits) + [0]
        for day in days where day >= commitment.origin {
            let changes = known.filter { $0.day == day && $0.measure == .committed }.map(\.effect)
            if day == commitment.origin {
                parts[due.count - 1] += max(0, changes.reduce(0, +) - parts.reduce(0, +))
            } else {
                let isAhead = due.last.map { $0.due >= day } ?? false
                parts[due.count - (isAhead ? 1 : 0)] += changes.filter { $0 > 0 }.reduce(0, +)
            }
            let left = known.filter { $0.day <= day }.reduce(Int64(0)) { sum, event in
                sum + (event.measure == .committed ? event.effect : 0)
                    - (event.measure == .writtenOff ? event.effect : 0)
            }
            cut(&parts, by: parts.reduce(0, +) - max(0, left))
        }
        return parts
    }

    private func cut(_ parts: inout [Int64], by amount: Int64) {
        var cut = max(0, amount)
        for index in parts.indices.reversed() {
            let part = min(cut, parts[index])
            parts[index] -= part
            cut -= part
        }
    }

    /// What is open past its day, and what is open without one: payments settle the oldest first.
    private func late(counted: Int64, paid: Int64) -> (overdue: Int64, undated: Int64) {
        guard known.contains(where: { $0.measure == .committed }) else { return (0, 0) }
        var open = schedule
        cut(&open, by: open.reduce(0, +) - counted)
        var money = max(0, paid)
        for index in open.indices {
            let part = min(money, open[index])
            open[index] -= part
            money -= part
        }
        let due = commitment.installments.map(\.due).sorted()
        return (zip(due, open).filter { $0.0 < day }.reduce(0) { $0 + $1.1 }, open.last ?? 0)
    }
}

extension Commitment.Event {
    /// How many rows are between a correction and the payment.
    fileprivate func depth(_ events: [Commitment.Event]) -> Int {
        guard corrects != 0, let above = events.first(where: { $0.entry == corrects }) else { return 0 }
        return 1 + above.depth(events)
    }
}
