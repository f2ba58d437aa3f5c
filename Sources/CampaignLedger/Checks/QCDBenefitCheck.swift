import CampaignKit

/// A distribution from an IRA brings no benefit of any value.
///
/// `rules.md §4.5`.
enum QCDBenefitCheck: LedgerCheck {
    static let code = "qcd-benefit"
    static let title = "An IRA distribution brought a benefit"
    static let isDeep = false
    static let explanation = """
        A qualified charitable distribution must be a gift in full: with a benefit of any value, even a mug \
        that is otherwise small enough to disregard, none of it qualifies and the donor owes tax on all of \
        it. Tell the donor, or record that there was none: under an appeal with `channel: event` or \
        `benefits: ask` a blank benefit means unknown, and `none` in `benefit_value` settles it.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        let vehicle = BenefitRows.Vehicle(
            code: code, type: .qcd, isAnyValue: true, one: "an IRA distribution",
            several: "IRA distributions",
            remedy: "tell the donor that the distribution does not qualify")
        return try BenefitRows(connection: connection, context: context, vehicle: vehicle).findings()
    }
}
