import CampaignKit

/// Rows that themselves take money or a promise back, and the rows of the same file that they act on.
///
/// `Status: Refunded` on a refund says that the refund happened, not that money did not come; and on the gift
/// whose refund is in the file, that the refund is there. Such a word holds nothing up and leaves
/// nothing out.
struct TakingBack: Sendable {
    /// How a row reverses.
    enum Kind: Sendable {
        /// A refund or a chargeback.
        case refund
        /// A row that its type says undoes something: a void, an adjustment, a write-off.
        case undoing
        /// A gift below zero, which is a refund.
        case negative
    }

    /// More ids are not kept: memory must not grow with the file.
    private static let mostIDs = 200_000

    private let type: ColumnCell
    private let amount: ColumnCell
    private let reverses: ColumnCell
    private let ids: [ColumnCell]
    private let watched: [WatchedColumn]
    /// How each id is reversed by a row of the file.
    private var taken: [String: Kind] = [:]

    init(_ header: GiftHeader) {
        type = header.cell(.type)
        amount = header.cell(.amount)
        reverses = header.cell(.reverses)
        ids = [header.cell(.giftID), header.cell(.processorID)].filter { $0.field >= 0 }
        watched = header.watched
    }

    /// Reads which rows of the file are reversed in it, and leaves the reader at its first row again.
    mutating func survey(_ reader: any RecordReader) throws(CSVError) {
        guard !watched.isEmpty, reverses.field >= 0, !ids.isEmpty else { return }
        while taken.count < Self.mostIDs {
            let outcome = try reader.next()
            if case .end = outcome { break }
            if case .record = outcome { look(reader.record) }
        }
        try reader.restartRows()
    }

    private mutating func look(_ record: CSVRecord) {
        let target = text(reverses, record)
        guard !target.isEmpty, let kind = kind(of: record) else { return }
        // A refund that failed returns nothing.
        for column in watched {
            let value = ColumnMemory.fold(CellText.line(record.field(column.field)))
            if column.holds(value), !column.confirms(value, kind) { return }
        }
        taken[target] = kind
        if let colon = target.lastIndex(of: ":") {
            taken[String(target[target.index(after: colon)...])] = kind
        }
    }

    /// How a row reverses; nil for one that does not.
    func kind(of record: CSVRecord) -> Kind? {
        // Nearly every row is a gift above zero.
        if record.isEmpty(type.field), !isBelowZero(record) { return nil }
        let word = text(type, record).lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 }
        guard let stated = word.isEmpty ? StatedType(.gift) : StatedType(word: String(word)) else {
            return nil
        }
        switch stated.type {
        case .refund, .chargeback: return .refund
        case .void, .adjustment, .writeOff, .conditionUnmet: return .undoing
        case .pledgeChange: return isBelowZero(record) ? .undoing : nil
        default: break
        }
        let isRefund = stated.payment == nil || !text(reverses, record).isEmpty
        return stated.type.family == .received && isRefund && isBelowZero(record) ? .negative : nil
    }

    /// Whether what a column says of a row is that money was reversed, by this row or by another one of
    /// the file.
    func explains(_ value: String, _ column: WatchedColumn, _ record: CSVRecord) -> Bool {
        guard !value.isEmpty, column.holds(value) else { return false }
        if let kind = kind(of: record) { return column.confirms(value, kind) }
        guard !taken.isEmpty else { return false }
        return ids.contains { cell in
            taken[text(cell, record)].map { column.confirms(value, $0) } ?? false
        }
    }

    /// Whether a row reverses and does not say what.
    func isUnlinked(_ record: CSVRecord) -> Bool {
        kind(of: record) != nil && text(reverses, record).isEmpty
    }

    /// Whether an amount is below zero, however that is written.
    private func isBelowZero(_ record: CSVRecord) -> Bool {
        record.field(amount.field).contains { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "(") }
    }

    private func text(_ cell: ColumnCell, _ record: CSVRecord) -> String {
        record.isEmpty(cell.field)
            ? ""
            : String(decoding: CellText.trimmed(FormulaGuard.undone(record.field(cell.field))), as: UTF8.self)
    }
}

/// A row that was left out because of what a column says.
public struct LeftOutRow: Equatable, Sendable {
    public let line: Int
    /// As the file writes it.
    public let column: String
    /// What the column says; card numbers masked, as in `amount` and `name`.
    public let value: String
    /// As the file writes it.
    public let amount: String
    /// Whose gift it would have been; empty where the file does not say.
    public let name: String

    init(line: Int, column: String, value: String, amount: String, name: String) {
        self.line = line
        self.column = column
        self.value = value
        self.amount = amount
        self.name = name
    }

    init(_ record: CSVRecord, _ header: GiftHeader, field: Int) {
        func shown(_ field: Int) -> String {
            let text = String(CellText.line(record.field(field)).prefix(60))
            return CardNumberScanner.findings(in: text).first?.masked ?? text
        }
        func shown(_ column: CanonicalColumn) -> String { shown(header.cell(column).field) }
        line = record.line
        column = header.names[field]
        value = shown(field)
        amount = shown(.amount)
        let person = [shown(.firstName), shown(.lastName)].filter { !$0.isEmpty }.joined(separator: " ")
        name = [shown(.donorName), person, shown(.organization)].first { !$0.isEmpty } ?? ""
    }
}
