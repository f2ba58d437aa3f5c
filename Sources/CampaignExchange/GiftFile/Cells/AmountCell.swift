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
            context.refuse(
                Self.code(of: error), cell, error.message,
                hint: AmountHint.text(error, bytes, currency) ?? error.hint)
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

/// What to write instead of an amount that has more decimals than its currency.
private enum AmountHint {
    /// Nil where the failure's own hint says all there is.
    static func text(_ failure: AmountParser.Failure, _ bytes: Bytes, _ currency: Currency) -> String? {
        guard case .tooManyDecimals = failure else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let point = text.lastIndex(of: ".") else { return nil }
        let whole = text[..<point].filter(\.isNumber)
        let decimals = text[text.index(after: point)...].prefix(while: \.isNumber)
        guard let below = Int64(whole + decimals.prefix(currency.exponent)), below < .max / 10 else {
            return nil
        }
        func plain(_ minor: Int64) -> String { Money(minorUnits: minor, currency: currency).plainText }
        let isExact = decimals.dropFirst(currency.exponent).allSatisfy { $0 == "0" }
        let hint = isExact ? "write \(plain(below))" : "write \(plain(below)) or \(plain(below + 1))"
        // "60.000" is sixty to some and sixty thousand to others.
        return decimals.count == 3 && whole.contains(where: { $0 != "0" })
            ? hint + ", or \(whole)\(decimals) if the point separates thousands" : hint
    }
}
