import CampaignKit

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
