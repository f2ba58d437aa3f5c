public import CampaignKit
public import CampaignLedger

/// What is between a stored status and this one: rows posted since, by kind, and changes of the plan.
public struct StatusDiff {
    /// One figure of one row of the status, then and now: minor units.
    public struct Line: Sendable {
        /// A campaign, `unassigned` or `total`.
        public var row: String
        public var figure: TallyFigure
        public var then: Int64
        public var byKind: [ChangedPart.Kind: Int64] = [:]
        /// What another counting policy, or another tree, makes of what was there then.
        public var plan: Int64
        public var now: Int64

        public var isChanged: Bool { then != now || plan != 0 || byKind.values.contains { $0 != 0 } }
    }

    /// A change of a campaign in the plan.
    public enum PlanChange: Equatable, Sendable {
        case new(String)
        case gone(String)
        /// Minor units; nil for none.
        case goal(String, then: Int64?, now: Int64?)
        /// Policies in a line each, as documents say them.
        case counting(String, then: String, now: String)
    }

    /// A posted row that changed something, with what lists show of it.
    public struct Row: Sendable {
        public let part: ChangedPart
        public let line: EntrySummary
    }

    static let compared: [TallyFigure] = [.raised, .received, .outstanding]

    public let stored: StoredStatus
    public let provenance: Provenance
    /// The two states.
    public let query: ChangeQuery
    public private(set) var lines: [Line] = []
    public private(set) var planChanges: [PlanChange] = []
    /// Postings between the two that acted on closed books.
    public let reopenings: [Reopening]
    /// How many rows are behind the changes.
    public private(set) var count = 0
    private let ledger: Ledger
    /// The campaigns that the document is about; nil for all of them.
    private let campaigns: Set<String>?

    /// Compares a stored status with the figures of now; nil when nothing was posted yet.
    ///
    /// Throws `ServiceError.storedStatus` where the document is not of an earlier state of this ledger, and
    /// `ServiceError.figuresDisagree` where the rows posted since do not lead from then to now.
    public init?(_ stored: StoredStatus, _ figures: Snapshot) throws {
        guard let ledger = figures.ledger else { return nil }
        let earlier = try stored.state(in: ledger, figures.plan)
        let later = ChangeQuery.State(
            asOf: figures.asOf, batch: figures.batch ?? figures.head?.batch ?? 0)
        guard earlier.asOf <= later.asOf, earlier.batch <= later.batch else {
            throw ServiceError.storedStatus(.notEarlier(earlier))
        }
        (self.stored, self.ledger, provenance) = (stored, ledger, figures.provenance)
        query = ChangeQuery(from: earlier, to: later, plan: figures.plan)
        reopenings = try ledger.reopenings(after: earlier.batch, through: later.batch)
        let (ids, tree) = (stored.rows.compactMap(\.id), CampaignTree(figures.plan))
        campaigns =
            stored.total == nil ? Set(ids + ids.flatMap { tree.descendants(of: $0) }) : nil
        try compare(figures, ids, tree)
    }

    // MARK: Rows

    /// Hands over every row that changed something in the document's campaigns, in the order of posting.
    public func rows(_ body: (Row) throws -> Void) throws {
        try ledger.changedLines(query) { part, line in
            if isCompared(part) { try body(Row(part: part, line: line)) }
        }
    }

    /// The rows that changed most, the largest first; of equal ones the newest.
    public func largest(_ limit: Int) throws -> [Row] {
        var parts: [(size: UInt64, part: ChangedPart)] = []
        func keep() {
            parts.sort { ($0.size, $0.part.entry) > ($1.size, $1.part.entry) }
            parts = Array(parts.prefix(limit))
        }
        try ledger.changes(query) { part in
            guard isCompared(part) else { return }
            parts.append((max(part.raisedMinor.magnitude, part.receivedMinor.magnitude), part))
            if parts.count > 10 * limit { keep() }
        }
        keep()
        let lines = try ledger.giftLines(parts.map(\.part.entry))
        return zip(parts, lines).map { Row(part: $0.part, line: $1) }
    }

    /// Whether what a row changed is in a campaign that the document is about.
    private func isCompared(_ part: ChangedPart) -> Bool { campaigns?.contains(part.campaign) ?? true }

    // MARK: Comparing

    private mutating func compare(_ figures: Snapshot, _ ids: [String], _ tree: CampaignTree) throws {
        let then = try ledger.tallies(
            plan: figures.plan, asOf: query.earlier.asOf, knownOn: query.earlier.batch)
        let sums = try sumsByCampaign()
        let report = try figures.status()
        try stored.verify(query.earlier, in: ledger, figures.loaded)
        let whole = campaigns == nil
        let fresh = whole ? report.rows.map(\.id).filter { !ids.contains($0) } : []
        for id in ids + fresh {
            let old = stored.rows.first { $0.id == id }
            let members = [id] + tree.descendants(of: id)
            try add(
                id, old, then: then.rolledUp(id), now: report.row(id)?.tally ?? Tally(),
                sums.filter { members.contains($0.key) }.map(\.value))
            comparePlan(id, old, report.row(id))
        }
        guard whole, let total = report.total, let unassigned = report.unassigned else { return }
        try add(
            "unassigned", stored.unassigned, then: then[.own("")], now: unassigned,
            sums[""].map { [$0] } ?? [])
        try add("total", stored.total, then: then[.total], now: total.tally, Array(sums.values))
    }

    /// What the rows changed of each campaign's own compared figures, by kind; counts the rows.
    private mutating func sumsByCampaign() throws -> [String: [ChangedPart.Kind: [Int64]]] {
        var sums: [String: [ChangedPart.Kind: [Int64]]] = [:]
        var count = 0
        try ledger.changes(query) { part in
            count += isCompared(part) ? 1 : 0
            let amounts = [part.raisedMinor, part.receivedMinor, part.outstandingMinor]
            let old = sums[part.campaign]?[part.kind] ?? [0, 0, 0]
            sums[part.campaign, default: [:]][part.kind] = try zip(old, amounts).map {
                try Checked.add($0, $1)
            }
        }
        self.count = count
        return sums
    }

    private mutating func add(
        _ row: String, _ old: StoredStatus.Row?, then: Tally, now: Tally,
        _ sums: [[ChangedPart.Kind: [Int64]]]
    ) throws {
        let amounts = old?.amounts ?? [0, 0, 0]
        for (index, figure) in Self.compared.enumerated() {
            var line = Line(
                row: row, figure: figure, then: amounts[index],
                plan: try Checked.subtract(figure.value(in: then), amounts[index]),
                now: figure.value(in: now))
            for sum in sums {
                for (kind, parts) in sum {
                    line.byKind[kind] = try Checked.add(line.byKind[kind] ?? 0, parts[index])
                }
            }
            let made = try line.byKind.values.reduce(try Checked.add(line.then, line.plan)) {
                try Checked.add($0, $1)
            }
            guard made == line.now else {
                throw ServiceError.figuresDisagree(.changes(figure, in: row))
            }
            lines.append(line)
        }
    }

    private mutating func comparePlan(_ id: String, _ old: StoredStatus.Row?, _ now: StatusRow?) {
        guard let old else { return planChanges.append(.new(id)) }
        guard let now else { return planChanges.append(.gone(id)) }
        if old.goal?.minor != now.goal {
            planChanges.append(.goal(id, then: old.goal?.minor, now: now.goal))
        }
        let policy = stored.policy[id] ?? "default"
        if policy != now.policy.summary {
            planChanges.append(.counting(id, then: policy, now: now.policy.summary))
        }
    }
}
