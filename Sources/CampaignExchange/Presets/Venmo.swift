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

    /// The statement of any other profile: a title above, a line of balances, and times of UTC.
    static let venmoStatement = Preset(
        "venmo-statement", platform: "Venmo statement", source: "venmo", evidence: .code,
        signature: [
            "ID", "Datetime", "Type", "Status", "Note", "From", "To", "Amount (total)", "Amount (fee)",
            "Funding Source", "Beginning Balance", "Ending Balance",
        ], dateOrder: .yearFirst
    ) { header throws(GiftFileError) in try Venmo(&header) }
}

private struct Venmo: PresetBody {
    private let id, date, time, type, status, from, to, total, tip, tax, net, fee: Int
    private var words = PresetWords()

    init(_ header: inout PresetHeader) throws(GiftFileError) {
        id = try header.required("Transaction ID", "ID", as: .giftID)
        date = try header.required("Date", "Datetime", as: .date)
        time = header.optional("Time (UTC)")
        type = try header.required("Type")
        status = try header.required("Status")
        from = try header.required("From", as: .donorName)
        total = try header.required("Amount (total)", as: .amount)
        tip = header.optional("Amount (tip)")
        tax = header.optional("Amount (tax)")
        net = header.optional("Amount (net)")
        to = header.optional("To")
        fee = try header.required("Amount (fee)", as: .fee)
        header.copy(.email, "Donor email")
        header.copy(.note, "Note")
        header.pass("Tax Rate", "Tax Exempt", "Funding Source", "Destination", "Beginning Balance")
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
        if row.says(type, "credit card reward") { return out.leaveOut("reward", type, amount: total) }
        if !row.says(type, "payment", "charge", "donation") { out.refuseWord(type, "type") }
        let standing = words.standing(row, status)
        if case .out(let reason) = standing { return out.leaveOut(reason, status, amount: total, name: from) }
        if standing != .paid, !row.says(status, "issued") { out.refuseWord(status, "status") }
        let money = Currency.usd
        let gross = signed(total, row, out)
        if gross < 0, !out.isRefused { return out.leaveOut("payment sent", type, amount: total, name: from) }
        let (cost, rest) = (signed(fee, row, out), signed(net, row, out))
        for field in [tip, tax] where signed(field, row, out) != 0 {
            out.refuse(field, "a part of the payment that is a tip or a tax: how much is the gift?")
        }
        guard !out.isRefused else { return }
        out.tally(money, gross: gross, fee: cost, net: net < 0 ? nil : rest, at: net)
        out.set(.giftID, row.text(id).trimmingQuotes)
        out.set(.date, out.moment(date, time))
        out.set(.amount, gross, money)
        out.set(.currency, money.code)
        if cost != 0 { out.set(.fee, cost, money) }
        // Whoever is charged pays.
        out.set(.donorName, row.bytes(row.says(type, "charge") && to >= 0 ? to : from))
        out.set(.method, "other")
        out.emit()
    }

    /// Cents of `+ $1,000.00`, `- $98.00`, `$2.00`, `0`; 0 when it is blank or refused.
    private func signed(_ field: Int, _ row: PlatformRow, _ out: PresetOutput) -> Int64 {
        let cell = row.text(field)
        let isNegative = cell.hasPrefix("-")
        let text = cell.drop { "+- ".contains($0) }
        if cell.isEmpty { return 0 }
        guard let minor = try? AmountParser.minorUnits(String(text), currency: .usd), minor >= 0 else {
            out.refuseAmount(field)
            return 0
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
