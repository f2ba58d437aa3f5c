import CampaignKit
import CampaignServices
import Terminal

/// `campaign receipt sent G-12 --form 8283`: a tax form that was sent, signed or filed.
struct ReceiptFormRecord {
    private let command: ReceiptSentCommand
    private let form: ReceiptForm

    init(_ command: ReceiptSentCommand, _ form: String) throws {
        self.command = command
        guard let known = ReceiptForm(rawValue: form.uppercased()) else {
            throw CommandError.usage(
                "bad-value", "'\(TerminalText.safe(form))' is not a form that is recorded here",
                hint: "--form 1098-C, 8283 or 8282")
        }
        self.form = known
        guard !command.all, command.year == nil, command.by == .mail, !command.numbers.isEmpty else {
            throw CommandError.usage(
                "missing-option", "which gifts?", hint: "campaign receipt sent G-12 --form \(known.rawValue)")
        }
        guard !command.withdraw || command.on == nil else {
            throw CommandError.usage("option-conflict", "--on and --withdraw cannot be combined")
        }
    }

    func run(_ session: Session) throws {
        let desk = try ReceiptDesk(session)
        let day = command.withdraw ? nil : command.on ?? desk.today
        let gifts = try command.numbers.map { try gift($0, day, desk) }
        let outcome = try desk.record(
            form, of: gifts.map(\.entry), on: day, session, dryRun: command.dryRun)
        try write(gifts, day, outcome, desk, session)
    }

    /// The gift as receipts see it, where it needs the form and was here on the day.
    private func gift(_ text: String, _ day: CalendarDate?, _ desk: ReceiptDesk) throws -> ReceiptableGift {
        let number = try desk.gift(text)
        let id = GiftWords.id(number)
        guard let gift = try desk.receiptable(number), try desk.applies(form, to: gift) else {
            throw CommandError.failed(
                "no-form", "\(id) needs no Form \(form.rawValue)",
                hint: form == .form8282
                    ? "campaign gift disposed \(id) --date DATE records when its property was sold"
                    : "campaign receipt due lists the forms that are due")
        }
        if let day, day < gift.day || day > desk.today {
            throw CommandError.usage(
                "bad-value",
                day > desk.today ? "\(day) is in the future" : "\(id) was given on \(gift.day), after \(day)",
                hint: "--on is the day on which it was done")
        }
        return gift
    }

    private func write(
        _ gifts: [ReceiptableGift], _ day: CalendarDate?, _ outcome: (recorded: Int, batch: Int64?),
        _ desk: ReceiptDesk, _ session: Session
    ) throws {
        let rows = gifts.map { gift in
            var row = ReceiptRow(state: day == nil ? "due" : "done", kind: form.kind.rawValue)
            row.kindWords = form.kind.words
            (row.gift, row.donor, row.day) = (gift.entry, gift.isHidden ? nil : gift.donor, day)
            return row
        }
        let what =
            "Form \(form.rawValue) of \(Words.count(outcome.recorded, "gift")) "
            + (day.map { "done on \($0)" } ?? "not done")
        let said =
            outcome.recorded == 0
            ? "Nothing to record"
            : ActHeadline.text(
                done: "Recorded: \(what)", undone: "Would record: \(what)", batch: outcome.batch)
        let fields = ReceiptRow.fields(desk.plan.organization.currency)
        let provenance = try session.provenance(desk.loaded, in: desk.directory)
        try session.writer.write(
            Document(
                title: "Tax forms", data: fields.data(rows),
                json: provenance.document(
                    "campaign.receipts/1",
                    [
                        "rows": fields.json(rows), "year": .null,
                        "recorded": .number(Int64(outcome.recorded)), "dry_run": .bool(command.dryRun),
                        "batch": .optional(outcome.batch.map { "B-\($0)" }),
                    ]), screen: { look in look.sentence(said) }))
    }
}
