/// A name that picks donors by their lifecycle: one status, or several that go together.
public enum PickGroup: String, Sendable, CaseIterable {
    case new, recaptured, retained, upgraded, same, downgraded, lapsed
    case lapsedNew = "lapsed-new"
    case lapsedRepeat = "lapsed-repeat"
    case lybunt, sybunt, dormant
    /// Everyone who ever gave.
    case all

    /// What it is, in a few words.
    public var meaning: String {
        switch self {
        case .new: "gave this year for the first time"
        case .recaptured: "gave this year and some year before, but not last year"
        case .retained: "gave last year and this year: upgraded, same or downgraded"
        case .upgraded: "gave more than last year"
        case .same: "gave as much as last year"
        case .downgraded: "gave less than last year"
        case .lapsed: "the same as lybunt"
        case .lapsedNew: "gave last year for the first time, and not yet this year"
        case .lapsedRepeat: "gave last year and before, and not yet this year"
        case .lybunt: "gave last year, and not yet this year"
        case .sybunt: "gave some year, but not last year or this; --classic adds lybunt"
        case .dormant: "gave some year, but not last year or this"
        case .all: "everyone who ever gave"
        }
    }

    /// Whether donors of a status are in it; `classic` counts LYBUNT into SYBUNT, as CiviCRM and NPSP do.
    public func contains(_ status: LifecycleStatus?, classic: Bool = false) -> Bool {
        guard let status else { return false }
        switch self {
        case .new: return status == .new
        case .recaptured: return status == .recaptured
        case .retained: return status.isRetained
        case .upgraded: return status == .upgraded
        case .same: return status == .same
        case .downgraded: return status == .downgraded
        case .lapsed, .lybunt: return status.isLapsed
        case .lapsedNew: return status == .lapsedNew
        case .lapsedRepeat: return status == .lapsedRepeat
        case .sybunt: return status == .dormant || classic && status.isLapsed
        case .dormant: return status == .dormant
        case .all: return true
        }
    }
}
