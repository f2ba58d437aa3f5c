import CampaignKit
import CampaignLedger
import CampaignServices

/// One act on a posted pledge: finds it, posts the row, says what it did.
struct PledgeCorrection {
    let row: TypedEntry<Session>
    let options: CorrectionOptions
    /// The day that it acts on.
    let day: CalendarDate
    /// The pledge as it is on that day.
    let pledge: PledgeLine
    private let name: String
    /// The row that made it.
    let gift: EntryDetail
    /// Entries on this pledge until then.
    let acts: [EntrySummary]

    init(
        _ session: Session, pledge name: String, command: String, on date: CalendarDate?,
        _ options: CorrectionOptions
    ) throws {
        _ = try options.posting()
        row = try TypedEntry<Session>(session, command: command)
        day = date ?? row.today
        self.name = name
        self.options = options
        let record = try row.ledger().pledge(name, PledgeQuery(asOf: day, plan: row.loaded.plan))
        (pledge, gift, acts) = (record.pledge, record.gift, record.acts)
    }

    /// As people write it.
    var number: String { "P-\(pledge.number)" }

    func money(_ minor: Int64) -> Money { Money(minorUnits: minor, currency: row.currency) }

    /// The pledge as it is on another day.
    func pledge(on day: CalendarDate) throws -> PledgeLine {
        try row.ledger().pledge(name, PledgeQuery(asOf: day, plan: row.loaded.plan)).pledge
    }

    /// There is nothing to post.
    func nothing(_ message: String) -> CommandError {
        .failed("nothing-to-do", message, hint: "campaign pledge show \(number)")
    }

    /// An amount in the currency of the promise, such as `-20,000 ILS`; nil for one in the base currency.
    func original(_ text: String) -> OriginalArgument? {
        OriginalArgument(text, of: gift, base: row.currency)
    }

    /// The cells of a row that names the pledge; `minor` has its sign.
    func cells(_ type: EntryType, _ minor: Int64, _ others: TypedEntry<Session>.Cells = [])
        -> TypedEntry<Session>.Cells
    {
        var cells: TypedEntry<Session>.Cells = [("type", type.name), ("date", day.description)] + others
        if !cells.contains(where: { $0.column == "amount" }) {
            cells.append(("amount", money(minor).plainText))
        }
        cells.append((pledge.line.type == .award ? "grant_id" : "pledge_id", number))
        if let note = options.note { cells.append(("note", note)) }
        return cells
    }

    /// Posts a row of a type that names the pledge, and writes what came of it; `minor` has its sign.
    func post(
        _ type: EntryType, _ minor: Int64, _ others: TypedEntry<Session>.Cells = [], done: String,
        undone: String
    ) throws {
        try post(type.name, [cells(type, minor, others)], minor, done: done, undone: undone)
    }

    /// Posts rows together, and writes what came of them.
    func post(
        _ action: String, _ rows: [TypedEntry<Session>.Cells], _ minor: Int64, done: String, undone: String
    ) throws {
        let outcome = try row.post(rows, try options.posting())
        let act = PostedAct(
            action: action, done: done, undone: undone, subject: number,
            amountMinor: Int64(clamping: minor.magnitude), outcome: outcome, isDryRun: options.dryRun,
            currency: row.currency, provenance: try row.session.provenance(row.loaded, in: row.directory),
            next: "campaign pledge show \(number)", entryCount: Int64(rows.count))
        try row.session.writer.write(act.document)
        if !outcome.isAccepted { throw AnswerIsNo() }
    }
}
