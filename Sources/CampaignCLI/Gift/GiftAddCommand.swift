import ArgumentParser
import CampaignExchange
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign gift add`: one row, read and checked by the very rules of an import.
struct GiftAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Record one gift, pledge or payment.",
        discussion: """
            Every option is a column of 'campaign help csv'; --set COLUMN=VALUE fills any other. The gift \
            gets a number, such as G-12, for refunds and corrections. --split spreads one gift over \
            campaigns, projects (PROJECT/LINE for a budget line) or appeals: amounts that add up to it, or \
            percentages.

            EXAMPLES
              campaign gift add --amount 250 --campaign year-end-2026 --name 'Ana Ruiz' \\
                  --method check
              campaign gift add --amount 1,000 --donor D-7 --date 2026-11-03 \\
                  --project floor-3
              campaign gift add --amount 75 --name 'Ana Ruiz' --keycode YE26L \\
                  --date 2026-11-18
              campaign gift add --amount 500 --pledge P-2
              campaign gift add --amount 60 --donor D-7 --receipt-kind membership \\
                  --set benefit_value=20
              campaign gift add --amount 30,000 --grant GR-3
              campaign gift add --amount 1,000 --donor D-7 --split floor-3=600 \\
                  --split trial-training=400
              campaign gift add --amount 100 --donor D-7 --split floor-3=33.3% \\
                  --split annual-giving=66.7%
              campaign gift add --amount 18 --name 'Lee Wong' --set tribute_type=honor \\
                  --set tribute_name='R. Cohen' --dry-run
            """)

    @Option(help: ArgumentHelp("How much: 250 or $1,000.00.", valueName: "amount")) var amount: String
    @Option(help: ArgumentHelp("The day (default: today).", valueName: "date")) var date: String?
    @Option(help: ArgumentHelp("gift, pledge, in_kind, refund, …", valueName: "type")) var type: String?
    @Option(help: ArgumentHelp("The campaign.", valueName: "id")) var campaign: String?
    @Option(help: ArgumentHelp("The appeal.", valueName: "id")) var appeal: String?
    @Option(help: ArgumentHelp("The project.", valueName: "id")) var project: String?
    @Option(help: ArgumentHelp("A budget line of the project.", valueName: "id")) var line: String?
    @Option(help: ArgumentHelp("A naming opportunity of the project.", valueName: "id")) var unit: String?
    @Option(help: ArgumentHelp("The code on the reply slip; it identifies the appeal.", valueName: "code"))
    var keycode: String?
    @Option(
        help: ArgumentHelp(
            "Part of the gift for one designation; repeat for each.", valueName: "designation=amount"))
    var split: [String] = []
    @Option(help: ArgumentHelp("The donor: D-7, or a source's id.", valueName: "id")) var donor: String?
    @Option(help: ArgumentHelp("The donor's name, for a new donor.", valueName: "name")) var name: String?
    @Option(help: ArgumentHelp("The donor's e-mail.", valueName: "address")) var email: String?
    @Option(help: ArgumentHelp("check, card, ach, wire, cash, stock, crypto or other.", valueName: "method"))
    var method: String?
    @Option(help: ArgumentHelp("Check number or similar.", valueName: "text")) var reference: String?
    @Option(
        name: .customLong("receipt-kind"),
        help: ArgumentHelp(
            "For receipts: \(Words.alternatives(ReceiptKind.allCases.map(\.name))).", valueName: "kind"))
    var receiptKind: String?
    @Option(help: ArgumentHelp("The pledge it pays: P-2.", valueName: "id")) var pledge: String?
    @Option(help: ArgumentHelp("The grant whose award it pays: GR-3.", valueName: "id")) var grant: String?
    @Option(help: ArgumentHelp("Any other column; may be repeated.", valueName: "column=value")) var set:
        [String] = []
    @OptionGroup var correction: CorrectionOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let posting = try correction.posting()
        let row = try TypedEntry<Session>(try Session(options), command: "gift add")
        if let method, PaymentMethod(name: method) == nil {
            throw IDLookup(row.loaded.plan).unknown(
                method, kind: "method", among: PaymentMethod.allCases.map(\.name))
        }
        if let receiptKind, ReceiptKind(name: receiptKind) == nil {
            throw IDLookup(row.loaded.plan).unknown(
                receiptKind, kind: "kind of receipt", among: ReceiptKind.allCases.map(\.name))
        }
        try TypedPosting(
            row: row, cells: try withGrant(cells(today: row.today), row), subject: "the gift", split: split,
            options: posting,
            isQuiet: options.quiet
        ).run { try footer($0, row) }
    }

    /// The number it got, and the one that payments name.
    private func footer(_ outcome: ImportOutcome, _ row: TypedEntry<Session>) throws -> String? {
        guard let entry = outcome.firstEntry else { return nil }
        let id = GiftWords.id(entry)
        let line = try row.session.ledger(in: row.directory)?.gift(id).line
        guard let line, line.type.family == .promise, let promise = line.promise else {
            return "It is \(id): campaign gift show \(id)"
        }
        return "It is \(id). Record payments with P-\(promise): "
            + "campaign gift add --amount … --pledge P-\(promise)"
    }

    /// The cells with the award of `--grant`: its promise, and its funder unless someone else pays.
    private func withGrant(
        _ cells: TypedEntry<Session>.Cells, _ row: TypedEntry<Session>
    ) throws -> TypedEntry<Session>.Cells {
        guard let grant else { return cells }
        guard pledge == nil else {
            throw CommandError.usage(
                "option-conflict", "--grant and --pledge cannot be combined", hint: "give one of them")
        }
        let line = try GrantReading(row.session, asOf: row.today, knownOn: nil).line(grant)
        guard let promise = line.pledges.first(where: { $0.standing.outstanding > 0 }) ?? line.pledges.last
        else {
            throw CommandError.failed(
                "not-awarded", "GR-\(line.number) has no award that could be paid",
                hint: "campaign grant award GR-\(line.number) --amount A --on DATE")
        }
        var cells = cells + [(column: "pledge_id", value: "P-\(promise.number)")]
        if donor == nil, name == nil, let funder = line.postedFunder {
            cells.append(("donor", "D-\(funder)"))
        }
        return cells
    }

    /// The row as columns and values, in a fixed order.
    private func cells(today: CalendarDate) throws -> [(column: String, value: String)] {
        let named: [(String, String?)] = [
            ("date", date ?? today.description), ("amount", amount), ("type", type), ("campaign", campaign),
            ("appeal", appeal), ("project", project), ("line", line), ("unit", unit), ("keycode", keycode),
            ("donor", donor),
            ("donor_name", name),
            ("email", email),
            ("method", method), ("reference", reference), ("receipt_kind", receiptKind),
            ("pledge_id", pledge), ("note", correction.note),
        ]
        var cells = named.compactMap { column, value in value.map { (column: column, value: $0) } }
        for assignment in set {
            let cell = try ColumnAssignment(assignment)
            let column = cell.column.rawValue
            guard !cells.contains(where: { $0.column == column }) else {
                throw CommandError.usage("option-conflict", "\(column) is given twice")
            }
            cells.append((column, cell.value))
        }
        return cells
    }
}
