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
            Field(
                .figure("Conditional", "conditional", isSecondary: true),
                people: { rare($0.standing.conditional) }
            ) {
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

/// What a list of promises amounts to, and what of it a status leaves out.
struct PledgeSums: Equatable {
    private(set) var count = 0
    private(set) var outstanding: Int64 = 0
    private(set) var overdue: Int64 = 0
    private(set) var counted = PledgeLine.Counted()
    /// What of split pledges is for other campaigns than the one asked about.
    private(set) var elsewhere: Int64 = 0
    private(set) var overdueElsewhere: Int64 = 0
    /// Promised on conditions that are not met.
    private(set) var conditional: Int64 = 0
    /// What funders hold until reports of ours are there.
    private(set) var waiting: Int64 = 0

    mutating func add(_ pledge: PledgeLine, on day: CalendarDate) throws(MoneyError) {
        count += 1
        outstanding = try Checked.add(outstanding, pledge.standing.outstanding)
        overdue = try Checked.add(overdue, pledge.standing.overdue(on: day))
        counted.outstanding = try Checked.add(counted.outstanding, pledge.counted.outstanding)
        counted.overdue = try Checked.add(counted.overdue, pledge.counted.overdue)
        elsewhere = try Checked.add(elsewhere, pledge.counted.outstandingElsewhere)
        overdueElsewhere = try Checked.add(overdueElsewhere, pledge.counted.overdueElsewhere)
        conditional = try Checked.add(conditional, pledge.standing.conditional)
        waiting = try Checked.add(waiting, pledge.standing.waiting)
    }

    /// What a policy leaves out of outstanding and of overdue.
    var excludedOutstanding: Int64 { outstanding - counted.outstanding - elsewhere }
    var excludedOverdue: Int64 { overdue - counted.overdue - overdueElsewhere }

    /// What a status has and what it has not; nothing where the sums are those of a status.
    func remarks(_ money: (Int64) -> String) -> [String] {
        var lines: [String] = []
        let status =
            "status shows \(money(counted.outstanding)), overdue \(money(counted.overdue))"
        if elsewhere != 0 || overdueElsewhere != 0 {
            let isAll = excludedOutstanding == 0 && excludedOverdue == 0
            lines.append(
                "for other campaigns: \(money(elsewhere)) of split pledges, overdue "
                    + money(overdueElsewhere) + (isAll ? "; " + status : ""))
        }
        if excludedOutstanding != 0 || excludedOverdue != 0 {
            lines.append(
                "excluded by policy: \(money(excludedOutstanding)), overdue \(money(excludedOverdue)); "
                    + status)
        }
        if conditional != 0 {
            lines.append(
                "not counted: \(money(conditional)) is conditional and not owed until the condition is met")
        }
        if waiting != 0 {
            lines.append(
                "not overdue: \(money(waiting)) waits for our reports; campaign grant due lists them")
        }
        return lines
    }
}
