/// Where every campaign is at the end of one day: what `status` and every report block show.
public struct StatusReport: Sendable, Equatable {
    public let asOf: CalendarDate
    public let currency: Currency
    /// Campaigns depth first, children after their parent; siblings by id, vanished ones last.
    public let rows: [StatusRow]
    /// What has no campaign; nil when campaigns were selected.
    public let unassigned: Tally?
    /// Everything; nil when campaigns were selected, because their donors overlap and cannot be added.
    public let total: StatusTotal?
    /// Campaigns that money was posted to and whose file is gone.
    public let findings: [Finding]

    public init(
        asOf: CalendarDate, currency: Currency, rows: [StatusRow], unassigned: Tally?, total: StatusTotal?,
        findings: [Finding] = []
    ) {
        self.asOf = asOf
        self.currency = currency
        self.rows = rows
        self.unassigned = unassigned
        self.total = total
        self.findings = findings
    }

    /// The row of a campaign.
    public func row(_ id: String) -> StatusRow? { rows.first { $0.id == id } }

    /// What ended short, one by one: of the campaigns without a parent; where some were selected, of these.
    public var shortfalls: [StatusTotal.Shortfall] {
        if let total { return total.shortfalls }
        let top = rows.map(\.depth).min() ?? 0
        return rows.filter { $0.depth == top }.compactMap { row in
            row.endedShort(by: asOf).flatMap {
                $0 > 0 ? StatusTotal.Shortfall(id: row.id, minorUnits: $0) : nil
            }
        }
    }

    /// The finding for a campaign that only the ledger knows.
    static func vanished(_ id: String) -> Finding {
        Finding(
            code: "vanished-campaign", severity: .error,
            message: "money is posted to '\(id)', but Campaigns/\(id).md is missing", subject: id,
            hint: "restore the file (git log -- Campaigns/\(id).md), or create it again: "
                + "campaign new campaign \(id)")
    }
}

/// Why figures were not shown: they contradict each other, or do not fit.
public enum StatusReportError: Error, Equatable, Sendable {
    /// `raised − received = outstanding` does not hold in this row.
    case identity(row: String)
    /// The rows do not add up to the total.
    case total
    case overflow(row: String)

    /// One sentence, lower case first, no full stop.
    public var message: String {
        switch self {
        case .identity(let row): "raised − received is not outstanding in \(row)"
        case .total: "the campaigns and unassigned money do not add up to the total"
        case .overflow(let row): "an amount of \(row) is too large"
        }
    }
}
