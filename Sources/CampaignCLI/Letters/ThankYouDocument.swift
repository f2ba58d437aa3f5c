import CampaignKit
import CampaignServices
import Terminal

/// The thanks that are due, late ones first: with days waiting, and gifts without a letter below.
struct ThankYouDocument {
    let run: ThankYouRun
    let provenance: Provenance
    let currency: Currency
    /// Where the letters are; nil where none were written.
    let written: String?
    let recorded: Int?
    let isDryRun: Bool

    var document: Document {
        Document(title: "Thank-you letters", data: data, people: people, json: json, screen: screen)
    }

    private var entries: [ThankYouList.Entry] { run.entries }
    private var late: Int { entries.count { $0.isLate(on: run.today) } }
    private var lateForPersons: Int { run.list.forPersons.count { $0.isLate(on: run.today) } }

    private var people: Table { table(.people, caption: headline) }
    private var data: Table { table(.data, caption: "Thank-you letters") }

    private enum Reader { case people, data }

    private var headline: String {
        let isPart = entries.count < run.list.entries.count
        let count =
            Words.count(entries.count, "thank-you letter")
            + (isPart ? ", the first of \(Words.grouped(run.list.entries.count))" : "")
        let letters =
            late > 0
            ? "\(count), \(Words.grouped(late)) of them later than 48 hours"
            : "\(count), none later than 48 hours"
        let left = run.list.forPersons.count
        guard left > 0 else { return letters }
        let verb = left == 1 ? "needs" : "need"
        return
            "\(letters); \(Words.count(left, "gift")) \(verb) a person, \(Words.grouped(lateForPersons)) late"
    }

    private func table(_ reader: Reader, caption: String) -> Table {
        var table = Table(
            caption: caption,
            columns: [
                TableColumn("Gift", key: "gift"), TableColumn("Date", key: "date"),
                TableColumn("Waiting", key: "days", alignment: .trailing), TableColumn("Late", key: "late"),
                TableColumn("Donor", key: "donor"), TableColumn("Name", key: "name", shrinks: true),
                TableColumn("Amount", key: "amount", alignment: .trailing),
                TableColumn("For", key: "designation", shrinks: true), TableColumn("Letter", key: "letter"),
            ])
        for entry in entries {
            let late = entry.isLate(on: run.today)
            for (gift, shown) in zip(entry.gifts, entry.letter.gifts) {
                let days = gift.daysWaiting(on: run.today)
                table.append(
                    row(
                        gift, days: days, donor: entry.letter.row.donor, name: entry.letter.row.addressee,
                        late: late ? "late" : "", designation: shown.designation,
                        letter: entry.letter.row.letterID, reader))
            }
        }
        for left in run.list.unwritten {
            table.append(
                row(
                    left.gift, days: left.gift.daysWaiting(on: run.today), donor: left.donor, name: left.name,
                    late: left.isLate(on: run.today) ? "late" : "", designation: "",
                    letter: "none: \(left.reason)", reader))
        }
        return table
    }

    private func row(
        _ gift: ThankableGift, days: Int, donor: Int64?, name: String, late: String, designation: String,
        letter: String, _ reader: Reader
    ) -> TableRow {
        let amount = Money(minorUnits: gift.amountMinor, currency: currency)
        let waiting = reader == .people ? Words.count(days, "day") : "\(days)"
        return TableRow([
            Cell("G-\(gift.entry)"), Cell(gift.day.description), .number(waiting, plain: "\(days)"),
            Cell(late, tone: .bad), Cell(donor.map { "D-\($0)" } ?? ""), Cell(name),
            .number(amount.text, plain: amount.plainText), Cell(designation), Cell(letter),
        ])
    }

    private func screen(_ look: ScreenLook) -> String {
        var text = look.style.bold(headline) + "\n\n"
        if !entries.isEmpty || !run.list.unwritten.isEmpty { text += look.render(people).text }
        if let written { text += "\nwrote \(written)\n" }
        if let recorded {
            let verb = isDryRun ? "would be recorded" : "recorded"
            text += "\(verb) as thanked today: \(Words.count(recorded, "gift"))\n"
        }
        return text
    }

    private var json: JSONValue {
        var rows: [JSONValue] = []
        for entry in entries {
            for gift in entry.gifts {
                rows.append(
                    row(
                        gift, donor: entry.letter.row.donor, letter: entry.letter.row.letterID, reason: nil,
                        isLate: entry.isLate(on: run.today)))
            }
        }
        for left in run.list.unwritten {
            rows.append(
                row(
                    left.gift, donor: left.donor, letter: nil, reason: left.reason, hint: left.hint,
                    isLate: left.isLate(on: run.today)))
        }
        return provenance.document(
            "campaign.thanks/1",
            [
                "rows": .array(rows), "letters": .number(Int64(entries.count)), "late": .number(Int64(late)),
                "need_person": .number(Int64(run.list.forPersons.count)), "since": .date(run.since),
                "hidden": .number(Int64(run.hidden)),
                "older": .number(Int64(run.older)), "file": .optional(written),
                "recorded": recorded.map { .number(Int64($0)) } ?? .null, "dry_run": .bool(isDryRun),
            ])
    }

    private func row(
        _ gift: ThankableGift, donor: Int64?, letter: String?, reason: String?, hint: String? = nil,
        isLate: Bool
    ) -> JSONValue {
        .object([
            "gift": .string("G-\(gift.entry)"), "date": .date(gift.day),
            "days": .number(Int64(gift.daysWaiting(on: run.today))), "late": .bool(isLate),
            "donor": .optional(donor.map { "D-\($0)" }), "amount": .money(gift.amountMinor, currency),
            "letter": .optional(letter), "reason": .optional(reason), "hint": .optional(hint),
        ])
    }
}
