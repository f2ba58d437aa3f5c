public import CampaignKit

/// What one command does with a naming place.
public struct UnitChange: Sendable, Equatable {
    public var kind: UnitEvent.Kind
    public var day: CalendarDate
    public var campaign: String
    public var project: String
    public var unit: String
    /// Which place, from 1; nil for the next that fits.
    public var ordinal: Int?
    /// The donor who reserves it.
    public var donor: Int64?
    /// The gift or promise that a name is given for.
    public var entry: Int64?
    public var until: CalendarDate?
    /// The name, or the reason.
    public var words: String
    /// Why a name is given for less than the price.
    public var belowPrice: String?

    public init(
        _ kind: UnitEvent.Kind, on day: CalendarDate, campaign: String, project: String, unit: String,
        ordinal: Int? = nil, words: String = ""
    ) {
        self.kind = kind
        self.day = day
        self.campaign = campaign
        self.project = project
        self.unit = unit
        self.ordinal = ordinal
        self.words = words
    }
}

/// A transfer that is to be posted.
public struct NewTransfer: Sendable, Equatable {
    public var day: CalendarDate
    public var campaign: String
    public var project: String
    /// Empty for the project as a whole.
    public var line: String
    /// A donor's number, or who has none yet.
    public var grantee: Int64?
    public var newGrantee: DonorDetails?
    public var amount: Int64
    public var foreign: ForeignAmount?
    /// The gifts that it comes from; nil for those that expire first.
    public var from: Set<Int64>?
    public var agreement: CalendarDate?
    public var reportDue: CalendarDate?
    /// What is allowed although it should not be, each with its reason.
    public var exceptions: [TransferException: String] = [:]
    public var note: String = ""

    public init(
        _ amount: Int64, on day: CalendarDate, campaign: String, project: String, line: String = ""
    ) {
        self.amount = amount
        self.day = day
        self.campaign = campaign
        self.project = project
        self.line = line
    }
}

/// What a board would have to know of a transfer.
public enum TransferException: Sendable, Equatable, CaseIterable {
    case overCap, beforeApproval, beforeAgreement

    var flag: TransferRecord.Exceptions {
        switch self {
        case .overCap: .overCap
        case .beforeApproval: .beforeApproval
        case .beforeAgreement: .beforeAgreement
        }
    }
}

/// What is said of a transfer that was posted.
public struct TransferStep: Sendable, Equatable {
    public var transfer: Int64
    public var kind: TransferRecord.Event.Kind
    public var day: CalendarDate
    /// What came back.
    public var amount: Int64?
    /// What was spent, by line; empty for the project as a whole.
    public var spent: [(line: String, amount: Int64)] = []
    /// The gift that another one stands for from now on, and that one.
    public var from: Int64?
    public var to: Int64?
    public var words: String

    public init(
        _ transfer: Int64, _ kind: TransferRecord.Event.Kind, on day: CalendarDate, amount: Int64? = nil,
        words: String = ""
    ) {
        self.transfer = transfer
        self.kind = kind
        self.day = day
        self.amount = amount
        self.words = words
    }

    public static func == (left: TransferStep, right: TransferStep) -> Bool {
        left.transfer == right.transfer && left.kind == right.kind && left.day == right.day
            && left.amount == right.amount && left.words == right.words && left.from == right.from
            && left.to == right.to
            && left.spent.elementsEqual(right.spent) { $0 == $1 }
    }
}

/// Why nothing was written of a project.
public enum ProjectRefusal: Sendable, Equatable {
    case future(CalendarDate)
    /// The books are closed up to this day, and no reason was given.
    case booksClosed(CalendarDate)
    /// The unit is in the plan no more.
    case unknownUnit
    /// No place is open; the board says who has them.
    case noPlace(UnitBoard)
    /// This place is not open.
    case placeTaken(Int, UnitBoard)
    /// There are only so many.
    case noSuchPlace(Int)
    /// Nothing is to be released.
    case placeOpen(Int)
    /// The gift has raised less for the unit than a place costs.
    case belowPrice(raised: Int64, price: Int64)
    case unknownDonor(Int64)
    /// What could be passed on: of the line, and of the project's flexible money.
    case notReceived(own: Int64, flexible: Int64, missing: Int64)
    /// The board has not approved it by that day, or approved it no more.
    case notApproved(FundedProject.Approval?, withdrawn: CalendarDate?)
    /// More than the approval in force allows, in minor units.
    case overCap(Int64, FundedProject.Approval)
    case noAgreement
    case unknownTransfer(Int64)
    /// It was voided, or undone.
    case transferGone(Int64)
    /// More than is left of it.
    case aboveTransfer(left: Int64)
    /// Part of the transfer came back, and only a whole one is voided.
    case partlyReturned(Int64, Int64)
    /// The transfer has nothing of this gift.
    case notOfTransfer(Int64)
    /// Before the day of the transfer.
    case beforeTransfer(CalendarDate)
}

/// What a command wrote of a project.
public struct ProjectOutcome: Sendable, Equatable {
    public var refusal: ProjectRefusal?
    /// The number in `T-3`, of what was posted or spoken of.
    public var transfer: Int64?
    /// The place that was reserved, named or released, from 1.
    public var ordinal: Int?
    /// The places of the unit after it.
    public var board: UnitBoard?
    public var sources: [TransferSources.Part] = []
    public var newGrantee: Int64?
    public var batch: Int64?

    public init() {}
}
