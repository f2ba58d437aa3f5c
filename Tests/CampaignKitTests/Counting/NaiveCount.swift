import CampaignKit

/// The figures of a commitment that is not split, as `rules.md §2–3` says them and as a person with a list
/// would work them out: for one day at a time, from all rows, without running sums.
struct NaiveCount {
    let commitment: Commitment
    let day: CalendarDate

    private var known: [Commitment.Event] { commitment.events.filter { $0.day <= day } }

    private func sum(_ measure: Measure) -> Int64 {
        known.filter { $0.measure == measure }.map(\.effect).reduce(0, +)
    }

    /// What every class shows; zeros are left out.
    var lines: [CountClass: CommitmentFigures] {
        let kind = commitment.kind
        let paid = sum(.paid)
        let left = max(0, sum(.committed) - sum(.writtenOff))
        let counted = kind == .pledge ? left : kind == .conditional ? max(0, min(sum(.met), left)) : 0
        let outstanding = kind == .outright ? 0 : max(0, counted - paid)
        let raised = kind == .outright ? paid : counted + max(0, paid - counted)
        let purchase = purchases.map(\.part).reduce(0, +)
        let gifts = Int64(purchases.count { $0.left > $0.part })

        var result: [CountClass: CommitmentFigures] = [:]
        var base = CommitmentFigures(
            raised: raised - purchase, received: paid - purchase, outstanding: outstanding, gifts: gifts)
        let isOpen = kind == .outright ? gifts > 0 : counted > 0 || paid > 0
        base.commitments = isOpen && kind != .matchExpected ? 1 : 0
        result[commitment.baseClass] = base
        result[own(.exchange)] = CommitmentFigures(raised: purchase, received: purchase)
        func memo(_ countClass: CountClass, _ amount: Int64) {
            result[own(countClass)] = CommitmentFigures(raised: amount, outstanding: amount)
        }
        if kind != .outright { memo(.writtenOff, sum(.writtenOff)) }
        if kind == .conditional { memo(.conditional, max(0, left - sum(.met))) }
        if kind == .revocable { memo(.revocable, max(0, left - paid)) }
        if kind == .matchExpected { memo(.matchExpected, max(0, left - sum(.met))) }
        if kind == .pledge || kind == .conditional {
            if commitment.installments.isEmpty {
                memo(.unscheduled, outstanding)
            } else {
                memo(.overdue, overdue(counted: counted, paid: paid))
            }
        }
        return result.filter { !$0.value.isZero }
    }

    /// A government's money stays apart in every class that has a part for it.
    private func own(_ countClass: CountClass) -> CountClass {
        guard [.government, .governmentInKind].contains(commitment.baseClass) else { return countClass }
        switch countClass {
        case .exchange: return .governmentExchange
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

    /// Installment by installment: a raise falls due with the last, cuts take the latest, payments settle the
    /// oldest.
    private func overdue(counted: Int64, paid: Int64) -> Int64 {
        var open = commitment.installments.sorted { $0.due < $1.due }
        let raise = counted - open.map(\.minorUnits).reduce(0, +)
        if raise > 0 { open[open.count - 1].minorUnits += raise }
        var cut = max(0, -raise)
        for index in open.indices.reversed() {
            let part = min(cut, open[index].minorUnits)
            open[index].minorUnits -= part
            cut -= part
        }
        var money = max(0, paid)
        for index in open.indices {
            let part = min(money, open[index].minorUnits)
            open[index].minorUnits -= part
            money -= part
        }
        return open.filter { $0.due < day }.map(\.minorUnits).reduce(0, +)
    }
}
