import CampaignKit

/// What is dated outside a campaign's period, where its policy counts it all the same.
///
/// `rules.md §2`.
enum OutsidePeriodCheck: LedgerCheck {
    static let code = "outside-period"
    static let title = "Gifts dated outside their campaign's period are counted"
    static let isDeep = false
    static let explanation = """
        By default a gift or pledge counts in its campaign even if it is dated before the start or after the \
        end. `counting: {outside_period: exclude}` in the campaign's file leaves such gifts out and shows \
        them as excluded.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        var found: [Finding] = []
        let places = "SELECT id FROM place WHERE campaign = $3"
        let original = """
            e.place IN (\(places)) OR e.place IS NULL AND EXISTS (SELECT 1 FROM split t \
            WHERE t.entry = e.id AND t.place IN (\(places)))
            """
        for campaign in context.plan.campaigns where campaign.counting.outsidePeriod == .include {
            let count = try connection.integer(
                """
                SELECT count(*) FROM entry e WHERE e.unit = e.id AND (e.day < $1 OR e.day > $2) \
                AND \(MovedGifts().standsIn(places, unit: "e.id", original: original))
                """,
                [
                    .int(campaign.starts?.dayNumber ?? Int(Int32.min)),
                    .int(campaign.ends?.dayNumber ?? Int(Int32.max)),
                    .text(campaign.id),
                ])
            guard count > 0 else { continue }
            found.append(
                Finding(
                    code: code, severity: .note,
                    message: count == 1
                        ? "1 gift or pledge is dated outside its period, and counted"
                        : "\(count) gifts and pledges are dated outside its period, and counted",
                    subject: campaign.id, hint: "counting: {outside_period: exclude} leaves them out"))
        }
        return found
    }
}
