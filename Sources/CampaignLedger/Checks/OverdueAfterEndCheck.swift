import CampaignKit

/// What is past due in a campaign that is over will not come by itself.
///
/// `rules.md §2` and `§3`.
enum OverdueAfterEndCheck: LedgerCheck {
    static let code = "overdue-after-end"
    static let title = "A campaign is over, and pledges to it are overdue"
    static let isDeep = false
    static let explanation = """
        The campaign has ended, and the overdue part of its pledges is still in raised. Installments due \
        later are not a finding. Remind the donor, agree on new dates, or write off what will not be paid: \
        `campaign pledge due` lists each with how late it is.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        let ended = context.plan.campaigns.filter { $0.ends.map { $0 < context.asOf } ?? false }
        guard !ended.isEmpty else { return [] }
        let scan = OpenPledgeScan(connection: connection, asOf: context.asOf)
        let classes: [CountClass] = [.overdue, .unscheduled, .governmentOverdue, .governmentUnscheduled]
        return try scan.pledges(in: classes).compactMap { campaign, found in
            guard let ends = ended.first(where: { $0.id == campaign })?.ends else { return nil }
            let pledges = found.pledges
            return Finding(
                code: code, severity: .note,
                message: "ended on \(ends), and \(pledges.of("pledge")) to it "
                    + "\(pledges.word("is", "are")) overdue: \(context.text(found.open)), \(pledges.text)",
                subject: campaign, hint: "campaign pledge due --campaign \(campaign)")
        }
    }
}
