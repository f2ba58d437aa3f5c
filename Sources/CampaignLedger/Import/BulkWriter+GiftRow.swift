import CampaignKit

/// The columns that staging and the ledger's entries have in common, in their order.
extension BulkWriter {
    /// `date` to `fee`.
    func money(_ row: GiftRow) {
        int(row.date.dayNumber)
        int(row.day.dayNumber)
        int(row.basis.rawValue)
        int(Int64(clamping: row.minorUnits.magnitude))
        optional(row.foreign?.original.currency.code ?? "")
        optional(row.foreign?.original.minorUnits)
        optional(row.foreign?.rate ?? "")
        optional(row.foreign?.rateSource ?? "")
        int(row.feeMinor)
    }

    /// `anonymity` to `benefit_flags`.
    func handling(_ row: GiftRow) {
        int(row.anonymity.rawValue)
        optional(row.method?.rawValue)
        optional(row.delivery?.rawValue)
        optional(row.received?.dayNumber)
        optional(row.postmark?.dayNumber)
        optional(row.postmarkKind?.rawValue)
        optional(row.deposited?.dayNumber)
        optional(row.cleared?.dayNumber)
        optional(row.depositID)
        int(row.receiptedBy.rawValue)
        let benefit = row.benefit
        optional(benefit?.valueMinor)
        optional(benefit?.costMinor)
        let flags =
            (benefit?.isToken == true ? 1 : 0) + (benefit?.isNone == true ? 2 : 0)
            + (benefit?.isUnknown == true ? 4 : 0)
        int(flags)
    }
}

extension GiftRow {
    /// The ids that other systems gave the row.
    var aliases: [(kind: AliasKind, value: String)] {
        guard !processorID.isEmpty || !payoutID.isEmpty else { return [] }
        return [(.processor, processorID), (.payout, payoutID)].filter { !$0.1.isEmpty }
    }
}
