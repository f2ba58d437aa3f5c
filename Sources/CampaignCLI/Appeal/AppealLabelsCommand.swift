import ArgumentParser
import CampaignKit
import CampaignReports
import CampaignServices
import Terminal

/// `campaign appeal labels`: the envelopes of an appeal on sheets of labels.
struct AppealLabelsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "labels", abstract: "Write an appeal's addresses for sheets of labels.",
        discussion: """
            Writes build/ID-labels.html: thirty labels on a US Letter page (Avery 5160 and similar). Print \
            it at 100 %, without margins. Long names get smaller type and never run into the next label. \
            --skip leaves the first N labels of the first sheet blank; --unsent leaves out donors already \
            recorded by 'campaign appeal sent'. With the letters' --as-of and --known-on, labels and letters \
            are in the same order.

            EXAMPLES
              campaign appeal labels year-end-letter-2026
              campaign appeal labels year-end-letter-2026 --segment majors --skip 12
              campaign appeal labels year-end-letter-2026 --pdf -o labels.pdf
            """)

    @Argument(help: ArgumentHelp("The appeal.", valueName: "id")) var id: String
    @Option(
        parsing: .upToNextOption, help: ArgumentHelp("Only donors in these segments.", valueName: "id"))
    var segment: [String] = []
    @Option(help: ArgumentHelp("How many labels of the first sheet are already used.", valueName: "count"))
    var skip = 0
    @Flag(help: "Leave out donors already recorded by 'campaign appeal sent'.") var unsent = false
    @Flag(
        name: .customLong("mail-possible"),
        help: "Also write to donors who may be the same person as one who gave or must not be asked.")
    var mailPossible = false
    @OptionGroup var time: TimeOptions
    @Flag(help: "Write a PDF; needs WeasyPrint or Chromium.") var pdf = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try LetterOptions.session(options)
        guard (0..<LabelSheet.perPage).contains(skip) else {
            throw CommandError.usage(
                "bad-value", "--skip is 0 to \(LabelSheet.perPage - 1)",
                hint: "a sheet has \(LabelSheet.perPage) labels")
        }
        let rows = try AppealRows(
            session, appeal: id, segments: segment, onlyUnsent: unsent, mailsPossible: mailPossible,
            asOf: time.day, knownOn: time.knownOn)
        // Its list was made by other wishes: who wants no mail may be on it.
        guard rows.appeal.isPosted else {
            let channel = rows.appeal.channel?.rawValue ?? "mail"
            throw CommandError.failed(
                "not-posted", "\(rows.appeal.id) goes out by \(channel), not by mail",
                hint: "labels need an appeal with channel: mail: its list suppresses who wants no mail")
        }
        let destination = try LetterDestination(
            session, directory: rows.directory, output: options.output, each: nil, isPDF: pdf)
        let written = try destination.writePage(name: "\(rows.appeal.id)-labels") { write in
            try LabelSheet.write(rows.rows, title: rows.appeal.name, skipping: skip, to: write)
        }
        guard let place = written.place else { return }
        try session.writer.write(document(rows, place))
        for note in rows.mailing.summary { session.say(note) }
    }

    private func document(_ rows: AppealRows, _ written: String) -> Document {
        let count = rows.rows.count
        let sheets = (count + skip + LabelSheet.perPage - 1) / LabelSheet.perPage
        var table = Table(
            columns: ["labels", "sheets", "file"].map {
                TableColumn(Words.title($0), key: $0, alignment: $0 == "file" ? .leading : .trailing)
            })
        table.append(
            TableRow([
                .count(count), .number("\(sheets)", plain: PlainNumber(sheets)),
                Cell(written),
            ]))
        return Document(
            title: "Labels", data: table,
            json: rows.provenance.document(
                "campaign.labels/1",
                [
                    "appeal": .string(rows.appeal.id), "labels": .number(Int64(count)),
                    "sheets": .number(Int64(sheets)), "file": .string(written),
                ]),
            screen: { look in
                look.style.bold("\(Words.count(count, "label")) on \(Words.count(sheets, "sheet"))")
                    + "\nwrote \(written)\n"
            })
    }
}
