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
            title: title, data: groups("").data(LifecycleStatus.allCases, caption: title),
            people: { groups($0.none).people(LifecycleStatus.allCases, caption: title) },
            json: provenance.document(
                "campaign.segment/1", members.merging(["rows": .array([]), "fifths": fifthsJSON]) { $1 }),
            screen: screen)
    }

    /// `none` stands where a group has no giving by its meaning.
    private func groups(_ none: String) -> FieldList<LifecycleStatus> {
        LifecycleGroup.fields(report, cells.currency, none: none)
    }

    private func screen(_ look: ScreenLook) -> String {
        var people = groups(look.none).people(LifecycleStatus.allCases, caption: title)
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
        for line in words.notes(asOf: provenance.asOf) + words.checks {
            text += look.wrapped(TerminalText.safe(line), indent: 2).map { "  " + $0 + "\n" }.joined()
        }
        if let fifths { text += "\n" + look.render(fifths).text }
        return text
    }

    /// What each fifth begins with; nil unless asked for.
    private var fifths: Table? {
        study.rfm.map { fifthFields.people($0.fifths.reversed(), caption: "Fifths of all donors") }
    }

    private var fifthFields: FieldList<RFM.Fifth> {
        func donors(_ key: String, _ bound: @escaping (RFM.Fifth) -> RFM.Bound) -> Field<RFM.Fifth> {
            Field(.figure("Donors", key)) { .count(bound($0).donors) }
        }
        return FieldList([
            Field(TableColumn("Score", key: "score")) { .number($0.score) },
            Field(TableColumn("Last gift from", key: "recency_from")) {
                .date($0.recency.from.map { CalendarDate(dayNumber: Int($0)) })
            },
            donors("recency_donors", \.recency),
            Field(.figure("Gifts from", "frequency_from")) { .count($0.frequency.from) },
            donors("frequency_donors", \.frequency),
            Field(.figure("Total from", "money_from")) { .money($0.money.from, cells.currency) },
            donors("money_donors", \.money),
        ])
    }

    private var fifthsJSON: JSONValue { study.rfm.map { fifthFields.json($0.fifths) } ?? .null }
}

/// The groups of a year's donors as rows.
enum LifecycleGroup {
    static func fields(
        _ report: LifecycleReport, _ currency: Currency, none: String = ""
    ) -> FieldList<LifecycleStatus> {
        func group(_ status: LifecycleStatus) -> LifecyclePartition.Group { report.partition.group(status) }
        func year(_ status: LifecycleStatus) -> Int64? {
            status.isInYear ? group(status).thisYearMinor : nil
        }
        func before(_ status: LifecycleStatus) -> Int64? {
            status.isInYearBefore ? group(status).lastYearMinor : nil
        }
        return FieldList([
            Field(TableColumn("Status", key: "status")) { .text($0.rawValue) },
            Field(.figure("Donors", "donors")) { .count(group($0).donors) },
            Field(
                .figure(report.year.text, "this_year"), people: { .money(year($0), currency, none: none) }
            ) { .money(year($0), currency) },
            Field(
                .figure(report.year.lastText, "last_year"),
                people: { .money(before($0), currency, none: none) }
            ) { .money(before($0), currency) },
        ])
    }
}
