import CampaignKit

extension Preset {
    /// Funraise's export of transactions.
    static let funraise = Preset(
        "funraise", platform: "Funraise", source: "funraise", evidence: .code,
        signature: [
            "Id", "Transaction Date", "Supporter Id", "Institution Name", "Platform Fee Amount",
            "Operations Tip Amount", "Status",
        ]
    ) { header throws(GiftFileError) in try Funraise(&header) }
}

private struct Funraise: PresetBody {
    private let id, date, amount, currency, fee, tip, status, match, anonymous, form, method: Int
    private let softID, softName, softEmail, dedication, honoree, last: Int
    private var words = PresetWords()

    init(_ header: inout PresetHeader) throws(GiftFileError) {
        id = try header.required("Id", as: .giftID)
        date = try header.required("Transaction Date", as: .date)
        amount = try header.required("Amount", as: .amount)
        currency = header.optional("Currency", as: .currency)
        fee = try header.required("Platform Fee Amount", as: .fee)
        tip = try header.required("Operations Tip Amount")
        status = try header.required("Status")
        match = header.optional("Match", as: .type)
        anonymous = header.optional("Anonymous", as: .anonymous)
        form = header.designation("Form")
        method = header.optional("Payment Method")
        softID = header.optional("Soft Credit Supporter Id", as: .softCredits)
        softName = header.optional("Soft Credit Supporter Name")
        softEmail = header.optional("Soft Credit Supporter Email")
        dedication = header.optional("Dedication Type", as: .tributeType)
        honoree = header.optional("Dedication Name", as: .tributeName)
        last = header.optional("Last Name")
        header.copy(.donorID, "Supporter Id")
        header.copy(.firstName, "First Name")
        header.copy(.lastName, "Last Name")
        header.copy(.organization, "Institution Name")
        header.copy(.email, "Email")
        header.copy(.phone, "Phone")
        header.copy(.address1, "Address")
        header.copy(.city, "City")
        header.copy(.state, "State/Province")
        header.copy(.postalCode, "Postal Code")
        header.copy(.country, "Country")
        header.copy(.note, "Comment")
        header.copy(.reference, "Check Number")
        header.copy(.processorID, "Gateway Transaction Id")
        header.pass(
            "Recurring", "Recurring Id", "Sequence", "Frequency", "Platform Fee Percent", "Form Id", "Offline"
        )
    }

    mutating func read(_ row: PlatformRow, _ out: PresetOutput) {
        guard let standing = out.standing(words.standing(row, status), status, amount: amount, name: last)
        else { return }
        let money = out.currency(currency)
        let (gross, cost) = (out.gift(amount, money), out.amount(fee, money))
        if out.amount(tip, money) != 0 {
            out.refuse(
                tip, "a tip: the file does not say whether Amount includes it",
                hint: "enter this gift by hand, without the part that Funraise kept")
        }
        guard !out.isRefused else { return }
        let credit = PresetWords.key(row.text(softID))
        if !credit.isEmpty, !row.isEmpty(softName) {
            out.emitPerson(on: day(row)) {
                out.set(.donorID, credit)
                out.set(.donorName, row.bytes(softName))
                out.set(.email, row.bytes(softEmail))
            }
        }
        let id = row.text(id)
        if credit.isEmpty, !row.isYes(match) { out.giveForCompany("", on: day(row), keepsID: true) }
        out.set(.giftID, id)
        if row.isYes(match) { out.set(.type, "matching") }
        out.set(.date, day(row))
        out.set(.amount, gross, money)
        out.set(.currency, money.code)
        if cost != 0 { out.set(.fee, cost, money) }
        out.set(.method, words.method(row, method))
        if row.isYes(anonymous) { out.set(.anonymous, "public") }
        if !credit.isEmpty { out.set(.softCredits, credit + ":recognition") }
        out.tribute(dedication, honoree)
        out.place(form, of: gross, money)
        out.tally(money, gross: gross, fee: cost, at: amount)
        out.emit()
        if standing == .refunded { out.emitRefund(of: id, soFar: gross, money, day: -1) }
    }

    /// `2026-01-24T00:05:47.440049-08:00[US/Pacific]` without its last part.
    private func day(_ row: PlatformRow) -> String { String(row.text(date).prefix { $0 != "[" }) }
}
