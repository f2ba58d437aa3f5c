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
        var percent: Percent? { goal.flatMap { Percent(tally.raised, of: $0) } }
    }

    let title: String
    let key: String
    let parts: [Part]
    let currency: Currency
    /// Appeals have a cost, and what it took to raise a dollar.
    var hasCosts = false

    /// The columns of tables first, then everything else that JSON has.
    private func fields(_ look: ScreenLook) -> FieldList<Part> {
        let shown = who + money(look) + (hasCosts ? costs(look) : [])
        let keys = Set(shown.map(\.column.key))
        let more = FigureFields(.parts, currency).fields.filter { !keys.contains($0.column.key) }
        return FieldList(
            shown + [Field("id") { .text($0.id) }, Field("name") { .text($0.row.name) }]
                + more.map { $0.of(isShown: false, \.row) })
    }

    private var who: [Field<Part>] {
        let none = Cell("(no \(key))", tone: .faint)
        return [
            Field(
                TableColumn(title, key: key, shrinks: true), people: { $0.id.isEmpty ? none : Cell($0.id) }
            ) { .text($0.id) },
            Field(.figure("Gifts", "gifts", isSecondary: true)) { .count($0.tally.gifts) },
            Field(.figure("Donors", "donors", isSecondary: true)) { .count($0.tally.donors) },
        ]
    }

    private func money(_ look: ScreenLook) -> [Field<Part>] {
        let cells = StatusCells(currency: currency, look: look)
        return [
            Field(.figure("Raised", "raised")) { .money($0.tally.raised, currency) },
            Field(.figure("Received", "received", isSecondary: true)) { .money($0.tally.received, currency) },
            Field(.figure("Goal", "goal"), people: { cells.money($0.goal, short: true) }) {
                .money($0.goal, currency)
            },
            Field(
                .figure("%", "percent_raised"),
                people: { .percent($0.percent, none: look.none, short: true) }
            ) { .percent($0.percent) },
        ]
    }

    private func costs(_ look: ScreenLook) -> [Field<Part>] {
        let cells = StatusCells(currency: currency, look: look)
        return [
            Field(.figure("Cost", "cost"), people: { cells.money($0.cost, short: true) }) {
                .money($0.cost, currency)
            },
            Field(.figure("Per \(symbol)1", "cost_per_unit"), people: { cells.money(perUnit($0)) }) {
                .money(perUnit($0), currency)
            },
        ]
    }

    func table(_ look: ScreenLook) -> Table { fields(look).people(parts) }

    var data: Table { fields(.plain).data(parts) }

    var json: JSONValue { fields(.plain).json(parts) }

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
        let of = "  \(raised) of \(goal.shortText)   "
        let words = DisplayWidth.of("\(of)  \(percent.shortText)")
        let bar = look.bar(tally.raised, of: goal.minorUnits, width: 34, besides: words)
        return ["\(of)\(bar)  \(percent.shortText)", "  \(people)"]
    }
}
