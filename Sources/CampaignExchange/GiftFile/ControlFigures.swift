public import CampaignKit

/// How many rows of a file brought or returned money, and how much in all: what a deposit slip says.
///
/// In the base currency: gifts less refunds and chargebacks, and what of those came back. Promises and what
/// happens to them are no money.
public struct ControlFigures: Equatable, Sendable {
    public private(set) var rows = 0
    public private(set) var minorUnits: Int64 = 0
    /// What rows of the file returned: what reverses one of them brings it again.
    private var returns: [RowName: Int64] = [:]
    /// Rows that reverse others, in the order of the file.
    private var acts: [Act] = []
    /// Memory must not grow with the file.
    private static let mostReturns = 100_000

    private struct Act: Equatable {
        var name: RowName
        var reverses: RowName
        var minorUnits: Int64
        var isVoid: Bool
    }

    public init() {}

    /// The reader refuses a row with which the amounts of a file are too large to add up.
    mutating func add(_ row: ImportedEntry) {
        let isVoid = row.type == .void
        if row.type.bringsMoney {
            minorUnits &+= row.minorUnits
        } else if row.type == .refund || row.type == .chargeback {
            minorUnits &-= row.minorUnits
            let name = RowName(source: row.source, id: row.giftID)
            if !row.giftID.isEmpty, returns.count < Self.mostReturns { returns[name] = row.minorUnits }
        } else if !isVoid {
            return
        }
        if !isVoid { rows += 1 }
        guard !row.reverses.isEmpty, !row.type.bringsMoney, acts.count < Self.mostReturns else { return }
        acts.append(
            Act(
                name: RowName(source: row.source, id: row.giftID),
                reverses: RowName(source: row.source, id: row.reverses), minorUnits: row.minorUnits,
                isVoid: isVoid))
    }

    /// The rows that the file's rows reverse and that are not returns of the file: gifts, or rows of another.
    public var elsewhere: Set<RowName> {
        Set(acts.map(\.reverses)).subtracting(returns.keys)
    }

    /// The figures where it is known what went back by rows of earlier files.
    ///
    /// What reverses a return brings money: a dispute that was won, a refund that failed.
    public func settled(_ earlier: [RowName: Int64] = [:]) -> ControlFigures {
        var figures = self
        var returns = returns.merging(earlier) { own, _ in own }
        for act in acts {
            guard let returned = returns[act.reverses] else { continue }
            returns[act.name] = nil
            if act.isVoid {
                figures.rows += 1
                figures.minorUnits &+= returned
            } else {
                figures.minorUnits &+= act.minorUnits &+ act.minorUnits
            }
        }
        return figures
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
