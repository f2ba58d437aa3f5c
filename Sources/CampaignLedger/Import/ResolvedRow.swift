import CampaignKit

/// What a row amounts to once everything it refers to is known.
struct ResolvedRow {
    /// The entry itself.
    var entry: Int64
    var line: Int
    var type: EntryType
    /// The commitment it belongs to.
    var unit: Int64
    /// The payment it is, or takes from; 0 for promises and what happens to them.
    var payment: Int64
    var measure: EffectKind
    var effect: Int64
    var day: Int64
    /// The donor in the ledger, or the staged key.
    var donor: Int64?
    var donorKey: DonorKey?
    var place: Int64?

    struct DonorKey {
        var ext: String
        var key: Int64
    }
}

/// The outcome of settling one row.
enum Resolution {
    case success(ResolvedRow)
    case failure(RowProblem)
    /// There is nothing to do: an amount that is right already.
    case nothing
}
