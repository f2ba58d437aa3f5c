import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// One pledge in full, for every format.
struct PledgeDetail {
    let record: PledgeRecord
    let reading: PledgeReading

    private var pledge: PledgeLine { record.pledge }
    private var standing: PledgeStanding { pledge.standing }
    private var day: CalendarDate { reading.query.asOf }
    private var title: String { "P-\(pledge.number)" }

    private var isConditional: Bool { pledge.line.type == .conditional }

    private func money(_ minor: Int64) -> String { Money(minorUnits: minor, currency: reading.currency).text }

    private var facts: [(label: String, value: String)] {
        let gift = record.gift
        let whom = GiftDetail(record: gift, currency: reading.currency)
        var facts: [(String, String)] = [("Type", pledge.line.type.name), ("Date", pledge.line.day.longText)]
        let anonymity = pledge.line.anonymity
        facts += [("Donor", whom.donor), ("", anonymity.mark(for: .staff))]
        for part in gift.parts {
            let amount = gift.parts.count > 1 ? money(part.minorUnits) + "  " : ""
            facts.append(("For", amount + GiftWords.place(part.place)))
        }
        let changes = standing.promised - gift.amountMinor
        facts += [
            ("Promised", money(gift.amountMinor) + (original.map { ", " + $0 } ?? "")),
            ("Changed by", changes == 0 ? "" : money(changes)),
            ("Written off", standing.writtenOff == 0 ? "" : money(standing.writtenOff)),
            (isConditional ? "Met" : "Pledged", money(standing.committed)),
            ("Not met yet", isConditional ? money(standing.conditional) : ""),
            ("Paid", money(standing.paid)),
            ("Received, not met", standing.advance == 0 ? "" : money(standing.advance)),
            ("Due back", standing.dueBack == 0 ? "" : money(standing.dueBack)),
            ("Exchange difference", standing.fxDifference == 0 ? "" : money(standing.fxDifference)),
            ("Outstanding", money(standing.outstanding)),
            ("Paid beyond the pledge", standing.excess == 0 ? "" : money(standing.excess)),
        ]
        let overdue = standing.overdue(on: day)
        facts += [
            ("Overdue", overdue == 0 ? "" : money(overdue)), ("Counting", leftOut),
            ("Next due", standing.nextDue?.longText ?? ""),
            ("Schedule", pledge.hasSchedule ? "" : "none: due when its campaign ends"),
            ("Note", anonymity.hides(from: .staff) ? "" : gift.words.note), ("Known as", pledge.name),
            ("Row", GiftWords.id(pledge.line.id)),
        ]
        return facts.filter { !$0.1.isEmpty }
    }

    /// The promise in the currency that it was made in.
    private var original: String? { record.gift.original?.text }

    /// What a status has of it when that is not all.
    private var leftOut: String {
        let (all, counted) = (standing.outstanding, pledge.counted.outstanding)
        guard all != counted else { return "" }
        return "\(money(all - counted)) of what is outstanding is excluded by policy"
    }

    private func state(_ installment: InstallmentStanding) -> String {
        if installment.open == 0 {
            if installment.paid == 0, installment.conditional > 0 { return "conditional" }
            if installment.scheduled == 0 { return "nothing due" }
            return installment.cut == installment.scheduled ? "canceled" : "paid"
        }
        if installment.waits { return "waits for our report" }
        let bucket = installment.bucket(on: day)
        if bucket != .current { return "late: \(bucket.title)" }
        return installment.paid > 0 ? "part paid" : "open"
    }

    private var schedule: Table {
        fields.people(standing.installments, caption: "Installments as of \(day.longText)")
    }

    private var fields: FieldList<InstallmentStanding> {
        let installment = InstallmentFields(currency: reading.currency)
        return FieldList([
            Field(TableColumn("Due", key: "due"), people: { Cell($0.due?.description ?? "–") }) {
                .date($0.due)
            },
            installment.scheduled.under(.figure("Scheduled", "scheduled")),
            installment.cut, installment.paid, installment.open,
            Field(TableColumn("State", key: "state")) { .text(state($0)) },
            installment.conditional,
            Field("bucket") { .text($0.bucket(on: day).name) },
            Field("waits_for_report") { .flag($0.waits) },
        ])
    }

    private var acts: Table {
        GiftColumns.fields(reading.currency).people(record.acts, caption: "Entries on this pledge").forPeople
    }

    private var json: JSONValue {
        reading.provenance.document(
            "campaign.pledge/1",
            [
                "pledge": PledgeColumns(reading: reading).fields.json(pledge),
                "installments": fields.json(standing.installments),
                "acts": GiftColumns.fields(reading.currency).json(record.acts),
            ])
    }

    var document: Document {
        var document = Document(
            title: title, data: fields.data(standing.installments), people: schedule, json: json
        ) { look in
            var text = FactSheet.text(title: title, facts: facts, look: look, table: schedule)
            if !record.acts.isEmpty { text += "\n\(acts.caption)\n" + look.render(acts).text }
            return text
        }
        if !record.acts.isEmpty { document.others = [acts] }
        return document
    }
}
