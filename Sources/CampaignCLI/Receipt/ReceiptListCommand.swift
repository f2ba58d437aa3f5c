import ArgumentParser
import CampaignKit
import CampaignServices
import Terminal

/// `campaign receipt list`: the register.
struct ReceiptListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the receipts and statements that were issued, by number.",
        discussion: """
            One row for each gift on a receipt or statement. Voided ones stay in the list with the reason, and \
            with the number that replaces them. --unsent lists those in effect that no one recorded as sent \
            with 'campaign receipt sent', or that came back; --returned only the latter. --each writes the pages of valid receipts to a \
            folder, each named by its number: for a run that was interrupted before its pages were written.

            EXAMPLES
              campaign receipt list
              campaign receipt list --year 2027
              campaign receipt list --donor D-7
              campaign receipt list --unsent
              campaign receipt list --format csv
              campaign receipt list --year 2027 --each build/receipts --pdf
            """)

    @Option(help: ArgumentHelp("Only those issued in this year.", valueName: "year")) var year: Int?
    @Option(help: ArgumentHelp("Only this donor's: D-7, or a source's id.", valueName: "id")) var donor:
        String?
    @Flag(help: "Only those in effect that were not sent, or came back.") var unsent = false
    @Flag(help: "Only those in effect that came back.") var returned = false
    @Option(help: ArgumentHelp("Write the page of each valid receipt to this folder.", valueName: "dir"))
    var each: String?
    @Flag(help: "With --each: write PDFs; needs WeasyPrint or Chromium.") var pdf = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        try ReceiptYear.check(year)
        if each == nil, pdf {
            throw CommandError.usage(
                "missing-option", "--pdf needs a folder: --each DIR",
                hint: "campaign receipt show NUMBER --pdf writes one page")
        }
        let desk = try ReceiptDesk(session)
        let folder = try each.map { try ReceiptFolder(session, $0, isPDF: pdf, makes: true) }
        let wanted = try donor.map { try desk.numbers(ofDonor: $0) }
        let labels = try desk.labels()
        let deliveries = try desk.deliveries()
        var (count, voided) = (0, 0)
        let list = StreamedList(
            session: session, schema: "campaign.receipts/1",
            provenance: try session.provenance(desk.loaded, in: desk.directory),
            members: ["year": year.map { .number(Int64($0)) } ?? .null])
        try list.write(ReceiptRow.fields(desk.plan.organization.currency, showsDelivery: true)) { body in
            try desk.register(year) { record in
                guard wanted.map({ $0.contains(record.donor) && !record.isHidden }) ?? true else { return }
                let delivery = deliveries[record.id]
                guard lists(record, delivery) else { return }
                count += 1
                voided += record.stands ? 0 : 1
                for var row in ReceiptRow.rows(of: record, labels) {
                    row.delivery = delivery
                    try body(row)
                }
                guard let folder, record.stands else { return }
                try folder.write(desk.content(record), named: record.label)
            }
        } remarks: {
            [Words.count(count, "receipt") + (voided > 0 ? ", \(Words.grouped(voided)) voided" : "")]
        }
        if let folder { session.say("wrote \(folder.shown)") }
    }

    private func lists(_ record: ReceiptRecord, _ delivery: ReceiptDelivery?) -> Bool {
        guard unsent || returned else { return true }
        let isBack = delivery.map { !$0.arrived } ?? false
        return record.stands && (isBack || unsent && delivery == nil)
    }
}
