import CampaignLedger
import CampaignServices
import Terminal

/// A list that may be longer than memory.
///
/// CSV, TSV and JSON are written as rows come; screens hold what they align.
struct StreamedList {
    let session: Session
    let schema: String
    let provenance: Provenance
    /// What the JSON document says besides its rows.
    var members: [String: JSONValue] = [:]

    /// One row in its three forms, of which only the one that is asked for is made.
    struct Row {
        let people: () -> TableRow
        let data: () -> TableRow
        let json: () -> JSONValue

        init(
            people: @autoclosure @escaping () -> TableRow, data: @autoclosure @escaping () -> TableRow,
            json: @autoclosure @escaping () -> JSONValue
        ) {
            self.people = people
            self.data = data
            self.json = json
        }
    }

    typealias Rows = (_ body: (Row) throws -> Void) throws -> Void

    func write(people: [TableColumn], data: [TableColumn], rows: Rows) throws {
        switch session.writer.format {
        case .csv: try pieces { try streamText(data, rows, to: $0) { CSVTableRenderer().render($0) } }
        case .tsv: try pieces { try streamText(data, rows, to: $0) { TSVTableRenderer().render($0) } }
        case .json: try pieces { try streamJSON(rows, to: $0) }
        case .xlsx: try writeWorkbook(data, rows)
        case .table, .markdown, .html: try writeWhole(people: people, data: data, rows: rows)
        }
    }

    private func writeWorkbook(_ columns: [TableColumn], _ rows: Rows) throws {
        var workbook = try TableWorkbook(title: schema, columns: columns)
        try rows { try workbook.append($0.data()) }
        try session.writer.write(bytes: workbook.finish())
    }

    private typealias Write = (_ text: String) throws -> Void

    /// Writes piece by piece to the screen or a pipe, or to a file that is there whole or not at all.
    private func pieces(_ body: (_ write: @escaping Write) throws -> Void) throws {
        try session.writer.stream { write in
            try withoutActuallyEscaping(write) { write in try body { try write(Array($0.utf8)) } }
        }
    }

    private func writeWhole(people: [TableColumn], data: [TableColumn], rows: Rows) throws {
        var peopleTable = Table(columns: people)
        var dataTable = Table(columns: data)
        try rows { row in
            peopleTable.append(row.people())
            dataTable.append(row.data())
        }
        try session.writer.write(
            Document(title: "Campaign", data: dataTable, people: peopleTable.forPeople, json: .null))
    }

    /// Renders a thousand rows at a time; the header only once.
    private func streamText(
        _ columns: [TableColumn], _ rows: Rows, to write: @escaping Write,
        _ render: @escaping @Sendable (Table) -> String
    ) throws {
        let header = render(Table(columns: columns))
        try write(header)
        var chunk = Table(columns: columns)
        try rows { row in
            chunk.append(row.data())
            guard chunk.rows.count >= 1000 else { return }
            try write(Self.body(render(chunk), after: header))
            chunk = Table(columns: columns)
        }
        if !chunk.rows.isEmpty { try write(Self.body(render(chunk), after: header)) }
    }

    private static func body(_ text: String, after header: String) -> String {
        String(text.unicodeScalars.dropFirst(header.unicodeScalars.count))
    }

    private func document(_ rows: [JSONValue]) -> JSONValue {
        provenance.document(schema, members.merging(["rows": .array(rows)]) { $1 })
    }

    /// The same bytes as the whole document: members in order, `rows` and `schema` last.
    private func streamJSON(_ rows: Rows, to write: @escaping Write) throws {
        let whole = document([.string("")]).pretty
        let parts = whole.split(separator: "    \"\"\n", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let head = parts.first, let tail = parts.last else {
            return try write(document([]).pretty)
        }
        var isFirst = true
        try rows { row in
            try write((isFirst ? String(head) : ",\n") + row.json().element)
            isFirst = false
        }
        try write(isFirst ? document([]).pretty : "\n" + tail)
    }
}
