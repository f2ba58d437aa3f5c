import CampaignKit

/// A promise says when it will be paid.
///
/// `rules.md §3`.
enum PledgeWithoutScheduleCheck: LedgerCheck {
    static let code = "pledge-without-schedule"
    static let title = "A pledge has no schedule"
    static let isDeep = false
    static let explanation = """
        A pledge without installments is due when its campaign ends, all at once; one whose campaign has no \
        end is never due, so the donor will never be reminded. Agree on dates with the donor: files have \
        `installments`, `frequency` and `first_due` for them. A pledge without payments can be voided and \
        added again. Pledges of campaigns that have ended are reported by overdue-after-end.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        // What was promised on a condition and met is a pledge to whoever collects it.
        let scan = OpenPledgeScan(connection: connection, asOf: context.asOf)
        return try scan.pledges(in: [.unscheduled, .governmentUnscheduled]).compactMap { campaign, found in
            let ends = context.plan.campaign(campaign)?.ends
            if let ends, ends < context.asOf { return nil }
            let pledges = found.pledges
            let due =
                ends.map { "due in one sum on \($0)" }
                ?? (campaign.isEmpty
                    ? "never due, since it is for no campaign" : "never due, since the campaign has no end")
            return Finding(
                code: code, severity: ends == nil ? .warning : .note,
                message: "\(pledges.of("pledge")) without a schedule \(pledges.word("is", "are")) \(due): "
                    + "\(context.text(found.open)), \(pledges.text)",
                subject: context.subject(campaign),
                hint: "agree on dates with the donor; void it and add it with installments "
                    + "if nothing is paid yet")
        }
    }
}
