public import CampaignKit

/// How many rows of a file brought or returned money, and how much in all: what a deposit slip says.
///
/// In the base currency: gifts less refunds and chargebacks. Promises and what happens to them are no money.
public struct ControlFigures: Equatable, Sendable {
    public private(set) var rows = 0
    public private(set) var minorUnits: Int64 = 0
    /// What returned money, by its id: what reverses that brings it again.
    private var returns: Set<String> = []
    /// Memory must not grow with the file.
    private static let mostReturns = 100_000

    public init() {}

    /// The reader refuses a row with which the amounts of a file are too large to add up.
    mutating func add(_ row: ImportedEntry) {
        if row.type.bringsMoney {
            minorUnits &+= row.minorUnits
        } else if row.type == .refund || row.type == .chargeback {
            let isRegained = !row.reverses.isEmpty && returns.contains(row.reverses)
            minorUnits &+= isRegained ? row.minorUnits : -row.minorUnits
            let isKept = !isRegained && !row.giftID.isEmpty && returns.count < Self.mostReturns
            if isKept { returns.insert(row.giftID) }
        } else {
            return
        }
        rows += 1
    }
}

/// What someone counted before a file is imported: nothing is posted where the file says otherwise.
public struct ControlExpectation: Equatable, Sendable {
    public let rows: Int?
    /// In the base currency.
    public let minorUnits: Int64?

    public init(rows: Int?, minorUnits: Int64?) {
        self.rows = rows
        self.minorUnits = minorUnits
    }

    /// What differs, each with both figures; nothing where the file is as expected.
    public func differences(_ found: ControlFigures, _ currency: Currency) -> [RowProblem] {
        var problems: [RowProblem] = []
        func differ(_ message: String) {
            problems.append(
                RowProblem(
                    code: "control-differs", line: 0, message: message,
                    hint: "compare the file with the deposit slip; nothing is posted until they agree"))
        }
        if let rows, rows != found.rows { differ("the file has \(found.rows) rows of money, not \(rows)") }
        if let minorUnits, minorUnits != found.minorUnits {
            let (has, not) = (money(found.minorUnits, currency), money(minorUnits, currency))
            let apart = minorUnits.subtractingReportingOverflow(found.minorUnits)
            let by =
                apart.overflow ? "" : ": \(money(Int64(clamping: apart.partialValue.magnitude), currency)) "
            let way = apart.overflow ? "" : apart.partialValue > 0 ? "less" : "more"
            differ("the file's money totals \(has), not \(not)\(by)\(way)")
        }
        return problems
    }

    private func money(_ minorUnits: Int64, _ currency: Currency) -> String {
        Money(minorUnits: minorUnits, currency: currency).text
    }
}
