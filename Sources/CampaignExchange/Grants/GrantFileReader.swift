public import CampaignKit

/// Reads a file of grants: applications, deadlines, costs and transfers in rows of one table.
public struct GrantFileReader {
    public private(set) var lines: [GrantFileLine] = []
    /// Every row that cannot be used, and why.
    public private(set) var problems: [RowProblem] = []
    /// The columns that mean nothing here.
    public private(set) var unread: [String] = []

    private static let matcher = HeaderMatcher(
        known: GrantFileColumn.allCases.map(\.name), required: [GrantFileColumn.type.name],
        synonyms: GrantFileColumn.synonyms)

    /// Whether the first row of a file is about a grant; the source is at its beginning again.
    ///
    /// Other programs have types of these names too, so the columns of such a row must be there.
    public static func recognizes(_ source: some ByteSource) -> Bool {
        defer { try? source.rewind() }
        guard let reader = try? CSVReader(source: source) else { return false }
        var header: HeaderMatch?
        while let outcome = try? reader.next(), outcome == .record {
            guard !reader.record.isBlank else { continue }
            guard let known = header else {
                header = matcher.match(reader.record)
                continue
            }
            guard let type = type(reader.record, known) else { return false }
            return type.columns.allSatisfy { known.index(of: $0.name) != nil }
        }
        return false
    }

    /// Reads all of it; throws where it is not a table with a column `type`.
    public init(_ source: any ByteSource) throws(GiftFileError) {
        let rows = HeadedList(
            matcher: Self.matcher, hint: "the first line names the columns: campaign help csv lists them")
        var (lines, problems, unread): ([GrantFileLine], [RowProblem], [String]) = ([], [], [])
        try rows.read(source, problem: { problems.append($0) }) { record, header in
            unread = header.extras.map(\.name)
            do throws(GrantFileLine.Faults) {
                lines.append(try Self.line(record, header))
            } catch {
                problems += error.all.map { $0.problem(line: record.line) }
            }
        }
        (self.lines, self.problems, self.unread) = (lines, problems, unread)
    }

    private static func type(_ record: CSVRecord, _ header: HeaderMatch) -> GrantFileType? {
        let text = header.index(of: GrantFileColumn.type.name).map { CellText.line(record.field($0)) } ?? ""
        return GrantFileType(rawValue: text.lowercased())
    }

    /// Throws all that is wrong with the cells of a row.
    private static func line(
        _ record: CSVRecord, _ header: HeaderMatch
    ) throws(GrantFileLine.Faults) -> GrantFileLine {
        guard let type = type(record, header) else {
            throw GrantFileLine.Faults([
                GrantFileLine.Fault(
                    .type, "unknown-type", "a file of grants has rows of grants only",
                    GrantFileType.names + "; gifts and awards go into another file")
            ])
        }
        var cells: [GrantFileColumn: String] = [:]
        var faults: [GrantFileLine.Fault] = []
        for column in GrantFileColumn.allCases {
            guard let index = header.index(of: column.name) else { continue }
            let text = CellText.line(record.field(index))
            if let fault = fault(text, column) {
                faults.append(fault)
            } else if !text.isEmpty {
                cells[column] = text
            }
        }
        guard faults.isEmpty else { throw GrantFileLine.Faults(faults) }
        return GrantFileLine(line: record.line, type: type, cells: cells)
    }

    private static func fault(_ text: String, _ column: GrantFileColumn) -> GrantFileLine.Fault? {
        guard text.count <= CellText.lineLimit else {
            return GrantFileLine.Fault(
                column, "too-long", "longer than \(CellText.lineLimit) characters", "shorten it")
        }
        return CardNumberScanner.findings(in: text).first.map { found in
            GrantFileLine.Fault(
                column, "card-number", "holds a \(found.kind.rawValue)",
                "such numbers must never be stored: leave it out")
        }
    }
}

/// Writes a file of grants that `import` reads: only the columns that a row has.
public struct GrantFileWriter {
    private var writer = CSVWriter()

    public init() { writer.write(header: GrantFileColumn.allCases.map(\.name)) }

    public mutating func write(_ type: GrantFileType, _ cells: [GrantFileColumn: String]) {
        writer.write(
            GrantFileColumn.allCases.map { column in
                .text(column == .type ? type.rawValue : cells[column] ?? "")
            })
    }

    /// The whole file so far.
    public mutating func bytes() -> [UInt8] { writer.drain() }
}
