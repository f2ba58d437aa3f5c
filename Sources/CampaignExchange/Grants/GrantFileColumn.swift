public import CampaignKit

/// A column of a file of grants: applications, deadlines, costs, budgets and transfers (`docs/csv.md`).
///
/// The raw value is its name in a file; capitals, blanks and punctuation do not matter.
public enum GrantFileColumn: String, CaseIterable, Sendable {
    case type
    case sourceSystem = "source_system"
    case grantID = "grant_id"
    case giftID = "gift_id"
    case date, amount
    // Applications.
    case title, stage, requested, expected, probability
    case decisionDate = "decision_date"
    case periodStart = "period_start"
    case periodEnd = "period_end"
    case awardKind = "award_kind"
    case condition, indirect, match
    case matchKind = "match_kind"
    case matchBy = "match_by"
    case places = "for"
    case donor
    case donorID = "donor_id"
    case donorName = "donor_name"
    case donorKind = "donor_kind"
    case owner
    // Deadlines.
    case deadlineKind = "deadline_kind"
    case due, done, waived, gates
    // Costs, budgets, match and transfers.
    case number, category, approved
    case costKind = "cost_kind"
    case paid, payee, reference, project, line, grantee
    case agreementDate = "agreement_date"
    case reportDue = "report_due"
    case reverses
    case reportedOn = "reported_on"
    case spent, note

    public var name: String { rawValue }

    /// Columns of gift files that mean the same here.
    static let synonyms: KeyValuePairs<String, String> = [
        "stage_date": "date", "funder": "donor_name", "organization": "donor_name", "vendor": "payee",
        "campaign": "for",
    ]
}

/// What a row of a file of grants is.
public enum GrantFileType: String, CaseIterable, Sendable {
    case application, deadline, spend, transfer, budget, match

    /// All of them, as a sentence has them.
    static var names: String {
        allCases.dropLast().map(\.rawValue).joined(separator: ", ") + " or " + (allCases.last?.rawValue ?? "")
    }

    /// The columns without which a file has no such row; others have a type of this name too.
    var columns: [GrantFileColumn] { self == .transfer ? [.grantee, .project] : [.grantID] }
}

/// One row of a file of grants as it was read: every cell cleaned, none understood yet.
public struct GrantFileLine: Sendable {
    /// Why a cell cannot be taken.
    public struct Fault: Error {
        public var column: GrantFileColumn
        public var code: String
        public var message: String
        public var hint: String

        public init(_ column: GrantFileColumn, _ code: String, _ message: String, _ hint: String) {
            (self.column, self.code, self.message, self.hint) = (column, code, message, hint)
        }

        /// What is said of the row on a line.
        public func problem(line: Int) -> RowProblem {
            RowProblem(code: code, line: line, column: column.name, message: message, hint: hint)
        }
    }

    /// All that is wrong with one row.
    public struct Faults: Error {
        public var all: [Fault]

        public init(_ all: [Fault]) { self.all = all }
    }

    /// The physical line on which it begins, from 1.
    public let line: Int
    public let type: GrantFileType
    private let cells: [GrantFileColumn: String]

    init(line: Int, type: GrantFileType, cells: [GrantFileColumn: String]) {
        (self.line, self.type, self.cells) = (line, type, cells)
    }

    /// Empty where the row, or the file, has nothing of it.
    public subscript(column: GrantFileColumn) -> String { cells[column] ?? "" }

    /// The text of a cell that has to be there.
    public func required(_ column: GrantFileColumn, _ hint: String) throws(Fault) -> String {
        let text = self[column]
        guard text.isEmpty else { return text }
        throw Fault(column, "missing-value", "a row of type \(type.rawValue) needs it", hint)
    }

    /// `2026-03-15`; nil for an empty cell.
    public func day(_ column: GrantFileColumn) throws(Fault) -> CalendarDate? {
        let text = self[column]
        guard !text.isEmpty else { return nil }
        guard let day = CalendarDate(text) else {
            throw Fault(column, "bad-date", "not a day", "such as 2026-03-15")
        }
        return day
    }

    /// Minor units; nil for an empty cell.
    public func amount(_ column: GrantFileColumn, _ currency: Currency) throws(Fault) -> Int64? {
        let text = self[column]
        guard !text.isEmpty else { return nil }
        guard let minor = try? AmountParser.minorUnits(text, currency: currency) else {
            throw Fault(column, "bad-amount", "not an amount", "such as 1,250.00")
        }
        return minor
    }

    /// Tenths of a percent; nil for an empty cell.
    public func tenths(_ column: GrantFileColumn) throws(Fault) -> Int64? {
        guard !self[column].isEmpty else { return nil }
        guard let percent = Percent(self[column]), percent.tenths <= 1000 else {
            throw Fault(column, "bad-value", "not a percentage", "such as 60 or 62.5%")
        }
        return percent.tenths
    }
}
