/// The gift table that a campaign asks for: computed from the goal, or given tier by tier.
public enum GiftTableRule: Sendable, Equatable {
    case auto
    case tiers([Tier])

    public struct Tier: Sendable, Equatable {
        public var amount: Money
        public var gifts: Int
        /// Prospects per gift in tenths; nil takes the standard of the tier's rank.
        public var prospectsPerGiftTenths: Int64?

        public init(amount: Money, gifts: Int, prospectsPerGiftTenths: Int64? = nil) {
            self.amount = amount
            self.gifts = gifts
            self.prospectsPerGiftTenths = prospectsPerGiftTenths
        }
    }
}
