import CampaignKit

/// How much a row that breaks a limit could have said without breaking it.
struct LimitRoom {
    let commitment: Commitment
    let entry: Int64

    /// `broken` are all rows that break a limit: what holds for one is what the good ones leave.
    init(_ commitment: Commitment, _ violation: CommitmentLimits.Violation, broken: Set<Int64>) {
        entry = violation.entry
        self.commitment = commitment.without(broken.subtracting([violation.entry]))
    }

    /// What the row says, without its sign; nil where it says no amount.
    var said: Int64? {
        guard let event = commitment.events.first(where: { $0.entry == entry }) else { return nil }
        if let destination = commitment.destinations[entry] { return destination.minorUnits }
        return Int64(clamping: event.effect.magnitude)
    }

    /// The most that breaks nothing, from nothing up to what the row says; nil where no amount is at fault.
    var most: Int64? {
        guard let said else { return nil }
        guard said > 0, fits(0) else { return 0 }
        var (low, high) = (Int64(0), said)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if fits(middle) { low = middle } else { high = middle }
        }
        return low
    }

    private func fits(_ amount: Int64) -> Bool {
        var tried = commitment
        for index in tried.events.indices where tried.events[index].entry == entry {
            guard tried.destinations[entry] == nil else {
                tried.destinations[entry]?.minorUnits = amount
                continue
            }
            let event = tried.events[index]
            tried.events[index].effect = event.effect < 0 ? -amount : amount
            // In another currency as much of it.
            if event.original != 0, event.effect != 0 {
                let share = Int128(event.original) * Int128(amount) / Int128(event.effect.magnitude)
                tried.events[index].original = Int64(clamping: share)
            }
        }
        return !CommitmentLimits.violations(in: tried, from: entry).contains { $0.entry == entry }
    }
}
