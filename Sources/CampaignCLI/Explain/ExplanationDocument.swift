import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// A figure with the rows that make it, for people: the largest of them, what was left out, and the sum.
struct ExplanationDocument {
    let row: FigureRow
    let sums: ExplanationSums
    /// The largest rows, as many as are shown.
    let rows: [TableRow]
    let provenance: Provenance
    /// Of received: what the bank should show.
    var bank: MoneyInBank?

    private var columns: ExplainColumns {
        ExplainColumns(figure: sums.figure, currency: provenance.plan.organization.currency)
    }

    private var name: String { "\(row.label).\(sums.figure.rawValue)" }
    private var noun: String { sums.figure.isDonors ? "donor" : "row" }

    /// The figure as `status` shows it.
    private var value: Cell {
        sums.figure.isDonors
            ? .count(sums.value) : columns.cell(sums.value)
    }

    var document: Document {
        Document(
            title: name, data: table, people: { _ in wholeTable.forPeople }, json: .object(jsonMembers),
            screen: screen)
    }

    /// The rows shown, what the others come to, and the sum.
    private var table: Table {
        var table = Table(
            caption: "\(name), \(provenance.when)", columns: columns.people, rows: rows)
        let blanks = Array(repeating: Cell.blank(), count: columns.people.count - 2)
        let more = sums.counted.rows - rows.count
        if more > 0 {
            table.append(
                TableRow([Cell("… \(Words.count(more, "more \(noun)"))")] + blanks + [columns.cell(rest)]))
        }
        table.append(
            TableRow(
                [Cell("\(Words.count(sums.counted.rows, noun))")] + blanks + [columns.cell(sums.counted.sum)],
                emphasis: true))
        return table
    }

    /// The same with what was left out, for pages that have one table.
    private var wholeTable: Table {
        let blanks = Array(repeating: Cell.blank(), count: columns.people.count - 3)
        let leftOut = sums.rules.map { rule, line in
            TableRow(
                [Cell("not counted: \(Words.count(line.rows, noun))")] + blanks
                    + [Cell(rule.reason(sums.figure)), columns.cell(line.sum)])
        }
        let table = table
        return Table(caption: table.caption, columns: table.columns, rows: table.rows + leftOut)
    }

    /// What the rows that are not shown come to.
    private var rest: Int64 {
        sums.counted.largest.sorted.reduce(sums.counted.sum) { $0 &- $1.part }
    }

    private func screen(_ look: ScreenLook) -> String {
        var lines = [look.edges(look.style.bold(TerminalText.safe(name)), provenance.when), ""]
        lines += look.render(table.forPeople).lines
        if !sums.leftOut.isEmpty {
            lines += ["", "not counted:"] + look.render(leftOutTable).lines
        }
        lines += ["", "\(TerminalText.safe(name)) is \(value.text), as in campaign status"]
        if let bank { lines += ["", "what the bank should show:"] + look.render(table(bank)).lines }
        return lines.map { $0 + "\n" }.joined()
    }

    private func table(_ bank: MoneyInBank) -> Table {
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
                TableColumn("Sum", key: "sum", alignment: .trailing), TableColumn("Why", key: "why"),
            ] + examples)
        for (rule, line) in sums.rules {
            let ids = line.largest.sorted.map { GiftWords.id($0.id) }.joined(separator: " ")
            table.append(
                TableRow([
                    .count(line.rows), columns.cell(line.sum),
                    Cell(rule.reason(sums.figure)), Cell(ids),
                ]))
        }
        return table
    }

    /// What the JSON document says besides its rows.
    var jsonMembers: [String: JSONValue] {
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
        if let bank { members["bank"] = json(bank) }
        return members
    }
}
