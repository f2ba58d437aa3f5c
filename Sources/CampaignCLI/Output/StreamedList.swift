import CampaignExchange
import CampaignLedger
import CampaignServices
import Terminal

/// What the rows of a list look like in each format, of which only the one that is asked for is made.
protocol ListForms {
    associatedtype Row
    /// What people see, and what programs get.
    var people: [TableColumn] { get }
    var data: [TableColumn] { get }
    func people(_ row: Row) -> TableRow
    func data(_ row: Row) -> TableRow
    func json(_ row: Row) -> JSONValue
    /// A record of a file with the cells of `data`, without making them first.
    func write(_ row: Row, to file: inout CSVWriter)
}

/// A list that may be longer than memory.
///
/// CSV, TSV and JSON are written as rows come; screens hold what they align.
struct StreamedList {
    let session: Session
    let schema: String
    let provenance: Provenance
    /// What the JSON document says besides its rows.
    var members: [String: JSONValue] = [:]

    typealias Rows<Row> = (_ body: (Row) throws -> Void) throws -> Void

    /// Writes rows as the fields, or another form, of each have them, and says the remarks.
    ///
    /// - `remarks`: what the rows come to, once all of them are there; a page has it below its table.
    func write<Forms: ListForms>(
        _ forms: Forms, rows: Rows<Forms.Row>, remarks: () throws -> [String] = { [] }
    ) throws {
        switch session.writer.format {
        case .csv: try stream(forms, rows, CSVWriterOptions())
        case .tsv: try stream(forms, rows, .tsv)
        case .json: try streamJSON(forms, rows)
        case .xlsx: try writeWorkbook(forms, rows)
        case .table, .markdown, .html: return try writeWhole(forms, rows, remarks)
        }
        for remark in try remarks() { session.say(remark) }
    }

    private func writeWorkbook<Forms: ListForms>(_ forms: Forms, _ rows: Rows<Forms.Row>) throws {
        var workbook = try TableWorkbook(title: schema, columns: forms.data)
        try rows { try workbook.append(forms.data($0)) }
        try session.writer.write(bytes: workbook.finish())
    }

    private func writeWhole<Forms: ListForms>(
        _ forms: Forms, _ rows: Rows<Forms.Row>, _ remarks: () throws -> [String]
    ) throws {
        var peopleTable = Table(columns: forms.people)
        var dataTable = Table(columns: forms.data)
        try rows { row in
            peopleTable.append(forms.people(row))
            dataTable.append(forms.data(row))
        }
        var document = Document(title: title, data: dataTable, people: peopleTable.forPeople, json: .null)
        let words = try remarks()
        document.around = .init(before: [provenance.when], after: words)
        try session.writer.write(document)
        for remark in words { session.say(remark) }
    }

    /// What is listed, for the name of a page: `Pledges` of `campaign.pledges/1`.
    private var title: String {
        let name = schema.drop { $0 != "." }.dropFirst().prefix { $0 != "/" }.replacing("_", with: " ")
        return name.prefix(1).uppercased() + name.dropFirst()
    }

    /// Writes piece by piece to the screen or a pipe, or to a file that is there whole or not at all.
    private func pieces(_ body: (_ write: @escaping ([UInt8]) throws -> Void) throws -> Void) throws {
        try session.writer.stream { write in try withoutActuallyEscaping(write) { try body($0) } }
    }

    private func stream<Forms: ListForms>(
        _ forms: Forms, _ rows: Rows<Forms.Row>, _ options: CSVWriterOptions
    ) throws {
        var table = CSVWriter(options: options)
        table.write(header: forms.data.map(\.key))
        try pieces { write in
            try rows { row in
                forms.write(row, to: &table)
                if table.pendingBytes > 1 << 16 { try write(table.drain()) }
            }
            try write(table.drain())
        }
    }

    /// The same bytes as the whole document.
    private func streamJSON<Forms: ListForms>(_ forms: Forms, _ rows: Rows<Forms.Row>) throws {
        let envelope = provenance.members.merging(members) { $1 }.merging(["schema": .string(schema)]) { $1 }
        var list = JSONValue.ListWriter("rows", among: envelope)
        try pieces { write in
            try rows { row in
                list.append(forms.json(row))
                if list.pending.utf8.count > 1 << 16 { try write(list.drain()) }
            }
            list.finish()
            try write(list.drain())
        }
    }
}
