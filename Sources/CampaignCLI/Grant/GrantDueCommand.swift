import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign grant due`: deadlines, and what became of them.
///
/// `campaign grant due` is short for `campaign grant due list`.
struct GrantDueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due", abstract: "See which reports, proposals and payments are due, and record them.",
        discussion: """
            EXAMPLES
              campaign grant due
              campaign grant due GR-1 --all
              campaign grant due add GR-1 interim-report 2027-06-15
              campaign grant due done DL-3
            """,
        subcommands: [
            GrantDueListCommand.self, GrantDueAddCommand.self, GrantDueDoneCommand.self,
            GrantDueMoveCommand.self, GrantDueWaiveCommand.self, GrantDueReopenCommand.self,
        ],
        defaultSubcommand: GrantDueListCommand.self)
}

struct GrantDueListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what is due, the overdue first.",
        discussion: """
            Installments of awards are the funder's to pay: one that waits for a report of yours is not \
            overdue. --all shows what is done and waived too. --fail-overdue ends with status 1 when \
            something of yours is overdue, for scripts.

            EXAMPLES
              campaign grant due list --within 30
              campaign grant due list GR-1 --all
              campaign grant due list --kind interim-report,final-report --json
              campaign grant due list --owner 'Ana Ruiz' --fail-overdue
            """)

    @Argument(help: ArgumentHelp("Only this grant.", valueName: "grant")) var grant: String?
    @Option(help: ArgumentHelp("Only what is overdue or due within this many days.", valueName: "days"))
    var within: Int?
    @Option(help: ArgumentHelp("Only these kinds, with commas between them.", valueName: "kinds"))
    var kind: String?
    @Option(help: ArgumentHelp("Only this person's.", valueName: "name")) var owner: String?
    @Flag(help: "Also what is done or waived.") var all = false
    @Flag(name: .customLong("fail-overdue"), help: "End with status 1 when a duty of your own is overdue.")
    var failOverdue = false
    @OptionGroup var time: TimeOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        if let within, !(0...36_525).contains(within) {
            throw CommandError.usage("bad-value", "--within is a number of days", hint: "--within 30")
        }
        let kinds = try kind.map { text in
            try Set(text.split(separator: ",").map { try Self.kind(String($0)) })
        }
        let session = try Session(options)
        let reading = try GrantReading(session, asOf: time.asOf, knownOn: time.knownOn)
        let lines = try grant.map { [try reading.line($0)] } ?? reading.lines()
        let rows = lines.flatMap(\.due).filter { due in
            (all || due.status.isOpen) && (kinds?.contains(due.kind) ?? true)
                && (owner == nil || NameFolding.fold(due.owner) == NameFolding.fold(owner ?? ""))
                && (within.map { reading.asOf.days(until: due.due) <= $0 } ?? true)
        }
        let report = GrantDueReport(rows: rows, reading: reading)
        try session.writer.write(report.document)
        if failOverdue, report.ownOverdue > 0 { throw AnswerIsNo() }
    }

    /// A kind of deadline, or `installment`.
    static func kind(_ text: String) throws(CommandError) -> String {
        let name = text.lowercased().filter { $0 != " " }
        if name == "installment" { return name }
        return try DeadlineArgument.kind(name).name
    }
}

/// The fields of what is due.
struct GrantDueColumns {
    let currency: Currency

    var fields: FieldList<GrantDue> {
        FieldList(
            when + [kind, grant]
                + [
                    .shown(TableColumn("Funder", key: "funder_name", shrinks: true)) { Cell(funder($0)) },
                    Field("funder") { .id("D", $0.funder) }, Field("funder_name") { .text($0.funderName) },
                    Field("title") { .text($0.title) },
                ] + rest)
    }

    /// Without what all rows share.
    var ofOne: FieldList<GrantDue> { FieldList(when + [kind] + rest) }

    private func funder(_ due: GrantDue) -> String {
        due.funderName.isEmpty ? due.funder.map { "D-\($0)" } ?? "" : due.funderName
    }

    private var when: [Field<GrantDue>] {
        [
            Field(TableColumn("Due", key: "due")) { .date($0.due) },
            .shown(TableColumn("When", key: "when")) { Cell(Self.state($0)) },
            Field("days") { due in
                switch due.status {
                case .overdue(let days): .number(-days)
                case .open(let days): .number(days)
                case .done, .waived: .none
                }
            },
            Field("state") { .text(Self.name($0)) },
            Field("done_on") { due in
                if case .done(let day) = due.status { .date(day) } else { .none }
            },
            Field("first_due") { .date($0.first) }, Field("moves") { .count($0.moves) },
        ]
    }

    private var kind: Field<GrantDue> { Field(TableColumn("What", key: "kind")) { .text($0.kind) } }
    private var grant: Field<GrantDue> { Field(TableColumn("Grant", key: "grant")) { .id("GR", $0.grant) } }

    private var rest: [Field<GrantDue>] {
        [
            .shown(TableColumn("No.", key: "number")) { due in
                Cell(due.deadline.map { "DL-\($0.number)" } ?? due.pledge.map { "P-\($0)" } ?? "")
            },
            Field("deadline") { .id("DL", $0.deadline?.number) },
            Field("pledge") { .id("P", $0.pledge) }, Field("installment") { .number($0.ord) },
            Field(.figure("At stake", "at_stake")) { .money($0.stake, currency) },
            Field("currency") { _ in .text(currency.code) },
            Field(TableColumn("Owner", key: "owner", isRare: true, isSecondary: true)) { .text($0.owner) },
            Field("theirs") { .flag($0.isTheirs) }, Field("waits_for") { .id("DL", $0.waitsFor) },
            Field("rule") { .text($0.deadline?.rule) },
            Field("time") { due in
                .text([due.deadline?.time, due.deadline?.zone].compactMap { $0 }.joined(separator: " "))
            },
        ]
    }

    /// `overdue`, `open`, `waits`, `done`, `waived`.
    static func name(_ due: GrantDue) -> String {
        guard due.waitsFor == nil else { return "waits" }
        switch due.status {
        case .done: return "done"
        case .waived: return "waived"
        case .overdue: return "overdue"
        case .open: return "open"
        }
    }

    static func state(_ due: GrantDue) -> String {
        if let report = due.waitsFor { return "waits for DL-\(report)" }
        let moved = due.moves == 0 ? "" : ", moved"
        switch due.status {
        case .done(let day): return "done \(day)"
        case .waived(let day): return "waived \(day)"
        case .overdue(let days): return "\(Words.count(days, "day")) late\(moved)"
        case .open(let days): return (days == 0 ? "today" : "in \(Words.count(days, "day"))") + moved
        }
    }
}

/// What is due in every format.
struct GrantDueReport {
    let rows: [GrantDue]
    let reading: GrantReading

    init(rows: [GrantDue], reading: GrantReading) {
        self.reading = reading
        self.rows = rows.map { (Self.key($0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// The overdue first, then by day.
    private static func key(_ due: GrantDue) -> (Int, Int, Int64, Int64) {
        let isLate = if case .overdue = due.status { true } else { false }
        return (isLate ? 0 : 1, due.due.dayNumber, due.grant, due.deadline?.number ?? .max)
    }

    private func isOverdue(_ due: GrantDue) -> Bool { GrantDueColumns.name(due) == "overdue" }

    /// What we are late with.
    var ownOverdue: Int { rows.count { isOverdue($0) && !$0.isTheirs } }

    private var columns: GrantDueColumns { GrantDueColumns(currency: reading.currency) }
    private var title: String { "Due on grants as of \(reading.asOf.longText)" }
    private var waiting: Int64 {
        rows.filter { $0.waitsFor != nil }.reduce(0) { $0 &+ ($1.stake ?? 0) }
    }

    var document: Document {
        let people = columns.fields.people(rows, caption: title).forPeople
        return Document(
            title: title, data: columns.fields.data(rows, caption: title), people: people, json: json
        ) { look in
            let text = look.style.bold(title) + "\n\n"
            guard !rows.isEmpty else { return text + "nothing is due\n" }
            return text + look.render(people).text + footer + "\n"
        }
    }

    private var footer: String {
        let soon = rows.count { row in
            guard !row.isTheirs, case .open(let days) = row.status else { return false }
            return days <= 30
        }
        var parts = ["\(ownOverdue) of your own overdue", "\(soon) due within 30 days"]
        if waiting > 0 { parts.append("\(reading.currency.text(waiting)) waits for our reports") }
        return parts.joined(separator: ", ")
    }

    private var json: JSONValue {
        reading.provenance.document(
            "campaign.grants_due/1",
            [
                "rows": columns.fields.json(rows), "overdue": .number(Int64(ownOverdue)),
                "waits_for_reports": .money(waiting, reading.currency),
            ])
    }
}
