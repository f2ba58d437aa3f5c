/// What a donor is in law.
///
/// `rules.md §5`. Raw values are stored: never renumber one.
public enum DonorKind: Int, Sendable, CaseIterable {
    case person = 1
    case household = 2
    case organization = 3
    case foundation = 4
    case company = 5
    case dafSponsor = 6
    case government = 7
    case platform = 8

    public var name: String {
        self == .dafSponsor ? "daf_sponsor" : String(describing: self)
    }

    public init?(name: String) {
        guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = match
    }
}
