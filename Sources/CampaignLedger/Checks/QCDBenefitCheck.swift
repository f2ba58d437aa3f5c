import CampaignKit

/// A distribution from an IRA brings no benefit of any value.
///
/// `rules.md §4.5`.
enum QCDBenefitCheck: LedgerCheck {
    static let code = "qcd-benefit"
    static let title = "An IRA distribution brought a benefit"
    static let isDeep = false
    static let explanation = """
        A qualified charitable distribution must be a gift in full: with a benefit of any value, even a mug that is \
        otherwise small enough to disregard, none of it qualifies and the donor owes tax on all of it. Tell the donor, \
        or say that there was none: under an appeal with `channel: event` or `benefits: ask` a blank benefit means \
        unknown, and `none` in `benefit_value` settles it.
        """

    static func findings(_ connection: any LedgerConnection, _ context: LedgerCheckContext) throws
        -> [Finding]
    {
        var found = CappedFindings(code: code)
        try BenefitRows(connection: connection, plan: context.plan, type: .qcd).each(isAnyValue: true) {
            id, value in
            let worth = value.map { $0 > 0 ? "a benefit of \(context.text($0))" : "a benefit" }
            found.add(
                Finding(
                    code: code, severity: .warning,
                    message: worth.map { "an IRA distribution brought \($0)" }
                        ?? "an IRA distribution went to an event, and nobody said that it brings no benefit",
                    subject: "G-\(id)",
                    hint: worth == nil
                        ? "ask whether it pays for a seat; campaign gift show G-\(id)"
                        : "tell the donor that it does not qualify; campaign gift show G-\(id)"))
        }
        return found.all
    }
}
