import CampaignKit
import CampaignLedger

/// The post-dated checks of some campaigns, summed: outside every figure until their dates.
struct HeldSum: Equatable {
    private(set) var checks = 0
    private(set) var minorUnits: Int64 = 0
    /// The campaigns that they are for.
    private(set) var campaigns: Set<String> = []

    init() {}

    /// Of the campaigns named; nil for everything.
    ///
    /// A check over several campaigns brings each its part.
    init(_ gifts: [PostDatedGift], in campaigns: [String]?) throws(MoneyError) {
        for gift in gifts {
            self.campaigns.formUnion(gift.parts.map(\.campaign))
            guard let campaigns else {
                try add(gift.minorUnits)
                continue
            }
            let here = gift.parts.filter { campaigns.contains($0.campaign) }
            guard !here.isEmpty else { continue }
            if gift.isOnPromise || here.count == gift.parts.count {
                try add(gift.minorUnits)
            } else {
                var sum: Int64 = 0
                for part in here { sum = try Checked.add(sum, part.raised) }
                try add(sum)
            }
        }
    }

    private mutating func add(_ amount: Int64) throws(MoneyError) {
        checks += 1
        minorUnits = try Checked.add(minorUnits, amount)
    }

    func json(_ currency: Currency) -> JSONValue {
        .object(["checks": .number(Int64(checks)), "amount": .money(minorUnits, currency)])
    }
}
