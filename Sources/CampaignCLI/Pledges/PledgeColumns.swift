import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// The columns of lists of pledges, for people and for programs.
struct PledgeColumns {
    let reading: PledgeReading

    static let people = [
        TableColumn("Pledge", key: "pledge"), TableColumn("Date", key: "date", isSecondary: true),
        TableColumn("Donor", key: "donor", shrinks: true), GiftWords.markColumn,
        TableColumn("For", key: "for", shrinks: true),
        TableColumn("Pledged", key: "pledged", alignment: .trailing, isSecondary: true),
        TableColumn("Paid", key: "paid", alignment: .trailing, isSecondary: true),
        TableColumn("Outstanding", key: "outstanding", alignment: .trailing),
        TableColumn("Overdue", key: "overdue", alignment: .trailing),
        TableColumn("Next due", key: "next_due"),
        TableColumn("Conditional", key: "conditional", alignment: .trailing),
    ]

    func people(_ pledge: PledgeLine) -> TableRow {
        let standing = pledge.standing
        let overdue = standing.overdue(on: reading.query.asOf)
        return TableRow([
            Cell("P-\(pledge.number)"), Cell(pledge.line.day.description),
            Cell(GiftWords.donor(pledge.line)), GiftWords.mark(pledge.line.anonymity),
            Cell(GiftWords.place(pledge.line.place) + (pledge.line.isSplit ? " +" : "")),
            reading.cell(standing.committed), reading.cell(standing.paid), reading.cell(standing.outstanding),
            overdue == 0 ? Cell("") : reading.cell(overdue),
            Cell(standing.nextDue?.description ?? ""),
            standing.conditional == 0 ? Cell("") : reading.cell(standing.conditional),
        ])
    }

    static let data = [
        "pledge", "gift", "batch", "date", "type", "promised", "written_off", "pledged", "paid",
        "outstanding",
        "overdue", "next_due", "currency", "donor", "donor_name", "campaign", "appeal", "project", "line",
        "unit",
        "split", "source", "pledge_id", "conditional", "counted_outstanding", "counted_overdue",
        "anonymous",
    ].map { TableColumn($0, key: $0) }

    func data(_ pledge: PledgeLine) -> TableRow {
        let (line, standing) = (pledge.line, pledge.standing)
        let hidden = line.anonymity.hides(from: .staff)
        return TableRow([
            Cell("P-\(pledge.number)"), Cell(GiftWords.id(line.id)), Cell("B-\(line.batch)"),
            Cell(line.day.description), Cell(line.type.name), reading.cell(standing.promised),
            reading.cell(standing.writtenOff), reading.cell(standing.committed), reading.cell(standing.paid),
            reading.cell(standing.outstanding), reading.cell(standing.overdue(on: reading.query.asOf)),
            Cell(standing.nextDue?.description ?? ""), Cell(reading.currency.code),
            Cell(hidden ? "" : GiftWords.donorID(line.donor)), Cell(hidden ? "anonymous" : line.donorName),
            Cell(line.place.campaign), Cell(line.place.appeal), Cell(line.place.project),
            Cell(line.place.line), Cell(line.place.unit), Cell(line.isSplit ? "yes" : ""), Cell(line.source),
            Cell(pledge.name), reading.cell(standing.conditional), reading.cell(pledge.counted.outstanding),
            reading.cell(pledge.counted.overdue), GiftWords.level(line.anonymity),
        ])
    }

    func json(_ pledge: PledgeLine) -> JSONValue {
        let (line, standing) = (pledge.line, pledge.standing)
        let hidden = line.anonymity.hides(from: .staff)
        func money(_ minor: Int64) -> JSONValue { .money(minor, reading.currency) }
        return .object([
            "pledge": .string("P-\(pledge.number)"), "gift": .string(GiftWords.id(line.id)),
            "batch": .string("B-\(line.batch)"), "date": .date(line.day), "type": .string(line.type.name),
            "promised": money(standing.promised), "written_off": money(standing.writtenOff),
            "pledged": money(standing.committed), "paid": money(standing.paid),
            "outstanding": money(standing.outstanding), "excess": money(standing.excess),
            "overdue": money(standing.overdue(on: reading.query.asOf)), "next_due": .date(standing.nextDue),
            "conditional": money(standing.conditional), "advance": money(standing.advance),
            "due_back": money(standing.dueBack), "fx_difference": money(standing.fxDifference),
            "counted_outstanding": money(pledge.counted.outstanding),
            "counted_overdue": money(pledge.counted.overdue), "has_schedule": .bool(pledge.hasSchedule),
            "donor": hidden ? .null : .optional(line.donor.map { "D-\($0)" }),
            "donor_name": hidden ? .null : .string(line.donorName),
            "anonymous": .string(line.anonymity.name), "campaign": .string(line.place.campaign),
            "appeal": .string(line.place.appeal), "project": .string(line.place.project),
            "line": .string(line.place.line), "unit": .string(line.place.unit), "split": .bool(line.isSplit),
            "source": .string(line.source), "pledge_id": .string(pledge.name),
        ])
    }
}
