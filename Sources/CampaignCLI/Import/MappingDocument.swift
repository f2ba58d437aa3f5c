import CampaignExchange
import CampaignKit
import CampaignServices
import Terminal

/// A drafted mapping in every format: what each column is read as, what must be said, and the first rows.
struct MappingDocument {
    let draft: MappingDraft
    let file: String
    let isDryRun: Bool

    var document: Document { Document(title: headline, data: columns, json: json, screen: screen) }

    private var mapping: FileMapping { draft.mapping }

    private var headline: String {
        guard !draft.isUseless else {
            return "Did not write \(mapping.path): none of the file's rows can be read by it"
        }
        guard draft.isReady else {
            let count = draft.guess.questions.count
            return "Did not write \(mapping.path): \(Words.count(count, "thing")) to say first"
        }
        return isDryRun
            ? ActHeadline.dryRun("Would write \(mapping.path)") : "Wrote \(mapping.path)"
    }

    private struct Line {
        let theirs: String
        let ours: String
        let how: String
    }

    private var lines: [Line] {
        mapping.columns.map { column in
            let words = mapping.words.filter { $0.column == column.column }.count
            let how = [
                form(column.column), words > 0 ? Words.count(words, "word") + " understood" : nil,
                draft.guess.byValues.contains(column.column) ? "known by its values" : nil,
            ]
            return Line(
                theirs: column.names.joined(separator: " + "), ours: column.column,
                how: how.compactMap { $0 }.joined(separator: "; "))
        } + mapping.constants.map { Line(theirs: "", ours: $0.column, how: "always \($0.value)") }
            + mapping.leaveOut.map {
                Line(theirs: $0.column, ours: "", how: "rows left out: \($0.values.joined(separator: ", "))")
            }
    }

    private func form(_ column: String) -> String? {
        if column == "date", let order = mapping.dateOrder { return order.words }
        if column == "amount" { return mapping.decimalMark == .comma ? "decimal comma" : "decimal point" }
        return nil
    }

    private var columns: Table {
        Table(
            columns: [
                TableColumn("Column of the file", key: "column", shrinks: true),
                TableColumn("Read as", key: "reads"),
                TableColumn("How", key: "how", shrinks: true),
            ],
            rows: lines.map { TableRow([Cell($0.theirs), Cell($0.ours), Cell($0.how)]) }
                + mapping.unread.map { TableRow([Cell($0), Cell(""), Cell("not read")]) })
    }

    // MARK: - For people

    private func screen(_ look: ScreenLook) -> String {
        var text = look.headline(headline) + "\n" + look.render(columns).text
        for question in draft.guess.questions {
            text += "\n" + wrapped(question.message, look) + wrapped("  " + question.hint, look)
        }
        guard draft.isReady || draft.isUseless else { return text }
        if !draft.rows.isEmpty {
            text += "\nThe first rows, as they are read:\n" + look.render(rows).text
        }
        if let left = leftOut { text += "\n" + wrapped(left, look) }
        if !draft.namesDonors {
            text += "\n" + wrapped("No column says who gave: these gifts will have no donor.", look)
        }
        if draft.refused > 0 {
            let count = "\(Words.grouped(draft.refused)) of \(Words.count(draft.count, "row"))"
            text += "\n" + wrapped("\(count) cannot be read:", look)
            for problem in draft.problems where problem.severity == .error {
                let value = problem.value.map { " (\($0))" } ?? ""
                let place = "line \(problem.line)" + (problem.column.isEmpty ? "" : ", \(problem.column)")
                text += wrapped("  \(place): \(problem.message)\(value)", look)
            }
        }
        if isDryRun, draft.isReady {
            let lines = draft.text.split(separator: "\n", omittingEmptySubsequences: false)
            text += "\n" + lines.map { TerminalText.safe(String($0)) }.joined(separator: "\n")
        }
        return text
    }

    private func wrapped(_ text: String, _ look: ScreenLook) -> String {
        let blanks = text.prefix { $0 == " " }
        return look.wrapped(TerminalText.safe(String(text.dropFirst(blanks.count))), indent: blanks.count)
            .map { "\(blanks)\($0)\n" }.joined()
    }

    private var leftOut: String? {
        guard !draft.leftOut.isEmpty else { return nil }
        let reasons = draft.leftOut.sorted { $0.key < $1.key }
        return "Left out: " + reasons.map { "\($0.key) \(Words.grouped($0.value))" }.joined(separator: ", ")
    }

    private var rows: Table {
        let currency = draft.currency
        return Table(
            columns: [
                TableColumn("Line", key: "line", alignment: .trailing),
                TableColumn("Date", key: "date"), TableColumn("Type", key: "type"),
                .figure("Amount", "amount"), TableColumn("Who", key: "who", shrinks: true),
                TableColumn("Campaign", key: "campaign", shrinks: true, isSecondary: true),
                TableColumn("Id", key: "gift_id", shrinks: true, isSecondary: true),
            ],
            rows: draft.rows.map { row in
                TableRow([
                    .count(row.line), Cell(row.date.description), Cell(row.type.name),
                    .money(row.minorUnits, currency), Cell(who(row)), Cell(row.place.campaign),
                    Cell(row.giftID),
                ])
            })
    }

    private func who(_ row: ImportedEntry) -> String {
        let details = row.donor?.details ?? DonorDetails()
        let person = [details.firstName, details.lastName].filter { !$0.isEmpty }.joined(separator: " ")
        return [details.name, person, details.organization, row.donor?.externalID ?? ""]
            .first { !$0.isEmpty } ?? ""
    }

    // MARK: - For programs

    private var json: JSONValue {
        .object([
            "schema": .string("campaign.import_map/1"), "path": .string(mapping.path),
            "written": .bool(draft.isReady && !isDryRun), "dry_run": .bool(isDryRun),
            "columns": .array(
                lines.map {
                    .object([
                        "column": .string($0.theirs), "reads": .string($0.ours), "how": .string($0.how),
                    ])
                }),
            "unread": .array(mapping.unread.map { .string($0) }),
            "questions": .array(
                draft.guess.questions.map {
                    .object([
                        "code": .string($0.code), "message": .string($0.message), "hint": .string($0.hint),
                    ])
                }),
            "row_count": .number(Int64(draft.count)), "rows_refused": .number(Int64(draft.refused)),
            "rows": .array(
                draft.rows.map { row in
                    .object([
                        "line": .number(Int64(row.line)), "date": .date(row.date),
                        "type": .string(row.type.name), "amount": .money(row.minorUnits, draft.currency),
                        "who": .string(who(row)), "campaign": .string(row.place.campaign),
                        "gift_id": .string(row.giftID),
                    ])
                }),
            "text": .string(draft.text),
        ])
    }
}
