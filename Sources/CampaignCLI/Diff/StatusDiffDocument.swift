import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// What changed since a stored status, in every format.
struct StatusDiffDocument {
    let diff: StatusDiff
    let session: Session
    /// Most rows on a screen.
    private static let shown = 20

    private var provenance: Provenance { diff.figures.provenance }
    private var currency: Currency { provenance.plan.organization.currency }

    func write() throws {
        switch session.writer.format {
        case .table, .markdown, .html:
            let rows = try largest()
            try session.writer.write(
                Document(
                    title: "What changed", data: sums, people: sums, json: .null,
                    screen: { screen($0, rows) }))
        case .csv, .tsv, .json, .xlsx:
            let list = StreamedList(
                session: session, schema: "campaign.status_diff/1", provenance: provenance, members: members)
            try list.write(people: peopleColumns, data: dataColumns) { body in
                try diff.ledger.changedLines(diff.query) { part, line in
                    guard diff.isCompared(part) else { return }
                    try body(
                        StreamedList.Row(
                            people: people(part, line), data: data(part, line), json: json(part, line)))
                }
            }
        }
    }

    // MARK: Sums

    private func money(_ minor: Int64) -> Cell {
        let money = Money(minorUnits: minor, currency: currency)
        return .number(money.text, plain: money.plainText)
    }

    private var since: String {
        "\(diff.query.earlier.asOf.longText), B-\(diff.query.earlier.batch)"
    }

    /// Then, what changed it, and now; rows that are as they were are left out.
    private var sums: Table {
        let kinds = ChangedPart.Kind.allCases.map {
            TableColumn(Words.title($0.rawValue), key: $0.rawValue, alignment: .trailing)
        }
        func amount(_ title: String) -> TableColumn {
            TableColumn(title, key: title.lowercased(), alignment: .trailing)
        }
        var table = Table(
            caption: "What changed since \(since)",
            columns: [TableColumn("Row", key: "row", shrinks: true), TableColumn("Figure", key: "figure")]
                + [amount("Then")] + kinds + [amount("Plan"), amount("Now")])
        for line in diff.lines where line.isChanged {
            let changes = ChangedPart.Kind.allCases.map { change(line.byKind[$0] ?? 0) }
            table.append(
                TableRow(
                    [Cell(line.row), Cell(line.figure.rawValue), money(line.then)] + changes
                        + [change(line.plan), money(line.now)], emphasis: line.row == "total"))
        }
        return table
    }

    private func change(_ minor: Int64) -> Cell { minor == 0 ? .blank() : money(minor) }

    private func screen(_ look: ScreenLook, _ rows: [TableRow]) -> String {
        var lines = [
            look.edges("What changed since \(since)", "as of \(diff.query.later.asOf.longText)"), "",
        ]
        let table = sums
        lines +=
            table.rows.isEmpty
            ? ["no raised, received or outstanding amount"] : look.render(table).lines
        if !rows.isEmpty {
            lines += [""] + look.render(Table(columns: peopleColumns, rows: rows).forPeople).lines
            let more = diff.count - rows.count
            if more > 0 { lines.append("… and \(Words.count(more, "more row")): --format csv lists all") }
        }
        if !diff.reopenings.isEmpty { lines += [""] + diff.reopenings.map(reopened) }
        if !diff.planChanges.isEmpty { lines += [""] + diff.planChanges.map(TerminalText.safe) }
        lines += [
            "",
            "late: dated by \(diff.query.earlier.asOf.longText) and posted after it was looked at"
                + look.dot + "then + changes = now in every row",
        ]
        return lines.map { $0 + "\n" }.joined()
    }

    private func reopened(_ reopening: Reopening) -> String {
        "B-\(reopening.batch) reopened closed books: \(TerminalText.safe(reopening.reason))"
    }

    private var members: [String: JSONValue] {
        let lines = diff.lines.map { line in
            var members: [String: JSONValue] = [
                "row": .string(line.row), "figure": .string(line.figure.rawValue),
                "then": .money(line.then, currency), "plan": .money(line.plan, currency),
                "now": .money(line.now, currency),
            ]
            for kind in ChangedPart.Kind.allCases {
                members[kind.rawValue] = .money(line.byKind[kind] ?? 0, currency)
            }
            return JSONValue.object(members)
        }
        return [
            "since": .object([
                "as_of": .date(diff.query.earlier.asOf), "batch": .string("B-\(diff.query.earlier.batch)"),
                "ledger_head": .optional(diff.stored.ledgerHead),
            ]),
            "reopened": .array(
                diff.reopenings.map {
                    .object(["batch": .string("B-\($0.batch)"), "reason": .string($0.reason)])
                }), "figures": .array(lines), "plan_changes": .array(diff.planChanges.map(JSONValue.string)),
        ]
    }

    // MARK: Rows

    /// The rows that changed most, the largest first.
    private func largest() throws -> [TableRow] {
        var parts: [(size: UInt64, part: ChangedPart)] = []
        func keep() {
            parts.sort { ($0.size, $0.part.entry) > ($1.size, $1.part.entry) }
            parts = Array(parts.prefix(Self.shown))
        }
        try diff.ledger.changes(diff.query) { part in
            guard diff.isCompared(part) else { return }
            parts.append((max(part.raisedMinor.magnitude, part.receivedMinor.magnitude), part))
            if parts.count > 10 * Self.shown { keep() }
        }
        keep()
        let lines = try diff.ledger.giftLines(parts.map(\.part.entry))
        return zip(parts, lines).map { people($0.part, $1) }
    }

    private static let ownColumns = ["raised", "received", "outstanding"]

    private var peopleColumns: [TableColumn] {
        [
            TableColumn("Gift", key: "gift"), TableColumn("Posted", key: "batch"),
            TableColumn("Date", key: "date"), TableColumn("Type", key: "type"),
            TableColumn("Donor", key: "donor", shrinks: true), GiftWords.markColumn,
            TableColumn("In", key: "in", shrinks: true),
            TableColumn("Change", key: "change"),
        ] + Self.ownColumns.map { TableColumn(Words.title($0), key: $0, alignment: .trailing) }
    }

    private func people(_ part: ChangedPart, _ line: GiftLine) -> TableRow {
        let place = part.campaign.isEmpty ? "unassigned" : part.campaign
        return TableRow(
            [
                Cell(GiftWords.id(line.id)), Cell("B-\(line.batch)"), Cell(line.day.description),
                Cell(line.type.name), Cell(GiftWords.donor(line)), GiftWords.mark(line.anonymity),
                Cell(place), Cell(part.kind.rawValue),
            ] + amounts(part).map(change))
    }

    private var dataColumns: [TableColumn] {
        GiftColumns.data + (["change", "in"] + Self.ownColumns).map { TableColumn($0, key: $0) }
    }

    private func data(_ part: ChangedPart, _ line: GiftLine) -> TableRow {
        TableRow(
            GiftColumns.data(line, currency).cells + [Cell(part.kind.rawValue), Cell(part.campaign)]
                + amounts(part).map(money))
    }

    private func json(_ part: ChangedPart, _ line: GiftLine) -> JSONValue {
        guard case .object(var members) = GiftColumns.json(line, currency) else { return .null }
        members["change"] = .string(part.kind.rawValue)
        members["in"] = part.campaign.isEmpty ? .null : .string(part.campaign)
        for (name, minor) in zip(Self.ownColumns, amounts(part)) { members[name] = .money(minor, currency) }
        return .object(members)
    }

    private func amounts(_ part: ChangedPart) -> [Int64] {
        [part.raisedMinor, part.receivedMinor, part.outstandingMinor]
    }
}
