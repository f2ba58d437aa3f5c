/// Why someone in a segment gets no piece of an appeal, the reason that is told first before the others.
///
/// `rules.md §3`. The raw value is what lists and JSON say.
public enum SuppressionReason: String, Sendable, CaseIterable, Comparable {
    /// Everyone in the household has died.
    case deceased
    /// Their name and address were erased.
    case erased
    /// A sponsor of donor-advised funds, a platform or a government: no one there reads appeals.
    case notAskable = "not-askable"
    case doNotMail = "do-not-mail"
    case doNotEmail = "do-not-email"
    case gaveToAppeal = "gave-to-appeal"
    case gaveSinceStart = "gave-since-start"
    case gaveThisYear = "gave-this-year"
    /// A household partner's, a fund advisor's or a matched employee's gift is theirs in spirit.
    case creditedThisYear = "credited-this-year"
    /// Promised, and not overdue.
    case openPledge = "open-pledge"
    /// As good as promised: it counts on the date it bears (`rules.md §1`).
    case heldCheck = "held-check"
    /// Something that only the office may know: a gift that is hidden from staff, for example.
    case heldBack = "held-back"
    case badAddress = "bad-address"
    case noEmail = "no-email"
    case noPhone = "no-phone"
    /// No one to address it to.
    case noName = "no-name"
    /// May be someone who gave or must not be asked, and is not known to be.
    case possibleDuplicate = "possible-duplicate"

    /// In words, for lists.
    public var words: String {
        switch self {
        case .deceased: "has died"
        case .erased: "was erased"
        case .notAskable: "a fund sponsor, platform or government"
        case .doNotMail: "wants no mail"
        case .doNotEmail: "wants no e-mail"
        case .gaveToAppeal: "gave to this appeal"
        case .gaveSinceStart: "gave since the appeal began"
        case .gaveThisYear: "gave this year already"
        case .creditedThisYear: "is credited for a gift of this year"
        case .openPledge: "has an open pledge that is not overdue"
        case .heldCheck: "gave a post-dated check that is being held"
        case .heldBack: "is marked do not ask"
        case .badAddress: "has no deliverable address"
        case .noEmail: "has no e-mail address"
        case .noPhone: "has no telephone number"
        case .noName: "has no name to write to"
        case .possibleDuplicate: "may be the same person as a donor who gave or must not be asked"
        }
    }

    /// Whether it keeps a piece from someone else who may be the same person, too.
    var bindsDoubles: Bool {
        switch self {
        case .notAskable, .badAddress, .noEmail, .noPhone, .noName, .possibleDuplicate: false
        default: true
        }
    }

    /// Whether they gave, so that the day of the last gift says more than the reason.
    var isGift: Bool {
        switch self {
        case .gaveToAppeal, .gaveSinceStart, .gaveThisYear: true
        default: false
        }
    }

    /// Whether it tells of giving: of someone with a hidden gift it would tell that there is one.
    var tellsOfGiving: Bool {
        switch self {
        case .gaveToAppeal, .gaveSinceStart, .gaveThisYear, .creditedThisYear, .openPledge, .heldCheck: true
        default: false
        }
    }

    public static func < (left: SuppressionReason, right: SuppressionReason) -> Bool {
        allCases.firstIndex(of: left) ?? 0 < allCases.firstIndex(of: right) ?? 0
    }
}

/// Someone who is in a segment of an appeal and gets no piece of it.
public struct SuppressedDonor: Sendable, Equatable {
    /// Ours, the household's first member.
    public var donor: Int64
    public var externalID: String
    public var name: String
    public var segment: String
    /// Why they are in the segment.
    public var why: String
    /// At least one; the first is told where there is room for one.
    public var reasons: [SuppressionReason]
    /// Who they may be: `perhaps D-412, who gave 3 Nov 2026`; empty where that is not the reason.
    public var perhaps = ""

    public init(
        donor: Int64, externalID: String, name: String, segment: String, why: String,
        reasons: [SuppressionReason]
    ) {
        self.donor = donor
        self.externalID = externalID
        self.name = name
        self.segment = segment
        self.why = why
        self.reasons = reasons
    }
}

/// Someone who is in no segment of an appeal.
public struct UnsegmentedDonor: Sendable, Equatable {
    /// Ours, the household's first member.
    public var donor: Int64
    public var externalID: String
    public var name: String
    /// In the appeal's year; nil for someone who never gave.
    public var status: LifecycleStatus?
    /// The same in words, with amounts unless a gift is hidden.
    public var why: String
}

/// What donors did that bears on whether to ask them now, by our numbers of donors.
///
/// `rules.md §3`, suppressions. Every member of a household counts for all of it.
public struct AppealHistory: Sendable, Equatable {
    /// Gave to the appeal itself: by its id or one of its keycodes.
    public var gaveToAppeal: Set<Int64> = []
    /// Gave, or are credited for a gift, on or after the appeal's first day.
    public var gaveSinceStart: Set<Int64> = []
    /// Are credited for a gift in the appeal's year: household, daf_advisor, matched_employee, or their
    /// promise was paid by someone else.
    public var creditedThisYear: Set<Int64> = []
    /// Have a pledge with something outstanding and nothing overdue.
    public var openPledges: Set<Int64> = []
    /// Handed over a check that is held until the date it bears: neither a gift yet nor nothing.
    public var heldChecks: Set<Int64> = []
    /// When the appeal was sent to them.
    public var sent: [Int64: CalendarDate] = [:]

    public init() {}
}
