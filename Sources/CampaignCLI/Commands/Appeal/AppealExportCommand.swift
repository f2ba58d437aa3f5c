import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign appeal export`: the mail-merge list of an appeal.
struct AppealExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write an appeal's mail-merge list: whom to ask, for how much, and who is not asked.",
        discussion: """
            A row is one letter: one for a household. Each donor is in the first segment of the campaign's file \
            that fits, in the year that the appeal's start lies in, on the day of the export. Who gave this year or \
            since the appeal began, has an open pledge that is not overdue, has died, wants no mail or cannot be \
            reached is left out with the reason, as is who may be such a person under another number \
            ("perhaps D-412, who gave 3 Nov 2026"; --mail-possible writes to them): --show suppressed lists them, --suppressed FILE writes them too. Below stands the sum: \
            letters, suppressed and those in no segment are all donors; --show outside lists the last. A second run \
            on the same day gives the same letters, also those that went out: --unsent leaves out whom \
            'campaign appeal sent' recorded. Nothing is posted: 'campaign appeal sent' \
            records what went out. ZIP codes stay text in a workbook; --excel is for a CSV that Excel opens.

            EXAMPLES
              campaign appeal export year-end-letter-2026
              campaign appeal export year-end-letter-2026 -o letters.xlsx
              campaign appeal export year-end-letter-2026 -o letters.csv --excel --suppressed left-out.csv
              campaign appeal export year-end-letter-2026 --show suppressed
              campaign appeal export year-end-letter-2026 --show outside -o build/nobody-asks.csv
              campaign appeal export year-end-letter-2026 --unsent -o letters.xlsx
              campaign appeal export year-end-letter-2026 --mail-possible -o letters.xlsx
              campaign appeal export year-end-letter-2026 --as-of 2026-11-10 --json
            """)

    @Argument(help: ArgumentHelp("The id of the appeal.", valueName: "appeal")) var id: String
    @Option(help: ArgumentHelp("Which list to show: letters, suppressed or outside.", valueName: "list"))
    var show: MailMergeDocument.Part = .letters
    @Option(
        help: ArgumentHelp(
            "Also write those who are left out; the ending chooses the format.", valueName: "file"))
    var suppressed: String?
    @Flag(help: "Leave out whom 'campaign appeal sent' recorded.") var unsent = false
    @Flag(
        name: .customLong("mail-possible"),
        help: "Write also to those who may be somebody who gave or must not be asked.")
    var mailPossible = false
    @OptionGroup var spreadsheet: SpreadsheetOptions
    @OptionGroup var time: TimeOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let beside = try suppressed.map { try besideWriter($0, session) }
        try spreadsheet.check(session.writer.format)
        let books = try Books(session, knownOn: time.knownOn).closed
        let mailing = try AppealMailing(
            appeal: id, books, asOf: books.day(time.asOf, session),
            .init(onlyUnsent: unsent, listsOutside: show == .outside, mailsPossible: mailPossible))
        let answer = MailMergeDocument(mailing: mailing, part: show)
        func write() throws {
            if session.writer.format == .csv {
                try session.writer.write(spreadsheet.csv.render(answer.data))
            } else {
                try session.writer.write(answer.document)
            }
        }
        if let beside {
            let left = MailMergeDocument(mailing: mailing, part: .suppressed).document
            try beside.write(left, beside: write)
        } else {
            try write()
        }
        for line in mailing.summary { session.say(line) }
        if books.rows == nil { session.say("no gifts have been posted yet: campaign import FILE") }
    }

    /// Where those who are left out go; refused before anything is done.
    private func besideWriter(_ file: String, _ session: Session) throws -> DocumentWriter {
        var options = self.options
        options.output = file
        options.format = nil
        options.json = false
        // One file cannot hold both lists.
        try session.refuseAnswer(file, for: "--suppressed")
        return try DocumentWriter(context: session.context, options: options)
    }
}

extension MailMergeDocument.Part: ExpressibleByArgument {}
