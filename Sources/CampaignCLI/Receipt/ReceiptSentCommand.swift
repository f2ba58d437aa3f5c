import ArgumentParser
import CampaignKit
import CampaignServices
import Terminal

/// `campaign receipt sent`: how receipts went out, and which came back.
struct ReceiptSentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sent", abstract: "Record how receipts went out, or which form is done.",
        discussion: """
            The program mails nothing; this keeps what you did as proof. --all takes every receipt in effect of \
            which nothing was recorded. 'campaign receipt list --unsent' shows what is left, and --returned \
            what came back; correct the address, and send it again. --by notice says that the donor of a voided \
            receipt knows that nothing takes its place. --form takes gifts instead: Form 1098-C was sent, 8283 \
            signed, 8282 filed, and 'campaign receipt due' no longer lists it.

            EXAMPLES
              campaign receipt sent R-2027-0012 --by email
              campaign receipt sent --all --year 2027 --on 2027-01-25
              campaign receipt sent R-2027-0012 R-2027-0031 --by returned
              campaign receipt sent R-2027-0012 --by notice
              campaign receipt sent G-12 --form 8283 --on 2027-02-03
            """)

    /// As it is typed.
    enum Way: String, CaseIterable, ExpressibleByArgument {
        case mail, email, returned, notice

        var kept: ReceiptDelivery.Way {
            switch self {
            case .mail: .mail
            case .email: .email
            case .returned: .returned
            case .notice: .notice
            }
        }
    }

    @Argument(help: ArgumentHelp("The numbers: R-2027-0012; with --form, gifts: G-12.", valueName: "number"))
    var numbers: [String] = []
    @Flag(help: "Every receipt in effect of which nothing was recorded.") var all = false
    @Option(help: ArgumentHelp("With --all: only those issued in this year.", valueName: "year")) var year:
        Int?
    @Option(
        help: ArgumentHelp(
            "mail, email, returned for one that came back, or notice for a voided one.", valueName: "way"))
    var by = Way.mail
    @Option(help: ArgumentHelp("The form that is done: 1098-C, 8283 or 8282.", valueName: "form"))
    var form: String?
    @Flag(help: "With --form: it was not done after all.") var withdraw = false
    @Option(help: ArgumentHelp("The day (default: today).", valueName: "date")) var on: CalendarDate?
    @Flag(name: .customLong("dry-run"), help: "Check everything, save nothing.") var dryRun = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        try ReceiptYear.check(year)
        if let form { return try ReceiptFormRecord(self, form).run(session) }
        guard !withdraw else {
            throw CommandError.usage(
                "missing-option", "--withdraw goes with --form",
                hint: "to correct how a receipt went out, record it again")
        }
        guard all != !numbers.isEmpty, all || year == nil, !all || by == .mail || by == .email else {
            throw CommandError.usage(
                "missing-option", "which receipts?",
                hint: "campaign receipt sent R-2027-0012, or --all with --by mail or email")
        }
        let desk = try ReceiptDesk(session)
        let delivery = ReceiptDelivery(by.kept, on: on ?? desk.today)
        let records = try all ? desk.unsent(year) : numbers.map { try desk.record($0) }
        try check(records, delivery, desk)
        let outcome = try desk.record(delivery, of: records, session, dryRun: dryRun)
        try write(records, delivery, outcome, desk, session)
    }

    private func check(_ records: [ReceiptRecord], _ delivery: ReceiptDelivery, _ desk: ReceiptDesk) throws {
        if delivery.day > desk.today {
            throw CommandError.usage(
                "bad-value", "\(delivery.day) is in the future", hint: "--on is the day on which it was sent")
        }
        for record in records {
            guard record.stands != (by == .notice) else {
                throw record.stands
                    ? CommandError.failed(
                        "receipt-in-effect", "\(record.label) is in effect",
                        hint: "--by notice is for a voided one: campaign receipt list")
                    : CommandError.failed(
                        "receipt-voided", "\(record.label) is void: \(record.void?.reason ?? "")",
                        hint: "campaign receipt list shows which one replaces it, else --by notice")
            }
            // With --all those of later days are of another run.
            guard delivery.day >= record.day else {
                throw CommandError.usage(
                    "bad-value", "\(record.label) was issued on \(record.day), after \(delivery.day)",
                    hint: "--on is the day on which it was sent")
            }
        }
    }

    private func write(
        _ records: [ReceiptRecord], _ delivery: ReceiptDelivery, _ outcome: (recorded: Int, batch: Int64?),
        _ desk: ReceiptDesk, _ session: Session
    ) throws {
        let labels = try desk.labels()
        let rows = records.flatMap { record in
            ReceiptRow.rows(of: record, labels).map { row in
                var row = row
                row.delivery = delivery
                return row
            }
        }
        let fields = ReceiptRow.fields(desk.plan.organization.currency, showsDelivery: true)
        let what = "\(Words.count(outcome.recorded, "receipt")) \(delivery.words)"
        let said =
            outcome.recorded == 0
            ? "Nothing to record"
            : ActHeadline.text(
                done: "Recorded: \(what)", undone: "Would record: \(what)", batch: outcome.batch)
        let provenance = try session.provenance(desk.loaded, in: desk.directory)
        try session.writer.write(
            Document(
                title: "Receipts sent", data: fields.data(rows),
                json: provenance.document(
                    "campaign.receipts/1",
                    [
                        "rows": fields.json(rows), "year": year.map { .number(Int64($0)) } ?? .null,
                        "recorded": .number(Int64(outcome.recorded)), "dry_run": .bool(dryRun),
                        "batch": .optional(outcome.batch.map { "B-\($0)" }),
                    ]), screen: { look in look.sentence(said) }))
    }
}
