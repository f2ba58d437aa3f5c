import CampaignKit

/// What can be wrong with the costs of grants, and what to do about it.
enum SpendingCode: String, CaseIterable {
    case afterPeriod = "spend-after-period"
    case beforeApproval = "spend-before-approval"
    case beforeReceived = "spent-before-received"
    case matchDouble = "match-double"
    case beyondLine = "spend-beyond-line"
    case beyondAward = "spend-beyond-award"
    case burnAhead = "burn-ahead"
    case burnBehind = "burn-behind"
    case extensionLate = "extension-late"
    case needsApproval = "rebudget-needs-approval"
    case aboveRate = "indirect-above-rate"
    case aboveSpent = "claimed-above-spent"

    private var severity: Finding.Severity {
        switch self {
        case .afterPeriod, .beforeApproval, .beforeReceived, .matchDouble: .error
        default: .warning
        }
    }

    func finding(_ subject: String, _ message: String, _ hint: String) -> Finding {
        Finding(code: rawValue, severity: severity, message: message, subject: subject, hint: hint)
    }

    var title: String {
        switch self {
        case .afterPeriod: "Costs after the end of a grant"
        case .beforeApproval: "Costs before a grant begins, or before the board approved the project"
        case .beforeReceived: "More was spent of a grant than came in"
        case .matchDouble: "A gift is match for more than it brought"
        case .beyondLine: "More was spent in a category than its budget has"
        case .beyondAward: "More was spent than was awarded"
        case .burnAhead: "A grant is spent faster than its time goes by"
        case .burnBehind: "A grant is spent more slowly than its time goes by"
        case .extensionLate: "A grant was extended after it had ended"
        case .needsApproval: "A budget changed by more than a tenth without the funder's approval"
        case .aboveRate: "More overhead was charged than the agreement allows"
        case .aboveSpent: "More was claimed than was spent"
        }
    }

    var explanation: String {
        switch self {
        case .afterPeriod:
            """
            The funder may disallow them. Ask for an extension (`campaign grant term GR-3 --extend-to DATE \
            --reason`), or charge them elsewhere: `campaign grant spend GR-3 --reverses S-7`.
            """
        case .beforeApproval:
            """
            Where the funder agreed to costs before the award, reverse the cost and record it again with \
            `--pre-award`. Costs before the board's approval of a project are for the board to ratify.
            """
        case .beforeReceived:
            """
            The award is paid in advance, and less of it came than was spent. Other money pays for it meanwhile: is a \
            payment missing (`campaign gift add --grant`), or is it a reimbursement?
            """
        case .matchDouble:
            """
            A gift counts toward one award's match, once: 2 CFR 200.306. It was refunded since, or belongs to \
            two grants. Find another gift for one of them: `campaign grant match GR-3 --gift G-9`.
            """
        case .beyondLine:
            "Change the budget (`campaign grant budget set`), with the funder's approval where it asks for one."
        case .beyondAward:
            "What is beyond the award is the organization's own to pay, unless the funder adds to it."
        case .burnAhead:
            """
            At this speed the money is gone before the period is. `burn_warning:` below `grants:` in \
            organization.yml says from how many points on this is reported.
            """
        case .burnBehind:
            """
            What is not spent by the end goes back. Ask early for an extension. `burn_warning:` below \
            `grants:` in organization.yml says from how many points on this is reported.
            """
        case .extensionLate:
            "Ask before the end: federal awards want ten days' notice (2 CFR 200.308). Keep the funder's letter."
        case .needsApproval:
            """
            Federal awards may ask for approval once more than 10% of the budget moved between direct \
            categories, over all changes (2 CFR 200.308). Record it with `--approved`.
            """
        case .aboveRate:
            "Charge less with the next claim, or record the new rate: `campaign grant term --indirect`."
        case .aboveSpent:
            """
            A cost was reversed after it was claimed. Say that the funder does not owe it (`campaign grant unmet GR-3 \
            --amount A --reason`), or record the cost that took its place: the next claim takes in what is open.
            """
        }
    }
}
