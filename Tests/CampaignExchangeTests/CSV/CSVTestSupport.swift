import CampaignExchange
import Foundation

/// Everything a reader said about a file, as plain values.
struct ReadResult: Equatable {
    var records: [[String]] = []
    var lines: [Int] = []
    var raw: [[UInt8]] = []
    var complete: [Bool] = []
    var faults: [CSVFault] = []
    var faultRaw: [[UInt8]] = []
    var notices: [CSVFault] = []
    var encoding = CSVEncoding.utf8
    var delimiter = CSVDelimiter.comma

    /// `code@line:column` for each fault.
    var places: [String] {
        faults.map { "\($0.code)@\($0.line):\($0.column)" }
    }
}

func readAll(_ source: any ByteSource, _ options: CSVOptions = CSVOptions()) throws -> ReadResult {
    let reader = try CSVReader(source: source, options: options)
    var result = ReadResult(encoding: reader.encoding, delimiter: reader.delimiter)
    while true {
        switch try reader.next() {
        case .record:
            let record = reader.record
            result.records.append(record.strings)
            result.lines.append(record.line)
            result.raw.append(Array(record.rawBytes))
            result.complete.append(record.isComplete)
            if let notice = reader.notice { result.notices.append(notice) }
        case .fault(let fault):
            result.faults.append(fault)
            result.faultRaw.append(Array(reader.record.rawBytes))
        case .end:
            return result
        }
    }
}

func readAll(_ text: String, _ options: CSVOptions = CSVOptions(), chunk: Int = 1 << 18) throws -> ReadResult
{
    try readAll(MemoryByteSource(text, chunk: chunk), options)
}

func readAll(_ bytes: [UInt8], _ options: CSVOptions = CSVOptions(), chunk: Int = 1 << 18) throws
    -> ReadResult
{
    try readAll(MemoryByteSource(bytes, chunk: chunk), options)
}

/// The code of the refusal of a whole file, or nil when it is read.
func refusal(_ bytes: [UInt8]) -> CSVFault? {
    do throws(CSVError) {
        _ = try CSVReader(source: MemoryByteSource(bytes))
        return nil
    } catch {
        if case .refused(let fault) = error { return fault }
        return nil
    }
}

/// A folder of this test's own that goes away with it.
final class ScratchFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "campaign-csv-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ bytes: [UInt8], to name: String) throws -> String {
        let file = path + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }
}
