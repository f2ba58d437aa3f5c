public import CampaignKit

/// The words of a grant, which can be erased: one line each.
public struct GrantWords: Sendable, Equatable {
    public var title = ""
    public var owner = ""
    /// What the funder's money is to do.
    public var purpose = ""
    /// Who gave it to the funder, where the money only passes through.
    public var prime = ""
    /// Numbers of the funder and of governments, as they were typed.
    public var externalID = ""

    public init(title: String = "", owner: String = "") {
        self.title = title
        self.owner = owner
    }

    var texts: [String] { [title, owner, purpose, prime, externalID] }

    init(texts: [String]) {
        var all = texts.makeIterator()
        title = all.next() ?? ""
        owner = all.next() ?? ""
        purpose = all.next() ?? ""
        prime = all.next() ?? ""
        externalID = all.next() ?? ""
    }
}

/// What the award agreement says of its period.
public struct GrantTerm: Sendable, Equatable {
    /// Stored and hashed: never renumber one.
    public enum Kind: Int, Sendable, CaseIterable {
        case outright = 1
        case conditional = 2
        case reimbursement = 3

        public var name: String { "\(self)" }
    }

    public var kind: Kind
    public var period: ClosedRange<CalendarDate>?
    /// Why it was changed, or what has to happen for a conditional award: can be erased.
    public var words: String

    public init(kind: Kind, period: ClosedRange<CalendarDate>? = nil, words: String = "") {
        self.kind = kind
        self.period = period
        self.words = words
    }
}

/// A deadline that is to be written.
public struct NewDeadline: Sendable, Equatable {
    public var kind: DeadlineKind
    public var due: CalendarDate
    /// How it follows from the period's end; empty for a day of its own.
    public var rule = ""
    /// Shown only: `17:00`, and the zone that it is in.
    public var time = ""
    public var zone = ""
    /// The position of the installment that waits for it, from 1.
    public var gates: Int?
    public var owner = ""

    public init(kind: DeadlineKind, due: CalendarDate) {
        self.kind = kind
        self.due = due
    }
}

/// What is said of a deadline that is there.
public struct DeadlineStep: Sendable, Equatable {
    /// The number in `DL-12`.
    public var deadline: Int64
    public var kind: Deadline.ChangeKind
    public var to: CalendarDate?
    /// The reason, or a reference: can be erased.
    public var words: String

    public init(_ deadline: Int64, _ kind: Deadline.ChangeKind, to: CalendarDate? = nil, words: String = "") {
        self.deadline = deadline
        self.kind = kind
        self.to = to
        self.words = words
    }
}

/// All that one command says of one grant: written together, or not at all.
public struct GrantChange: Sendable, Equatable {
    public struct Share: Sendable, Equatable {
        public var place: Designation
        /// Above zero; amounts are spread by it.
        public var weight: Int64

        public init(place: Designation, weight: Int64) {
            self.place = place
            self.weight = weight
        }
    }

    public struct Figures: Sendable, Equatable {
        /// Base-currency minor units; nil for what is not known.
        public var requested: Int64?
        public var expected: Int64?
        public var foreign: ForeignAmount?
        public var decision: CalendarDate?

        public init(requested: Int64? = nil, expected: Int64? = nil, decision: CalendarDate? = nil) {
            self.requested = requested
            self.expected = expected
            self.decision = decision
        }
    }

    public struct Move: Sendable, Equatable {
        public var stage: GrantStage
        /// Tenths of a percent.
        public var likelihood: Int64
        public var reason: String

        public init(_ stage: GrantStage, likelihood: Int64? = nil, reason: String = "") {
            self.stage = stage
            self.likelihood = likelihood ?? stage.usualLikelihood
            self.reason = reason
        }
    }

    /// The day that all of it is dated.
    public var day: CalendarDate
    public var words: GrantWords?
    /// A donor's number.
    public var funder: Int64?
    public var figures: Figures?
    public var shares: [Share]?
    public var move: Move?
    /// Voids the last move, for this reason.
    public var voidsLastMove: String?
    public var term: GrantTerm?
    public var challenge: Challenge?
    public var deadlines: [NewDeadline] = []
    public var steps: [DeadlineStep] = []
    /// Entries of promises that were posted before and are the grant's from this day on.
    public var promises: [Int64] = []
    /// Who is asked and was no one yet: gets a number, and is the funder.
    public var newFunder: DonorDetails?
    /// Of a new grant: what a file calls it.
    public var name: GrantName?
    /// Of a new grant: which one it renews, or tries again.
    public var renews: Int64?
    public var resubmits: Int64?
    /// What is said of its costs.
    public var spending = SpendingChange()

    public init(day: CalendarDate) {
        self.day = day
    }
}

/// Rows of money of a grant, and what is said of it in the same batch.
public struct GrantPosting: Sendable, Equatable {
    public var grant: Int64
    public var change: GrantChange

    public init(_ grant: Int64, _ change: GrantChange) {
        self.grant = grant
        self.change = change
    }
}

/// What a command wrote of a grant.
public struct GrantOutcome: Sendable, Equatable {
    /// The number in `GR-12`.
    public var grant: Int64
    /// The numbers of new deadlines.
    public var deadlines: [Int64] = []
    /// The number of a funder who was no one yet.
    public var newFunder: Int64?
    public var spending = SpendingOutcome()
    /// Nil where nothing was kept.
    public var batch: Int64?
    /// Why nothing was written.
    public var refusal: GrantRefusal?
    /// The grant with what was said, also where nothing is kept of it.
    public var book: GrantBook?
}
