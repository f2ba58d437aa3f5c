import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// The fields of lists of pledges.
struct PledgeColumns {
    let reading: PledgeReading

    var fields: FieldList<PledgeLine> {
        FieldList(who + sums + place + more)
    }

    private func money(_ minor: Int64) -> FieldValue { .money(minor, reading.currency) }

    private func overdue(_ pledge: PledgeLine) -> Int64 { pledge.standing.overdue(on: reading.query.asOf) }

    /// An amount that people see only where there is one.
    private func rare(_ minor: Int64) -> Cell { minor == 0 ? .blank() : .money(minor, reading.currency) }

    private var who: [Field<PledgeLine>] {
        [
            Field(TableColumn("Pledge", key: "pledge")) { .id("P", $0.number) },
            Field("gift") { .id("G", $0.line.id) },
            Field("batch") { .id("B", $0.line.batch) },
            Field(TableColumn("Date", key: "date", isSecondary: true)) { .date($0.line.day) },
            Field("type") { .text($0.line.type.name) },
            .shown(TableColumn("Donor", key: "donor", shrinks: true)) { Cell(GiftWords.donor($0.line)) },
            .shown(GiftWords.markColumn) { GiftWords.mark($0.line.anonymity) },
            .shown(TableColumn("For", key: "for", shrinks: true)) { pledge in
                Cell(GiftWords.place(pledge.line.place) + (pledge.line.isSplit ? " +" : ""))
            },
        ]
    }

    private var sums: [Field<PledgeLine>] {
        [
            Field("promised") { money($0.standing.promised) },
            Field("written_off") { money($0.standing.writtenOff) },
            Field(.figure("Pledged", "pledged", isSecondary: true)) { money($0.standing.committed) },
            Field(.figure("Paid", "paid", isSecondary: true)) { money($0.standing.paid) },
            Field(.figure("Outstanding", "outstanding")) { money($0.standing.outstanding) },
            Field(.figure("Overdue", "overdue"), people: { rare(overdue($0)) }) { money(overdue($0)) },
            Field(TableColumn("Next due", key: "next_due")) { .date($0.standing.nextDue) },
            Field("currency") { _ in .text(reading.currency.code) },
        ]
    }

    private var place: [Field<PledgeLine>] {
        [
            Field("donor") { .id("D", $0.line.staffDonor) },
            Field("donor_name") { .text($0.line.staffDonorName) },
            Field("campaign") { .text($0.line.place.campaign) },
            Field("appeal") { .text($0.line.place.appeal) },
            Field("project") { .text($0.line.place.project) },
            Field("line") { .text($0.line.place.line) },
            Field("unit") { .text($0.line.place.unit) },
            Field("split") { .flag($0.line.isSplit) },
            Field("source") { .text($0.line.source) },
            Field("pledge_id") { .text($0.name) },
        ]
    }

    private var more: [Field<PledgeLine>] {
        [
            Field(.figure("Conditional", "conditional"), people: { rare($0.standing.conditional) }) {
                money($0.standing.conditional)
            },
            Field("counted_outstanding") { money($0.counted.outstanding) },
            Field("counted_overdue") { money($0.counted.overdue) },
            Field("anonymous") { .anonymity($0.line.anonymity) },
            Field("excess") { money($0.standing.excess) },
            Field("advance") { money($0.standing.advance) },
            Field("due_back") { money($0.standing.dueBack) },
            Field("fx_difference") { money($0.standing.fxDifference) },
            Field("has_schedule") { .flag($0.hasSchedule) },
        ]
    }
}
