/// The tables of what grants pay for: terms of cost, budgets, spending, claims and match.
extension GrantTable {
    static let ofSpending = [cost, budget, spend, claim, match]
    /// Those whose words are reasons and conditions: they go when the funder is erased.
    static let ofReasons = [stage, term, dueChange, cost, budget, claim, match]

    private static func word(_ name: String) -> Column {
        Column(name: name, kind: .text, isOptional: false, check: "")
    }

    /// Overhead and match, as the agreement has them from a day on.
    static let cost = GrantTable(
        name: "grant_cost", key: ["grant_award", "seq"],
        columns: dated + [
            maybe("indirect_base"), maybe("indirect_rate", ">= 0"), maybe("equipment", ">= 0"),
            maybe("subaward", ">= 0"), maybe("match_amount", ">= 0"), maybe("match_tenths", ">= 0"),
            maybe("match_kind"), maybe("match_by"), digest,
        ])
    /// A category of a version of a budget; the words are those of its first row.
    static let budget = GrantTable(
        name: "grant_budget", key: ["grant_award", "seq"],
        columns: dated + [
            int("version", "> 0"), word("category"), int("amount", ">= 0"), int("approved", "IN (0, 1)"),
            digest,
        ])
    static let spend = GrantTable(
        name: "spend", key: ["id"],
        columns: [
            int("id"), int("batch"), int("grant_award"), int("day"), maybe("paid"), int("amount", "<> 0"),
            text("currency"), maybe("original"), text("fx_rate"), word("category"), maybe("place"),
            int("flags", ">= 0"), maybe("entry"), maybe("reverses"), text("external_id"), digest,
        ])
    /// A request to be paid back; `entry` is the row that counts it as met.
    static let claim = GrantTable(
        name: "claim", key: ["id"],
        columns: [
            int("id"), int("batch"), int("grant_award"), int("day"), int("through"), int("direct", ">= 0"),
            int("indirect", ">= 0"), int("entry"), digest,
        ])
    /// What counts as match: a gift, a row of spending, or what was given in kind.
    static let match = GrantTable(
        name: "grant_match", key: ["grant_award", "seq"],
        columns: dated + [maybe("entry"), maybe("spend"), int("amount", "> 0"), digest])
}
