import CampaignKit
import CampaignLedger
import Terminal

/// What the parts of a figure come to: counted before anything is shown, because a wrong sum never is.
struct ExplanationSums {
    /// Rows of one rule, or those that are in the figure.
    struct Line {
        var rows = 0
        var sum: Int64 = 0
        var largest: LargestParts

        mutating func add(_ part: ExplainedPart) throws {
            rows += 1
            sum = try Checked.add(sum, part.part)
            largest.add(part)
        }
    }

    private(set) var counted: Line
    private(set) var leftOut: [ExclusionReason: Line] = [:]
    let figure: TallyFigure

    init(_ figure: TallyFigure, limit: Int) {
        self.figure = figure
        counted = Line(largest: LargestParts(limit))
    }

    mutating func add(_ part: ExplainedPart) throws {
        guard let rule = part.rule else { return try counted.add(part) }
        try leftOut[rule, default: Line(largest: LargestParts(3))].add(part)
    }

    /// The figure that the rows make: their sum, or of donors how many they are.
    var value: Int64 { figure.isDonors ? Int64(counted.rows) : counted.sum }

    /// Rules that left something out, in a fixed order.
    var rules: [(rule: ExclusionReason, line: Line)] {
        leftOut.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Throws unless the rows make what `status` says.
    func verify(_ row: FigureRow) throws(CommandError) {
        guard value != row.value(of: figure) else { return }
        throw .failed(
            "figures-disagree",
            "the rows behind \(figure.rawValue) of \(TerminalText.safe(row.label)) do not add up to the figure of status",
            hint: "the ledger may be damaged: campaign check --deep")
    }
}

/// The largest of many parts, whatever their sign; of equal ones the newest.
struct LargestParts {
    let limit: Int
    private var kept: [ExplainedPart] = []

    init(_ limit: Int) { self.limit = limit }

    mutating func add(_ part: ExplainedPart) {
        kept.append(part)
        // Sorted now and then only, so that a long list costs no more per row than a short one.
        if kept.count >= 2 * limit + 64 { kept = sorted }
    }

    var sorted: [ExplainedPart] {
        Array(
            kept.sorted { ($0.part.magnitude, $0.id) > ($1.part.magnitude, $1.id) }.prefix(limit))
    }
}
