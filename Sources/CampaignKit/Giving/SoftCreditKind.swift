/// Why someone is recognized for a gift that is not theirs in law.
///
/// `rules.md §2`. Raw values are stored.
public enum SoftCreditKind: Int, Sendable, CaseIterable {
    case household = 1
    case dafAdvisor = 2
    case matchedEmployee = 3
    case solicitor = 4
    case influencer = 5
    case recognition = 6

    public var name: String {
        switch self {
        case .dafAdvisor: "daf_advisor"
        case .matchedEmployee: "matched_employee"
        default: String(describing: self)
        }
    }

    public init?(name: String) {
        guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = match
    }
}
