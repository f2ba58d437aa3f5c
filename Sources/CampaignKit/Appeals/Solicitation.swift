/// One piece of an appeal that went out: who was asked, in which segment, when, and at what cost.
///
/// A household that got one letter is one piece, recorded for its first member.
public struct Solicitation: Sendable, Equatable {
    public var donor: Int64
    /// The campaign, the appeal and the keycode of the piece.
    public var place: Designation
    public var segment: String
    /// The day that it went out.
    public var day: CalendarDate
    /// This piece's part of the cost, in base-currency minor units; nil where no one said.
    public var costMinor: Int64?
    /// The first ask of the ladder; nil without one.
    public var askMinor: Int64?

    public init(
        donor: Int64, place: Designation, segment: String, day: CalendarDate, costMinor: Int64? = nil,
        askMinor: Int64? = nil
    ) {
        self.donor = donor
        self.place = place
        self.segment = segment
        self.day = day
        self.costMinor = costMinor
        self.askMinor = askMinor
    }
}

/// How an appeal reaches people, by its channel: what it needs to know of them, and what they may refuse.
enum AppealMedium: Sendable {
    case post, email, phone, inPerson

    init(_ channel: Appeal.Channel?) {
        switch channel {
        case .email, .web: self = .email
        case .phone: self = .phone
        case .faceToFace: self = .inPerson
        case .mail, .event, .grant, nil: self = .post
        }
    }

    /// Why this person cannot be reached; nil when they can.
    func obstacle(_ person: AppealPerson) -> SuppressionReason? {
        let details = person.details
        if details.isErased { return .erased }
        if person.isDeceased { return .deceased }
        switch self {
        case .post:
            if details.suppressions.contains(.doNotMail) { return .doNotMail }
            let isReachable = !details.address1.isEmpty && !details.city.isEmpty
            return isReachable && !details.suppressions.contains(.returnedMail) ? nil : .badAddress
        case .email:
            if details.suppressions.contains(.doNotEmail) { return .doNotEmail }
            return details.email.isEmpty ? .noEmail : nil
        case .phone: return details.phone.isEmpty ? .noPhone : nil
        case .inPerson: return nil
        }
    }

    /// Whether an obstacle is a wish, or death, that keeps the name off a letter to the others.
    static func keepsNameOff(_ obstacle: SuppressionReason?) -> Bool {
        switch obstacle {
        case .deceased, .erased, .doNotMail, .doNotEmail: true
        default: false
        }
    }
}
