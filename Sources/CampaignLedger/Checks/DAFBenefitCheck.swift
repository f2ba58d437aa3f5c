import CampaignKit

/// A donor-advised fund pays for no table at the gala.
///
/// `rules.md §2`, "Every week".
enum DAFBenefitCheck: LedgerCheck {
    static let code = "daf-benefit"
    static let title = "A donor-advised fund paid for a benefit"
    static let isDeep = false
    static let explanation = """
        A grant from a donor-advised fund must bring its advisor nothing of value: a seat, a meal or an \
        auction lot must be paid from the advisor's own pocket, or else the advisor owes an excise tax on \
        it. Ask the advisor to pay for the benefit and correct the gift, or record that there was none: \
        under an appeal with `channel: event` or `benefits: ask` a blank benefit means unknown, and `none` \
        in `benefit_value` settles it.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        let vehicle = BenefitRows.Vehicle(
            code: code, type: .daf, isAnyValue: false, one: "a grant from a donor-advised fund",
            several: "grants from donor-advised funds", remedy: "ask the advisor to pay for it instead")
        return try BenefitRows(connection: connection, context: context, vehicle: vehicle).findings()
    }
}
