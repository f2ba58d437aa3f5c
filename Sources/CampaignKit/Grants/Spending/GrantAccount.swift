/// What a funder asks of one grant, as a report shows it.
public struct GrantAccount: Sendable, Equatable {
    /// The number in `GR-12`.
    public var number: Int64
    public var title: String
    public var funderName: String
    /// From whom the funder is hidden: `rules.md §5.3`.
    public var anonymity = Anonymity.none
    /// The number that the funder gave it; empty for none.
    public var externalID: String
    public var period: ClosedRange<CalendarDate>?
    /// Minor units of the base currency.
    public var awarded: Int64
    public var received: Int64
    /// Received and not spent; below zero where we paid ahead.
    public var onHand: Int64
    public var costs: GrantCosts
    public var burn: GrantBurn?
    /// What the agreement says of overhead, as people read it; nil where it says nothing.
    public var overhead: String?
    /// Nil where the agreement asks for no match.
    public var matchRequired: Int64?
    public var matchFound: Int64 = 0
    public var claimed: Int64 = 0

    public init(
        number: Int64, title: String, funderName: String, externalID: String = "",
        period: ClosedRange<CalendarDate>? = nil, awarded: Int64, received: Int64, onHand: Int64,
        costs: GrantCosts
    ) {
        self.number = number
        self.title = title
        self.funderName = funderName
        self.externalID = externalID
        self.period = period
        self.awarded = awarded
        self.received = received
        self.onHand = onHand
        self.costs = costs
    }
}
