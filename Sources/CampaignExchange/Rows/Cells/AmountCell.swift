import CampaignKit

/// One column with an amount.
struct AmountCell: Sendable {
    let cell: ColumnCell

    /// Signed minor units; nil when the cell is blank, or is refused.
    func read(_ context: RowContext, currency: Currency) -> Int64? {
        let bytes = context.bytes(cell)
        return bytes.isEmpty ? nil : parse(bytes, context, currency: currency)
    }

    /// The same of a cell that is known to hold something.
    func parse(_ bytes: Bytes, _ context: RowContext, currency: Currency) -> Int64? {
        do throws(AmountParser.Failure) {
            return try AmountParser.minorUnits(bytes, currency: currency)
        } catch {
            context.refuse(Self.code(of: error), cell, error.message, hint: error.hint)
            return nil
        }
    }

    static func code(of failure: AmountParser.Failure) -> RowProblemCode {
        switch failure {
        case .empty: .amountMissing
        case .notAnAmount: .notAnAmount
        case .tooManyDecimals: .tooManyDecimals
        case .badGrouping: .badGrouping
        case .decimalComma: .decimalComma
        case .tooLarge: .amountTooLarge
        case .currencyMismatch: .currencyMismatch
        }
    }
}
