import CampaignKit

/// What a correction does to the row it names, and on which day.
///
/// `rules.md §2`, "Which date a correction acts on".
enum CorrectionRule {
    static func apply(
        _ staged: StagedRow, to target: ReferenceTarget, today: CalendarDate
    ) -> Resolution {
        var resolved = staged.asResolved
        resolved.unit = target.unit
        resolved.payment = target.payment
        resolved.measure = target.measure
        switch staged.type {
        case .void:
            guard staged.amount == 0 || staged.amount == Int64(clamping: target.effect.magnitude) else {
                return .failure(
                    staged.problem(
                        "void-amount", "amount", "a void reverses the whole entry, but the amount differs",
                        "leave the amount empty, or post a refund or an adjustment"))
            }
            resolved.effect = -target.effect
            resolved.day = target.day
        case .adjustment:
            if target.measure == .moved {
                return .failure(
                    staged.problem(
                        "not-adjustable", "reverses", "it refers to a move, which has no amount of its own",
                        "void the move and post another"))
            }
            resolved.effect = target.effect < 0 ? -staged.asResolved.effect : staged.asResolved.effect
            resolved.day = target.day
        default:
            if let problem = reversalProblem(staged, target, today) { return .failure(problem) }
            resolved.effect = target.effect < 0 ? staged.amount : -staged.amount
        }
        return .success(resolved)
    }

    /// A check that bears a later day is not money yet: nothing of it can go back.
    static func hint(_ target: ReferenceTarget, _ today: CalendarDate) -> String {
        let day = CalendarDate(dayNumber: Int(target.day))
        guard target.measure == .paid, day > today else { return "check both dates" }
        return "it is held until \(day.longText): campaign gift void G-\(target.entry)"
    }

    private static func reversalProblem(
        _ staged: StagedRow, _ target: ReferenceTarget, _ today: CalendarDate
    ) -> RowProblem? {
        guard target.measure == .paid else {
            return staged.problem(
                "not-received", "reverses",
                "it refers to a \(target.type.name); only received money can be refunded",
                "use write_off, pledge_change or void")
        }
        guard staged.asResolved.day >= target.day else {
            return staged.problem(
                "before-original", "date", "it is dated before the entry that it reverses",
                hint(target, today))
        }
        // How much may be reversed is tested over all that was posted on the row: an adjustment may have
        // raised it.
        return nil
    }
}
