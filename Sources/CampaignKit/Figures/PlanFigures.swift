/// What the plan says by itself: names and costs; and what does not exist yet.
extension Figure {
    static let name = Figure(
        "name", "Name", .words, of: [.campaign, .part, .organization], .plan, in: [],
        summary: "what the plan calls it",
        value: { $0.name.isEmpty ? nil : .words($0.name) }, absence: { _ in "the plan does not name it" },
        formula: { $0.name.isEmpty ? nil : FigureFormula("as the plan says") })

    static let asOf = Figure(
        "as_of", "As of", .date, of: [.report, .campaign, .own, .part, .total, .unassigned], .plan, in: [],
        summary: "the day at whose end the figures are",
        value: { .date($0.asOf) }, absence: { _ in "" },
        formula: { _ in FigureFormula("the day of the figures") })

    static let cost = Figure(
        "cost", "Cost", .money, of: .appeal, in: [], summary: "what an appeal cost, as the plan says",
        value: { $0.appeal?.cost.map { .money($0.minorUnits) } },
        absence: { _ in "the plan has no cost for it" },
        formula: { $0.appeal?.cost == nil ? nil : FigureFormula("as the plan says") })

    static let costPerUnit = Figure(
        "cost_per_unit", "Cost per unit", .money, of: .appeal, in: [], shortened: .up,
        summary: "what an appeal cost per unit of money raised, rounded up to the cent",
        value: { row in
            CostPerUnit.of(cost: row.appeal?.cost?.minorUnits, raised: row.tally.raised, in: row.currency)
                .map { .money($0) }
        },
        absence: { $0.appeal?.cost == nil ? "the plan has no cost for it" : "nothing was raised" },
        formula: { row in
            guard let cost = row.appeal?.cost, row.tally.raised > 0 else { return nil }
            return FigureFormula(
                "cost ÷ raised, rounded up to the cent",
                [.figure("cost", .money(cost.minorUnits), of: row, row.planSource), .raised(row)])
        })

    /// Never a part of raised; `explain` lists the grants that make it.
    static let pipelineWeighted = Figure(
        "pipeline_weighted", "Weighted pipeline", .money, of: .money, in: .all,
        summary: "applications for grants, each at its likelihood; null while none is open",
        value: { $0.tally.applications == 0 ? nil : .money($0.tally.pipeline) },
        absence: { row in
            row.tally.excludedGovernmentPipeline == 0
                ? "no application is open"
                : "only governments' applications are open: the policy leaves them out"
        },
        formula: { row in
            guard row.tally.applications > 0 else { return nil }
            return FigureFormula("each application's expected amount × its likelihood, rounded down")
        })
}

/// What it cost to raise one unit of money.
public enum CostPerUnit {
    /// Minor units of cost for one whole unit raised, rounded up; nil without a cost or money.
    public static func of(cost: Int64?, raised: Int64, in currency: Currency) -> Int64? {
        guard let cost, raised > 0 else { return nil }
        let scaled = Int128(cost) * Int128(currency.minorPerUnit)
        return Int64(exactly: (scaled + Int128(raised) - 1) / Int128(raised))
    }
}
