import CampaignFiles
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// What is between a stored status and this one: rows posted since, by kind, and changes of the plan.
struct StatusDiff {
    /// One figure of one row of the status, then and now.
    struct Line {
        /// A campaign, `unassigned` or `total`.
        var row: String
        var figure: TallyFigure
        var then: Int64
        var byKind: [ChangedPart.Kind: Int64] = [:]
        /// What another counting policy, or another tree, makes of what was there then.
        var plan: Int64
        var now: Int64

        var isChanged: Bool { then != now || plan != 0 || byKind.values.contains { $0 != 0 } }
    }

    static let compared: [TallyFigure] = [.raised, .received, .outstanding]

    let stored: StoredStatus
    let figures: Snapshot
    let ledger: Ledger
    let query: ChangeQuery
    private(set) var lines: [Line] = []
    /// The campaigns that the document is about; nil for all of them.
    private var campaigns: Set<String>?
    /// Changes of goals and policies, in words.
    private(set) var planChanges: [String] = []
    /// Postings between the two that acted on closed books.
    private(set) var reopenings: [Reopening] = []
    /// How many rows are behind the changes.
    private(set) var count = 0

    init(_ stored: StoredStatus, _ figures: Snapshot, _ ledger: Ledger) throws {
        self.stored = stored
        self.figures = figures
        self.ledger = ledger
        guard stored.currency == figures.plan.organization.currency.code else {
            throw CommandError.failed(
                "other-currency", "the document is in \(TerminalText.safe(stored.currency))",
                hint: "figures in different currencies cannot be compared")
        }
        let earlier = ChangeQuery.State(asOf: try stored.day(), batch: try Self.batch(stored, ledger))
        let later = ChangeQuery.State(asOf: figures.asOf, batch: figures.batch ?? 0)
        guard earlier.asOf <= later.asOf, earlier.batch <= later.batch else {
            throw CommandError.usage(
                "not-earlier",
                "the document is of \(earlier.asOf) after B-\(earlier.batch), which is later than what it is compared with",
                hint: "leave out --as-of and --known-on, or name a later day")
        }
        query = ChangeQuery(from: earlier, to: later, plan: figures.plan)
        reopenings = try ledger.reopenings(after: earlier.batch, through: later.batch)
        try compare()
    }

    /// The last batch that the document knew.
    private static func batch(_ stored: StoredStatus, _ ledger: Ledger) throws -> Int64 {
        guard let hash = stored.ledgerHead else { return 0 }
        guard let head = try ledger.batch(hash: hash) else {
            throw CommandError.failed(
                "other-ledger", "this document is from another ledger, or from batches that are missing",
                hint: "its ledger_head is not a batch here; run campaign check --deep")
        }
        guard let known = stored.knownOn else { return head.batch }
        switch KnownOn(argument: known) {
        case .batch(let batch): return min(batch, head.batch)
        case .day(let day): return min(try ledger.batch(knownOn: day) ?? 0, head.batch)
        case nil:
            throw CommandError.failed(
                "not-a-status", "'\(TerminalText.safe(known))' in known_on is neither a day nor a batch")
        }
    }

    /// Whether what a row changed is in a campaign that the document is about.
    func isCompared(_ part: ChangedPart) -> Bool { campaigns?.contains(part.campaign) ?? true }

    // MARK: Comparing

    private mutating func compare() throws {
        let then = try ledger.tallies(
            plan: figures.plan, asOf: query.earlier.asOf, knownOn: query.earlier.batch)
        let tree = CampaignTree(figures.plan)
        let ids = stored.rows.compactMap(\.id)
        let whole = stored.total != nil
        if !whole { campaigns = Set(ids + ids.flatMap { tree.descendants(of: $0) }) }
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
        let report = try figures.status()
        try verifyStored()
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
                throw CommandError.failed(
                    "figures-disagree",
                    "the changes of \(figure.rawValue) in \(TerminalText.safe(row)) do not lead from then to now",
                    hint: "the ledger may be damaged: campaign check --deep")
            }
            lines.append(line)
        }
    }

    /// The document's figures must be what the ledger gave under the plan that it names, where that is known.
    private func verifyStored() throws {
        var plan = figures.plan
        if stored.planDigest != figures.provenance.planDigest {
            guard let text = try ledger.planText(digest: stored.planDigest) else { return }
            plan = try LoadedPlan(WorkspaceSource(bundle: text)).plan
        }
        let tallies = try ledger.tallies(
            plan: plan, asOf: query.earlier.asOf, knownOn: query.earlier.batch)
        for row in stored.rows {
            try verify(row.id ?? "", row, tallies.rolledUp(row.id ?? ""))
        }
        if let row = stored.unassigned { try verify("unassigned", row, tallies[.own("")]) }
        if let row = stored.total { try verify("total", row, tallies[.total]) }
    }

    private func verify(_ name: String, _ row: StoredStatus.Row, _ tally: Tally) throws(CommandError) {
        guard row.amounts != Self.compared.map({ $0.value(in: tally) }) else { return }
        throw .failed(
            "figures-altered",
            "the document's figures of \(TerminalText.safe(name)) are not what this ledger gave then",
            hint: "it was changed since, or made by another program")
    }

    private mutating func comparePlan(_ id: String, _ old: StoredStatus.Row?, _ now: StatusRow?) {
        let currency = figures.plan.organization.currency
        func text(_ goal: Int64?) -> String {
            goal.map { Money(minorUnits: $0, currency: currency).text } ?? "none"
        }
        guard let old else { return planChanges.append("\(id) is new") }
        guard let now else { return planChanges.append("\(id) is gone") }
        if old.goal?.minor != now.goal {
            planChanges.append("goal of \(id): \(text(old.goal?.minor)), now \(text(now.goal))")
        }
        let policy = stored.policy[id] ?? "default"
        if policy != now.policy.summary {
            planChanges.append("counting of \(id): \(policy), now \(now.policy.summary)")
        }
    }
}
