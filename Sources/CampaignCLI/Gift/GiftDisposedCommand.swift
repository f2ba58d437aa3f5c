import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign gift disposed`: property that was given and has been sold or given away.
struct GiftDisposedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disposed", abstract: "Record that donated property was sold or given away.",
        discussion: """
            For property over $5,000 for which you sign Form 8283, the IRS wants Form 8282 within 125 days \
            when you sell, exchange or give it away in the three years after the gift: 'campaign receipt due' \
            then lists it. Publicly traded stock needs none. Recording another day replaces the first; \
            --withdraw says that it was not. The money stays as it is, and no receipt is touched.

            EXAMPLES
              campaign gift disposed G-12 --date 2027-02-01
              campaign gift disposed G-12 --date 2027-02-01 --dry-run
              campaign gift disposed G-12 --withdraw
            """)

    @Argument(help: ArgumentHelp("G-12, SOURCE:ID, or a source's id.", valueName: "gift")) var gift: String
    @Option(help: ArgumentHelp("The day on which it was sold or given away.", valueName: "date"))
    var date: CalendarDate?
    @Flag(help: "It was not disposed of after all.") var withdraw = false
    @Flag(name: .customLong("dry-run"), help: "Check everything, save nothing.") var dryRun = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        guard withdraw != (date != nil) else {
            throw CommandError.usage(
                withdraw ? "option-conflict" : "missing-option",
                withdraw ? "--date and --withdraw cannot be combined" : "on which day?",
                hint: "--date 2027-02-01, or --withdraw if it was not")
        }
        let desk = try ReceiptDesk(session)
        let number = try desk.gift(gift)
        let property = try property(number, desk)
        let outcome = try desk.dispose(property, on: date, session, dryRun: dryRun)
        let form = date.flatMap {
            ReceiptRule(desk.plan).needsForm8282(property, disposed: $0)
                ? ReceiptForms.deadline(ofDisposal: $0) : nil
        }
        let said = words(GiftWords.id(number), outcome, form)
        let provenance = try session.provenance(desk.loaded, in: desk.directory)
        try session.writer.write(
            Document(
                title: said[0],
                data: Table(
                    columns: [TableColumn("Gift", key: "gift"), TableColumn("Disposed", key: "disposed")],
                    rows: [TableRow([Cell(GiftWords.id(number)), Cell(date?.description ?? "")])]),
                json: provenance.document(
                    "campaign.gift_disposed/1",
                    [
                        "gift": .string(GiftWords.id(number)), "disposed": .date(date),
                        "form_8282_by": .date(form), "recorded": .bool(outcome.isNew),
                        "dry_run": .bool(dryRun), "batch": .optional(outcome.batch.map { "B-\($0)" }),
                    ]), screen: { look in said.map { look.sentence($0) }.joined() }))
    }

    /// The gift as receipts see it, where it is property that was here on the day.
    private func property(_ number: Int64, _ desk: ReceiptDesk) throws -> ReceiptableGift {
        let id = GiftWords.id(number)
        guard let found = try desk.receiptable(number), found.isProperty else {
            throw CommandError.failed(
                "not-property", "\(id) is not a gift of property",
                hint: "campaign gift show \(id) shows what it is")
        }
        if let date, date < found.day || date > desk.today {
            throw CommandError.usage(
                "bad-value",
                date > desk.today
                    ? "\(date) is in the future" : "\(id) was given on \(found.day), after \(date)",
                hint: "--date is the day on which it was sold or given away")
        }
        return found
    }

    private func words(
        _ id: String, _ outcome: (isNew: Bool, batch: Int64?), _ form: CalendarDate?
    ) -> [String] {
        let what = date.map { "\(id) was disposed of on \($0.longText)" } ?? "\(id) was not disposed of"
        guard outcome.isNew else { return ["Nothing to record: \(what) was recorded before"] }
        let head = ActHeadline.text(
            done: "Recorded that \(what)", undone: "Would record that \(what)", batch: outcome.batch)
        guard date != nil else { return [head] }
        return [
            head,
            form.map { "Form 8282 is due by \($0.longText) if you signed Form 8283" }
                ?? "no Form 8282 is needed: it is for property over $5,000, within three years of the gift",
        ]
    }
}
