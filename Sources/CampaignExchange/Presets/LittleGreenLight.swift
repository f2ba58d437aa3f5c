import CampaignKit

extension Preset {
    /// The gifts of a Little Green Light archive: donors are known by their number alone.
    static let littleGreenLight = Preset(
        "little-green-light", platform: "Little Green Light", source: "little-green-light", evidence: .code,
        signature: ["LGL Constituent ID", "LGL Gift ID", "Gift Type", "Gift Amount", "Gift date"],
        clock: .charity
    ) { header throws(GiftFileError) in try LittleGreenLight(&header) }
}

private struct LittleGreenLight: PresetBody {
    private let id, type, date, amount, fund, vehicle, method, deductible: Int
    private var words = PresetWords()

    init(_ header: inout PresetHeader) throws(GiftFileError) {
        id = try header.required("LGL Gift ID", as: .giftID)
        type = try header.required("Gift Type", as: .type)
        date = try header.required("Gift date", as: .date)
        amount = try header.required("Gift Amount", as: .amount)
        fund = header.designation("Fund")
        vehicle = header.optional("Vehicle Name")
        method = header.optional("Payment type")
        deductible = header.optional("Deductible amount")
        _ = try header.required("LGL Constituent ID", as: .donorID)
        header.copy(.donorID, "LGL Constituent ID")
        header.copy(.depositedDate, "Deposit Date")
        header.copy(.reference, "Check/Reference No.")
        header.copy(.note, "Gift note")
        header.pass("LGL Campaign ID", "Gift Category", "Gift owner", "Gift batch ID")
    }

    mutating func read(_ row: PlatformRow, _ out: PresetOutput) {
        if row.says(type, "pledge", "matching pledge", "goal") {
            return out.leaveOut(row.text(type).lowercased(), type, amount: amount)
        }
        if !row.says(type, "gift", "pledge payment", "installment", "matching gift") {
            out.refuseWord(type, "type of gift")
        }
        if !row.isEmpty(vehicle) {
            out.refuse(
                vehicle, "a gift through someone else, who is its donor",
                hint: "enter it by hand as a gift of that fund or platform, with soft credit")
        }
        let gross = out.gift(amount, out.base)
        guard !out.isRefused else { return }
        out.set(.giftID, row.bytes(id))
        out.set(.type, row.says(type, "matching gift") ? "matching" : "gift")
        out.set(.date, row.bytes(date))
        out.set(.amount, gross, out.base)
        setBenefit(of: gross, row, out)
        out.set(.method, words.method(row, method))
        out.place(fund, of: gross, out.base)
        out.tally(out.base, gross: gross, at: amount)
        out.emit()
    }

    /// What is not deductible was given in return; nothing deductible says only that something was.
    private func setBenefit(of gross: Int64, _ row: PlatformRow, _ out: PresetOutput) {
        guard !row.isEmpty(deductible) else { return }
        let rest = out.amount(deductible, out.base)
        if rest == 0 {
            out.set(.benefitValue, "unknown")
        } else if rest > 0, rest < gross {
            out.setBenefit(gross - rest, out.base, at: deductible)
        }
    }
}
