import CampaignKit

/// The row that another one names: posted earlier, or staged in the same file.
struct ReferenceTarget {
    var entry: Int64
    /// Set when it is staged and may itself have to be settled first.
    var stagedRow: Int64?
    var type: EntryType
    var unit: Int64
    var payment: Int64
    var measure: EffectKind
    var effect: Int64
    var day: Int64
    var donor: Int64?
    var donorKey: ResolvedRow.DonorKey?
    var place: Int64?
    /// The undo that reversed it, or what it acts on.
    var undoneBy: Int64?

    mutating func take(_ resolved: ResolvedRow) {
        unit = resolved.unit
        payment = resolved.payment
        measure = resolved.measure
        effect = resolved.effect
        day = resolved.day
        donor = resolved.donor
        donorKey = resolved.donorKey
        place = resolved.place
    }
}
