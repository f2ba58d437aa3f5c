import CampaignExchange
import CampaignKit
import Foundation
import Testing

/// Everything a reader said about a file of gifts.
struct RowsResult {
    var rows: [ImportedEntry] = []
    var zero: [Int] = []
    var rejected: [Int] = []
    var problems: [RowProblem] = []
    var rowsRead = 0
    var holdsForbiddenNumbers = false

    var codes: [String] { problems.map(\.code) }
    var errors: [RowProblem] { problems.filter { $0.severity == .error } }
}

/// The workspace that the tests of this folder import into.
enum RowsPlan {
    static let today = day("2026-11-21")

    static func day(_ text: String) -> CalendarDate { CalendarDate(text) ?? CalendarDate(dayNumber: 0) }

    static let index = index(base: .usd)

    static func index(base: Currency, limits: [Int: BenefitLimits] = [:]) -> PlanIndex {
        let floor = FundedProject(
            id: "floor-3", name: "Floor", lines: [BudgetLine(id: "equipment", name: "Equipment")],
            units: [NamingOpportunity(id: "lab", name: "Lab", price: Money(minorUnits: 100, currency: base))])
        let innovation = Campaign(
            id: "innovation", name: "Innovation", projects: [floor],
            appeals: [appeal("year-end", "Year end", codes: ["YE", "BOTH"])])
        let general = Campaign(
            id: "general", name: "General", projects: [FundedProject(id: "crc", name: "CRC")],
            appeals: [
                appeal("spring", "Spring", codes: ["SP", "BOTH"]), appeal("twice-a", "Twice", codes: []),
                appeal("twice-b", "Twice", codes: []),
            ])
        let organization = Organization(name: "Friends", currency: base, benefitLimits: limits)
        return PlanIndex(Plan(organization: organization, campaigns: [innovation, general]))
    }

    private static func appeal(_ id: String, _ name: String, codes: [String]) -> Appeal {
        Appeal(
            id: id, name: name,
            segments: codes.map { Segment(id: $0.lowercased(), pick: "lybunt", keycode: $0, split: ["a"]) })
    }

    /// A plan of campaigns and nothing else.
    static func index(campaigns: [String]) -> PlanIndex {
        PlanIndex(
            Plan(
                organization: Organization(name: "Friends"),
                campaigns: campaigns.map { Campaign(id: $0, name: $0) }))
    }
}

func readRows(
    _ source: some ByteSource, options: GiftRowReader.Options = .init(),
    index: PlanIndex = RowsPlan.index, today: CalendarDate = RowsPlan.today
) throws -> RowsResult {
    var reader = try GiftRowReader(source: source, options: options, index: index, today: today)
    var result = RowsResult()
    loop: while true {
        switch try reader.next() {
        case .row(let row): result.rows.append(row)
        case .zero(let row): result.zero.append(row.line)
        case .rejected(let line, _, _): result.rejected.append(line)
        case .end: break loop
        }
        result.problems += reader.takeProblems()
    }
    result.rowsRead = reader.rowsRead
    result.holdsForbiddenNumbers = reader.holdsForbiddenNumbers
    return result
}

func readRows(
    _ lines: String..., options: GiftRowReader.Options = .init(), index: PlanIndex = RowsPlan.index,
    today: CalendarDate = RowsPlan.today
) throws -> RowsResult {
    let text = lines.joined(separator: "\n")
    return try readRows(MemoryByteSource(text), options: options, index: index, today: today)
}

/// The one row of a file that has nothing wrong with it.
func readRow(_ header: String, _ row: String, index: PlanIndex = RowsPlan.index) throws -> ImportedEntry {
    let result = try readRows(header, row, index: index)
    guard result.rows.count == 1, result.errors.isEmpty, let first = result.rows.first else {
        throw RowsFailure(description: "\(result.problems)")
    }
    return first
}

struct RowsFailure: Error, CustomStringConvertible {
    let description: String
}

/// Why a whole file is refused; nil when it is read.
func fileError(_ bytes: [UInt8], delimiter: CSVDelimiter? = nil) -> GiftFileError? {
    do throws(GiftFileError) {
        _ = try GiftRowReader(
            source: MemoryByteSource(bytes), options: .init(delimiter: delimiter), index: RowsPlan.index,
            today: RowsPlan.today)
        return nil
    } catch { return error }
}

func fileError(_ text: String) -> GiftFileError? { fileError(Array(text.utf8)) }

/// A row of a catalogue: a file of one row, and the one problem that it has.
struct ProblemCase: Sendable, CustomTestStringConvertible {
    let code: RowProblemCode
    /// The bad cell is between `«` and `»`; no mark where the file lacks the column.
    let header: String
    let row: String
    let message: String
    let hint: String
    /// For a column that the file lacks.
    var column: String?
    /// For a column whose content is never shown, or shown otherwise.
    var value: String?
    var hidesValue = false
    var severity = Finding.Severity.error
    var base = Currency.usd

    var testDescription: String { "\(code.rawValue): \(row)" }

    init(
        _ code: RowProblemCode, _ header: String, _ row: String, _ message: String, _ hint: String,
        column: String? = nil, value: String? = nil, hidesValue: Bool = false,
        severity: Finding.Severity = .error, base: Currency = .usd
    ) {
        self.code = code
        self.header = header
        self.row = row
        self.message = message
        self.hint = hint
        self.column = column
        self.value = value
        self.hidesValue = hidesValue
        self.severity = severity
        self.base = base
    }

    var text: String {
        header + "\n" + row.filter { $0 != "«" && $0 != "»" }
    }

    private var marked: String? {
        guard let start = row.firstIndex(of: "«"), let end = row.firstIndex(of: "»") else { return nil }
        return String(row[row.index(after: start)..<end])
    }

    private var markedColumn: String? {
        guard let start = row.firstIndex(of: "«") else { return nil }
        var quoted = false
        var field = 0
        for character in row[..<start] {
            if character == "\"" { quoted.toggle() }
            if character == ",", !quoted { field += 1 }
        }
        return String(header.split(separator: ",")[field])
    }

    var expected: RowProblem {
        let shown = marked.flatMap { $0.isEmpty ? nil : $0 }
        return RowProblem(
            code: code.rawValue, severity: severity, line: 2, column: column ?? markedColumn ?? "",
            message: message, value: value ?? (hidesValue ? nil : shown), hint: hint.isEmpty ? nil : hint)
    }
}

/// The real files, which are outside the repository.
enum RowsData {
    static let notice = "no shared/data above the repository and no SHARED_DIR: real files skipped"

    static let folder: String? = {
        var candidates: [String] = []
        if let shared = ProcessInfo.processInfo.environment["SHARED_DIR"] { candidates = [shared + "/data"] }
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            candidates.append(folder.appendingPathComponent("shared/data").path)
        }
        let found = candidates.first { FileManager.default.fileExists(atPath: $0) }
        if found == nil { FileHandle.standardError.write(Data("note: \(notice)\n".utf8)) }
        return found
    }()
}

/// A folder of a test's own that goes away with it.
final class RowsFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "campaign-rows-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ text: String, to name: String) throws -> String {
        try write(Array(text.utf8), to: name)
    }

    func write(_ bytes: [UInt8], to name: String) throws -> String {
        let file = path + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }

    func bytes(_ file: String) throws -> [UInt8] { try Array(Data(contentsOf: URL(fileURLWithPath: file))) }
    func text(_ file: String) throws -> String { try String(decoding: bytes(file), as: UTF8.self) }
}

/// What `RejectsWriter` writes of the records that begin on the lines of `problems`.
func rejectedRows(
    of source: some ByteSource, _ problems: [Int: String], delimiter: CSVDelimiter? = nil
) throws -> (text: String, count: Int) {
    var bytes: [UInt8] = []
    let writer = try RejectsWriter(source, delimiter: delimiter) { bytes += $0 }
    for (line, reason) in problems.sorted(by: { $0.key < $1.key }) {
        try writer.reject(line: line, reason: reason)
    }
    try writer.finish()
    return (String(decoding: bytes, as: UTF8.self), writer.count)
}
