import CampaignKit

/// What may be moved, and what a move amounts to.
///
/// `rules.md §2`: a reallocation acts on its own date and sums to nothing.
enum MoveRule {
    /// Why the row cannot be moved; nil when it can.
    static func problem(
        _ staged: StagedRow, _ target: ReferenceTarget, today: CalendarDate
    ) -> RowProblem? {
        guard target.unit == target.entry else {
            let isPayment = target.payment == target.entry
            return staged.problem(
                "not-movable", "reverses",
                isPayment
                    ? "payments follow their pledge"
                    : "a \(target.type.name) follows the gift it acts on",
                "move \(isPayment ? "the pledge" : "that gift") instead, G-\(target.unit)")
        }
        guard staged.asResolved.place != nil else {
            return staged.problem(
                "several-destinations", "gift_id", "a move has only one destination",
                "give the row of each destination its own id")
        }
        guard staged.asResolved.day >= target.day else {
            return staged.problem(
                "before-original", "date", "it is dated before the entry that it moves",
                CorrectionRule.hint(target, today))
        }
        return nil
    }

    static func resolved(_ staged: StagedRow, _ target: ReferenceTarget) -> ResolvedRow {
        var resolved = staged.asResolved
        resolved.unit = target.entry
        resolved.payment = 0
        resolved.measure = .moved
        // No money: it says that the move stands, until a void says the same the other way.
        resolved.effect = max(1, staged.amount)
        resolved.donor = target.donor
        resolved.donorKey = target.donorKey
        return resolved
    }
}
