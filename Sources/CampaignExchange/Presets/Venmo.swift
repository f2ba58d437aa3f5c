import CampaignKit

extension Preset {
    /// The statement of a charity's Venmo profile.
    static let venmo = Preset(
        "venmo", platform: "Venmo", source: "venmo", evidence: .code,
        signature: [
            "Transaction ID", "Date", "Time (UTC)", "Type", "Status", "From", "Amount (total)",
            "Amount (net)", "Amount (fee)",
        ],
        dateOrder: .monthFirst
    ) { header throws(GiftFileError) in try Venmo(&header) }
}

private struct Venmo: PresetBody {
    private let id, date, time, type, status, from, total, tip, tax, net, fee: Int
    private var words = PresetWords()

    init(_ header: inout PresetHeader) throws(GiftFileError) {
        id = try header.required("Transaction ID", as: .giftID)
        date = try header.required("Date", as: .date)
        time = try header.required("Time (UTC)")
        type = try header.required("Type")
        status = try header.required("Status")
        from = try header.required("From", as: .donorName)
        total = try header.required("Amount (total)", as: .amount)
        tip = header.optional("Amount (tip)")
        tax = header.optional("Amount (tax)")
        net = try header.required("Amount (net)")
        fee = try header.required("Amount (fee)", as: .fee)
        header.copy(.email, "Donor email")
        header.copy(.note, "Note")
        header.pass("To", "Tax Rate", "Tax Exempt", "Funding Source", "Destination", "Beginning Balance")
        header.pass(
            "Ending Balance", "Statement Period Venmo Fees", "Terminal Location", "Year to Date Venmo Fees",
            "Disclaimer")
    }

    mutating func read(_ row: PlatformRow, _ out: PresetOutput) {
        // The last line has the balances and the small print.
        if row.isEmpty(id), row.isEmpty(date), row.isEmpty(total) { return }
        if row.says(type, "standard transfer", "instant transfer", "bank transfer") {
            return out.leaveOut("transfer", type, amount: total)
        }
        guard row.says(type, "payment", "charge", "donation") else { return out.refuseWord(type, "type") }
        let standing = words.standing(row, status)
        if case .out(let reason) = standing { return out.leaveOut(reason, status, amount: total, name: from) }
        guard standing == .paid || row.says(status, "issued") else { return out.refuseWord(status, "status") }
        let money = Currency.usd
        guard let gross = signed(row, total) else { return out.refuseAmount(total) }
        if gross < 0 { return out.leaveOut("payment sent", type, amount: total, name: from) }
        guard let cost = signed(row, fee) else { return out.refuseAmount(fee) }
        guard let rest = signed(row, net) else { return out.refuseAmount(net) }
        for field in [tip, tax] where signed(row, field) != 0 {
            return out.refuse(field, "a part of the payment that is a tip or a tax: how much is the gift?")
        }
        out.tally(money, gross: gross, fee: cost, net: rest, at: net)
        out.set(.giftID, row.text(id).trimmingQuotes)
        out.set(.date, "\(row.text(date)) \(row.text(time))")
        out.set(.amount, gross, money)
        out.set(.currency, money.code)
        if cost != 0 { out.set(.fee, cost, money) }
        out.set(.donorName, row.bytes(from))
        out.set(.method, "other")
        out.emit()
    }

    /// Cents of `+ $1,000.00`, `- $98.00`, `$2.00`, `0`.
    private func signed(_ row: PlatformRow, _ field: Int) -> Int64? {
        let cell = row.text(field)
        let isNegative = cell.hasPrefix("-")
        let text = cell.drop { "+- ".contains($0) }
        if text.isEmpty { return cell.isEmpty ? 0 : nil }
        guard let minor = try? AmountParser.minorUnits(String(text), currency: .usd), minor >= 0 else {
            return nil
        }
        return isNegative ? -minor : minor
    }
}

extension String {
    /// Without the quotes that Venmo writes inside its quoted ids, so that no spreadsheet takes them for
    /// numbers.
    fileprivate var trimmingQuotes: String {
        var text = self[...]
        while text.hasPrefix("\"") { text.removeFirst() }
        while text.hasSuffix("\"") { text.removeLast() }
        return String(text)
    }
}
