import CampaignKit
import CampaignReports
import CampaignServices
import Terminal

/// The groups of a year's donors, in every format.
struct LifecycleDocument {
    let report: LifecycleReport
    let study: GivingStudy
    let received: YearReceipts
    let provenance: Provenance

    private var cells: OutlookCells { OutlookCells(currency: provenance.plan.organization.currency) }
    private var words: LifecycleWords { LifecycleWords(report: report, currency: cells.currency) }
    private var title: String { "Donors in \(report.year.text) and \(report.year.lastText)" }

    func document() -> Document {
        let members = LifecycleJSON(
            report: report, study: study, received: received, currency: cells.currency
        ).members
        return Document(
            title: title, data: table("", "this_year", "last_year"),
            people: { table($0.none, report.year.text, report.year.lastText) },
            json: provenance.document(
                "campaign.segment/1", members.merging(["rows": .array([]), "fifths": fifthsJSON]) { $1 }),
            screen: screen)
    }

    /// `none` stands where a group has no giving by its meaning.
    private func table(_ none: String, _ year: String, _ before: String) -> Table {
        var table = Table(
            caption: title,
            columns: [
                TableColumn("Status", key: "status"),
                TableColumn("Donors", key: "donors", alignment: .trailing),
                TableColumn(year, key: "this_year", alignment: .trailing),
                TableColumn(before, key: "last_year", alignment: .trailing),
            ])
        for status in LifecycleStatus.allCases {
            let group = report.partition.group(status)
            table.append(
                TableRow([
                    Cell(status.rawValue), cells.cell(Int64(group.donors), .count),
                    cells.cell(status.isInYear ? group.thisYearMinor : nil, .money, none: none),
                    cells.cell(status.isInYearBefore ? group.lastYearMinor : nil, .money, none: none),
                ]))
        }
        return table
    }

    private func screen(_ look: ScreenLook) -> String {
        var people = table(look.none, report.year.text, report.year.lastText)
        people.append(
            TableRow(
                [
                    Cell("TOTAL"), cells.cell(Int64(report.partition.donors), .count),
                    cells.cell(report.partition.totalThisYearMinor, .money),
                    cells.cell(report.partition.totalLastYearMinor, .money),
                ], emphasis: true, ruleBefore: true))
        var text = look.edges(title, provenance.when) + "\n\n" + look.render(people).text + "\n"
        let lead = [("Received", received.text(report.year, cells.currency))]
        text += FactSheet.lines(lead + words.facts, look) + "\n"
        for note in words.notes(asOf: provenance.asOf) { text += "  " + TerminalText.safe(note) + "\n" }
        for check in words.checks { text += "  " + TerminalText.safe(check) + "\n" }
        if let fifths { text += "\n" + look.render(fifths).text }
        return text
    }

    /// What each fifth begins with; nil unless asked for.
    private var fifths: Table? {
        guard let rfm = study.rfm else { return nil }
        var table = Table(
            caption: "Fifths of all donors",
            columns: [
                TableColumn("Score", key: "score"), TableColumn("Last gift from", key: "recency_from"),
                TableColumn("Donors", key: "recency_donors", alignment: .trailing),
                TableColumn("Gifts from", key: "frequency_from", alignment: .trailing),
                TableColumn("Donors", key: "frequency_donors", alignment: .trailing),
                TableColumn("Total from", key: "money_from", alignment: .trailing),
                TableColumn("Donors", key: "money_donors", alignment: .trailing),
            ])
        for fifth in rfm.fifths.reversed() {
            table.append(
                TableRow([
                    Cell("\(fifth.score)"),
                    Cell(fifth.recency.from.map { CalendarDate(dayNumber: Int($0)).description } ?? ""),
                    cells.cell(Int64(fifth.recency.donors), .count),
                    cells.cell(fifth.frequency.from, .count),
                    cells.cell(Int64(fifth.frequency.donors), .count),
                    cells.cell(fifth.money.from, .money), cells.cell(Int64(fifth.money.donors), .count),
                ]))
        }
        return table
    }

    private var fifthsJSON: JSONValue {
        guard let rfm = study.rfm else { return .null }
        return .array(
            rfm.fifths.map { fifth in
                .object([
                    "score": .number(Int64(fifth.score)),
                    "recency_from": .date(fifth.recency.from.map { CalendarDate(dayNumber: Int($0)) }),
                    "recency_donors": .number(Int64(fifth.recency.donors)),
                    "frequency_from": fifth.frequency.from.map(JSONValue.number) ?? .null,
                    "frequency_donors": .number(Int64(fifth.frequency.donors)),
                    "money_from": .money(fifth.money.from, cells.currency),
                    "money_donors": .number(Int64(fifth.money.donors)),
                ])
            })
    }
}
