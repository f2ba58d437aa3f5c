import CampaignKit
import Yams

/// Reads `receipts:`: settings kept as written for the receipt commands, and the yearly limits of benefits.
enum ReceiptSettingsReader {
    private static let limitsKey = "benefit_limits"

    static func read(in fields: Fields) -> (settings: [String: String], benefitLimits: [Int: BenefitLimits]) {
        guard let receipts = fields.record("receipts", describing: "receipts setting", example: "{prefix: R}")
        else {
            return ([:], [:])
        }
        let limits = benefitLimits(in: receipts)
        var settings: [String: String] = [:]
        for name in receipts.names where name != limitsKey {
            guard let node = receipts.value(name) else { continue }
            keep(node, as: name, from: receipts, in: &settings)
        }
        return (settings, limits)
    }

    /// Texts as they are, lists as lines, mappings with a dot between the keys: `thanks.subject`.
    private static func keep(
        _ node: Node, as name: String, from fields: Fields, in settings: inout [String: String]
    ) {
        switch node {
        case .scalar:
            if let text = fields.scalar(of: node, named: name)?.text { settings[name] = text.trimmed }
        case .sequence(let items):
            let lines = items.compactMap { fields.scalar(of: $0, named: "an item of \(name)")?.text.trimmed }
            settings[name] = lines.joined(separator: "\n")
        case .mapping(let mapping):
            // A mistyped key would otherwise be kept and never used.
            if let meant = DidYouMean.nearest(name, in: [limitsKey]) {
                fields.context.report(
                    .unknownKey, at: fields.keyPlace(name) ?? fields.place, "receipts has no key '\(name)'",
                    hint: DidYouMean.question(meant))
                return
            }
            let inner = Fields(mapping, describing: name, in: fields.context)
            for key in inner.names {
                guard let value = inner.value(key) else { continue }
                keep(value, as: "\(name).\(key)", from: inner, in: &settings)
            }
        case .alias: break
        }
    }

    private static func benefitLimits(in receipts: Fields) -> [Int: BenefitLimits] {
        let example = "{2027: {l: 14.10, p: 70.50, c: 141}}"
        guard let years = receipts.record(limitsKey, describing: "table of benefit limits", example: example)
        else {
            return [:]
        }
        var limits: [Int: BenefitLimits] = [:]
        for name in years.names {
            guard let year = Int(name), (1990...2100).contains(year), name.utf8.count == 4 else {
                years.context.report(
                    .benefitLimits, at: years.keyPlace(name) ?? years.place, "'\(name)' is not a year",
                    hint: "write \(limitsKey): \(example)")
                continue
            }
            guard
                let entry = years.record(
                    name, describing: "year's limits", example: "{l: 14.10, p: 70.50, c: 141}")
            else { continue }
            limits[year] = yearLimits(in: entry)
        }
        return limits
    }

    /// Where the figures are from, and who compared them: for people, who answer for what receipts say.
    private static func askForSource(in entry: Fields) {
        for (key, example) in [("source", "Rev. Proc. 2026-40"), ("confirmed_by", "Ana Ruiz")] {
            var isSaid = entry.value(key) != nil
            if case .scalar(let words)? = entry.value(key) { isSaid = !words.string.trimmed.isEmpty }
            guard !isSaid else { continue }
            entry.context.report(
                .limitsSource, at: entry.keyPlace(key) ?? entry.place, "the year's limits have no \(key)",
                hint: "add \(key): \(example)")
        }
    }

    private static func yearLimits(in entry: Fields) -> BenefitLimits? {
        defer { entry.finish() }
        askForSource(in: entry)
        for (key, example) in [("l", "14.10"), ("p", "70.50"), ("c", "141")] where entry.value(key) == nil {
            entry.reportMissing(key, example: example)
        }
        let amounts = ["l", "p", "c"].map { entry.amount($0, .positive) }
        guard let token = amounts[0], let payment = amounts[1], let cap = amounts[2] else { return nil }
        guard token.minorUnits < payment.minorUnits, payment.minorUnits < cap.minorUnits else {
            entry.context.report(
                .benefitLimits, at: entry.valuePlace("l"), "the limits are not in the order l < p < c",
                hint:
                    "l is the cost of tokens, p the payment for them, c the most that a benefit may be worth")
            return nil
        }
        // So it has been in every year that is published.
        guard payment.minorUnits == 5 * token.minorUnits, cap.minorUnits == 10 * token.minorUnits else {
            entry.context.report(
                .benefitLimits, at: entry.valuePlace("l"), "the limits are not p = 5 l and c = 10 l",
                hint: "compare them with the revenue procedure of that year")
            return nil
        }
        return BenefitLimits(
            tokenCostCents: token.minorUnits, tokenPaymentCents: payment.minorUnits,
            benefitCapCents: cap.minorUnits)
    }
}
