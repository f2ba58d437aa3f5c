public import CampaignKit
import Digests

extension Ledger {
    /// The newest batch; nil when nothing was posted yet.
    public func head() throws(LedgerError) -> LedgerHead? { try head(atBatch: .max) }

    /// The newest batch up to this one; nil when nothing was posted by then.
    public func head(atBatch batch: Int64) throws(LedgerError) -> LedgerHead? {
        try reading { connection in
            try connection.first(
                "SELECT id, posted_on, hash FROM batch WHERE id <= $1 ORDER BY id DESC LIMIT 1", [.int(batch)]
            ) { row in
                LedgerHead(
                    batch: row.int(0), postedOn: CalendarDate(dayNumber: Int(row.int(1))),
                    hash: SHA256.hex(row.bytes(2)))
            }
        }
    }

    /// Every node's tally on a day, as known after a batch (nil: now), counted as the plan says.
    ///
    /// Running totals answer for now; any other day or batch is summed from the dated changes.
    public func tallies(plan: Plan, asOf: CalendarDate, knownOn: Int64?) throws(LedgerError) -> Tallies {
        try reading { connection in
            try TallyReader(connection: connection, plan: plan).tallies(asOf: asOf, knownOn: knownOn)
        }
    }

    /// The last batch posted on or before a day; 0 when there was none.
    public func batch(knownOn day: CalendarDate) throws(LedgerError) -> Int64? {
        try reading { connection in
            try connection.integer("SELECT max(id) FROM batch WHERE posted_on <= $1", [.day(day)])
        }
    }

    /// The plan under which a batch was posted, as it was stored; nil when there is no such batch.
    public func planText(atBatch batch: Int64) throws(LedgerError) -> [UInt8]? {
        try reading { connection in
            try connection.first(
                "SELECT p.text FROM batch b JOIN plan p ON p.digest = b.plan_digest WHERE b.id = $1",
                [.int(batch)]
            ) { $0.bytes(0) }
        }
    }

    /// Every posting, newest first.
    public func batches() throws(LedgerError) -> [BatchSummary] {
        try reading { try BatchReader($0).batches() }
    }
}

extension Ledger {
    /// Tallies by project, appeal, unit or month within each campaign, counted as the plan says.
    ///
    /// One reading of the dated changes serves all kinds. A gift split over several rows counts once in each.
    /// By month, figures are the changes of that month. What is unscheduled is overdue once its campaign has
    /// ended, as in a status report. Without `countingDonors`, rows have no donors and no gift is read alone.
    public func breakdowns(
        by kinds: Set<Breakdown>, plan: Plan, asOf: CalendarDate, knownOn: Int64?, countingDonors: Bool = true
    ) throws(LedgerError) -> [Breakdown: [BreakdownRow]] {
        guard !kinds.isEmpty else { return [:] }
        return try reading { connection in
            try BreakdownReader(connection, plan: plan, asOf: asOf, knownOn: knownOn)
                .rows(by: kinds, countingDonors: countingDonors)
        }
    }

    /// Tallies of one kind.
    public func breakdown(
        by kind: Breakdown, plan: Plan, asOf: CalendarDate, knownOn: Int64?, countingDonors: Bool = true
    ) throws(LedgerError) -> [BreakdownRow] {
        try breakdowns(
            by: [kind], plan: plan, asOf: asOf, knownOn: knownOn, countingDonors: countingDonors)[kind] ?? []
    }
}

extension Ledger {
    /// What some campaigns together had raised by the end of each of some days: minor units.
    ///
    /// Counted as the plan says.
    /// Sums the dated changes of their places only, and no donors: pace asks for it on every `status`.
    public func raised(
        by campaigns: [String], plan: Plan, asOf days: [CalendarDate], knownOn: Int64?
    ) throws(LedgerError) -> [CalendarDate: Int64] {
        guard let last = days.max() else { return [:] }
        return try reading { connection in
            let structure = try DesignationMap(connection).structure(plan)
            var tallies = Dictionary(days.map { ($0, Tally()) }) { first, _ in first }
            for campaign in campaigns {
                let rule = structure.rule(ofCampaign: campaign)
                try connection.rows(
                    """
                    SELECT class, origin, day, raised FROM day_delta WHERE day <= $1 AND batch <= $2 \
                    AND place IN (SELECT id FROM place WHERE campaign = $3)
                    """, [.day(last), .int(knownOn ?? Int64.max), .text(campaign)]
                ) { row in
                    guard let countClass = CountClass(rawValue: Int(row.int(0))) else { return }
                    let change = CommitmentFigures(raised: row.int(3))
                    let isOutside = rule.isOutside(CalendarDate(dayNumber: Int(row.int(1))))
                    for day in tallies.keys where row.int(2) <= day.dayNumber {
                        try tallies[day, default: Tally()].add(
                            change, of: countClass, under: rule.policy, outside: isOutside)
                    }
                }
            }
            return tallies.mapValues(\.raised)
        }
    }
}

extension Ledger {
    /// Hands over what each gift and promise adds to raised in some campaigns, in minor units; never zero.
    ///
    /// They sum to raised. Memory does not grow with the ledger.
    public func commitmentSizes(
        campaigns: [String], plan: Plan, asOf: CalendarDate, knownOn: Int64?,
        _ body: (Int64) throws -> Void
    ) throws {
        try engine.read { connection in
            let counted = try CountedRows(connection, plan: plan, campaigns: campaigns)
            try CommitmentSizeReader(connection: connection, counted: counted, campaigns: campaigns)
                .sizes(asOf: asOf, knownOn: knownOn ?? Int64.max, body)
        }
    }

    /// Hands over the promises that some campaigns still wait for; their parts sum to outstanding.
    public func openPromises(
        campaigns: [String], plan: Plan, asOf: CalendarDate, knownOn: Int64?,
        _ body: (OpenPromise) throws -> Void
    ) throws {
        try engine.read { connection in
            let counted = try CountedRows(connection, plan: plan, campaigns: campaigns)
            try OpenPromiseReader(connection: connection, counted: counted, campaigns: campaigns)
                .promises(asOf: asOf, knownOn: knownOn ?? Int64.max, body)
        }
    }

    /// Post-dated checks that are held at the end of a day, by the day they bear; all campaigns, and none.
    public func heldGifts(
        plan: Plan, asOf: CalendarDate, knownOn: Int64?
    ) throws(LedgerError) -> [PostDatedGift] {
        try reading { connection in
            let all = try DesignationMap(connection).allCampaigns().union([""])
            let counted = try CountedRows(connection, plan: plan, campaigns: Array(all))
            return try PostDatedGiftReader(connection: connection, counted: counted)
                .gifts(asOf: asOf, knownOn: knownOn ?? Int64.max)
        }
    }
}
