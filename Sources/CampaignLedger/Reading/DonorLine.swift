public import CampaignKit

/// One donor, for lists.
public struct DonorLine: Sendable, Equatable {
    /// Shown as `D-77`.
    public var id: Int64
    public var details: DonorDetails
    /// `source:id`, in the order they became known.
    public var externalIDs: [String]
    /// Payments and gifts not fully reversed.
    public var gifts: Int
    /// Received in all, less what was reversed, in base-currency minor units.
    public var receivedMinor: Int64
    public var lastGift: CalendarDate?
    /// The strictest level that one of these gifts asks for.
    public var anonymity = Anonymity.none
}
