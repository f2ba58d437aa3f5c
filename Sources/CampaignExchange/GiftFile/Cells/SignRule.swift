import CampaignKit

/// What the sign of an amount means for each type (`docs/csv.md`, `rules.md §2`).
enum SignRule {
    /// Settles the row's type and amount; a zero amount has no sign.
    static func settle(
        _ context: RowContext, _ stated: StatedType, _ reading: MoneyCells.Reading, amount: ColumnCell,
        reverses: ColumnCell, row: inout ImportedEntry
    ) {
        row.type = stated.type
        row.minorUnits = reading.minor
        row.foreign = reading.foreign
        if stated.type == .adjustment, reading.minor > 0, !row.setsAmount,
            !context.bytes(amount).contains(UInt8(ascii: "+"))
        {
            context.refuse(
                .unsignedAdjustment, amount, "an adjustment without a sign",
                hint:
                    "write +18 to add or -18 to subtract; put the correct amount itself in the column adjust_to"
            )
        }
        if reading.minor < 0 { settleNegative(context, stated, amount: amount, row: &row) }
        let isReversal = row.type == .refund || row.type == .chargeback
        if isReversal, row.reverses.isEmpty, row.minorUnits != 0 {
            context.warn(
                .unlinkedRefund, reverses, "a refund without its gift: it counts on its own date",
                hint: "give the gift_id of the refunded gift in the column reverses")
        }
    }

    /// What a processor kept is positive; below zero it was given back, as with a refund.
    ///
    /// Exports write the fee of a gift either way: it was kept.
    static func settleFee(_ context: RowContext, _ fee: ColumnCell, row: inout ImportedEntry) {
        guard row.feeMinor != 0 else { return }
        if row.type.family == .received, row.feeMinor < 0 { row.feeMinor = -row.feeMinor }
        if row.feeMinor.magnitude > row.minorUnits.magnitude, row.minorUnits != 0 {
            context.warn(
                .feeAboveAmount, fee, "the fee is larger than the amount",
                hint: "is it a share in percent, or of another row?")
        }
    }

    private static func settleNegative(
        _ context: RowContext, _ stated: StatedType, amount: ColumnCell, row: inout ImportedEntry
    ) {
        switch stated.type.family {
        case .received where stated.payment == nil || !row.reverses.isEmpty:
            row.type = .refund
            dropSign(&row)
        case .promise:
            context.refuse(
                .negativePromise, amount, "a negative amount for a promise",
                hint: "to cut a promise, write a pledge_change with a negative amount")
        case .promiseEvent where stated.type == .pledgeChange: break
        case .correction where stated.type == .adjustment: break
        case .received, .promiseEvent, .correction, .move:
            dropSign(&row)
            context.warn(
                .negativeSign, amount, "the sign is ignored: the type gives the direction",
                hint: "write the amount without a sign")
        }
    }

    private static func dropSign(_ row: inout ImportedEntry) {
        row.minorUnits = -row.minorUnits
        if let foreign = row.foreign {
            row.foreign?.original = Money(
                minorUnits: -foreign.original.minorUnits, currency: foreign.original.currency)
        }
    }
}
