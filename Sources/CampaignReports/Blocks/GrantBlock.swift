import CampaignKit
import Terminal

/// What the funder of one grant asks: period, money, costs by category next to the budget, and match.
///
/// `grant report GR-2 --template NAME` says which grant a block without `of` is about.
struct GrantBlock: ReportBlock {
    static let name = "grant"
    static let summary = "one grant for its funder: period, money, and costs next to the budget"
    static let optionKeys = ["of", "from", "caption"]
    static let isForInsiders = true

    private let grant: Int64?
    private let from: CalendarDate?
    private let caption: String
    private var need: ReportNeed { .account(grant: grant, from: from) }
    var needs: Set<ReportNeed> { [need] }

    init(_ options: inout BlockOptions) {
        var number: Int64?
        if let option = options.option("of") {
            number = option.value.uppercased().hasPrefix("GR-") ? Int64(option.value.dropFirst(3)) : nil
            if number == nil {
                options.refuse(option, "of is not the number of a grant", hint: "write of: GR-2")
            }
        }
        var day: CalendarDate?
        if let option = options.option("from") {
            day = CalendarDate(option.value)
            if day == nil { options.refuse(option, "from is not a day", hint: "write from: 2026-07-01") }
        }
        (grant, from) = (number, day)
        caption = options.caption("Costs by category")
    }

    func problem(_ figures: ReportFigures) -> String? {
        guard figures.account(need) == nil else { return nil }
        return grant.map { "no award has the number GR-\($0) on \(figures.asOf)" }
            ?? "{grant} says no grant: write of: GR-2, or use campaign grant report GR-2 --template"
    }

    func elements(_ figures: ReportFigures) -> [ReportElement] {
        guard let account = figures.account(need) else { return [.paragraph("There is no such grant.")] }
        return [.table(facts(account, figures)), .table(costs(account, figures))]
    }

    private func facts(_ account: GrantAccount, _ figures: ReportFigures) -> ReportTable {
        func money(_ minor: Int64) -> ReportText { figures.texts.money(minor, nil) }
        var rows: [(String, ReportText)] = [
            ("Grant", ReportText(account.title)),
            ("Funder", ReportText(figures.donor(account.funderName, account.anonymity))),
        ]
        if !account.externalID.isEmpty { rows.append(("Award number", ReportText(account.externalID))) }
        if let period = account.period {
            rows.append(("Period", ReportText(Self.text(period.lowerBound, period.upperBound))))
        }
        if let from { rows.append(("Reporting period", ReportText(Self.text(from, figures.asOf)))) }
        rows += [
            ("Awarded", money(account.awarded)), ("Received", money(account.received)),
            ("Spent", money(account.costs.spent)),
            account.onHand < 0
                ? ("Spent ahead of payment", money(-account.onHand)) : ("On hand", money(account.onHand)),
        ]
        if let burn = account.burn {
            rows.append(
                ("Spent, and time", ReportText("\(burn.spentShare.text), \(burn.timeShare.text)")))
        }
        if let overhead = account.overhead { rows.append(("Overhead", ReportText(overhead))) }
        if let required = account.matchRequired {
            rows.append(("Match required", money(required)))
            rows.append(("Match found", money(account.matchFound)))
        }
        if account.claimed != 0 { rows.append(("Claimed", money(account.claimed))) }
        var table = ReportTable(
            caption: "GR-\(account.number)", columns: [.init("What"), .init("Value", isNumber: true)])
        table.rows = rows.map { .init([ReportText($0.0), $0.1]) }
        return table
    }

    private static func text(_ from: CalendarDate, _ to: CalendarDate) -> String {
        "\(from.longText) to \(to.longText)"
    }

    private func costs(_ account: GrantAccount, _ figures: ReportFigures) -> ReportTable {
        func money(_ minor: Int64?) -> ReportText { figures.texts.money(minor, nil) }
        let names = ["Budget"] + (from == nil ? [] : ["This period"]) + ["To date", "Left", "Used"]
        var table = ReportTable(
            caption: caption,
            columns: [.init("Category")] + names.map { .init($0, isNumber: true) })
        table.rows = account.costs.lines.map { line in
            let period = from == nil ? [] : [money(line.period)]
            let share = line.share.map { ReportText($0.text) } ?? .blank
            return .init(
                [ReportText(line.category.isEmpty ? "without a category" : line.category)]
                    + [money(line.budget)] + period + [money(line.spent), money(line.left), share])
        }
        let blank = from == nil ? [] : [ReportText.blank]
        table.rows.append(
            .init(
                [ReportText("All costs"), .blank] + blank + [money(account.costs.spent), .blank, .blank],
                kind: .total))
        return table
    }
}
