import CampaignKit

/// What hands over the records of a file of gifts: the file itself, or a preset that turns a platform's rows
/// into canonical ones.
protocol RecordReader: AnyObject {
    var record: CSVRecord { get }
    var encoding: CSVEncoding { get }
    var encodingNotice: CSVFault? { get }
    var delimiter: CSVDelimiter { get }
    var bytesRead: Int64 { get }
    var totalBytes: Int64 { get }
    func next() throws(CSVError) -> CSVOutcome
    /// Goes back to the first row behind the header.
    func restartRows() throws(CSVError)
}

extension CSVReader: RecordReader {
    func restartRows() throws(CSVError) { try restart(behindHeader: true) }
}

/// Reads a platform's file as canonical rows, each under the line of the row that it came from.
final class PresetReader: RecordReader {
    let preset: Preset
    /// The canonical columns under the platform's names, where it has one.
    let header: GiftHeader
    private(set) var output: PresetOutput
    /// What the file as a whole says against it, known at its end.
    private(set) var failure: GiftFileError?

    /// What was posted before of refunds that gifts tell of themselves, by the gift's id.
    var posted: [String: PostedRefunds] = [:] {
        didSet { output.posted = posted }
    }

    private let reader: CSVReader
    private let columns: PresetHeader
    private var body: any PresetBody
    private let fresh: () -> (any PresetBody, PresetOutput)
    private var row = 0
    private var line = 0
    private var wantsFields: Int?

    var encoding: CSVEncoding { reader.encoding }
    var encodingNotice: CSVFault? { reader.encodingNotice }
    var delimiter: CSVDelimiter { reader.delimiter }
    var bytesRead: Int64 { reader.bytesRead }
    var totalBytes: Int64 { reader.totalBytes }

    /// The canonical columns that presets write.
    static let written: [CanonicalColumn] = [
        .giftID, .processorID, .payoutID, .type, .date, .amount, .currency, .baseAmount, .fxRate, .fxSource,
        .fee,
        .note, .campaign, .pledgeID, .reverses, .matches, .donorID, .donorKind, .donorName, .firstName,
        .lastName, .organization, .email, .phone, .address1, .address2, .city, .state, .postalCode, .country,
        .doNotMail, .doNotEmail, .doNotPublish, .anonymous, .softCredits, .method, .delivery, .receivedDate,
        .postmark, .depositedDate, .depositID, .reference, .benefitValue, .benefitDescription, .receiptedBy,
        .tributeType,
        .tributeName, .tributeNotifyName,
    ]

    /// The same of a mapping, with those of a refund that a gift's row tells of.
    private static func written(by mapping: FileMapping) -> [CanonicalColumn] {
        let named = Set(mapping.columns.map(\.column) + mapping.constants.map(\.column))
        let always: [CanonicalColumn] = [.giftID, .type, .date, .amount, .currency, .reverses]
        return CanonicalColumn.allCases.filter { named.contains($0.name) || always.contains($0) }
    }

    /// The reader is on the header.
    init(
        _ reader: CSVReader, _ preset: Preset, preamble: [[String]], written: [CanonicalColumn]? = nil,
        index: PlanIndex, today: CalendarDate
    ) throws(GiftFileError) {
        self.reader = reader
        self.preset = preset
        let names = (0..<reader.record.count).map { [record = reader.record] in
            String(CellText.line(record.field($0)).prefix(Preset.longestName))
        }
        var columns = PresetHeader(preset, names: names, line: reader.record.line, preamble: preamble)
        body = try preset.make(&columns)
        try columns.checkNames()
        self.columns = columns
        var dropped: [Int: DroppedColumns.Reason] = [:]
        for (field, name) in names.enumerated() where !columns.isRead[field] {
            dropped[field] = DroppedColumns.reason(name)
        }
        let forbidden = names.indices.filter {
            if case .forbidden = dropped[$0] { true } else { false }
        }
        let buffer = CanonicalBuffer(
            columns: written ?? preset.mapping.map(Self.written(by:)) ?? Self.written,
            others: columns.kept.count + forbidden.count)
        header = Self.header(columns, buffer, forbidden: forbidden, dropped)
        let (record, settled) = (reader.record, columns)
        fresh = { [preset] in
            var again = PresetHeader(
                preset, names: names, line: settled.line, preamble: preamble,
                conversions: settled.conversions)
            let output = PresetOutput(
                settled, buffer, forbidden: forbidden, row: PlatformRow(record: record), index: index,
                today: today)
            // It was made of the same header before.
            return ((try? preset.make(&again)) ?? NoRows(), output)
        }
        output = fresh().1
        var told: Set<String> = []
        unread = names.indices.filter { !columns.isRead[$0] && dropped[$0] == nil }.map { names[$0] }
            .filter { told.insert($0).inserted }
        self.dropped = names.indices.filter { dropped[$0] != nil }.map { names[$0] }
        wantsFields = preset.frame == .table ? names.count : nil
        reader.expectedFields = wantsFields
    }

    /// Columns that no one reads, and those that are never kept.
    let unread: [String]
    let dropped: [String]

    private struct NoRows: PresetBody {
        mutating func read(_ row: PlatformRow, _ out: PresetOutput) {}
    }

    private static func header(
        _ columns: PresetHeader, _ buffer: CanonicalBuffer, forbidden: [Int],
        _ dropped: [Int: DroppedColumns.Reason]
    ) -> GiftHeader {
        let titles = buffer.columns.map { column in
            columns.titles[column].map { columns.names[$0] } ?? column.name
        }
        let others = columns.kept + forbidden
        let base = buffer.columns.count
        let extras = columns.kept.enumerated().map { index, field in
            HeaderExtra(index: base + index, name: columns.names[field], suggestion: nil)
        }
        var reasons: [Int: DroppedColumns.Reason] = [:]
        for (index, field) in forbidden.enumerated() {
            reasons[base + columns.kept.count + index] = dropped[field]
        }
        return GiftHeader(
            names: titles + others.map { columns.names[$0] }, line: columns.line,
            indexes: CanonicalColumn.allCases.map { buffer.columns.firstIndex(of: $0) }, extras: extras,
            dropped: reasons)
    }

    var record: CSVRecord {
        row > 0 && row <= output.buffer.count ? output.buffer.record(row - 1, line: line) : reader.record
    }

    /// Why the row is refused on whose record the reader is: all that the preset found.
    var refusals: [RowProblem] { output.refusals }
    /// What is wrong with it besides what its canonical cells show; said of the first canonical row.
    var objections: [RowProblem] { row == 1 ? output.objections : [] }

    func next() throws(CSVError) -> CSVOutcome {
        while true {
            if row < output.buffer.count {
                row += 1
                return .record
            }
            row = 0
            output.clear()
            let outcome = try reader.next()
            switch outcome {
            case .record:
                let record = reader.record
                if record.isBlank { continue }
                line = record.line
                let row = PlatformRow(record: record)
                output.begin(row)
                if isTotal(row) { continue }
                body.read(row, output)
                if output.isRefused {
                    output.keepForInspection(body.isTabular(row) ? columns.titles[.date] ?? -1 : -1)
                    self.row = 1
                    return .record
                }
            case .end:
                if failure == nil { judge() }
                return .end
            case .fault: return outcome
            }
        }
    }

    /// A total that a spreadsheet or the platform put below the rows is not a gift.
    private func isTotal(_ row: PlatformRow) -> Bool {
        let (day, id) = (columns.titles[.date] ?? -1, columns.titles[.giftID] ?? -1)
        guard wantsFields != nil, let field = row.totalField(day: day, id: id) else { return false }
        output.leaveOut("total of the file", field)
        return true
    }

    private func judge() {
        do throws(GiftFileError) { try body.finish(output) } catch { failure = error }
    }

    /// Looks through the file once where rows are explained by later ones.
    func lookAhead() throws(CSVError) {
        guard preset.looksAhead else { return }
        while try next() != .end {}
        columns.conversions.complete()
        try restartRows()
    }

    func restartRows() throws(CSVError) {
        reader.expectedFields = nil
        try reader.restart()
        while case let outcome = try reader.next(), outcome != .end, reader.record.line < columns.line {}
        reader.expectedFields = wantsFields
        (body, output) = fresh()
        output.posted = posted
        row = 0
        failure = nil
    }

    var summary: PresetSummary {
        PresetSummary(
            preset: preset.name, platform: preset.platform, evidence: preset.evidence,
            totals: output.totals.totals.sorted { $0.currency < $1.currency },
            unassigned: output.totals.unassigned, refundsOfToday: output.refundsOfToday,
            feesNotKept: output.feesNotKept, peopleRows: output.peopleRows, unread: unread)
    }
}
