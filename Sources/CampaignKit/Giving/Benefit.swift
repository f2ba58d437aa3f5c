/// What a donor got in return for a payment.
///
/// `rules.md §4.2–4.4`.
public struct Benefit: Hashable, Sendable {
    /// Fair value in base-currency minor units; nil when the column is blank.
    public var valueMinor: Int64?
    /// What it cost us, in base-currency minor units.
    public var costMinor: Int64?
    /// A token item that bears our name.
    public var isToken: Bool
    /// The file says that nothing was given (`none`).
    public var isNone: Bool
    /// The file says that no one knows yet (`unknown`): it blocks the receipt.
    public var isUnknown: Bool
    public var description: String

    public init(
        valueMinor: Int64? = nil, costMinor: Int64? = nil, isToken: Bool = false, isNone: Bool = false,
        isUnknown: Bool = false, description: String = ""
    ) {
        self.valueMinor = valueMinor
        self.costMinor = costMinor
        self.isToken = isToken
        self.isNone = isNone
        self.isUnknown = isUnknown
        self.description = description
    }
}
