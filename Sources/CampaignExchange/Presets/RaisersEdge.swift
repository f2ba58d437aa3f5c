import CampaignKit

extension Preset {
    /// A gift query of Raiser's Edge with its own column names.
    static let raisersEdge = Preset(
        "raisers-edge", platform: "Raiser's Edge", source: "raisers-edge", evidence: .code,
        signature: ["Gf_Gift_ID", "Gf_Type", "Gf_Date", "Gf_Amount"], clock: .charity, dateOrder: .monthFirst
    ) { header throws(GiftFileError) in try RaisersEdge(&header) }
}

private struct RaisersEdge: PresetBody {
    private let id, type, date, amount, fund, campaign, method, last, organization, reference: Int
    private var words = PresetWords()

    init(_ header: inout PresetHeader) throws(GiftFileError) {
        id = try header.required("Gf_Gift_ID", as: .giftID)
        type = try header.required("Gf_Type", as: .type)
        date = try header.required("Gf_Date", as: .date)
        amount = try header.required("Gf_Amount", as: .amount)
        fund = header.designation("Gf_Fund")
        campaign = header.designation("Gf_Campaign")
        method = header.optional("Gf_Pay_method")
        reference = header.optional("Gf_Check_number", as: .reference)
        last = header.optional("Gf_CnBio_Last_Name", "CnBio_Last_Name", as: .lastName)
        organization = header.optional("Gf_CnBio_Org_Name", "CnBio_Org_Name", as: .organization)
        header.copy(.donorID, "Gf_CnBio_ID", "CnBio_ID")
        header.copy(.firstName, "Gf_CnBio_First_Name", "CnBio_First_Name")
        header.copy(.lastName, "Gf_CnBio_Last_Name", "CnBio_Last_Name")
        header.copy(.organization, "Gf_CnBio_Org_Name", "CnBio_Org_Name")
        header.copy(.donorName, "Gf_CnBio_Name", "CnBio_Name")
        header.copy(.address1, "CnAdrPrf_Addrline1", "Gf_CnAdrPrf_Addrline1")
        header.copy(.address2, "CnAdrPrf_Addrline2", "Gf_CnAdrPrf_Addrline2")
        header.copy(.city, "CnAdrPrf_City", "Gf_CnAdrPrf_City")
        header.copy(.state, "CnAdrPrf_State", "Gf_CnAdrPrf_State")
        header.copy(.postalCode, "CnAdrPrf_ZIP", "Gf_CnAdrPrf_ZIP")
        header.copy(.phone, "CnPh_1_01_Phone_number")
        header.copy(.reference, "Gf_Check_number")
        header.copy(.note, "Gf_Reference")
        header.pass("Gf_Credit_Type", "Gf_Cardholder_name")
    }

    mutating func read(_ row: PlatformRow, _ out: PresetOutput) {
        let kind = row.text(type).lowercased()
        if let reason = Self.promises[kind] {
            return out.leaveOut(reason, type, amount: amount, name: row.isEmpty(last) ? organization : last)
        }
        let becomes = Self.types[kind] ?? ""
        if becomes.isEmpty {
            out.refuse(
                type, "a type of gift that is not read",
                hint: "adjustments and write-offs are entered by hand: campaign gift adjust")
        }
        let gross = out.gift(amount, out.base)
        guard !out.isRefused else { return }
        out.set(.giftID, row.bytes(id))
        out.set(.type, becomes)
        out.set(.date, row.bytes(date))
        out.set(.amount, gross, out.base)
        out.set(.method, words.method(row, method))
        out.place(campaign, fund, of: gross, out.base)
        out.tally(out.base, gross: gross, at: amount)
        out.emit()
    }

    /// Types that are money; the name of a pledge that is paid is in no column.
    private static let types = [
        "cash": "gift", "pay-cash": "gift", "recurring gift pay-cash": "gift", "other": "gift",
        "pay-other": "gift", "mg pay-cash": "matching", "matching gift pay-cash": "matching",
        "stock/property": "stock", "stock/property (sold)": "stock", "pay-stock/property": "stock",
        "pay-stock/property (sold)": "stock",
    ]

    private static let promises = [
        "pledge": "pledge", "mg pledge": "pledge", "matching gift pledge": "pledge",
        "recurring gift": "recurring gift template", "planned gift": "planned gift",
    ]
}
