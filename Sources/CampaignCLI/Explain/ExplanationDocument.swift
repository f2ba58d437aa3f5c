import CampaignKit
import CampaignLedger
import CampaignServices
import System
import Terminal

/// A figure with the rows that make it, for people: the largest of them, what was left out, and the sum.
struct ExplanationDocument {
    let explanation: FigureExplanation

    /// Writes every row to a file that is there whole or not at all; false where the answer goes elsewhere.
    ///
    /// The sum is compared with status at its end, in the same walk.
    static func writeFile(
        _ figure: TallyFigure, of row: FigureRow, _ figures: Snapshot, _ session: Session
    ) throws -> Bool {
        guard session.writer.opened?.isWhole == true, [.csv, .tsv].contains(session.writer.format) else {
            return false
        }
        let columns = ExplainColumns(figure: figure, currency: figures.plan.organization.currency)
        let list = StreamedList(
            session: session, schema: "campaign.explain/1", provenance: figures.provenance)
        try list.write(columns) { try FigureExplanation.write(figure, of: row, figures, $0) }
        return true
    }

    private var sums: ExplanationSums { explanation.sums }
    private var provenance: Provenance { explanation.provenance }

    private var columns: ExplainColumns {
        ExplainColumns(figure: sums.figure, currency: provenance.plan.organization.currency)
    }

    private var name: String { "\(explanation.row.label).\(sums.figure.rawValue)" }
    private var noun: String { sums.figure.isDonors ? "donor" : "row" }

    /// The figure as `status` shows it.
    private var value: Cell {
        sums.figure.isDonors
            ? .count(sums.value) : columns.cell(sums.value)
    }

    /// People get the largest rows; programs, which read the other formats, get every row.
    func write(_ session: Session) throws {
        switch session.writer.format {
        case .table, .markdown, .html:
            let table = table(try explanation.largest().map(columns.people))
            try session.writer.write(
                Document(
                    title: name, data: table, people: { _ in whole(table).forPeople }, json: .null,
                    screen: { screen($0, table) }))
        case .csv, .tsv, .json, .xlsx:
            let list = StreamedList(
                session: session, schema: "campaign.explain/1", provenance: provenance, members: members)
            try list.write(columns) { try explanation.rows($0) }
        }
    }

    /// The rows shown, what the others come to, and the sum.
    private func table(_ rows: [TableRow]) -> Table {
        var table = Table(
            caption: "\(name), \(provenance.when)", columns: columns.people, rows: rows)
        let blanks = Array(repeating: Cell.blank(), count: columns.people.count - 2)
        let more = sums.counted.rows - rows.count
        if more > 0 {
            table.append(
                TableRow(
                    [Cell("… \(Words.count(more, "more \(noun)"))", spans: true)] + blanks + [
                        columns.cell(sums.rest)
                    ]))
        }
        table.append(
            TableRow(
                [Cell("\(Words.count(sums.counted.rows, noun))", spans: true)] + blanks + [
                    columns.cell(sums.counted.sum)
                ],
                emphasis: true))
        return table
    }

    /// The same with what was left out, for pages that have one table.
    private func whole(_ table: Table) -> Table {
        let blanks = Array(repeating: Cell.blank(), count: columns.people.count - 3)
        let leftOut = sums.rules.map { rule, line in
            TableRow(
                [Cell("not counted: \(Words.count(line.rows, noun))")] + blanks
                    + [Cell(rule.reason(sums.figure)), columns.cell(line.sum)])
        }
        return Table(caption: table.caption, columns: table.columns, rows: table.rows + leftOut)
    }

    private func screen(_ look: ScreenLook, _ table: Table) -> String {
        var lines = [look.edges(TerminalText.safe(name), provenance.when, isBold: true), ""]
        lines += look.render(table.forPeople).lines
        if !sums.rules.isEmpty {
            lines += ["", "not counted:"] + look.render(leftOutTable).lines
        }
        lines += ["", "\(TerminalText.safe(name)) is \(value.text), as in campaign status"]
        if let bank = explanation.bank {
            lines += ["", "what the bank should show:"] + look.render(bankTable(bank)).lines
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func bankTable(_ bank: MoneyInBank) -> Table {
        var table = Table(
            columns: [
                TableColumn("What", key: "what"), TableColumn("Amount", key: "amount", alignment: .trailing),
            ])
        func add(_ words: String, _ minor: Int64, isSum: Bool = false) {
            table.append(
                TableRow([Cell(words), columns.cell(minor)], emphasis: isSum))
        }
        add("received", bank.received)
        for line in bank.others { add(line.words, line.minorUnits) }
        add("money received, before fees", bank.beforeFees, isSum: true)
        for line in bank.elsewhere { add(line.words, line.minorUnits) }
        add("expected in the bank", bank.expected, isSum: true)
        if bank.inTransit != 0 { add("of it in transit", bank.inTransit) }
        return table
    }

    private func json(_ bank: MoneyInBank) -> JSONValue {
        var members = [
            "received": columns.json(bank.received), "before_fees": columns.json(bank.beforeFees),
            "expected": columns.json(bank.expected), "in_transit": columns.json(bank.inTransit),
        ]
        for line in bank.others + bank.elsewhere { members[line.key] = columns.json(line.minorUnits) }
        return .object(members)
    }

    /// Rows with some numbers; donors without, because some may be hidden.
    private var leftOutTable: Table {
        let examples = sums.figure.isDonors ? [] : [TableColumn("Such as", key: "such_as", shrinks: true)]
        var table = Table(
            columns: [
                TableColumn(Words.title(noun) + "s", key: "rows", alignment: .trailing),
                TableColumn("Sum", key: "sum", alignment: .trailing),
                TableColumn("Why", key: "why", shrinks: true),
            ] + examples)
        for (rule, line) in sums.rules {
            let ids = line.largest.map { GiftWords.id($0.id) }.joined(separator: " ")
            table.append(
                TableRow([
                    .count(line.rows), columns.cell(line.sum),
                    Cell(rule.reason(sums.figure)), Cell(ids),
                ]))
        }
        return table
    }

    /// What the JSON document says besides its rows.
    private var members: [String: JSONValue] {
        let leftOut = sums.rules.map { rule, line in
            JSONValue.object([
                "rule": .string(rule.rawValue), "why": .string(rule.reason(sums.figure)),
                "rows": .number(Int64(line.rows)), "sum": columns.json(line.sum),
            ])
        }
        var members: [String: JSONValue] = [
            "figure": .string(name),
            "value": sums.figure.isDonors ? .number(sums.value) : columns.json(sums.value),
            "counted": .number(Int64(sums.counted.rows)), "sum": columns.json(sums.counted.sum),
            "left_out": .array(leftOut),
        ]
        if let bank = explanation.bank { members["bank"] = json(bank) }
        return members
    }
}
