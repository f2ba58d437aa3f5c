import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// The fields of lists of grants.
struct GrantColumns {
    let currency: Currency

    var fields: FieldList<GrantLine> { FieldList(who + asked + award + more) }

    /// What people see of applications, and of awards.
    var open: FieldList<GrantLine> {
        FieldList([
            Field(TableColumn("Grant", key: "grant")) { .id("GR", $0.number) }, funder, place,
            Field(TableColumn("Stage", key: "stage")) { .text($0.phase.name) },
            Field(.figure("Asked", "asked", isSecondary: true)) { money($0.figures?.requested) },
            Field(.figure("Expected", "expected", isSecondary: true)) { money($0.figures?.expected) },
            Field(
                .figure("Chance", "probability"),
                people: { line in
                    Cell.percent(Percent(tenths: line.move.likelihood), short: true)
                }
            ) { .percent(Percent(tenths: $0.move.likelihood)) },
            Field(.figure("Weighted", "weighted")) { money($0.weighted) },
            .shown(TableColumn("Decision", key: "decision")) { Cell(decision($0)) },
        ])
    }

    var decided: FieldList<GrantLine> {
        FieldList([
            Field(TableColumn("Award", key: "grant")) { .id("GR", $0.number) }, funder,
            Field(TableColumn("Stage", key: "stage")) { .text($0.phase.name) },
            Field(.figure("Awarded", "awarded"), people: { rare($0.money.awarded) }) {
                money($0.money.awarded)
            },
            Field(.figure("Received", "received"), people: { rare($0.money.received) }) {
                money($0.money.received)
            },
            Field(.figure("Outstanding", "outstanding"), people: { rare($0.money.outstanding) }) {
                money($0.money.outstanding)
            },
            Field(
                .figure("Not met", "conditional", isSecondary: true), people: { rare($0.money.conditional) }
            ) {
                money($0.money.conditional)
            },
            Field(rareShare("Advance", "advance"), people: { rare($0.money.advance) }) {
                money($0.money.advance)
            },
            .shown(rareShare("Spent", "spent_share")) { share($0.spentShare) },
            .shown(rareShare("Time", "time_share")) { line in
                line.spentShare == nil ? .blank() : share(line.timeShare)
            },
            .shown(TableColumn("Next", key: "next", shrinks: true)) { line in Cell(next(line)) },
        ])
    }

    private func money(_ minor: Int64?) -> FieldValue { .money(minor, currency) }

    private func rareShare(_ title: String, _ key: String) -> TableColumn {
        TableColumn(title, key: key, alignment: .trailing, isRare: true)
    }

    private func share(_ percent: Percent?) -> Cell {
        percent.map { .percent($0, short: true) } ?? .blank()
    }

    private func rare(_ minor: Int64) -> Cell { minor == 0 ? .blank() : .money(minor, currency) }

    private var funder: Field<GrantLine> {
        .shown(TableColumn("Funder", key: "funder", shrinks: true)) { line in
            Cell(line.funderName.isEmpty ? line.funder.map { "D-\($0)" } ?? "" : line.funderName)
        }
    }

    private var place: Field<GrantLine> {
        .shown(TableColumn("For", key: "for", shrinks: true)) { line in
            let first = line.shares.first.map { GrantPlaces.text($0.place) } ?? ""
            return Cell(first + (line.shares.count > 1 ? " +" : ""))
        }
    }

    private func decision(_ line: GrantLine) -> String {
        guard let day = line.figures?.decision else { return "" }
        guard day < line.asOf else { return day.description }
        return "overdue \(day.days(until: line.asOf)) d"
    }

    private func next(_ line: GrantLine) -> String {
        guard let due = line.nextDue else { return "" }
        let gates = due.deadline != nil && due.stake.map { $0 > 0 } == true ? ", gates a payment" : ""
        return "\(due.kind) \(due.due)\(gates)"
    }

    private var who: [Field<GrantLine>] {
        [
            Field("grant") { .id("GR", $0.number) }, Field("title") { .text($0.words.title) },
            Field("funder") { .id("D", $0.funder) }, Field("funder_name") { .text($0.funderName) },
            Field("stage") { .text($0.phase.name) }, Field("since") { .date($0.move.day) },
            Field("places") { line in .list(line.shares.map { GrantPlaces.text($0.place) }) },
            Field("owner") { .text($0.words.owner) },
        ]
    }

    private var asked: [Field<GrantLine>] {
        [
            Field("asked") { money($0.figures?.requested) },
            Field("expected") { money($0.figures?.expected) },
            Field("probability") { .percent(Percent(tenths: $0.move.likelihood)) },
            Field("weighted") { money($0.weighted) }, Field("decision") { .date($0.figures?.decision) },
            Field("asked_original") { .text($0.figures?.foreign?.original.text) },
            Field("asked_rate") { .text($0.figures?.foreign?.rate) },
            Field("currency") { _ in .text(currency.code) },
        ]
    }

    private var award: [Field<GrantLine>] {
        [
            Field("awarded") { money($0.money.awarded) }, Field("received") { money($0.money.received) },
            Field("outstanding") { money($0.money.outstanding) },
            Field("conditional") { money($0.money.conditional) },
            Field("advance") { money($0.money.advance) }, Field("due_back") { money($0.money.dueBack) },
            Field("overdue") { money($0.money.overdue) },
            Field("waits_for_report") { money($0.money.waiting) },
            Field("kind") { .text($0.term?.kind.name) },
            Field("spent") { line in money((try? line.spent())?.costs.spent) },
            Field("spent_share") { .percent($0.spentShare) }, Field("time_share") { .percent($0.timeShare) },
            Field("period_start") { .date($0.term?.period?.lowerBound) },
            Field("period_end") { .date($0.term?.period?.upperBound) },
            Field("promises") { line in .list(line.pledges.map { "P-\($0.number)" }) },
        ]
    }

    private var more: [Field<GrantLine>] {
        [
            Field("next_due") { .date($0.nextDue?.due) }, Field("next_kind") { .text($0.nextDue?.kind) },
            Field("renews") { .id("GR", $0.record.renews) },
            Field("resubmits") { .id("GR", $0.record.resubmits) },
            Field("external_id") { .text($0.words.externalID) },
            Field("batch") { .id("B", $0.record.batch) },
        ]
    }
}
