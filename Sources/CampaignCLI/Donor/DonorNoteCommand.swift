import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign donor note`: what was said on the telephone, for whoever calls next.
struct DonorNoteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note", abstract: "Note something about a donor, with its date.",
        discussion: """
            'campaign donor show' lists notes, newest first. They are for the office: no report, letter or \
            export has them. Write nothing that the donor should not read. A note is kept until the donor is \
            erased.

            EXAMPLES
              campaign donor note D-7 'Prefers to be called after 5 p.m.'
              campaign donor note D-7 'Will decide in January' --date 2026-11-03
              campaign donor note sample:AF-104 'Met at the dinner' --dry-run
            """)

    @Argument(help: ArgumentHelp("D-7, SOURCE:ID, or a source's id.", valueName: "donor")) var donor: String
    @Argument(help: ArgumentHelp("What to note.", valueName: "text")) var text: String
    @Option(help: ArgumentHelp("The day of it (default: today).", valueName: "date")) var date: CalendarDate?
    @Flag(name: .customLong("dry-run"), help: "Check everything, save nothing.") var dryRun = false

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        try DonorWords.check(text, "the note", hint: "campaign donor note D-7 'Prefers to be called at noon'")
        let posting = try DonorPosting(options, command: "donor note")
        let day = date ?? posting.today
        guard day <= posting.today else {
            throw CommandError.usage(
                "bad-value", "\(day) is in the future", hint: "a note is of a day that has come")
        }
        let line = try posting.ledger.donor(donor, asOf: posting.today).line
        let note = DonorNoteDocument(
            donor: line.id, name: DonorListColumns.name(line), day: day, text: StoredText.line(text))
        let batch = try posting.ledger.noteDonor(
            posting.ledger.postingNumber(ofDonor: donor, asOf: posting.today), note.text, on: day,
            posting.context, dryRun: dryRun)
        try posting.write(batch) { note.document($0, batch: batch, isDryRun: dryRun) }
    }
}

/// A note that was kept, or would be.
struct DonorNoteDocument {
    let donor: Int64
    let name: String
    let day: CalendarDate
    let text: String

    func document(_ provenance: Provenance, batch: Int64?, isDryRun: Bool) -> Document {
        let headline = ActHeadline.text(
            done: "Noted about D-\(donor) \(name)", undone: "Would note about D-\(donor) \(name)",
            batch: batch)
        let json = provenance.document(
            "campaign.donor_note/1",
            [
                "donor": .string("D-\(donor)"), "date": .date(day), "text": .string(text),
                "dry_run": .bool(isDryRun), "batch": .optional(batch.map { "B-\($0)" }),
            ])
        let fact = [(label: day.longText, value: text)]
        let fields = FieldList<(label: String, value: String)>([
            Field(TableColumn("Date", key: "date")) { _ in .text(day.description) },
            Field(TableColumn("Note", key: "text", shrinks: true)) { .text($0.value) },
        ])
        return Document(title: headline, data: fields.data(fact), json: json) { look in
            look.headline(headline) + "\n" + FactSheet.lines(fact, look)
        }
    }
}
