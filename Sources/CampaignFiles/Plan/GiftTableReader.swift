import CampaignKit
import Yams

/// Reads `gift_table:`: `auto`, or tiers from the largest gift to the smallest.
enum GiftTableReader {
    private static let example = "{amount: 100000, gifts: 2, prospects: 3.5}"

    static func rule(in fields: Fields) -> GiftTableRule? {
        guard let node = fields.value("gift_table") else { return nil }
        if node.scalar != nil {
            guard let scalar = fields.scalar("gift_table") else { return nil }
            if scalar.text == "auto" { return .auto }
            fields.context.report(
                .giftTable, at: scalar.place, "gift_table cannot be '\(scalar.text)'",
                hint: "write auto, or a list of tiers: [\(example)]")
            return nil
        }
        let tiers = fields.records("gift_table", each: "tier", example: example) { tier($0) }
        for (last, tier) in zip(tiers, tiers.dropFirst()) where tier.value.amount.minorUnits > 0 {
            guard tier.value.amount.minorUnits >= last.value.amount.minorUnits else { continue }
            fields.context.report(
                .giftTable, at: tier.place, "this tier is not below the one before it",
                hint: "order the tiers from the largest gift to the smallest")
        }
        return .tiers(tiers.map(\.value))
    }

    private static func tier(_ fields: Fields) -> (value: GiftTableRule.Tier, place: TextPosition) {
        for (key, example) in [("amount", "100000"), ("gifts", "2")] where fields.value(key) == nil {
            fields.reportMissing(key, example: example)
        }
        let tier = GiftTableRule.Tier(
            amount: fields.amount("amount", .positive) ?? .zero(fields.context.currency),
            gifts: fields.number("gifts", in: 1...1_000_000) ?? 1,
            prospectsPerGiftTenths: prospects(in: fields))
        return (tier, fields.valuePlace("amount"))
    }

    /// Prospects for each gift, with at most one decimal.
    private static func prospects(in fields: Fields) -> Int64? {
        guard let scalar = fields.scalar("prospects") else { return nil }
        if let tenths = Percent.tenths(scalar.text[...]), tenths > 0 { return tenths }
        fields.context.report(
            .badNumber, at: scalar.place, "prospects is not a number above zero",
            hint: "write the prospects for each gift, with at most one decimal: 3.5")
        return nil
    }
}
