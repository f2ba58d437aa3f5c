import CampaignKit

/// What another system's id of a row names (`design.md §5`).
///
/// Raw values are stored and hashed: never renumber one.
public enum AliasKind: Int, Sendable, CaseIterable {
    /// The payment at its processor: one payment has one.
    case processor = 1
    /// The payout that it came in with: many payments share one.
    case payout = 2
}

extension ImportedEntry {
    /// The ids that other systems gave the row.
    var aliases: [(kind: AliasKind, value: String)] {
        guard !processorID.isEmpty || !payoutID.isEmpty else { return [] }
        return [(.processor, processorID), (.payout, payoutID)].filter { !$0.1.isEmpty }
    }
}
