import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// Open installments in every format, with what each age amounts to.
struct AgeingReport {
    let ageing: Ageing
    let reading: PledgeReading
    let until: CalendarDate?
    /// Of all open promises, also those that are due later.
    let sums: PledgeSums

    func document() throws -> Document {
        let totals = try AgeingBucket.allCases.map { ($0, try ageing.total($0)) }
        let whole = try ageing.total()
        var document = Document(
            title: title, data: fields.data(ageing.items, caption: title), people: people,
            json: json(totals, whole)
        ) { look in
            var text = look.style.bold(title) + "\n\n"
            guard !ageing.items.isEmpty else { return text + "no open installments\n" }
            text += look.render(people).text + "\n" + look.render(summary(totals, whole)).text
            guard until == nil, whole != sums.counted.outstanding || sums.waiting != 0 else { return text }
            return text + "\n"
                + sums.remarks { Money(minorUnits: $0, currency: reading.currency).text }.joined(
                    separator: "\n") + "\n"
        }
        if !ageing.items.isEmpty { document.others = [summary(totals, whole)] }
        return document
    }

    private var title: String {
        let day = reading.query.asOf.longText
        guard let until else { return "Open installments as of \(day)" }
        return "Installments due by \(until.longText), as of \(day)"
    }

    private func lateness(_ item: Ageing.Item) -> String {
        guard !item.installment.waits else { return "waits for our report" }
        guard let days = item.daysLate else { return "no day" }
        if days > 0 { return "\(Words.count(days, "day")) late" }
        return days == 0 ? "today" : "in \(Words.count(-days, "day"))"
    }

    private var people: Table { fields.people(ageing.items, caption: title).forPeople }

    private var fields: FieldList<Ageing.Item> {
        let installment = InstallmentFields(currency: reading.currency)
        return FieldList(
            due
                + [
                    installment.scheduled.of(\.installment),
                    installment.cut.of(isShown: false, \.installment),
                    installment.paid.of(isShown: false, \.installment), installment.open.of(\.installment),
                ] + [
                    Field("currency") { _ in .text(reading.currency.code) },
                    installment.conditional.of(\.installment),
                    Field("anonymous") { .anonymity($0.pledge.line.anonymity) },
                    Field("waits_for_report") { .flag($0.installment.waits) },
                ])
    }

    private var due: [Field<Ageing.Item>] {
        [
            Field(
                TableColumn("Due", key: "due"), people: { Cell($0.installment.due?.description ?? "–") }
            ) { .date($0.installment.due) },
            .shown(TableColumn("When", key: "when", shrinks: true)) { Cell(lateness($0)) },
            Field("days_late") { .count($0.daysLate) },
            Field("bucket") { .text($0.bucket.name) },
            Field(TableColumn("Pledge", key: "pledge")) { .id("P", $0.pledge.number) },
            Field("gift") { .id("G", $0.pledge.line.id) },
            .shown(TableColumn("Donor", key: "donor", shrinks: true)) {
                Cell(GiftWords.donor($0.pledge.line))
            },
            .shown(GiftWords.markColumn) { GiftWords.mark($0.pledge.line.anonymity) },
            Field("donor") { .id("D", $0.pledge.line.staffDonor) },
            Field("donor_name") { .text($0.pledge.line.staffDonorName) },
            .shown(TableColumn("For", key: "for", shrinks: true)) { item in
                Cell(GiftWords.place(item.pledge.line.place) + (item.pledge.line.isSplit ? " +" : ""))
            },
            Field("campaign") { .text($0.pledge.line.place.campaign) },
            Field("project") { .text($0.pledge.line.place.project) },
        ]
    }

    private func summary(_ totals: [(AgeingBucket, Int64)], _ whole: Int64) -> Table {
        var table = Table(
            columns: [
                TableColumn("Age", key: "age"), TableColumn("Open", key: "open", alignment: .trailing),
            ])
        for (bucket, total) in totals {
            table.append(TableRow([Cell(bucket.title), .money(total, reading.currency)]))
        }
        table.append(TableRow([Cell("TOTAL"), .money(whole, reading.currency)]))
        return table
    }

    private func json(_ totals: [(AgeingBucket, Int64)], _ whole: Int64) -> JSONValue {
        let ages = totals.map { bucket, total in
            JSONValue.object(["bucket": .string(bucket.name), "open": .money(total, reading.currency)])
        }
        return reading.provenance.document(
            "campaign.pledges_due/1",
            [
                "rows": fields.json(ageing.items), "ageing": .array(ages),
                "open": .money(whole, reading.currency),
                "until": .date(until), "counted_open": .money(sums.counted.outstanding, reading.currency),
                "counted_overdue": .money(sums.counted.overdue, reading.currency),
                "waits_for_reports": .money(sums.waiting, reading.currency),
            ])
    }
}

/// The fields of an installment.
struct InstallmentFields {
    let currency: Currency

    typealias Installment = Field<InstallmentStanding>

    var scheduled: Installment {
        Field(.figure("Installment", "scheduled", isSecondary: true)) { .money($0.scheduled, currency) }
    }
    var cut: Installment { Field(.figure("Cut", "cut")) { .money($0.cut, currency) } }
    var paid: Installment { Field(.figure("Paid", "paid")) { .money($0.paid, currency) } }
    var open: Installment { Field(.figure("Open", "open")) { .money($0.open, currency) } }
    var conditional: Installment { Field("conditional") { .money($0.conditional, currency) } }
}
