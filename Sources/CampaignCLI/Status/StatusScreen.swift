import CampaignKit
import CampaignServices
import Terminal

/// The status for people: a title, the table with its bars, and what is not counted in raised.
struct StatusScreen {
    let report: StatusReport
    let plan: Plan
    let look: ScreenLook
    /// The day or batch of `--known-on`: a printout must not pass for today's.
    var knownOn: String?
    var held = HeldSum()
    /// Campaigns of earlier years are on their own lines, too.
    var showsAll = false

    private var cells: StatusCells { StatusCells(currency: report.currency, look: look) }

    var text: String {
        let table = rendered
        let width = table.lines.map(DisplayWidth.of).max() ?? 0
        let name = TerminalText.safe(plan.organization.name)
        // The escape sequences of a bold name take no columns, so it is padded before it is styled.
        let title = look.edges(name, when, width: width)
        let styled = title.replacing(name, with: look.style.bold(name), maxReplacements: 1)
        let footer = StatusFooter(report: report, look: look, held: held).lines
        return ([styled, ""] + table.lines + (footer.isEmpty ? [] : [""] + footer))
            .map { $0 + "\n" }.joined()
    }

    /// The table with the longest bars that fit; none rather than ids that are cut until they look alike.
    private var rendered: RenderedTable {
        for barWidth in [16, 10, 6] {
            let table = table(barWidth: barWidth)
            if look.fits(table) { return look.render(table) }
        }
        return look.render(table(barWidth: 0, isNarrow: true))
    }

    /// `as of 20 Nov 2026, 41 days left in FY2026`.
    private var when: String {
        let start = plan.organization.fiscalYearStart
        let year = FiscalYear(containing: report.asOf, startingOn: start)
        let left = report.asOf.days(until: year.ends)
        if let knownOn { return "as of \(report.asOf.longText), as known on \(knownOn)" }
        return "as of \(report.asOf.longText), \(Words.count(left, "day")) left in FY\(year.year)"
    }

    /// What of the report has a line of its own, and the rest of it as one.
    private var lines: (rows: [StatusRow], earlier: EarlierCampaigns?) {
        let year = FiscalYear(containing: report.asOf, startingOn: plan.organization.fiscalYearStart)
        // A sum that does not fit hides nothing.
        let folded =
            showsAll ? nil : try? report.folding(endedBefore: year.starts, held: held.campaigns)
        return folded ?? (report.rows, nil)
    }

    /// The rows as people read them; Markdown and HTML have no bars, which a screen reader would spell out.
    ///
    /// Narrow: the share alone below a sign, so that ids have room.
    func table(barWidth: Int, isNarrow: Bool = false) -> Table {
        var table = Table(
            caption: "\(plan.organization.name), as of \(report.asOf.longText)"
                + (knownOn.map { ", as known on \($0)" } ?? ""),
            columns: [
                TableColumn("Campaign", key: "campaign", shrinks: true),
                TableColumn("Goal", key: "goal", alignment: .trailing),
                TableColumn("Raised", key: "raised", alignment: .trailing),
                TableColumn("To go", key: "to_go", alignment: .trailing),
                TableColumn(
                    isNarrow ? "%" : "Progress", key: "progress",
                    alignment: barWidth > 0 ? .leading : .trailing),
                TableColumn("Pace", key: "pace"),
            ])
        let shallowest = report.rows.map(\.depth).min() ?? 0
        let (rows, earlier) = lines
        for row in rows {
            let indent = String(repeating: "  ", count: row.depth - shallowest)
            table.append(
                TableRow([
                    Cell(indent + row.id, tone: row.isVanished ? .bad : .plain),
                    cells.money(row.goal, short: true), cells.money(row.tally.raised),
                    cells.toGo(row, asOf: report.asOf),
                    cells.progress(row.tally.raised, of: row.goal, row.percentRaised, width: barWidth),
                    cells.pace(row, asOf: report.asOf),
                ]))
        }
        append(earlier, to: &table, isNarrow: isNarrow)
        append(report.unassigned, to: &table, isNarrow: isNarrow)
        if let total = report.total { append(total, to: &table, barWidth: barWidth) }
        return table
    }

    private func append(_ earlier: EarlierCampaigns?, to table: inout Table, isNarrow: Bool) {
        guard let earlier else { return }
        let hint = "--all shows \(earlier.count == 1 ? "it" : "them")"
        table.append(
            TableRow([
                Cell(Words.count(earlier.count, "earlier campaign"), tone: .faint),
                cells.money(earlier.goal, short: true), cells.money(earlier.raised), .blank(look.none),
                isNarrow ? .blank() : Cell(hint, tone: .faint), .blank(),
            ]))
    }

    private func append(_ unassigned: Tally?, to table: inout Table, isNarrow: Bool) {
        guard let unassigned, unassigned.raised != 0 || unassigned.commitments != 0 else { return }
        table.append(
            TableRow([
                Cell("unassigned", tone: .faint), .blank(look.none), cells.money(unassigned.raised),
                .blank(look.none),
                isNarrow ? .blank() : Cell(Words.count(unassigned.gifts, "gift"), tone: .faint),
                .blank(),
            ]))
    }

    private func append(_ total: StatusTotal, to table: inout Table, barWidth: Int) {
        table.append(
            TableRow(
                [
                    Cell("TOTAL"), cells.money(total.goal, short: true), cells.money(total.tally.raised),
                    cells.toGo(total),
                    cells.progress(
                        total.raisedForRunning ?? 0, of: total.runningGoal, total.percentRaised,
                        width: barWidth),
                    .blank(),
                ], emphasis: true))
    }
}
