import CampaignExchange
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

    /// Writes rows by their fields.
    func write<Element>(
        _ fields: FieldList<Element>, rows: (_ body: (Element) throws -> Void) throws -> Void
    ) throws {
        try write(people: fields.people, data: fields.data) { body in
            try withoutActuallyEscaping(body) { body in
                try rows { row in
                    try body(
                        Row(people: fields.people(row), data: fields.data(row), json: fields.json(row)))
                }
            }
        }
    }

    func write(people: [TableColumn], data: [TableColumn], rows: Rows) throws {
        switch session.writer.format {
        case .csv: try stream(data, rows, CSVWriterOptions())
        case .tsv: try stream(data, rows, .tsv)
        case .json: try streamJSON(rows)
        case .xlsx: try writeWorkbook(data, rows)
        case .table, .markdown, .html: try writeWhole(people: people, data: data, rows: rows)
        }
    }

    private func writeWorkbook(_ columns: [TableColumn], _ rows: Rows) throws {
        var workbook = try TableWorkbook(title: schema, columns: columns)
        try rows { try workbook.append($0.data()) }
        try session.writer.write(bytes: workbook.finish())
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

    /// Writes piece by piece to the screen or a pipe, or to a file that is there whole or not at all.
    private func pieces(_ body: (_ write: @escaping ([UInt8]) throws -> Void) throws -> Void) throws {
        try session.writer.stream { write in try withoutActuallyEscaping(write) { try body($0) } }
    }

    private func stream(_ columns: [TableColumn], _ rows: Rows, _ options: CSVWriterOptions) throws {
        var table = CSVWriter(options: options)
        table.write(header: columns.map(\.key))
        try pieces { write in
            try rows { row in
                table.write(row.data())
                if table.pendingBytes > 1 << 16 { try write(table.drain()) }
            }
            try write(table.drain())
        }
    }

    /// The same bytes as the whole document.
    private func streamJSON(_ rows: Rows) throws {
        let envelope = provenance.members.merging(members) { $1 }.merging(["schema": .string(schema)]) { $1 }
        var list = JSONValue.ListWriter("rows", among: envelope)
        try pieces { write in
            try rows { row in
                list.append(row.json())
                if list.pending.utf8.count > 1 << 16 { try write(list.drain()) }
            }
            list.finish()
            try write(list.drain())
        }
    }
}
