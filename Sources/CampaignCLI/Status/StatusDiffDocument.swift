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

    private var provenance: Provenance { diff.provenance }
    private var currency: Currency { provenance.plan.organization.currency }

    func write() throws {
        switch session.writer.format {
        case .table, .markdown, .html:
            let rows = try diff.largest(Self.shown)
            try session.writer.write(
                Document(
                    title: "What changed", data: sums, people: sums, json: .null,
                    screen: { screen($0, rows) }))
        case .csv, .tsv, .json, .xlsx:
            let list = StreamedList(
                session: session, schema: "campaign.status_diff/1", provenance: provenance, members: members)
            try list.write(fields) { try diff.rows($0) }
        }
    }

    // MARK: Sums

    private var since: String {
        "\(diff.query.earlier.asOf.longText), B-\(diff.query.earlier.batch)"
    }

    /// Then, what changed it, and now; rows that are as they were are left out.
    private var sums: Table {
        let rows = diff.lines.filter(\.isChanged).map { line in
            TableRow(figures.people(line).cells, emphasis: line.row == "total")
        }
        return Table(caption: "What changed since \(since)", columns: figures.people, rows: rows)
    }

    private var figures: FieldList<StatusDiff.Line> {
        func amount(
            _ key: String, isChange: Bool = true, _ minor: @escaping (StatusDiff.Line) -> Int64
        ) -> Field<StatusDiff.Line> {
            Field(
                .figure(Words.title(key), key),
                people: { isChange ? change(minor($0)) : .money(minor($0), currency) }
            ) { .money(minor($0), currency) }
        }
        return FieldList(
            [
                Field(TableColumn("Row", key: "row", shrinks: true)) { .text($0.row) },
                Field(TableColumn("Figure", key: "figure")) { .text($0.figure.rawValue) },
                amount("then", isChange: false, \.then),
            ] + ChangedPart.Kind.allCases.map { kind in amount(kind.rawValue) { $0.byKind[kind] ?? 0 } } + [
                amount("plan", \.plan), amount("now", isChange: false, \.now),
            ])
    }

    private func change(_ minor: Int64) -> Cell { minor == 0 ? .blank() : .money(minor, currency) }

    private func screen(_ look: ScreenLook, _ rows: [StatusDiff.Row]) -> String {
        var lines = [
            look.edges("What changed since \(since)", "as of \(diff.query.later.asOf.longText)"), "",
        ]
        let table = sums
        lines +=
            table.rows.isEmpty
            ? ["no raised, received or outstanding amount"] : look.render(table).lines
        if !rows.isEmpty {
            lines += [""] + look.render(fields.people(rows).forPeople).lines
            let more = diff.count - rows.count
            if more > 0 { lines.append("… and \(Words.count(more, "more row")): --format csv lists all") }
        }
        if !diff.reopenings.isEmpty { lines += [""] + diff.reopenings.map(reopened) }
        if !diff.planChanges.isEmpty { lines += [""] + diff.planChanges.map { TerminalText.safe(words($0)) } }
        lines.append("")
        lines += look.flowed(
            [
                "late: dated by \(diff.query.earlier.asOf.longText) and posted after it was looked at",
                "then + changes = now in every row",
            ], separator: look.dot)
        return lines.map { $0 + "\n" }.joined()
    }

    private func reopened(_ reopening: Reopening) -> String {
        "B-\(reopening.batch) reopened closed books: \(TerminalText.safe(reopening.reason))"
    }

    private func words(_ change: StatusDiff.PlanChange) -> String {
        func text(_ goal: Int64?) -> String {
            goal.map { Money(minorUnits: $0, currency: currency).text } ?? "none"
        }
        switch change {
        case .new(let id): return "\(id) is new"
        case .gone(let id): return "\(id) is gone"
        case .goal(let id, let then, let now): return "goal of \(id): \(text(then)), now \(text(now))"
        case .counting(let id, let then, let now): return "counting of \(id): \(then), now \(now)"
        }
    }

    private var members: [String: JSONValue] {
        [
            "since": .object([
                "as_of": .date(diff.query.earlier.asOf), "batch": .string("B-\(diff.query.earlier.batch)"),
                "ledger_head": .optional(diff.stored.ledgerHead),
            ]),
            "reopened": .array(
                diff.reopenings.map {
                    .object(["batch": .string("B-\($0.batch)"), "reason": .string($0.reason)])
                }), "figures": figures.json(diff.lines),
            "plan_changes": .array(diff.planChanges.map { .string(words($0)) }),
        ]
    }

    // MARK: Rows

    private var fields: FieldList<StatusDiff.Row> {
        FieldList(
            shown + GiftColumns.own(currency).map { $0.of(isShown: false, \.line) }
                + [
                    Field("change") { .text($0.part.kind.rawValue) },
                    Field("in") { .text($0.part.campaign) },
                    amount("raised", \.raisedMinor), amount("received", \.receivedMinor),
                    amount("outstanding", \.outstandingMinor), GiftColumns.places.of(\.line),
                ])
    }

    private var shown: [Field<StatusDiff.Row>] {
        [
            .shown(TableColumn("Gift", key: "gift")) { Cell(GiftWords.id($0.line.id)) },
            .shown(TableColumn("Posted", key: "batch", isSecondary: true)) { Cell("B-\($0.line.batch)") },
            .shown(TableColumn("Date", key: "date", isSecondary: true)) { Cell($0.line.day.description) },
            .shown(TableColumn("Type", key: "type", isSecondary: true)) { Cell($0.line.type.name) },
            .shown(TableColumn("Donor", key: "donor", shrinks: true)) { Cell(GiftWords.donor($0.line)) },
            .shown(GiftWords.markColumn) { GiftWords.mark($0.line.anonymity) },
            .shown(TableColumn("In", key: "in", shrinks: true)) {
                Cell($0.part.campaign.isEmpty ? "unassigned" : $0.part.campaign)
            },
            .shown(TableColumn("Change", key: "change")) { Cell($0.part.kind.rawValue) },
        ]
    }

    /// What of a figure changed; people see nothing where nothing did.
    private func amount(_ key: String, _ minor: @escaping (ChangedPart) -> Int64) -> Field<StatusDiff.Row> {
        Field(.figure(Words.title(key), key), people: { change(minor($0.part)) }) {
            .money(minor($0.part), currency)
        }
    }
}
