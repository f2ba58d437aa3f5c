/// Copies rejected records to a file of their own, each with what is wrong, to be repaired and imported.
///
/// The file is UTF-8 with the original's delimiter and byte order mark, mode 0600, and appears only when it
/// is whole. Cells are copied as they are; the problem is the last column, `campaign_problem`, which an
/// import passes over.
public enum RejectsWriter {
    /// Writes the header and the records that begin on the lines of `problems`, and returns their number.
    ///
    /// - Parameters:
    ///   - path: the file to write; one that is there is replaced, unless it is the original.
    ///   - source: the original, read once more from its start.
    ///   - problems: what is wrong, by the line of `GiftRowReader.Outcome.rejected`.
    ///   - delimiter: the one that was forced when the original was read.
    @discardableResult
    public static func write(
        path: String, from source: some ByteSource, problems: [Int: String], delimiter: CSVDelimiter? = nil
    ) throws(RejectsWriterError) -> Int {
        if let original = (source as? FileByteSource)?.path, PrivateFile.isSame(original, path) {
            throw RejectsWriterError(
                path: path, message: "this is the file that was imported", hint: "name another file")
        }
        let reader: CSVReader
        let hasMark: Bool
        do throws(CSVError) {
            hasMark = try startsWithMark(source)
            reader = try CSVReader(source: source, options: CSVOptions(delimiter: delimiter))
        } catch { throw RejectsWriterError(path: path, message: error.description) }
        let file = try PrivateFile(path: path)
        let options = CSVWriterOptions(delimiter: reader.delimiter, excel: hasMark, raw: true)
        var table = RejectsTable(writer: CSVWriter(options: options), problems: problems)
        while true {
            let outcome: CSVOutcome
            do throws(CSVError) { outcome = try reader.next() } catch {
                throw RejectsWriterError(path: path, message: error.description)
            }
            if case .end = outcome { break }
            table.add(reader.record, isFault: outcome != .record)
            if table.writer.pendingBytes > 1 << 16 { try file.write(table.writer.drain()) }
        }
        try file.write(table.writer.drain())
        try file.finish()
        return table.count
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
    private let problems: [Int: String]
    /// Fields of the header, and the one among them that an earlier round added.
    private var width = 0
    private var problemField: Int?
    private var sawHeader = false

    init(writer: CSVWriter, problems: [Int: String]) {
        self.writer = writer
        self.problems = problems
    }

    mutating func add(_ record: CSVRecord, isFault: Bool) {
        guard sawHeader else {
            sawHeader = true
            width = record.count
            let name = HeaderMatcher.normalize(CanonicalColumn.problemName)
            problemField = record.strings.firstIndex { HeaderMatcher.normalize($0) == name }
            return append(record.strings, CanonicalColumn.problemName)
        }
        guard let problem = problems[record.line] else { return }
        count += 1
        append(isFault ? cells(ofFault: record) : record.strings, problem)
    }

    private mutating func append(_ cells: [String], _ problem: String) {
        var cells = cells
        if let problemField, problemField < cells.count {
            cells[problemField] = problem
        } else {
            cells.append(problem)
        }
        writer.write(cells.map { .text($0) })
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
