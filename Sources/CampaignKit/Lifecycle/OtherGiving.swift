/// What someone did who never gave money that is left.
///
/// `rules.md §3` counts none of it, and it is not nothing.
public struct OtherGiving: OptionSet, Sendable, Equatable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let inKind = OtherGiving(rawValue: 1)
    /// A pledge or an award, whatever became of it.
    public static let pledge = OtherGiving(rawValue: 2)
    public static let conditional = OtherGiving(rawValue: 4)
    /// A bequest intention.
    public static let revocable = OtherGiving(rawValue: 8)
    /// Money that went back in full, or that bought something of its worth.
    public static let takenBack = OtherGiving(rawValue: 16)

    /// What a row of this type says of its donor; empty for what acts on another row.
    public init(_ type: EntryType) {
        switch type {
        case .inKind: self = .inKind
        case .pledge, .award: self = .pledge
        case .conditional: self = .conditional
        case .revocable: self = .revocable
        default: self = type.bringsMoney ? .takenBack : []
        }
    }

    /// `gave in kind; has pledged, but nothing has been received`; empty for nothing.
    public var words: String {
        let parts: [(OtherGiving, String)] = [
            (.inKind, "gave in kind"), (.pledge, "has pledged, but nothing has been received"),
            (.conditional, "has made a conditional promise"), (.revocable, "has a bequest intention"),
            (.takenBack, "gave, but nothing is left as a gift"),
        ]
        return parts.filter { contains($0.0) }.map(\.1).joined(separator: "; ")
    }
}
