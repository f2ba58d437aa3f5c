/// Recognition of someone for a gift that is another's in law.
public struct SoftCredit: Hashable, Sendable {
    /// The recognized donor's id in the row's source.
    public var donorID: String
    public var kind: SoftCreditKind
    /// Base-currency minor units; nil means the whole gift.
    public var minorUnits: Int64?

    public init(donorID: String, kind: SoftCreditKind, minorUnits: Int64? = nil) {
        self.donorID = donorID
        self.kind = kind
        self.minorUnits = minorUnits
    }
}
