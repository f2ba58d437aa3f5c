import ArgumentParser
import CampaignExchange
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign appeal export`: the mail-merge list of an appeal.
struct AppealExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write an appeal's mail-merge list: donors to ask, for how much, and donors suppressed.",
        discussion: """
            Each row is one letter, one per household. Donors go into the first segment of the campaign's \
            file that they match, for the fiscal year in which the appeal starts, as of the day of the \
            export. Donors who gave this year or since the appeal began, have an open pledge that is not \
            overdue, have died, want no mail or cannot be reached are suppressed, with the reason. So are \
            donors who may be such a person under another number ("perhaps D-412, who gave 3 Nov 2026"); \
            --mail-possible writes to them. --show suppressed lists them, --suppressed FILE also \
            writes them to a file. The sum below the list covers every donor: letters, suppressed and donors \
            in no segment; --show outside lists the last. A second run on the same day gives the same \
            letters, including those already sent: --unsent leaves out donors already recorded by 'campaign \
            appeal sent'. Nothing is posted: 'campaign appeal sent' records what was sent. ZIP codes stay \
            text in a workbook; use --excel for a CSV that Excel opens.

            EXAMPLES
              campaign appeal export year-end-letter-2026
              campaign appeal export year-end-letter-2026 -o letters.xlsx
              campaign appeal export year-end-letter-2026 -o letters.csv --excel \\
                  --suppressed left-out.csv
              campaign appeal export year-end-letter-2026 --show suppressed
              campaign appeal export year-end-letter-2026 --show outside \\
                  -o build/no-segment.csv
              campaign appeal export year-end-letter-2026 --unsent -o letters.xlsx
              campaign appeal export year-end-letter-2026 --mail-possible -o letters.xlsx
              campaign appeal export year-end-letter-2026 --as-of 2026-11-10 --json
            """)

    @Argument(help: ArgumentHelp("The id of the appeal.", valueName: "appeal")) var id: String
    @Option(help: ArgumentHelp("Which list to show: letters, suppressed or outside.", valueName: "list"))
    var show: MailMergeDocument.Part = .letters
    @Option(
        help: ArgumentHelp(
            "Also write those suppressed to this file; its extension sets the format.", valueName: "file"))
    var suppressed: String?
    @Flag(help: "Leave out donors already recorded by 'campaign appeal sent'.") var unsent = false
    @Flag(
        name: .customLong("mail-possible"),
        help: "Also write to donors who may be the same person as one who gave or must not be asked.")
    var mailPossible = false
    @OptionGroup var spreadsheet: SpreadsheetOptions
    @OptionGroup var time: TimeOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let beside = try suppressed.map { try besideWriter($0, session) }
        try spreadsheet.check(session.writer.format)
        let books = try LedgerView(session, knownOn: time.knownOn).closed
        let mailing = try AppealMailing(
            appeal: id, books, asOf: books.day(time.asOf, session),
            .init(onlyUnsent: unsent, listsOutside: show == .outside, mailsPossible: mailPossible))
        let answer = MailMergeDocument(mailing: mailing, part: show)
        func write() throws {
            if session.writer.format == .csv {
                try session.writer.write(
                    String(decoding: CSVWriter.bytes(answer.data, spreadsheet.csv), as: UTF8.self))
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
        if books.ledger == nil { session.say("no gifts have been posted yet: campaign import FILE") }
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
