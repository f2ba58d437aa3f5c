/// How far a grant is, from the first idea to the closed award.
///
/// Raw values are stored and hashed: never renumber one. *Active* and *reporting* are never posted: they
/// follow from dates (`GrantPhase`).
public enum GrantStage: Int, Sendable, CaseIterable {
    /// Worth asking; nothing was sent.
    case prospect = 1
    /// A letter of inquiry was sent.
    case loi = 2
    /// Invited to write the full proposal, or writing it.
    case proposal = 3
    /// Submitted: the funder decides.
    case review = 4
    /// Told yes, without a letter.
    case verbal = 5
    /// The award letter or agreement is dated.
    case awarded = 6
    /// The funder said no.
    case declined = 7
    /// We withdrew, or the funder ended it.
    case withdrawn = 8
    case closed = 9
    /// Everything was given back.
    case returned = 10

    public var name: String { "\(self)" }

    public init?(name: String) {
        guard let stage = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = stage
    }

    /// In the pipeline: the funder has not decided.
    public var isOpen: Bool { rawValue <= GrantStage.verbal.rawValue }

    /// What a move to this stage is posted with when no one says another likelihood, in tenths of a percent.
    public var usualLikelihood: Int64 {
        switch self {
        case .prospect: 100
        case .loi: 200
        case .proposal: 300
        case .review: 600
        case .verbal: 800
        case .awarded, .closed: 1000
        case .declined, .withdrawn, .returned: 0
        }
    }
}

/// What a move from one stage to another takes.
public enum GrantMove: Sendable, Equatable {
    case plain
    /// Allowed for a stated reason.
    case reason
    case refused

    /// The table of legal moves; `hadAward` says that the grant was awarded before.
    public init(from: GrantStage, to: GrantStage, hadAward: Bool) {
        let isEarlier = to.rawValue < from.rawValue
        self =
            switch (from, to) {
            case _ where from == to: .refused
            case (_, .closed), (_, .returned): from == .awarded ? .plain : .refused
            case (.awarded, .withdrawn): .reason
            case (.awarded, _): .refused
            case (.withdrawn, _) where hadAward, (.closed, _), (.returned, _):
                to == .awarded ? .reason : .refused
            case (.declined, _), (.withdrawn, _): to.isOpen || to == .awarded ? .reason : .refused
            case (.verbal, .declined), (.verbal, .withdrawn): .reason
            case (_, .declined), (_, .withdrawn): .plain
            case (.review, .awarded), (.verbal, .awarded): .plain
            case (_, .awarded): .reason
            case _ where isEarlier: .reason
            // Only the step from a letter of inquiry may be skipped without a word.
            case (.prospect, .proposal): .plain
            default: to.rawValue == from.rawValue + 1 ? .plain : .reason
            }
    }

    /// The stages that may follow, those without a reason first.
    public static func next(after stage: GrantStage, hadAward: Bool) -> [GrantStage] {
        [.plain, .reason].flatMap { kind in
            GrantStage.allCases.filter { GrantMove(from: stage, to: $0, hadAward: hadAward) == kind }
        }
    }
}
