import CampaignKit

extension Preset {
    /// Every.org's export of donations: its foundation is the donor, who gave through it is recognized.
    static let everyOrg = Preset(
        "every-org", platform: "Every.org", source: "every-org", evidence: .code,
        signature: [
            "Created", "Charge id", "Donor id", "Net amount", "3P Fee", "Asset symbol", "Public supporter",
        ],
        clock: .charity, dateOrder: .monthFirst
    ) { header throws(GiftFileError) in try EveryOrg(&header) }
}

private struct EveryOrg: PresetBody {
    private let id, date, amount, fee, net, slippage: Int
    private let asset, status, isPublic, refundOf, refundType, designation: Int
    private let donor, name, first, last, email, note, payout: Int
    private var words = PresetWords()

    init(_ header: inout PresetHeader) throws(GiftFileError) {
        id = try header.required("Charge id", as: .giftID)
        date = try header.required("Created", as: .date)
        amount = try header.required("Amount", as: .amount)
        fee = try header.required("3P Fee", as: .fee)
        net = try header.required("Net amount")
        slippage = header.optional("Slippage")
        asset = try header.required("Asset symbol", as: .currency)
        status = try header.required("Status")
        isPublic = try header.required("Public supporter", as: .anonymous)
        refundOf = header.optional("Refunded charge id", as: .reverses)
        refundType = header.optional("Refund Type")
        designation = header.designation("Designation")
        donor = try header.required("Donor id")
        name = header.optional("Name")
        first = header.optional("First name")
        last = header.optional("Last name")
        email = header.optional("Email")
        note = header.optional("Private note", as: .note)
        payout = header.optional("Disbursement id", as: .payoutID)
        header.pass("Asset quantity", "Partner donation id", "Frequency")
    }

    mutating func read(_ row: PlatformRow, _ out: PresetOutput) {
        let isRefund = !row.isEmpty(refundOf) || !row.isEmpty(refundType)
        let standing = words.standing(row, status)
        if case .out(let reason) = standing {
            return out.leaveOut(reason, status, amount: amount, name: name)
        }
        if standing != .paid, !isRefund { out.refuseWord(status, "status") }
        // The amount of a gift of stock or crypto is an estimate until it is sold.
        if !row.isEmpty(asset), !row.says(asset, "USD") {
            out.refuse(
                asset, "a gift that is not in dollars", hint: "enter what came in by hand: campaign gift add")
        }
        let money = Currency.usd
        let gross = isRefund ? out.amount(amount, money) : out.gift(amount, money)
        let cost = out.amount(fee, money)
        // When an asset sells for less than it was worth, the difference is not a fee.
        let rest = out.stated(net, money).map { $0 &+ (out.stated(slippage, money) ?? 0) }
        guard !out.isRefused else { return }
        let key = PresetWords.key(row.text(donor))
        if !isRefund, !key.isEmpty { nameDonor(key, row, out) }
        out.set(.giftID, row.bytes(id))
        out.set(.type, isRefund ? "refund" : "platform")
        if isRefund { out.set(.reverses, row.bytes(refundOf)) }
        out.set(.date, row.bytes(date))
        out.set(.amount, isRefund && gross < 0 ? -gross : gross, money)
        out.set(.currency, money.code)
        if cost != 0 { out.set(.fee, cost, money) }
        out.set(.payoutID, row.bytes(payout))
        if !isRefund {
            out.set(.organization, "Every.org")
            out.set(.donorID, "every.org")
            out.set(.donorKind, "platform")
            out.set(.receiptedBy, "platform")
            out.set(.note, row.bytes(note))
            if !key.isEmpty { out.set(.softCredits, key + ":recognition") }
            if !row.says(isPublic, "true") { out.set(.anonymous, "public") }
            out.place(designation, of: gross, money)
        }
        let sign: Int64 = isRefund && gross > 0 ? -1 : 1
        out.tally(money, gross: sign * gross, fee: cost, net: rest.map { sign * $0 }, at: net)
        out.emit(who: !isRefund)
    }

    private func nameDonor(_ key: String, _ row: PlatformRow, _ out: PresetOutput) {
        guard [name, first, last, email].contains(where: { !PresetWords.isWithheld(row, $0) }) else { return }
        out.emitPerson(on: row.bytes(date)) {
            out.set(.donorID, key)
            let isInParts = !PresetWords.isWithheld(row, last)
            let cells: [(CanonicalColumn, Int)] =
                (isInParts ? [(.firstName, first), (.lastName, last)] : [(.donorName, name)]) + [
                    (.email, email)
                ]
            for (column, field) in cells where !PresetWords.isWithheld(row, field) {
                out.set(column, row.bytes(field))
            }
        }
    }
}
