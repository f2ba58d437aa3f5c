import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign project transfer`: grants to those who carry a project out.
///
/// `campaign project transfer floor-3 …` is short for `campaign project transfer add floor-3 …`.
struct ProjectTransferCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transfer", abstract: "Pass money on to a grantee, and follow what becomes of it.",
        discussion: """
            Only money that was received is passed on: first what is restricted to the line, then the \
            project's flexible money, what expires first before the rest. The board's approval, its cap and \
            an agreement come first.

            EXAMPLES
              campaign project transfer add floor-3 --to hospital --amount 400,000 --line equipment \\
                  --agreement 2026-05-01 --report-due 2027-05-01
              campaign project transfer show T-3
              campaign project transfer list --gift G-12
              campaign project transfer report T-3 --spent equipment=380,000
            """,
        subcommands: [
            TransferAddCommand.self, TransferListCommand.self, TransferShowCommand.self,
            TransferReportCommand.self, TransferReturnCommand.self, TransferReassignCommand.self,
            TransferVoidCommand.self,
        ])
}

/// The fields of transfers.
struct TransferColumns {
    let currency: Currency
    let asOf: CalendarDate
    /// The gift that a list is about: what of each transfer came from it.
    var gift: Int64?

    private func money(_ minor: Int64?) -> FieldValue { .money(minor, currency) }
    private func rare(_ minor: Int64) -> Cell { minor == 0 ? .blank() : .money(minor, currency) }

    private func part(_ transfer: TransferRecord) -> Int64? {
        gift.map { gift in
            let left = TransferSources.left(of: transfer.sources, returned: transfer.returned(asOf: asOf))
            return zip(transfer.sources, left).reduce(0) { $0 + ($1.0.entry == gift ? $1.1 : 0) }
        }
    }

    var fields: FieldList<TransferRecord> {
        FieldList(who + amounts + reports + more + (gift == nil ? [] : [fromGift]))
    }

    private var who: [Field<TransferRecord>] {
        [
            Field(TableColumn("Transfer", key: "transfer")) { .id("T", $0.number) },
            Field(TableColumn("Date", key: "date")) { .date($0.day) },
            Field(TableColumn("To", key: "grantee_name", shrinks: true)) { .text($0.granteeName) },
            Field("grantee") { .id("D", $0.grantee) }, Field("project") { .text($0.place.project) },
            .shown(TableColumn("For", key: "for", shrinks: true)) { Cell(GrantPlaces.text($0.place)) },
            Field("line") { .text($0.place.line) },
        ]
    }

    private var amounts: [Field<TransferRecord>] {
        [
            Field(.figure("Amount", "amount")) { money($0.amount) },
            Field(.figure("Returned", "returned"), people: { rare($0.returned(asOf: asOf)) }) {
                money($0.returned(asOf: asOf))
            },
            Field(.figure("Spent", "spent", isSecondary: true), people: { rare($0.spent(asOf: asOf)) }) {
                money($0.spent(asOf: asOf))
            },
        ]
    }

    private var reports: [Field<TransferRecord>] {
        [
            Field(TableColumn("Report", key: "report")) { .text(report($0)) },
            Field("reported_on") { .date($0.reported(asOf: asOf)) },
            Field("report_due") { .date($0.reportDue) }, Field("agreement") { .date($0.agreement) },
        ]
    }

    private var more: [Field<TransferRecord>] {
        [
            Field("over_cap") { .flag($0.exceptions.contains(.overCap)) },
            Field("before_approval") { .flag($0.exceptions.contains(.beforeApproval)) },
            Field("before_agreement") { .flag($0.exceptions.contains(.beforeAgreement)) },
            Field("original") { .text($0.foreign?.original.text) }, Field("rate") { .text($0.foreign?.rate) },
            Field("batch") { .id("B", $0.batch) }, Field("currency") { _ in .text(currency.code) },
        ]
    }

    private var fromGift: Field<TransferRecord> {
        Field(.figure("From the gift", "from_gift")) { money(part($0)) }
    }

    private func report(_ transfer: TransferRecord) -> String {
        if let day = transfer.reported(asOf: asOf) { return "reported \(day)" }
        guard let due = transfer.reportDue else { return "" }
        return due < asOf ? "overdue since \(due)" : "due \(due)"
    }
}

struct TransferListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what was passed on, with what came back and what was reported.",
        discussion: """
            --gift shows which transfers spent a gift, and how much of it.

            EXAMPLES
              campaign project transfer list
              campaign project transfer list floor-3 --as-of 2026-06-30
              campaign project transfer list --gift G-12 --json
            """)

    @Argument(help: ArgumentHelp("Only this project.", valueName: "project")) var project: String?
    @Option(help: ArgumentHelp("Only what came from this gift: G-12.", valueName: "gift")) var gift: String?
    @OptionGroup var time: TimeOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        try Self.write(
            session, try ProjectReading(session, asOf: time.asOf, knownOn: time.knownOn), of: project,
            from: gift)
    }

    /// The transfers of a project, or those that spent a gift.
    static func write(
        _ session: Session, _ reading: ProjectReading, of project: String?, from gift: String?
    ) throws {
        if let project { _ = try ProjectArgument.read(project, reading.plan) }
        let entry = try gift.flatMap { id in try reading.ledger?.gift(id).line.id }
        let rows = try reading.transfers(of: project).filter { transfer in
            gift == nil || transfer.sources.contains { $0.entry == entry }
        }
        let fields = TransferColumns(currency: reading.currency, asOf: reading.asOf, gift: entry).fields
        let title = "Passed on, as of \(reading.asOf.longText)"
        let people = fields.people(rows, caption: title).forPeople
        let net = try rows.reduce(Int64(0)) {
            try Checked.add($0, $1.net(asOf: reading.asOf, knownOn: reading.knownOn))
        }
        let total = reading.currency.text(net)
        try session.writer.write(
            Document(
                title: title, data: fields.data(rows, caption: title), people: people,
                json: reading.provenance.document(
                    "campaign.transfers/1",
                    ["rows": fields.json(rows), "total": .money(net, reading.currency)])
            ) { look in
                let head = look.style.bold(title) + "\n\n"
                guard !rows.isEmpty else { return head + "nothing was passed on\n" }
                return head + look.render(people).text
                    + "\(Words.count(rows.count, "transfer")), \(total) less what came back\n"
            })
    }
}

struct TransferShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a transfer with the gifts it came from and what was reported.",
        discussion: """
            EXAMPLES
              campaign project transfer show T-3
              campaign project transfer show T-3 --as-of 2026-06-30 --json
            """)

    @Argument(help: ArgumentHelp("T-3.", valueName: "transfer")) var transfer: String
    @OptionGroup var time: TimeOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        try Self.write(
            session, try ProjectReading(session, asOf: time.asOf, knownOn: time.knownOn), transfer)
    }

    static func write(_ session: Session, _ reading: ProjectReading, _ transfer: String) throws {
        let number = try TransferArgument.read(transfer)
        guard let record = try reading.transfers().first(where: { $0.number == number }) else {
            throw CommandError.project(.unknownTransfer(number), place: "", reading.currency)
        }
        try session.writer.write(
            TransferSheet(
                record: record, currency: reading.currency, provenance: reading.provenance,
                knownOn: reading.knownOn
            ).document)
    }
}

/// `explain T-3` and `explain G-12`: from a transfer to its gifts, and from a gift to what spent it.
enum TransferExplanation {
    /// False for everything else, such as the name of a figure.
    static func write(_ id: String, _ session: Session, _ time: TimeOptions) throws -> Bool {
        let name = id.uppercased()
        guard let prefix = ["T", "G"].first(where: { name.hasPrefix($0 + "-") }),
            GrantReading.number(id, prefix) != nil
        else { return false }
        let reading = try ProjectReading(session, asOf: time.asOf, knownOn: time.knownOn)
        if prefix == "T" {
            try TransferShowCommand.write(session, reading, id)
        } else {
            try TransferListCommand.write(session, reading, of: nil, from: id)
        }
        return true
    }
}

/// `T-3` on the command line.
enum TransferArgument {
    static func read(_ text: String) throws(CommandError) -> Int64 {
        if let number = GrantReading.number(text, "T") { return number }
        throw .usage(
            "bad-value", "'\(TerminalText.safe(text))' is not the number of a transfer",
            hint: "T-3; campaign project transfer list shows them")
    }
}

/// One transfer in every format.
struct TransferSheet {
    let record: TransferRecord
    let currency: Currency
    let provenance: Provenance
    let knownOn: Int64

    private struct Source {
        var part: TransferSources.Part
        var left: Int64
    }

    private var asOf: CalendarDate { provenance.asOf }
    private func text(_ minor: Int64) -> String { currency.text(minor) }

    private var sources: [Source] {
        let left = TransferSources.left(
            of: record.sources(knownOn: knownOn),
            returned: record.returned(asOf: asOf, knownOn: knownOn))
        return zip(record.sources(knownOn: knownOn), left).map { Source(part: $0, left: $1) }
    }

    private var fields: FieldList<Source> {
        FieldList([
            Field(TableColumn("Gift", key: "gift")) { .id("G", $0.part.entry) },
            Field(
                TableColumn("Restricted to", key: "line", shrinks: true),
                people: { source in
                    source.part.line.isEmpty ? Cell("(flexible)", tone: .faint) : Cell(source.part.line)
                }
            ) { .text($0.part.line) },
            Field(.figure("Amount", "amount")) { .money($0.part.amount, currency) },
            Field(.figure("Left in it", "left")) { .money($0.left, currency) },
        ])
    }

    private typealias Fact = (label: String, value: String)

    /// What was passed on in another currency, and the rate.
    private var original: String {
        record.foreign.map { ", \($0.original.text) at \($0.rate)" } ?? ""
    }

    private var facts: [Fact] {
        let returned = record.returned(asOf: asOf, knownOn: knownOn)
        var facts: [Fact] = [
            ("To", "\(record.granteeName) (D-\(record.grantee))"), ("For", GrantPlaces.text(record.place)),
            ("Date", record.day.longText), ("Amount", text(record.amount) + original),
            ("Agreement", record.agreement?.longText ?? ""), ("Report due", record.reportDue?.longText ?? ""),
            ("Note", record.words), ("Returned", returned == 0 ? "" : text(returned)),
        ]
        for event in record.events(asOf: asOf, knownOn: knownOn) {
            switch event.kind {
            case .reported:
                facts.append(
                    ("Reported", event.day.longText + (event.words.isEmpty ? "" : ", \(event.words)")))
            case .spent:
                facts.append(
                    (
                        "Spent",
                        "\(text(event.amount)) for \(event.line.isEmpty ? record.place.project : event.line)"
                    ))
            case .returned: facts.append(("Came back", "\(text(event.amount)) on \(event.day.longText)"))
            case .reassigned:
                facts.append(
                    ("Reassigned", "\(text(event.amount)) on \(event.day.longText), \(event.words)"))
            case .voided: break
            }
        }
        if record.reported(asOf: asOf, knownOn: knownOn) != nil {
            let spent = record.spent(asOf: asOf, knownOn: knownOn)
            facts.append(("Unspent", text(record.amount - returned - spent)))
        }
        return facts.filter { !$0.value.isEmpty }
    }

    var document: Document {
        let title = "T-\(record.number)"
        let caption = "The gifts that it came from"
        let rows = sources
        let columns = TransferColumns(currency: currency, asOf: asOf).fields
        return Document(
            title: title, data: fields.data(rows, caption: caption),
            people: fields.people(rows, caption: caption),
            json: provenance.document(
                "campaign.transfer/1", ["transfer": columns.json(record), "sources": fields.json(rows)])
        ) { look in
            FactSheet.text(
                title: title, facts: facts, look: look, table: fields.people(rows, caption: caption))
        }
    }
}
