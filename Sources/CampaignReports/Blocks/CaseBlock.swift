import CampaignKit

/// A campaign's case for support, as its file tells it.
struct CaseBlock: ReportBlock {
    static let name = "case"
    static let summary = "a campaign's case for support"
    static let optionKeys = ["of"]

    let campaign: String
    var caseForSupport: String? { campaign }

    init(_ options: inout BlockOptions) {
        campaign = options.subject(of: [.campaign]).campaign ?? ""
        if campaign.isEmpty, options.option("of") == nil {
            options.require(
                "of", "{case} does not say whose case for support to show",
                hint: "add of: with a campaign's id, or add campaign: to the front matter")
        }
    }

    func elements(_ figures: ReportFigures) -> [ReportElement] { [.caseForSupport(campaign: campaign)] }
}
