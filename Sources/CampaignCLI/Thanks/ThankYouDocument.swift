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
    /// Whether only the list was asked for, and no letters.
    let isList: Bool

    var document: Document {
        Document(title: "Thank-you letters", data: data, people: people, json: json, screen: screen)
    }

    private var entries: [ThankYouList.Entry] { run.entries }
    private var late: Int { entries.count { $0.isLate(on: run.today) } }
    private var lateForPersons: Int { run.list.forPersons.count { $0.isLate(on: run.today) } }

    /// A gift that is to be thanked for, and the letter that does or why there is none.
    private struct Line {
        var gift: ThankableGift
        var donor: Int64?
        var name: String
        var isLate: Bool
        var designation = ""
        var letter: String?
        var reason: String?
        var hint: String?
    }

    private var lines: [Line] {
        let written = entries.flatMap { entry in
            zip(entry.gifts, entry.letter.gifts).map { gift, shown in
                Line(
                    gift: gift, donor: entry.letter.row.donor, name: entry.letter.row.addressee,
                    isLate: entry.isLate(on: run.today), designation: shown.designation.text,
                    letter: entry.letter.row.letterID)
            }
        }
        return written
            + run.list.unwritten.map { left in
                Line(
                    gift: left.gift, donor: left.donor, name: left.name, isLate: left.isLate(on: run.today),
                    reason: left.reason, hint: left.hint)
            }
    }

    private var fields: FieldList<Line> {
        FieldList([
            Field(TableColumn("Gift", key: "gift")) { .id("G", $0.gift.entry) },
            Field(TableColumn("Date", key: "date", isSecondary: true)) { .date($0.gift.day) },
            Field(
                .figure("Waiting", "days"),
                people: { Cell(Words.count($0.gift.daysWaiting(on: run.today), "day")) }
            ) { .count($0.gift.daysWaiting(on: run.today)) },
            Field(TableColumn("Late", key: "late"), people: { Cell($0.isLate ? "late" : "", tone: .bad) }) {
                .flag($0.isLate, yes: "late")
            },
            Field(TableColumn("Donor", key: "donor")) { .id("D", $0.donor) },
            Field(TableColumn("Name", key: "name", shrinks: true)) { .text($0.name) },
            Field(.figure("Amount", "amount")) { .money($0.gift.amountMinor, currency) },
            Field(TableColumn("For", key: "designation", shrinks: true)) { .text($0.designation) },
            Field(
                TableColumn("Letter", key: "letter", shrinks: true, isSecondary: true),
                people: { line in Cell(line.reason.map { "none: \($0)" } ?? line.letter ?? "") }
            ) { .text($0.letter) },
            Field("reason") { .text($0.reason) },
            Field("hint") { .text($0.hint) },
        ])
    }

    private var people: Table { fields.people(lines, caption: headline) }
    private var data: Table { fields.data(lines, caption: "Thank-you letters") }

    private var headline: String {
        let isPart = entries.count < run.list.entries.count
        let count =
            Words.count(entries.count, "thank-you letter") + (isList ? " to write" : "")
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

    private func screen(_ look: ScreenLook) -> String {
        var text = look.headline(headline) + "\n"
        if !entries.isEmpty || !run.list.unwritten.isEmpty { text += look.render(people).text }
        if let written { text += "\nwrote \(written)\n" }
        if let recorded {
            let verb = isDryRun ? "would be recorded" : "recorded"
            text += "\(verb) as thanked today: \(Words.count(recorded, "gift"))\n"
        }
        if isList, !entries.isEmpty { text += "\nNext: campaign thank letters\n" }
        return text
    }

    private var json: JSONValue {
        provenance.document(
            "campaign.thanks/1",
            [
                "rows": fields.json(lines), "letters": .number(Int64(entries.count)),
                "late": .number(Int64(late)),
                "need_person": .number(Int64(run.list.forPersons.count)), "since": .date(run.since),
                "hidden": .number(Int64(run.hidden)),
                "older": .number(Int64(run.older)), "file": .optional(written),
                "recorded": recorded.map { .number(Int64($0)) } ?? .null, "dry_run": .bool(isDryRun),
            ])
    }
}
