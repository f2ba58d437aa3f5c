import CampaignKit

/// Reads `counting:`; a new key is a line here and a property of `CountingPolicy`.
enum CountingReader {
    static func policy(in fields: Fields) -> CountingPolicy {
        let normal = CountingPolicy()
        guard
            let counting = fields.record(
                "counting", describing: "counting policy", example: "{in_kind: include}")
        else { return normal }
        defer { counting.finish() }
        return CountingPolicy(
            inKind: counting.choice("in_kind", of: CountingPolicy.Choice.self) ?? normal.inKind,
            revocable: counting.choice("revocable", of: CountingPolicy.Revocable.self) ?? normal.revocable,
            outsidePeriod: counting.choice("outside_period", of: CountingPolicy.Choice.self)
                ?? normal.outsidePeriod,
            government: counting.choice("government", of: CountingPolicy.Choice.self) ?? normal.government,
            exchange: counting.choice("exchange", of: CountingPolicy.Choice.self) ?? normal.exchange,
            pledgeYears: counting.number("pledge_years", in: 1...50) ?? normal.pledgeYears,
            recurring: counting.choice("recurring", of: CountingPolicy.Recurring.self) ?? normal.recurring)
    }
}
