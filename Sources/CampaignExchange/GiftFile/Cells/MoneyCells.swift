import CampaignKit

/// `amount, adjust_to, currency, base_amount, fx_rate, fx_source, fee`.
struct MoneyCells: Sendable {
    private let amount: AmountCell
    private let adjustTo: AmountCell
    private let baseAmount: AmountCell
    private let fee: AmountCell
    private let rate: ColumnCell
    private let rateSource: ColumnCell
    private let base: Currency
    private var currency: WordCell<Currency>

    init(_ header: GiftHeader, base: Currency) {
        self.base = base
        amount = AmountCell(cell: header.cell(.amount))
        adjustTo = AmountCell(cell: header.cell(.adjustTo))
        baseAmount = AmountCell(cell: header.cell(.baseAmount))
        fee = AmountCell(cell: header.cell(.fee))
        rate = header.cell(.fxRate)
        rateSource = header.cell(.fxSource)
        currency = WordCell(
            header.cell(.currency), code: .unknownCurrency, what: "an ISO 4217 currency code",
            names: Self.common(with: base)
        ) { Currency(code: $0) }
    }

    private static let veryLarge: UInt64 = 100_000_000

    /// For the hint only: every code of ISO 4217 is accepted.
    private static func common(with base: Currency) -> [String] {
        let codes = ["USD", "EUR", "GBP", "ILS", "CAD", "AUD", "CHF", "JPY"]
        return codes.contains(base.code) ? codes : [base.code] + codes
    }

    /// What the row's amount is, with its sign.
    struct Reading {
        /// In the base currency.
        var minor: Int64 = 0
        var foreign: ForeignAmount?
    }

    /// Reads the amount and puts the fee into the row; nil when the row is refused for its amount.
    ///
    /// A void or a move takes all of what it names, so that its amount may be blank or zero.
    mutating func read(_ context: RowContext, into row: inout ImportedEntry, type: EntryType?) -> Reading? {
        let before = context.hasErrors
        guard let currency = readCurrency(context) else { return nil }
        if !context.bytes(adjustTo.cell).isEmpty {
            guard let minor = readAdjustTo(context, currency, type) else { return nil }
            row.setsAmount = true
            return Reading(minor: minor)
        }
        let bytes = context.bytes(amount.cell)
        if bytes.isEmpty {
            if type?.mayLackAmount == true { return Reading() }
            context.refuse(
                .amountMissing, amount.cell, AmountParser.Failure.empty.message,
                hint: AmountParser.Failure.empty.hint)
            return nil
        }
        guard let minor = amount.parse(bytes, context, currency: currency) else {
            // All that is wrong with the row is said at once.
            if currency != base, context.bytes(baseAmount.cell).isEmpty, context.bytes(rate).isEmpty {
                refuseRateMissing(currency, context)
            }
            return nil
        }
        guard minor != 0 else { return Reading() }
        guard let reading = inBase(minor, currency, context) else { return nil }
        row.feeMinor = readFee(reading, currency, context)
        if reading.minor.magnitude / UInt64(base.minorPerUnit) >= Self.veryLarge {
            context.warn(.veryLarge, amount.cell, "100,000,000 or more", hint: "check the zeros")
        }
        return context.hasErrors && !before ? nil : reading
    }

    private mutating func readCurrency(_ context: RowContext) -> Currency? {
        if context.bytes(currency.cell).isEmpty { return base }
        return currency.read(context)
    }

    /// What the amount of the row that is adjusted should have been; nil when refused.
    private func readAdjustTo(_ context: RowContext, _ currency: Currency, _ type: EntryType?) -> Int64? {
        func refuse(_ message: String, _ hint: String) -> Int64? {
            context.refuse(.badAdjustTo, adjustTo.cell, message, hint: hint)
            return nil
        }
        guard type == .adjustment else {
            return refuse(
                "adjust_to in a row that is not an adjustment", "write type adjustment, or leave it blank")
        }
        guard context.bytes(amount.cell).isEmpty else {
            return refuse(
                "both an amount and adjust_to", "leave amount blank: adjust_to has the correct amount")
        }
        guard currency == base else {
            return refuse(
                "adjust_to in another currency", "write the signed difference in amount")
        }
        guard let minor = adjustTo.read(context, currency: base) else { return nil }
        guard minor > 0 else {
            return refuse("adjust_to is not above zero", "a void reverses the whole entry")
        }
        return minor
    }

    // MARK: - Another currency

    private func inBase(_ minor: Int64, _ currency: Currency, _ context: RowContext) -> Reading? {
        let stated = readBaseAmount(minor, context)
        let rate = readRate(context)
        guard let stated, let rate else { return nil }
        if currency == base { return inSameCurrency(minor, stated.value, rate.value, context) }
        let computed = rate.value.flatMap { $0.convert(minor, from: currency, to: base) }
        if rate.value != nil, computed == nil {
            context.refuse(
                .amountTooLarge, self.rate, "the amount at this rate is too large",
                hint: "the rate is \(base) for one \(currency)")
            return nil
        }
        guard let value = stated.value ?? computed else {
            refuseRateMissing(currency, context)
            return nil
        }
        if let computed, let stated = stated.value, (Int128(stated) - Int128(computed)).magnitude > 1 {
            refuseDisagreement(computed, context)
            return nil
        }
        guard value != 0 else {
            context.refuse(
                .baseAmountZero, stated.value == nil ? self.rate : baseAmount.cell,
                "worth less than the smallest unit of \(base)",
                hint: "is the rate inverted? it is \(base) for one \(currency)")
            return nil
        }
        return Reading(
            minor: value,
            foreign: ForeignAmount(
                original: Money(minorUnits: minor, currency: currency), rate: rate.value?.text ?? "",
                rateSource: context.text(rateSource)))
    }

    private func refuseRateMissing(_ currency: Currency, _ context: RowContext) {
        let hint =
            context.reader is PresetReader
            ? "add a column fx_rate to the file, and in it the \(base) for one \(currency)"
            : "give the amount in \(base) as base_amount, or the \(base) for one \(currency) as fx_rate"
        context.refuse(
            .rateMissing, self.currency.cell, "an amount in \(currency) without base_amount or fx_rate",
            hint: hint)
    }

    private func inSameCurrency(
        _ minor: Int64, _ stated: Int64?, _ rate: ExchangeRate?, _ context: RowContext
    ) -> Reading? {
        if let stated, stated != minor {
            refuseDisagreement(minor, context)
            return nil
        }
        if let rate, !rate.isOne {
            context.refuse(
                .rateDisagrees, self.rate, "a rate for an amount in the base currency",
                hint: "leave out the rate, or give the row's currency")
            return nil
        }
        return Reading(minor: minor)
    }

    private func refuseDisagreement(_ expected: Int64, _ context: RowContext) {
        let money = Money(minorUnits: expected, currency: base)
        context.refuse(
            .rateDisagrees, baseAmount.cell, "base_amount does not agree with amount and rate",
            hint: "these give \(money.plainText) \(base)")
    }

    /// Nil when refused, a nil value when blank; the sign is the amount's.
    private func readBaseAmount(_ minor: Int64, _ context: RowContext) -> (value: Int64?, ())? {
        let bytes = context.bytes(baseAmount.cell)
        if bytes.isEmpty { return (nil, ()) }
        guard let value = baseAmount.parse(bytes, context, currency: base) else { return nil }
        if value < 0, minor > 0 {
            context.refuse(
                .baseAmountSign, baseAmount.cell, "base_amount is negative and amount is not",
                hint: "give both the same sign")
            return nil
        }
        return (minor < 0 && value > 0 ? -value : value, ())
    }

    private func readRate(_ context: RowContext) -> (value: ExchangeRate?, ())? {
        let bytes = context.bytes(rate)
        if bytes.isEmpty { return (nil, ()) }
        guard let value = ExchangeRate(bytes) else {
            context.refuse(
                .notARate, rate, "not a rate",
                hint: "write a decimal above zero with at most 12 decimals, such as 0.2731")
            return nil
        }
        return (value, ())
    }

    // MARK: - Fee

    /// The fee in the base currency, converted as the amount was, with its sign.
    ///
    /// A processor may keep its fee in the base currency, whatever was given: the cell says so, `USD 1.90`.
    private func readFee(_ reading: Reading, _ currency: Currency, _ context: RowContext) -> Int64 {
        if reading.foreign != nil, context.bytes(fee.cell).starts(with: base.code.utf8) {
            return fee.read(context, currency: base) ?? 0
        }
        guard let fee = fee.read(context, currency: currency) else { return 0 }
        guard let foreign = reading.foreign else { return fee }
        let share = ExchangeRate.share(fee, base: reading.minor, original: foreign.original.minorUnits)
        guard let share else {
            context.refuse(.amountTooLarge, self.fee.cell, "the fee is too large")
            return 0
        }
        return share
    }
}
