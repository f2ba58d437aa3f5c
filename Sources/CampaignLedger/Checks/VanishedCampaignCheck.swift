import CampaignKit

/// A campaign that holds money has a file.
///
/// `rules.md §2`.
enum VanishedCampaignCheck: LedgerCheck {
    static let code = "vanished-campaign"
    static let isDeep = false
    static let explanation = """
        Gifts were posted to a campaign whose file is gone. Its money is still shown, under its id and without a goal. \
        Bring the file back, or make a new one with the same id.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        let known = Set(context.plan.campaigns.map(\.id))
        return try PlaceMap(connection).allCampaigns().subtracting(known).sorted().map { id in
            Finding(
                code: code, severity: .error, message: "gifts were posted to '\(id)', which has no file",
                subject: id, hint: "bring Campaigns/\(id).md back, or: campaign new campaign \(id)")
        }
    }
}
