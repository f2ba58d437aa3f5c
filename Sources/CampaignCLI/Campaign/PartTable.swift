import CampaignKit
import CampaignServices
import Terminal

/// Parts of a campaign (appeals, projects, units) with their goals and their money.
struct PartTable {
    struct Part {
        let id: String
        let row: FigureRow

        var tally: Tally { row.tally }
        var goal: Int64? { row.goal }
        /// What the appeal cost; nil for other parts and where it is not known.
        var cost: Int64? { row.appeal?.cost?.minorUnits }
    }

    let title: String
    let key: String
    let parts: [Part]
    let currency: Currency
    /// Appeals have a cost, and what it took to raise a dollar.
    var hasCosts = false

    func table(_ look: ScreenLook) -> Table {
        let cells = StatusCells(currency: currency, look: look)
        var columns = [
            TableColumn(title, key: key, shrinks: true),
            .figure("Gifts", "gifts"), .figure("Donors", "donors"), .figure("Raised", "raised"),
            .figure("Received", "received"), .figure("Goal", "goal"), .figure("%", "percent_raised"),
        ]
        if hasCosts {
            columns += [
                .figure("Cost", "cost"), .figure("Per \(symbol)1", "cost_per_unit"),
            ]
        }
        var table = Table(caption: "", columns: columns)
        for part in parts {
            let percent = part.goal.flatMap { Percent(part.tally.raised, of: $0) }
            var row = [
                Cell(part.id.isEmpty ? "(no \(key))" : part.id, tone: part.id.isEmpty ? .faint : .plain),
                .count(part.tally.gifts), .count(part.tally.donors), cells.money(part.tally.raised),
                cells.money(part.tally.received), cells.money(part.goal, short: true),
                .percent(percent, none: look.none, short: true),
            ]
            if hasCosts { row += [cells.money(part.cost, short: true), cells.money(perUnit(part))] }
            table.append(TableRow(row))
        }
        return table
    }

    var json: JSONValue {
        let figures = FigureColumns(.parts, currency)
        return .array(
            parts.map { part in
                var members = figures.json(part.row)
                members["id"] = part.id.isEmpty ? .null : .string(part.id)
                members["name"] = part.row.name.isEmpty ? .null : .string(part.row.name)
                if hasCosts { members["cost"] = .money(part.cost, currency) }
                return .object(members)
            })
    }

    private func perUnit(_ part: Part) -> Int64? {
        CostPerUnit.of(cost: part.cost, raised: part.tally.raised, in: currency)
    }

    private var symbol: String { currency.symbol ?? currency.code + " " }
}

/// The money line of an appeal or a project.
struct PartHeadline {
    let goal: Money?
    let tally: Tally
    let look: ScreenLook

    func lines(_ figures: Snapshot) -> [String] {
        let currency = figures.plan.organization.currency
        let raised = Money(minorUnits: tally.raised, currency: currency).text
        let people = "\(Words.count(tally.gifts, "gift")) from \(Words.count(tally.donors, "donor"))"
        guard let goal, let percent = Percent(tally.raised, of: goal.minorUnits) else {
            return ["  \(raised) raised, no goal", "  \(people)"]
        }
        let bar = look.bar(tally.raised, of: goal.minorUnits, width: 34)
        return ["  \(raised) of \(goal.shortText)   \(bar)  \(percent.shortText)", "  \(people)"]
    }
}
