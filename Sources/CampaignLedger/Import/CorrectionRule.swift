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

/// What may happen to which promise.
///
/// `rules.md §2`.
enum PromiseEventRule {
    static func measure(of type: EntryType) -> EffectKind {
        switch type {
        case .writeOff: .writtenOff
        case .conditionMet, .conditionUnmet: .met
        case .revocableRealized: .paid
        default: .committed
        }
    }

    /// Why the event cannot act on the promise; nil when it can.
    static func problem(_ staged: StagedRow, _ promise: ReferenceTarget) -> RowProblem? {
        let column = staged.pledgeName.isEmpty ? "reverses" : "pledge_id"
        guard promise.type.family == .promise else {
            return staged.problem(
                "not-a-promise", column, "it refers to a \(promise.type.name), not a promise",
                "name the pledge, award or intention")
        }
        let needed: EntryType? =
            switch staged.type {
            case .conditionMet, .conditionUnmet: .conditional
            case .revocableRealized: .revocable
            default: nil
            }
        if let needed, promise.type != needed {
            return staged.problem(
                "wrong-promise", column,
                "\(staged.type.name) acts on a \(needed.name), this is a \(promise.type.name)", nil)
        }
        guard staged.asResolved.day >= promise.day else {
            return staged.problem(
                "before-promise", "date", "it is dated before the promise that it acts on", "check both dates"
            )
        }
        return nil
    }
}
