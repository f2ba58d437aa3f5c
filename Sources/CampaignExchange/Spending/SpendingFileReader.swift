public import CampaignKit

/// Reads what a bookkeeper's file says was spent of one grant.
///
/// Only `date` and `amount` are needed; an amount below zero is money that came back. An accounting program's
/// own columns are known by their names: Num, Name, Account, Class, Memo.
public struct SpendingFileReader {
    private enum Column: String, CaseIterable {
        case date, amount, category, payee, reference, id, paid, line, kind, note
        case part = "class"
    }

    private static let synonyms: KeyValuePairs<String, String> = [
        "account": "category", "name": "payee", "vendor": "payee", "num": "reference", "ref": "reference",
        "memo": "note", "description": "note", "spend_id": "id", "transaction_id": "id",
    ]

    private let currency: Currency
    private let wanted: String?

    /// `part` is the class whose rows are this grant's; nil takes a file that has only one.
    public init(currency: Currency, part: String?) {
        self.currency = currency
        wanted = part.map(Self.folded)
    }

    private static func folded(_ text: String) -> String { NameFolding.fold(text) ?? "" }

    /// Reads all of it; throws where the file is not such a list.
    public func read(_ source: any ByteSource) throws(GiftFileError) -> SpendingFile {
        let rows = HeadedList(
            matcher: HeaderMatcher(
                known: Column.allCases.map(\.rawValue),
                required: [Column.date.rawValue, Column.amount.rawValue], synonyms: Self.synonyms),
            hint: "the first line names the columns: date,amount,category,payee,reference")
        var file = SpendingFile()
        try rows.read(source, problem: { file.problems.append($0) }) { add($0, $1, to: &file) }
        return file
    }

    private func add(_ record: CSVRecord, _ header: HeaderMatch, to file: inout SpendingFile) {
        func text(_ column: Column) -> String {
            header.index(of: column.rawValue).map { CellText.line(record.field($0)) } ?? ""
        }
        let part = text(.part)
        if let wanted, Self.folded(part) != wanted {
            file.leftOut += 1
            return
        }
        file.parts.insert(part)
        do throws(Fault) {
            let day = try Self.day(text(.date), .date)
            var spend = Spend(
                try amount(text(.amount)), on: day, category: CostCategory.stored(text(.category)))
            let paid = text(.paid)
            if !paid.isEmpty { spend.paid = try Self.day(paid, .paid) }
            spend.flags = try Self.flags(text(.kind))
            spend.externalID = text(.id)
            spend.words = Spend.Words(
                payee: text(.payee), reference: text(.reference), note: text(.note))
            for column in [Column.payee, .reference, .note, .category, .id] {
                try Self.check(text(column), column)
            }
            file.rows.append(SpendingFile.Row(line: record.line, spend: spend, place: text(.line)))
        } catch {
            file.problems.append(
                RowProblem(
                    code: error.code, line: record.line, column: error.column.rawValue,
                    message: error.message, hint: error.hint))
        }
    }

    private struct Fault: Error {
        var column: Column
        var code: String
        var message: String
        var hint: String
    }

    private func amount(_ text: String) throws(Fault) -> Int64 {
        guard let minor = try? AmountParser.minorUnits(text, currency: currency), minor != 0 else {
            throw Fault(
                column: .amount, code: "bad-amount", message: "not an amount other than zero",
                hint: "such as 1,250.00, or -40.00 for what came back")
        }
        return minor
    }

    /// `2026-03-15`, or `3/15/2026` as it is written in the United States.
    private static func day(_ text: String, _ column: Column) throws(Fault) -> CalendarDate {
        if let day = CalendarDate(text) { return day }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        if parts.count == 3, let month = parts[0], let number = parts[1], let year = parts[2],
            let day = CalendarDate(year: year, month: month, day: number), year > 1900
        {
            return day
        }
        throw Fault(
            column: column, code: "bad-date", message: "not a day", hint: "such as 2026-03-15 or 3/15/2026")
    }

    private static func flags(_ text: String) throws(Fault) -> Spend.Flags {
        switch CostCategory.stored(text) {
        case "", "direct": return []
        case "indirect": return .indirect
        case "cost-share": return .costShare
        default:
            throw Fault(
                column: .kind, code: "bad-value", message: "not a kind of cost",
                hint: "direct, indirect or cost-share")
        }
    }

    private static func check(_ text: String, _ column: Column) throws(Fault) {
        guard let found = CardNumberScanner.findings(in: text).first else { return }
        throw Fault(
            column: column, code: "card-number", message: "holds a \(found.kind.rawValue)",
            hint: "such numbers must never be stored: leave it out")
    }
}

/// What a file says was spent of one grant.
public struct SpendingFile: Sendable, Equatable {
    public struct Row: Sendable, Equatable {
        public var line: Int
        public var spend: Spend
        /// `floor-3/equipment`, as it was written; empty for none.
        public var place: String
    }

    public internal(set) var rows: [Row] = []
    /// Every row that cannot be used, and why.
    public internal(set) var problems: [RowProblem] = []
    /// The classes of the rows that were taken.
    public internal(set) var parts: Set<String> = []
    /// Rows of another class.
    public internal(set) var leftOut = 0
}
