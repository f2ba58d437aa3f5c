import TestSupport

/// CSV files with everything that an import does more for than for a plain gift: splits, pledges with
/// payments, refunds.
enum GiftFile {
    /// About so many gifts, the same for the same seed; `prefix` keeps the ids of two files apart.
    static func text(gifts: Int, prefix: String, seed: UInt64) -> String {
        var random = SeededGenerator(seed: seed)
        var text =
            "gift_id,type,date,amount,campaign,pledge_id,reverses,donor_id,first_name,last_name,email,method\n"
        text.reserveCapacity(gifts * 110)
        for number in 1...max(1, gifts) {
            let id = "\(prefix)\(number)"
            let donor = Int.random(in: 0..<4000, using: &random)
            let person = "\(prefix)d\(donor),First\(donor),Last\(donor),\(prefix)\(donor)@example.org,check\n"
            let day =
                "2026-0\(Int.random(in: 1...9, using: &random))-1\(Int.random(in: 0...9, using: &random))"
            let amount =
                "\(Int.random(in: 1...900, using: &random)).\(Int.random(in: 10...99, using: &random))"
            let campaign = campaigns.randomElement(using: &random) ?? ""
            switch Int.random(in: 0..<20, using: &random) {
            case 0:
                text += "\(id),pledge,\(day),5000,\(campaign),\(id)p,,\(person)"
                text += "\(id)y,pledge_payment,2026-11-01,\(amount),\(campaign),\(id)p,,\(person)"
            case 1:
                text += "\(id),gift,\(day),\(amount),\(campaign),,,\(person)"
                text += "\(id),gift,\(day),17.00,,,,\(person)"
            case 2:
                // The refund comes first: rows may name later ones.
                text += "\(id)r,refund,2026-11-02,\(amount),\(campaign),,\(id),\(person)"
                text += "\(id),gift,\(day),\(amount),\(campaign),,,\(person)"
            default: text += "\(id),gift,\(day),\(amount),\(campaign),,,\(person)"
            }
        }
        return text
    }

    private static let campaigns = [
        "center-for-innovation", "clinical-research-fund", "react-conference", "year-end-2026", "",
    ]
}
