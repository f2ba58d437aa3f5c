import CampaignExchange
import CampaignKit
import CampaignLedger
import CampaignServices
import System
import Terminal

/// The file of rejected rows: opened before anything is posted, whole before the posting is kept.
final class RejectsFile: RejectionSink, RejectedRowsFile {
    /// As the user named it.
    private let name: String
    private let file: SafeFile
    private let source: FileByteSource
    private var delimiter: CSVDelimiter?
    private var encoding: String?
    private var headerLine = 1
    private var unread: [String] = []
    private var writer: RejectsWriter?

    init(_ name: String, _ source: FileByteSource, _ session: Session) throws {
        self.name = name
        self.source = source
        file = try session.open(name, for: "--rejects")
    }

    /// What the ledger hands rejected rows to, once the file has been read.
    func begin(
        _ delimiter: CSVDelimiter, encoding: String?, headerLine: Int, unread: [String]
    ) -> any RejectionSink {
        self.delimiter = delimiter
        self.unread = unread
        self.headerLine = headerLine
        self.encoding = encoding
        return self
    }

    func reject(line: Int, reason: String, hint: String) throws {
        if writer == nil {
            writer = try RejectsWriter(
                source, delimiter: delimiter, encoding: encoding, headerLine: headerLine, unread: unread
            ) { [file] in try file.write($0) }
        }
        try writer?.reject(line: line, reason: reason, hint: hint)
    }

    func finish() throws {
        try writer?.finish()
        try file.flush()
    }

    /// Moves the file to its place; says where the rows are, nil when there are none.
    func commit() throws -> String? {
        guard let writer else { return nil }
        try file.commit()
        return
            "\(Words.count(writer.count, "rejected row")) written to \(name); "
            + "fix \(writer.count == 1 ? "it" : "them") and import that file."
    }
}
