import CampaignKit

/// Cells that decide over money: what is not understood refuses the row, and the preset only returns.
///
/// ```swift
/// let money = out.currency(currency)
/// let (gross, cost) = (out.gift(amount, money), out.amount(fee, money))
/// guard !out.isRefused else { return }
/// ```
///
/// All that is wrong with a row is said at once.
extension PresetOutput {
    /// The currency that a cell says, the base currency where it is blank; any when the row is refused.
    func currency(_ field: Int) -> Currency {
        if let currency = row.currency(field, base) { return currency }
        refuseWord(field, "currency")
        return base
    }

    /// Signed minor units of a cell, 0 where it is blank or the row is refused.
    func amount(_ field: Int, _ currency: Currency) -> Int64 {
        if let minorUnits = row.amount(field, currency, mark) { return minorUnits }
        refuseAmount(field)
        return 0
    }

    /// What a cell states of the row's sums; nil where it states nothing.
    func stated(_ field: Int, _ currency: Currency) -> Int64? {
        field < 0 || row.isEmpty(field) ? nil : amount(field, currency)
    }

    /// The same of what was given: neither blank nor below zero.
    func gift(_ field: Int, _ currency: Currency) -> Int64 {
        let minorUnits = amount(field, currency)
        if row.isEmpty(field) {
            refuse(field, "no amount", hint: "is the file as the platform wrote it?")
        } else if minorUnits < 0 {
            refuse(
                field, "a gift that is not above zero",
                hint: "enter what went back by hand: campaign gift refund")
        }
        return minorUnits
    }

    /// Writes what nearly every row has: id, day, what was given, in which currency, and a fee if any.
    func setGift(_ id: String, on day: Bytes, _ gross: Int64, _ currency: Currency, fee: Int64 = 0) {
        set(.giftID, id)
        set(.date, day)
        set(.amount, gross, currency)
        set(.currency, currency.code)
        if fee != 0 { set(.fee, fee, currency) }
    }

    /// What the donor got for it, as the platform says; `words` is the column that describes it.
    ///
    /// Left out, the whole gift would count as raised, and its receipt would say that nothing was given.
    func setBenefit(_ minor: Int64, _ currency: Currency, at field: Int, words: Int = -1) {
        guard minor > 0 else { return }
        guard currency == base else {
            return refuse(
                field, "something was given in return for a gift in another currency",
                hint: "enter it by hand, with what was given in return: campaign gift add")
        }
        set(.benefitValue, minor, currency)
        if words >= 0 { set(.benefitDescription, row.bytes(words)) }
    }

    /// Day, time and zone in one cell, which together say the day at the charity; empty without a day.
    func moment(_ date: Int, _ time: Int, zone: Int = -1) -> String {
        guard !row.isEmpty(date) else { return "" }
        return [date, time, zone].filter { $0 >= 0 }.map { row.text($0) }.filter { !$0.isEmpty }
            .joined(separator: " ")
    }

    /// Whether the payment came, or came and went back, or the row is refused; nil when it is left out.
    ///
    /// - Parameters:
    ///   - standing: what the words of the cell `field` mean.
    ///   - amount: the cell that the list of left-out rows shows, as `name`.
    func standing(
        _ standing: PresetWords.Standing, _ field: Int, amount: Int, name: Int
    ) -> PresetWords.Standing? {
        switch standing {
        case .paid, .refunded: break
        case .out(let reason):
            leaveOut(reason, field, amount: amount, name: name)
            return nil
        case .unknown: refuseWord(field, "status")
        }
        return standing
    }
}
