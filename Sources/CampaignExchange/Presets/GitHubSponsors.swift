import CampaignKit

extension Preset {
    /// GitHub's export of sponsorship transactions: Processed Amount is what came, a tier is no money.
    static let gitHubSponsors = Preset(
        "github-sponsors", platform: "GitHub Sponsors", source: "github-sponsors", evidence: .code,
        signature: [
            "Sponsor Handle", "Is Public?", "Transaction ID", "Tier Monthly Amount", "Processed Amount",
            "Transaction Date",
        ]
    ) { header throws(GiftFileError) in try GitHubSponsors(&header) }
}

private struct GitHubSponsors: PresetBody {
    private let id, date, amount, status, isPublic, handle, name: Int
    private var words = PresetWords()

    init(_ header: inout PresetHeader) throws(GiftFileError) {
        id = try header.required("Transaction ID", as: .giftID)
        date = try header.required("Transaction Date", as: .date)
        amount = try header.required("Processed Amount", as: .amount)
        status = try header.required("Status")
        isPublic = try header.required("Is Public?", as: .anonymous)
        handle = try header.required("Sponsor Handle", as: .donorID)
        name = header.optional("Sponsor Profile Name", as: .donorName)
        header.copy(.donorID, "Sponsor Handle")
        header.copy(.email, "Sponsor Public Email")
        header.copy(.country, "Country")
        header.pass(
            "Sponsorship Started On", "Is Yearly?", "Tier Name", "Tier Monthly Amount", "Is Prorated?")
    }

    mutating func read(_ row: PlatformRow, _ out: PresetOutput) {
        guard let standing = out.standing(words.standing(row, status), status, amount: amount, name: handle)
        else { return }
        let money = Currency.usd
        let gross = out.gift(amount, money)
        guard !out.isRefused else { return }
        let id = row.text(id)
        out.setGift(id, on: row.bytes(date), gross, money)
        out.set(.donorName, row.isEmpty(name) ? row.bytes(handle) : row.bytes(name))
        out.set(.method, "card")
        if !row.isYes(isPublic) { out.set(.anonymous, "public") }
        out.tally(money, gross: gross, at: amount)
        out.emit()
        if standing == .refunded { out.emitRefund(of: id, soFar: gross, money, day: -1) }
    }
}
