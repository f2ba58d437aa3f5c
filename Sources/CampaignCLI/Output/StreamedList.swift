import CampaignLedger
import Terminal

/// A list that may be longer than memory.
///
/// CSV, TSV and JSON are written as rows come; screens hold what they align.
struct StreamedList {
    let session: Session
    let schema: String
    let provenance: Provenance
    /// What the JSON document says beside its rows.
    var members: [String: JSONValue] = [:]

    /// One row in its three forms.
    struct Row {
        var people: TableRow
        var data: TableRow
        var json: JSONValue
    }

    typealias Rows = (_ body: (Row) throws -> Void) throws -> Void

    func write(people: [TableColumn], data: [TableColumn], rows: Rows) throws {
        guard session.options.output == nil || session.options.output == "-" else {
            return try writeWhole(people: people, data: data, rows: rows)
        }
        switch session.writer.format {
        case .csv: try streamText(data, rows) { CSVTableRenderer().render($0) }
        case .tsv: try streamText(data, rows) { TSVTableRenderer().render($0) }
        case .json: try streamJSON(rows)
        case .table, .markdown, .html: try writeWhole(people: people, data: data, rows: rows)
        }
    }

    private func writeWhole(people: [TableColumn], data: [TableColumn], rows: Rows) throws {
        var peopleTable = Table(columns: people)
        var dataTable = Table(columns: data)
        var json: [JSONValue] = []
        try rows { row in
            peopleTable.append(row.people)
            dataTable.append(row.data)
            if session.writer.format == .json { json.append(row.json) }
        }
        try session.writer.write(
            Document(
                title: "Campaign", data: dataTable, people: peopleTable,
                json: document(json)))
    }

    /// Renders a thousand rows at a time; the header only once.
    private func streamText(
        _ columns: [TableColumn], _ rows: Rows, _ render: @escaping @Sendable (Table) -> String
    ) throws {
        let output = session.context.output
        let header = render(Table(columns: columns))
        try output.write(header)
        var chunk = Table(columns: columns)
        try rows { row in
            chunk.append(row.data)
            guard chunk.rows.count >= 1000 else { return }
            try output.write(Self.body(render(chunk), after: header))
            chunk = Table(columns: columns)
        }
        if !chunk.rows.isEmpty { try output.write(Self.body(render(chunk), after: header)) }
    }

    private static func body(_ text: String, after header: String) -> String {
        String(text.unicodeScalars.dropFirst(header.unicodeScalars.count))
    }

    private func document(_ rows: [JSONValue]) -> JSONValue {
        provenance.document(schema, members.merging(["rows": .array(rows)]) { $1 })
    }

    /// The same bytes as the whole document: members in order, `rows` and `schema` last.
    private func streamJSON(_ rows: Rows) throws {
        let output = session.context.output
        let whole = document([.string("")]).pretty
        let parts = whole.split(separator: "    \"\"\n", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let head = parts.first, let tail = parts.last else {
            return try output.write(document([]).pretty)
        }
        var isFirst = true
        try rows { row in
            try output.write((isFirst ? String(head) : ",\n") + row.json.element)
            isFirst = false
        }
        try output.write(isFirst ? document([]).pretty : "\n" + tail)
    }
}
