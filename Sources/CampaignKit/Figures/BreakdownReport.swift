/// What the rows of a breakdown stand for.
public enum Breakdown: String, Sendable, CaseIterable {
    case project, appeal, line, unit, month
}

/// The tally of one project, appeal, unit or month within a campaign.
public struct BreakdownRow: Sendable, Equatable {
    public var campaign: String
    /// Empty for none; `project/unit` for a unit; `2026-11` for a month.
    public var key: String
    public var tally: Tally

    public init(campaign: String, key: String, tally: Tally) {
        self.campaign = campaign
        self.key = key
        self.tally = tally
    }
}

/// The money of campaigns by project, appeal, budget line, unit or month, next to what the plan says of each.
public struct BreakdownReport: Sendable {
    public struct Row: Sendable {
        /// Empty for money without a campaign.
        public let campaign: String
        /// Empty for money of the campaign that names none; a line's and a unit's is
        /// `project/line`, a month's `2026-11`.
        public let key: String
        public let name: String
        public let goal: Int64?
        public let tally: Tally
    }

    public let kind: Breakdown
    public let currency: Currency
    public let rows: [Row]

    /// Everything the plan names, with zeros where nothing came, and everything the ledger has.
    public init(
        kind: Breakdown, plan: Plan, money: [BreakdownRow], selected: [String]
    ) throws(StatusReportError) {
        self.kind = kind
        currency = plan.organization.currency
        var named: [(campaign: String, key: String, name: String, goal: Int64?)] = []
        for campaign in plan.campaigns {
            named += Self.targets(of: campaign, by: kind).map { (campaign.id, $0.key, $0.name, $0.goal) }
        }
        var rows: [Row] = []
        var left = money
        for target in named {
            let found = left.firstIndex { $0.campaign == target.campaign && $0.key == target.key }
            let tally = found.map { left.remove(at: $0).tally } ?? Tally()
            rows.append(
                Row(
                    campaign: target.campaign, key: target.key, name: target.name, goal: target.goal,
                    tally: tally))
        }
        rows += left.filter { $0.tally != Tally() }.map {
            Row(campaign: $0.campaign, key: $0.key, name: "", goal: nil, tally: $0.tally)
        }
        rows = rows.filter { selected.isEmpty || selected.contains($0.campaign) }
        // What names nothing comes last in its campaign, money without a campaign last of all.
        rows.sort { Self.order($0) < Self.order($1) }
        for row in rows where !row.tally.isConsistent {
            throw .identity(row: "\(row.campaign)/\(row.key)")
        }
        self.rows = rows
    }

    /// The row of a part; nil where it has none.
    public func row(of part: FigureSubject) -> Row? {
        guard part.breakdown == kind, let campaign = part.campaign else { return nil }
        return rows.first { $0.campaign == campaign && $0.key == part.key }
    }

    /// What a row is of; nil for a month and for what names nothing.
    public func subject(of row: Row) -> FigureSubject? {
        guard !row.key.isEmpty else { return nil }
        let parts = row.key.split(separator: "/", maxSplits: 1).map(String.init)
        switch kind {
        case .project: return .project(row.key, campaign: row.campaign)
        case .appeal: return .appeal(row.key, campaign: row.campaign)
        case .line where parts.count == 2:
            return .line(parts[1], project: parts[0], campaign: row.campaign)
        case .unit where parts.count == 2:
            return .unit(parts[1], project: parts[0], campaign: row.campaign)
        case .line, .unit, .month: return nil
        }
    }

    private static func order(_ row: Row) -> (Int, String, Int, String) {
        (row.campaign.isEmpty ? 1 : 0, row.campaign, row.key.isEmpty ? 1 : 0, row.key)
    }

    private static func targets(
        of campaign: Campaign, by kind: Breakdown
    ) -> [(key: String, name: String, goal: Int64?)] {
        switch kind {
        case .project: campaign.projects.map { ($0.id, $0.name, $0.goal?.minorUnits) }
        case .appeal: campaign.appeals.map { ($0.id, $0.name, $0.goal?.minorUnits) }
        case .line:
            campaign.projects.flatMap { project in
                project.lines.map { ("\(project.id)/\($0.id)", $0.name, $0.goal?.minorUnits) }
            }
        case .unit:
            campaign.projects.flatMap { project in
                project.units.map { ("\(project.id)/\($0.id)", $0.name, goal(of: $0)) }
            }
        case .month: []
        }
    }

    /// The price of all units of a kind; nil when that is not an amount.
    private static func goal(of unit: NamingOpportunity) -> Int64? {
        try? Checked.scale(unit.price.minorUnits, by: Int64(unit.count), over: 1)
    }
}

extension FigureSubject {
    /// The breakdown that has its row; nil for what is a row of the status.
    public var breakdown: Breakdown? {
        switch self {
        case .project: .project
        case .appeal: .appeal
        case .line: .line
        case .unit: .unit
        case .campaign, .own, .total, .unassigned, .organization, .report: nil
        }
    }

    /// Its key there.
    fileprivate var key: String {
        switch self {
        case .project(let id, _), .appeal(let id, _): id
        case .line(let id, let project, _), .unit(let id, let project, _): "\(project)/\(id)"
        default: ""
        }
    }
}
