/// A figure of a tally by the name that documents give it.
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
    case pipelineWeighted = "pipeline_weighted"

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
        case .pipelineWeighted: tally.pipelineWeighted
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
