public import CampaignKit
public import CampaignLedger

/// What the parts of a figure come to: counted before anything is shown, because a wrong sum never is.
public struct ExplanationSums: Sendable {
    /// Rows of one rule, or those that are in the figure.
    public struct Line: Sendable {
        public private(set) var rows = 0
        /// Minor units or a count, as the figure is; of donors what they raised.
        public private(set) var sum: Int64 = 0
        private var kept: LargestParts

        /// The largest of them, whatever their sign; of equal ones the newest.
        public var largest: [ExplainedPart] { kept.sorted }

        fileprivate init(keeping limit: Int) { kept = LargestParts(limit) }

        fileprivate mutating func add(_ part: ExplainedPart) throws {
            rows += 1
            sum = try Checked.add(sum, part.part)
            kept.add(part)
        }
    }

    /// How many examples of what a rule left out are kept.
    private static let examples = 3

    public let figure: TallyFigure
    public private(set) var counted: Line
    private var leftOut: [ExclusionReason: Line] = [:]

    /// - Parameter limit: how many of the largest parts are kept.
    init(_ figure: TallyFigure, limit: Int) {
        self.figure = figure
        counted = Line(keeping: limit)
    }

    /// Throws `MoneyError` where a sum does not fit.
    mutating func add(_ part: ExplainedPart) throws {
        guard let rule = part.rule else { return try counted.add(part) }
        try leftOut[rule, default: Line(keeping: Self.examples)].add(part)
    }

    /// The figure that the rows make: their sum, or of donors how many they are.
    public var value: Int64 { figure.isDonors ? Int64(counted.rows) : counted.sum }

    /// What the rows that are counted and not among the largest come to.
    public var rest: Int64 { counted.largest.reduce(counted.sum) { $0 &- $1.part } }

    /// Rules that left something out, in a fixed order.
    public var rules: [(rule: ExclusionReason, line: Line)] {
        leftOut.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Throws unless the rows make what `status` says.
    func verify(_ row: FigureRow) throws(ServiceError) {
        guard value == row.value(of: figure) else {
            throw .figuresDisagree(.explained(figure, of: row.label))
        }
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
