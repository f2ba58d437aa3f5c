import CampaignKit

/// Rows of one file without an id that say the same of the same donor: all are real, and one may be a slip.
///
/// `design.md §5`: they are posted. With ids they are refused.
struct TwinRows {
    /// More rows are not compared: memory must not grow with the file.
    private static let most = 100_000

    /// The line of each by what it says.
    private var lines: [Int64: Int] = [:]

    /// The line of an earlier row that says the same; nil for the first.
    mutating func earlier(_ keyed: KeyedRow) -> Int? {
        guard keyed.identity.isEmpty, keyed.row.processorID.isEmpty, !keyed.donorID.isEmpty,
            keyed.row.source != ImportSession.manualSource
        else { return nil }
        if let line = lines[keyed.content] { return line }
        if lines.count < Self.most { lines[keyed.content] = keyed.row.line }
        return nil
    }

    static func problem(_ line: Int, _ earlier: Int) -> RowProblem {
        RowProblem(
            code: "same-row", severity: .warning, line: line,
            message: "it is the same as line \(earlier), and both are posted",
            hint: "if it is one gift, remove a row; give two gifts different gift_ids")
    }
}
