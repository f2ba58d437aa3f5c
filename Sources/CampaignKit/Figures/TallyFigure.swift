/// A figure that rows of the ledger add up to, by the name that documents give it.
///
/// A new one is a case, its value and its line in `FigureCatalogue.sums` below; what counts it is `Tally`.
public enum TallyFigure: String, Sendable, CaseIterable {
    case raised, received, outstanding, commitments, gifts, donors
    case firstTimeDonors = "first_time_donors"
    case conditional, advance
    case dueBack = "due_back"
    case fxDifference = "fx_difference"
    case revocable
    case inKind = "in_kind"
    case matchExpected = "match_expected"
    case exchange, excluded, overdue
    case writtenOff = "written_off"

    /// Whether it counts people, each once, however many gifts they gave.
    public var isDonors: Bool { self == .donors || self == .firstTimeDonors }

    /// Whether it is an amount and no count.
    public var isMoney: Bool { !isDonors && self != .commitments && self != .gifts }

    /// The figure itself; `ended` adds what is unscheduled to what is overdue, as campaigns that ended do.
    public func value(in tally: Tally, ended: Bool = false) -> Int64 {
        switch self {
        case .raised: tally.raised
        case .received: tally.received
        case .outstanding: tally.outstanding
        case .commitments: tally.commitments
        case .gifts: tally.gifts
        case .donors: tally.donors
        case .firstTimeDonors: tally.firstTimeDonors
        case .conditional: tally.conditional
        case .advance: tally.advance
        case .dueBack: tally.dueBack
        case .fxDifference: tally.fxDifference
        case .revocable: tally.revocable
        case .inKind: tally.inKind
        case .matchExpected: tally.matchExpected
        case .exchange: tally.exchange
        case .excluded: tally.excluded
        // Both are parts of one commitment's outstanding, whose rows were summed with checks.
        case .overdue: ended ? tally.overdue &+ tally.unscheduled : tally.overdue
        case .writtenOff: tally.writtenOff
        }
    }

    /// What an amount of a class adds to this figure where a policy lets it in; nil for side lines.
    ///
    /// It shows what a row that is left out would have added.
    public func candidate(_ figures: CommitmentFigures) -> Int64? {
        switch self {
        case .raised: figures.raised
        case .received: figures.received
        case .outstanding: figures.outstanding
        case .gifts: figures.gifts
        case .commitments: figures.commitments
        default: nil
        }
    }

    /// Classes that are on this side line unless a policy lets them into raised.
    public var classes: Set<CountClass> {
        switch self {
        case .inKind: [.inKind, .governmentInKind]
        case .exchange: [.exchange, .governmentExchange]
        case .revocable: [.revocable, .governmentRevocable]
        case .excluded: [.government]
        default: []
        }
    }
}

extension FigureCatalogue {
    /// What every sum of money has: what rows of the ledger add up to, in the order of `TallyFigure`.
    public static let sums: [Figure] = [
        Figure(
            .raised, "Raised", .sum,
            summary: "gifts and pledges, less what was refunded or written off"),
        Figure(.received, "Received", summary: "the part of raised that has arrived"),
        Figure(
            .outstanding, "Outstanding", shortened: .up,
            summary: "raised − received, always"),
        Figure(
            .commitments, "Commitments", noun: "commitment",
            summary: "gifts, pledges and awards that were not fully reversed"),
        Figure(
            .gifts, "Gifts", .sum, noun: "gift", summary: "receipts of money that were not fully reversed"),
        Figure(
            .donors, "Donors", .sum, noun: "donor",
            summary: "distinct legal donors whose raised is above zero"),
        Figure(
            .firstTimeDonors, "First-time donors", noun: "first-time donor",
            summary: "donors whose first gift to the charity is here"),
        Figure(
            .conditional, "Conditional",
            summary: "promised on a condition that is not yet met; not in raised"),
        Figure(
            .advance, "Advance",
            summary: "money paid before its condition is met; neither raised nor received"),
        Figure(
            .dueBack, "Due back", summary: "money owed back to its funder, after a cut below what was paid"),
        Figure(
            .fxDifference, "Exchange difference",
            summary: "the gain or loss between money in another currency and what it settled or reversed"),
        Figure(.revocable, "Revocable", summary: "bequest intentions and the like; not in raised"),
        Figure(
            .inKind, "In kind",
            summary: "gifts of goods and services, where the campaign does not count them in raised"),
        Figure(
            .matchExpected, "Expected matches",
            summary: "employers' matches that are expected and not yet paid; not in raised"),
        Figure(
            .exchange, "Exchange",
            summary: "the purchase part of payments, where the campaign does not count it in raised"),
        Figure(
            .excluded, "Excluded",
            summary: "government money and gifts outside the period, where the campaign does not count them"),
        Figure(
            .overdue, "Overdue", shortened: .up,
            summary: "the part of outstanding that is past due"),
        Figure(
            .writtenOff, "Written off", shortened: .up,
            summary: "the part of pledges that will not be paid; not a cut by the donor"),
        .pipelineWeighted,
    ]
}
