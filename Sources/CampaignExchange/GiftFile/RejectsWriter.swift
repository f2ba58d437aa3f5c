import CampaignKit

/// Copies rejected records to a file of their own, each with what is wrong, to be repaired and imported.
///
/// The file is UTF-8 with the original's delimiter and byte order mark. Cells are copied as an import
/// reads them, guarded against formulas; the last two, `problem` and `hint`, are passed over by an
/// import (`AddedColumns`).
public final class RejectsWriter {
    /// Takes the next bytes of the file.
    public typealias Sink = (_ bytes: [UInt8]) throws -> Void

    private let reader: CSVReader
    private let sink: Sink
    private var table: RejectsTable
    /// Whether a record waits for the line of its problem.
    private var holds = false
    private var isFault = false
    private var isAtEnd = false

    /// Writes the header.
    ///
    /// - Parameters:
    ///   - source: the original, read once more from its start.
    ///   - delimiter: the one that was forced when the original was read.
    ///   - encoding: the one that was named when the original was read.
    ///   - headerLine: the line of the column names, where there are lines above them.
    ///   - unread: the names of columns that no one looked at: what must not be kept is not copied from them.
    public init(
        _ source: some ByteSource, delimiter: CSVDelimiter? = nil, encoding: String? = nil,
        headerLine: Int = 1, unread: [String] = [], sink: @escaping Sink
    ) throws(GiftFileError) {
        self.sink = sink
        do throws(CSVError) {
            let hasMark = try Self.startsWithMark(source)
            reader = try CSVReader(
                source: source, options: CSVOptions(delimiter: delimiter, encoding: encoding))
            let options = CSVWriterOptions(delimiter: reader.delimiter, excel: hasMark)
            table = RejectsTable(writer: CSVWriter(options: options))
        } catch { throw GiftFileError(error) }
        repeat { try advance() } while holds && reader.record.line < headerLine
        reader.expectedFields = holds ? reader.record.count : nil
        if holds { table.addHeader(reader.record, unread: Set(unread)) }
        holds = false
    }

    /// How many records were written.
    public var count: Int { table.count }

    /// Writes the record that begins on a line; lines come in order.
    ///
    /// A line without a record, such as a part of one that was written, is passed over.
    public func reject(line: Int, reason: String, hint: String = "") throws {
        while !isAtEnd, !holds || reader.record.line < line { try advance() }
        guard holds, reader.record.line == line else { return }
        table.add(reader.record, isFault: isFault, reason, hint)
        holds = false
        if table.writer.pendingBytes > 1 << 16 { try sink(table.writer.drain()) }
    }

    /// Hands over what is left.
    public func finish() throws { try sink(table.writer.drain()) }

    private func advance() throws(GiftFileError) {
        let outcome: CSVOutcome
        do throws(CSVError) { outcome = try reader.next() } catch { throw GiftFileError(error) }
        if case .end = outcome {
            (holds, isAtEnd) = (false, true)
        } else {
            (holds, isFault) = (true, outcome != .record)
        }
    }

    private static func startsWithMark(_ source: some ByteSource) throws(CSVError) -> Bool {
        do throws(ByteSourceError) {
            try source.rewind()
            var head: [UInt8] = []
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 3, alignment: 1)
            defer { buffer.deallocate() }
            while head.count < 3 {
                let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[..<(3 - head.count)])
                let count = try source.read(into: rest)
                if count == 0 { break }
                head.append(contentsOf: rest[..<count])
            }
            return head == CSVByte.byteOrderMark
        } catch { throw .source(error) }
    }
}

/// The records of a rejects file as they are found.
private struct RejectsTable {
    var writer: CSVWriter
    private(set) var count = 0
    /// The header's fields.
    private var names: [String] = []
    private var width: Int { names.count }
    /// Those among them that an earlier round added: the problem's and the hint's.
    private var added: [Int?] = [nil, nil]
    /// Those that no one looked at.
    private var unread: [Int] = []

    init(writer: CSVWriter) { self.writer = writer }

    mutating func addHeader(_ record: CSVRecord, unread: Set<String>) {
        names = record.strings
        added = AddedColumns.places(in: names)
        self.unread = names.indices.filter { unread.contains(names[$0]) }
        append(names, AddedColumns.titles(besides: names))
    }

    mutating func add(_ record: CSVRecord, isFault: Bool, _ problem: String, _ hint: String) {
        count += 1
        var cells = isFault ? cells(ofFault: record) : record.strings
        var problems = problem.isEmpty ? [] : [problem]
        for field in unread where field < cells.count {
            guard let found = CardNumberScanner.findings(in: cells[field]).first else { continue }
            cells[field] = ""
            problems.append("\(names[field]): a \(found.kind.rawValue) (\(found.masked)) was not copied")
        }
        append(cells, [problems.joined(separator: "; "), hint])
    }

    private mutating func append(_ cells: [String], _ texts: [String]) {
        var cells = cells
        for (field, text) in zip(added, texts) {
            if let field, field < cells.count { cells[field] = text } else { cells.append(text) }
        }
        // Whatever had the guard has it again, and an import reads what it read before.
        writer.write(
            cells.map { cell in
                let text = FormulaGuard.undone(cell)
                return PlainNumber(text).map { .number($0) } ?? .text(text)
            })
    }

    /// Of a record whose only fault is its number of fields, all of them; of any other, its text as one cell.
    private func cells(ofFault record: CSVRecord) -> [String] {
        let text = String(decoding: record.rawBytes, as: UTF8.self)
        let isCounted = record.isComplete && record.count != width && !text.contains("\"")
        var cells = isCounted ? record.strings : [record.isComplete ? CellText.block(record.rawBytes) : ""]
        while cells.count < width { cells.append("") }
        return cells
    }
}
