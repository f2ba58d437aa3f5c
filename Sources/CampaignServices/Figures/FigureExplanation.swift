public import CampaignKit
public import CampaignLedger

/// Which rows of the ledger make a figure, which nearly did, and sums that are verified.
///
/// The ledger is walked once for the sums, and again by whoever wants every row; `write` does both at once
/// where what is written can still be thrown away.
public struct FigureExplanation {
    /// One part of the figure: a posted row, or of figures that count donors a donor.
    public enum Row: Sendable {
        case gift(ExplainedPart, EntrySummary)
        /// The donor is nil for rows that name none.
        case donor(ExplainedPart, ExplainedDonor?)

        fileprivate var part: ExplainedPart {
            switch self {
            case .gift(let part, _), .donor(let part, _): part
            }
        }
    }

    public let row: FigureRow
    public let figure: TallyFigure
    public let provenance: Provenance
    /// What is counted and what each rule left out.
    public let sums: ExplanationSums
    /// Of received: what the bank should show; nil where the journal does not tell, or nothing came in.
    public let bank: MoneyInBank?
    private let ledger: Ledger?
    private let query: FigureQuery

    /// Takes a figure of a row apart.
    ///
    /// Throws `ServiceError.figuresDisagree` where the rows do not make the figure, and `StatusReportError`
    /// for rows that no sum is counted by.
    ///
    /// - Parameter limit: how many of the largest rows are kept.
    public init(_ figure: TallyFigure, of row: FigureRow, _ figures: Snapshot, limit: Int) throws {
        guard let scope = row.subject?.scope(in: CampaignTree(figures.plan)) else {
            throw StatusReportError.total
        }
        let ledger = figures.ledger
        let query = Self.query(figure, scope, figures)
        var sums = ExplanationSums(figure, limit: limit)
        try ledger?.explain(query) { try sums.add($0) }
        try sums.verify(row)
        (self.row, self.figure, self.sums) = (row, figure, sums)
        (self.ledger, self.query, provenance) = (ledger, query, figures.provenance)
        bank = figure == .received ? try Self.bank(figures, row.tally, scope) : nil
    }

    private static func query(
        _ figure: TallyFigure, _ scope: FigureScope, _ figures: Snapshot
    ) -> FigureQuery {
        FigureQuery(
            figure: figure, scope: scope, plan: figures.plan, asOf: figures.asOf,
            knownOn: figures.batch ?? figures.head?.batch ?? 0)
    }

    /// Hands over every row of a figure, as `rows` does, in one walk.
    ///
    /// Throws `ServiceError.figuresDisagree` at the end where they do not make the figure: what was made of
    /// them must be seen by no one.
    public static func write(
        _ figure: TallyFigure, of row: FigureRow, _ figures: Snapshot, _ body: (Row) throws -> Void
    ) throws {
        guard let scope = row.subject?.scope(in: CampaignTree(figures.plan)) else {
            throw StatusReportError.total
        }
        var sums = ExplanationSums(figure, limit: 0)
        try rows(query(figure, scope, figures), figures.ledger) { row in
            try sums.add(row.part)
            try body(row)
        }
        try sums.verify(row)
    }

    private static func bank(
        _ figures: Snapshot, _ tally: Tally, _ scope: FigureScope
    ) throws -> MoneyInBank? {
        let journal = JournalExport(
            figures: figures, ledger: figures.ledger, campaigns: nil, namesDonors: false)
        let bank = try MoneyInBank(try journal.balances(), tally: tally, scope: scope)
        return bank.map { $0.beforeFees != 0 || $0.expected != 0 } == true ? bank : nil
    }

    /// The largest rows that are counted, with what lists show of each.
    public func largest() throws -> [Row] {
        let parts = sums.counted.largest
        guard let ledger, !parts.isEmpty else { return [] }
        if figure.isDonors {
            return zip(parts, try ledger.explainedDonors(parts, in: query.scope)).map { .donor($0, $1) }
        }
        return zip(parts, try ledger.giftLines(parts.map(\.id))).map { .gift($0, $1) }
    }

    /// Hands over every row, also those that a rule left out, in the order of posting or of donors.
    ///
    /// Memory does not grow with the ledger.
    public func rows(_ body: (Row) throws -> Void) throws { try Self.rows(query, ledger, body) }

    private static func rows(
        _ query: FigureQuery, _ ledger: Ledger?, _ body: (Row) throws -> Void
    ) throws {
        if query.figure.isDonors {
            try ledger?.explainedDonors(query) { try body(.donor($0, $1)) }
        } else {
            try ledger?.explainedLines(query) { try body(.gift($0, $1)) }
        }
    }
}
