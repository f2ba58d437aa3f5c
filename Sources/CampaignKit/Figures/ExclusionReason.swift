/// Why a row that looks like part of a figure is not in it.
///
/// The raw value is what documents carry.
public enum ExclusionReason: String, Sendable, CaseIterable, Comparable {
    case inKind = "in-kind"
    case government
    case outsidePeriod = "outside-period"
    case conditional
    /// Received before its condition is met.
    case advance
    case dueBack = "due-back"
    case fxDifference = "fx-difference"
    case revocable
    case matchExpected = "match-expected"
    case exchange
    /// A payment on a promise that raised already holds.
    case alreadyPledged = "already-pledged"
    /// Promised and counted, but no money yet.
    case notReceived = "not-received"
    /// On a side line no longer: the policy takes it into raised.
    case counted
    /// It was there and came down to nothing.
    case settled
    /// It was there and was moved to something else.
    case moved
    /// Tagged here; it counts where its promise does.
    case elsewhere
    /// An installment whose day has not passed.
    case notDue = "not-due"
    case datedAfter = "dated-after"
    case postDated = "post-dated"
    case postedLater = "posted-later"
    /// A donor who gave to the charity before this row.
    case gaveBefore = "gave-before"
    /// A row without a donor cannot be counted as one.
    case noDonor = "no-donor"
    /// Of donors: what they gave in gifts that staff may not see, all together.
    case hidden

    public static func < (left: ExclusionReason, right: ExclusionReason) -> Bool { left.order < right.order }

    private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// The reason in words, of one figure.
    public func reason(_ figure: TallyFigure) -> String {
        switch self {
        case .inKind: "in kind, excluded by the campaign's policy (in_kind: exclude)"
        case .government: "from governments, excluded by the campaign's policy (government: exclude)"
        case .outsidePeriod: "dated outside the campaign's period (outside_period: exclude)"
        case .conditional: "conditional, and the condition is not met"
        case .advance: "received, and the condition is not met yet"
        case .dueBack: "due back to its funder"
        case .fxDifference: "exchange differences of refunds, not counted in raised"
        case .revocable: "revocable intentions (revocable: separate)"
        case .matchExpected: "expected matches that the company has not paid"
        case .exchange: "the purchase part of a payment (exchange: exclude)"
        case .alreadyPledged: "payments on a pledge or award that is already counted"
        case .notReceived: "promised and not yet received"
        case .counted: "counted in raised, because the campaign's policy includes it"
        case .settled: settled(figure)
        case .moved: "moved to another campaign, project or budget line"
        case .elsewhere: "payments tagged here that count under their pledge"
        case .notDue: "installments not yet due"
        case .datedAfter: "dated after that day"
        case .postDated: "post-dated checks, held until their date"
        case .postedLater: "posted after what was known then"
        case .gaveBefore: "gave to the charity before, elsewhere or on an earlier day"
        case .noDonor: "rows that name no donor"
        case .hidden: "gifts hidden from staff, combined and without names"
        }
    }

    private func settled(_ figure: TallyFigure) -> String {
        switch figure {
        case .outstanding, .overdue: "paid, written off or cut in full"
        case .conditional: "the condition was met, or the promise was cut"
        case .advance: "the condition was met, or the money went back"
        case .dueBack: "refunded"
        case .revocable: "realized, or reversed"
        case .matchExpected: "the company has paid, or the match was cut"
        case .donors, .firstTimeDonors:
            "all they gave here was reversed or moved: refunded, charged back, voided, or written off"
        default: "reversed in full: refunded, charged back, voided, or written off"
        }
    }
}
