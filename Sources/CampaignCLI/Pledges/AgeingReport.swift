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
        return Document(title: title, data: data, people: people, json: json(totals, whole)) { look in
            var text = look.style.bold(title) + "\n\n"
            guard !ageing.items.isEmpty else { return text + "nothing is open\n" }
            text += look.render(people).text + "\n" + look.render(summary(totals, whole)).text
            guard until == nil, whole != sums.counted.outstanding else { return text }
            return text + "\n" + sums.remarks { reading.money($0).text }.joined(separator: "\n") + "\n"
        }
    }

    private var title: String {
        let day = reading.query.asOf.longText
        guard let until else { return "Open installments as of \(day)" }
        return "Installments due by \(until.longText), as of \(day)"
    }

    private func lateness(_ item: Ageing.Item) -> String {
        guard let days = item.daysLate else { return "no day" }
        if days > 0 { return "\(Words.count(days, "day")) late" }
        return days == 0 ? "today" : "in \(Words.count(-days, "day"))"
    }

    private var people: Table {
        var table = Table(
            caption: title,
            columns: [
                TableColumn("Due", key: "due"), TableColumn("When", key: "when"),
                TableColumn("Pledge", key: "pledge"), TableColumn("Donor", key: "donor", shrinks: true),
                GiftWords.markColumn, TableColumn("For", key: "for", shrinks: true),
                TableColumn("Installment", key: "installment", alignment: .trailing),
                TableColumn("Open", key: "open", alignment: .trailing),
            ])
        for item in ageing.items {
            let line = item.pledge.line
            table.append(
                TableRow([
                    Cell(item.installment.due?.description ?? "–"), Cell(lateness(item)),
                    Cell("P-\(item.pledge.number)"), Cell(GiftWords.donor(line)),
                    GiftWords.mark(line.anonymity),
                    Cell(GiftWords.place(line.place) + (line.isSplit ? " +" : "")),
                    reading.cell(item.installment.scheduled), reading.cell(item.installment.open),
                ]))
        }
        return table.forPeople
    }

    private func summary(_ totals: [(AgeingBucket, Int64)], _ whole: Int64) -> Table {
        var table = Table(
            columns: [
                TableColumn("Age", key: "age"), TableColumn("Open", key: "open", alignment: .trailing),
            ])
        for (bucket, total) in totals { table.append(TableRow([Cell(bucket.title), reading.cell(total)])) }
        table.append(TableRow([Cell("TOTAL"), reading.cell(whole)]))
        return table
    }

    private var data: Table {
        let names = [
            "due", "days_late", "bucket", "pledge", "gift", "donor", "donor_name", "campaign", "project",
            "scheduled", "cut", "paid", "open", "currency", "conditional", "anonymous",
        ]
        var table = Table(caption: title, columns: names.map { TableColumn($0, key: $0) })
        for item in ageing.items {
            let line = item.pledge.line
            let hidden = line.anonymity.hides(from: .staff)
            let installment = item.installment
            table.append(
                TableRow([
                    Cell(installment.due?.description ?? ""),
                    item.daysLate.map { .number("\($0)", plain: "\($0)") } ?? .blank(),
                    Cell(item.bucket.name), Cell("P-\(item.pledge.number)"), Cell(GiftWords.id(line.id)),
                    Cell(hidden ? "" : GiftWords.donorID(line.donor)),
                    Cell(hidden ? "anonymous" : line.donorName), Cell(line.place.campaign),
                    Cell(line.place.project), reading.cell(installment.scheduled),
                    reading.cell(installment.cut), reading.cell(installment.paid),
                    reading.cell(installment.open), Cell(reading.currency.code),
                    reading.cell(installment.conditional), GiftWords.level(line.anonymity),
                ]))
        }
        return table
    }

    private func json(_ totals: [(AgeingBucket, Int64)], _ whole: Int64) -> JSONValue {
        let rows = ageing.items.map { item -> JSONValue in
            let line = item.pledge.line
            let hidden = line.anonymity.hides(from: .staff)
            return .object(
                InstallmentJSON.members(item.installment, reading.currency).merging([
                    "days_late": item.daysLate.map { .number(Int64($0)) } ?? .null,
                    "bucket": .string(item.bucket.name), "pledge": .string("P-\(item.pledge.number)"),
                    "gift": .string(GiftWords.id(line.id)),
                    "donor": hidden ? .null : .optional(line.donor.map { "D-\($0)" }),
                    "donor_name": hidden ? .null : .string(line.donorName),
                    "anonymous": .string(line.anonymity.name),
                    "campaign": .string(line.place.campaign), "project": .string(line.place.project),
                ]) { $1 })
        }
        let ages = totals.map { bucket, total in
            JSONValue.object(["bucket": .string(bucket.name), "open": .money(total, reading.currency)])
        }
        return reading.provenance.document(
            "campaign.pledges-due/1",
            [
                "rows": .array(rows), "ageing": .array(ages), "open": .money(whole, reading.currency),
                "until": .date(until), "counted_open": .money(sums.counted.outstanding, reading.currency),
                "counted_overdue": .money(sums.counted.overdue, reading.currency),
            ])
    }
}

/// An installment as the JSON contract writes it.
enum InstallmentJSON {
    static func members(_ installment: InstallmentStanding, _ currency: Currency) -> [String: JSONValue] {
        [
            "due": .date(installment.due), "scheduled": .money(installment.scheduled, currency),
            "conditional": .money(installment.conditional, currency),
            "cut": .money(installment.cut, currency), "paid": .money(installment.paid, currency),
            "open": .money(installment.open, currency),
        ]
    }
}
