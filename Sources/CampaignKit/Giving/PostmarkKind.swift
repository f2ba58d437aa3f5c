/// What kind of postmark proves the day of mailing.
///
/// `rules.md §1.6`. Raw values are stored.
public enum PostmarkKind: Int, Sendable, CaseIterable {
    case none = 0
    case machine = 1
    case manual = 2
    case certified = 3
    case registered = 4
    case certificateOfMailing = 5

    public var name: String {
        self == .certificateOfMailing ? "certificate-of-mailing" : String(describing: self)
    }

    public init?(name: String) {
        let dashed = String(name.map { $0 == "_" || $0 == " " ? "-" : $0 })
        guard let match = Self.allCases.first(where: { $0.name == dashed }) else { return nil }
        self = match
    }

    /// Whether the post office's own act proves the day; a machine mark shows only first processing.
    public var provesMailing: Bool { rawValue >= PostmarkKind.manual.rawValue }
}
