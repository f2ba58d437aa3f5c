/// Why someone in a segment gets no piece of an appeal, the reason that is told first before the others.
///
/// `rules.md §3`. The raw value is what lists and JSON say.
public enum SuppressionReason: String, Sendable, CaseIterable, Comparable {
    /// Everyone in the household has died.
    case deceased
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
