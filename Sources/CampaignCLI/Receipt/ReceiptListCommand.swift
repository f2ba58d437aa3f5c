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
            with the number that replaces them.

            EXAMPLES
              campaign receipt list
              campaign receipt list --year 2027
              campaign receipt list --donor D-7
              campaign receipt list --format csv
            """)

    @Option(help: ArgumentHelp("Only those issued in this year.", valueName: "year")) var year: Int?
    @Option(help: ArgumentHelp("Only this donor's: D-7, or a source's id.", valueName: "id")) var donor:
        String?
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        try ReceiptYear.check(year)
        let desk = try ReceiptDesk(session)
        let all = try desk.register(nil)
        let wanted = try donor.map { try desk.donor($0) }
        let shown = all.filter { record in
            (year == nil || record.year == year)
                && (wanted == nil || record.donor == wanted && !record.isHidden)
        }
        let fields = ReceiptRow.fields(desk.plan.organization.currency)
        let labels = all.labels
        let rows = shown.flatMap { ReceiptRow.rows(of: $0, labels) }
        let voided = shown.count { !$0.stands }
        let headline =
            Words.count(shown.count, "receipt")
            + (voided > 0 ? ", \(Words.grouped(voided)) voided" : "")
        let provenance = try session.provenance(desk.loaded, in: desk.directory)
        try session.writer.write(
            Document(
                title: "Receipts", data: fields.data(rows), people: fields.people(rows).forPeople,
                json: provenance.document(
                    "campaign.receipts/1",
                    [
                        "rows": fields.json(rows),
                        "year": year.map { .number(Int64($0)) } ?? .null,
                    ])))
        session.say(headline)
    }
}
