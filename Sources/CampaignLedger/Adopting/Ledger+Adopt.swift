import CampaignKit

extension Ledger {
    /// Posts what another copy of this ledger holds and this one does not, in one transaction: one batch here
    /// for each batch there.
    ///
    /// `first` leaves out the other's batches before it. Nothing is posted twice: a batch that was adopted is
    /// known by its hash, a row by its source and id, one without an id by what it says. What cannot be taken
    /// is in the outcome. Throws where the copies share no batch, and where what this computer has seen would
    /// still be missing.
    public func adopt(
        _ other: Ledger, from first: Int64? = nil, reopen: String? = nil, _ context: PostingContext,
        dryRun: Bool
    ) throws(LedgerError) -> AdoptionOutcome {
        do {
            let outcome = try posting { ours in
                try other.engine.read { theirs -> PostingEnd<AdoptionOutcome> in
                    // Who goes on without what is missing says why; else it must come in by this.
                    var settled = context
                    if context.memory?.acceptFork != nil { settled.fork = try context.admitted(ours).fork }
                    let adopter = try Adopter(ours: ours, theirs: theirs, context: settled, reopen: reopen)
                    let outcome = try adopter.run(from: first)
                    if context.memory?.acceptFork == nil { try context.requireSeen(ours) }
                    return dryRun || outcome.adopted.isEmpty ? .undo(outcome) : .keep(outcome)
                }
            }
            if !dryRun, !outcome.adopted.isEmpty { remember(context) }
            return outcome
        } catch {
            throw Self.translate(error)
        }
    }
}

/// Walks through the batches that only the other copy has.
final class Adopter {
    let ours: any LedgerConnection
    let theirs: any LedgerConnection
    let context: PostingContext
    let reopen: String?
    let comparison: LedgerComparison
    /// Entries up to it have the same number in both.
    let lastShared: Int64
    /// Our entries up to it were here before.
    let lastOwn: Int64
    let donors: AdoptedDonors
    /// Where the other's entries and batches are here.
    var entries: [Int64: Int64] = [:]
    var batches: [Int64: Int64] = [:]
    /// Where the other's grants and deadlines are here.
    var grants = AdoptedGrants()
    var outcome = AdoptionOutcome()
    /// What was reversed here, up to the last batch that was brought in.
    private var withdrawal: Withdrawal
    /// The other's entries that an earlier adoption posted here, with how far our numbers are from theirs.
    private var earlier: [(range: ClosedRange<Int64>, shift: Int64)] = []

    init(
        ours: any LedgerConnection, theirs: any LedgerConnection, context: PostingContext, reopen: String?
    ) throws {
        self.ours = ours
        self.theirs = theirs
        self.context = context
        self.reopen = reopen
        withdrawal = try Withdrawal(ours)
        comparison = LedgerComparison(try BatchReader(ours).batches(), try BatchReader(theirs).batches())
        guard let last = comparison.common.last else {
            throw LedgerError(
                .otherLedger, "the two ledgers have no batch in common: they are not copies of one ledger",
                hint: "import the files that the other was made from: campaign import FILE")
        }
        lastShared = try theirs.integer("SELECT last_entry FROM batch WHERE id = $1", [.int(last.id)])
        lastOwn = try ours.integer("SELECT max(last_entry) FROM batch")
        donors = AdoptedDonors(ours: ours, theirs: theirs, lastShared: last.id)
        try requireOneCurrency()
    }

    /// Amounts are in units of the base currency.
    private func requireOneCurrency() throws {
        let sql = "SELECT currency FROM base_currency ORDER BY batch DESC LIMIT 1"
        let (own, other) = (try ours.first(sql) { $0.text(0) }, try theirs.first(sql) { $0.text(0) })
        guard own != other else { return }
        throw LedgerError(
            .otherLedger, "this ledger is kept in \(own ?? "no currency"), the other in \(other ?? "none")",
            hint: "post its entries by hand: campaign ledger compare lists them")
    }

    func run(from first: Int64?) throws -> AdoptionOutcome {
        let extra = comparison.onlyInSecond
        if let first, !extra.contains(where: { $0.id == first }) {
            let range = extra.first.map { "B-\($0.id) to B-\(extra.last?.id ?? $0.id)" }
            throw LedgerError(
                .unknownBatch, "B-\(first) is not a batch that only the other copy has",
                hint: range.map { "it has \($0)" } ?? "it has nothing that is not here")
        }
        for batch in extra where batch.id >= first ?? 0 {
            if let adoption = comparison.adoption(of: batch) {
                outcome.already.append(batch.id)
                if adoption.leftOut > 0 { outcome.partly.append(AdoptionOutcome.Partly(batch, adoption)) }
                try know(batch.id, adoption.id)
            } else {
                try adopt(batch)
            }
        }
        return outcome
    }

    /// Keeps where a batch that was adopted before is here.
    private func know(_ batch: Int64, _ here: Int64) throws {
        batches[batch] = here
        try grants.know(batch, here, theirs: theirs, ours: ours)
        let sql = "SELECT first_entry, last_entry FROM batch WHERE id = $1"
        guard let there = try theirs.first(sql, [.int(batch)], { ($0.int(0), $0.int(1)) }), there.0 <= there.1
        else { return }
        let first = try ours.integer("SELECT first_entry FROM batch WHERE id = $1", [.int(here)])
        earlier.append((there.0...there.1, first - there.0))
        try knowDonors(of: batch)
    }

    /// Whose the rows of such a batch are here: an undo there may have made someone no one since.
    private func knowDonors(of batch: Int64) throws {
        var rows: [(donor: Int64, entry: Int64)] = []
        try theirs.rows(
            "SELECT donor, min(id) FROM entry WHERE batch = $1 AND donor IS NOT NULL GROUP BY donor ORDER BY donor",
            [.int(batch)]
        ) { rows.append(($0.int(0), $0.int(1))) }
        for row in rows {
            guard let here = try adoptedBefore(row.entry) else { continue }
            let donor = try ours.integer("SELECT donor FROM entry WHERE id = $1", [.int(here)])
            if donor > 0 { donors.know(row.donor, as: donor) }
        }
    }

    /// Whether the row of this alias is none that an undo reversed: it is not known, and may come again.
    func isThere(_ row: String) -> String { "NOT \(withdrawal.isUndone(row))" }

    /// Posts one batch; rows that break a limit here are left out, and it is tried again without them.
    private func adopt(_ batch: BatchSummary) throws {
        var refused: [Int64: String] = [:]
        while true {
            try ours.run("SAVEPOINT adoption")
            let copy = try BatchCopy(self, batch, refused: refused)
            let broken = try copy.post()
            if broken.isEmpty {
                try ours.run("RELEASE adoption")
                entries.merge(copy.entries) { $1 }
                batches[batch.id] = copy.batch
                outcome.adopted.append(copy.adopted)
                outcome.leftOut += copy.leftOut
                withdrawal = try Withdrawal(ours)
                return
            }
            try ours.run("ROLLBACK TO adoption")
            try ours.run("RELEASE adoption")
            let known = refused.count
            for entry in broken {
                refused[entry] = "together with what is posted here, this would reverse more than there is"
            }
            guard refused.count > known else {
                throw LedgerError(.query, "B-\(batch.id) of the other copy cannot be posted here")
            }
        }
    }

    /// Where an entry of the other copy is here; nil when it is not.
    func entry(_ number: Int64) throws -> Int64? {
        if number <= lastShared { return number }
        if let known = entries[number] { return known }
        if let here = try adoptedBefore(number) { return here }
        guard let identity = try identity(number) else { return nil }
        let found = try posted(identity).first?.id
        entries[number] = found
        return found
    }

    /// A row of a batch that was adopted before: it says the same, unless it was left out then.
    private func adoptedBefore(_ number: Int64) throws -> Int64? {
        guard let shift = earlier.first(where: { $0.range.contains(number) })?.shift else { return nil }
        let sql = "SELECT content64, print64 FROM entry WHERE id = $1"
        let own = try ours.first(sql, [.int(number + shift)]) { [$0.int(0), $0.int(1)] }
        let other = try theirs.first(sql, [.int(number)]) { [$0.int(0), $0.int(1)] }
        return own != nil && own == other ? number + shift : nil
    }

    /// What a row is known by across copies.
    struct Identity {
        var source: String
        var externalID: String
        var key: Int64
    }

    private func identity(_ entry: Int64) throws -> Identity? {
        try theirs.first(
            """
            SELECT s.name, e.external_id, e.key64 FROM entry e JOIN source s ON s.id = e.source \
            WHERE e.id = $1 AND e.external_id IS NOT NULL
            """, [.int(entry)]
        ) { Identity(source: $0.text(0), externalID: $0.text(1), key: $0.int(2)) }
    }

    /// Our rows of an identity, with the digest of what they say.
    func posted(_ identity: Identity) throws -> [(id: Int64, content: Int64)] {
        var found: [(id: Int64, content: Int64)] = []
        try ours.rows(
            """
            SELECT e.id, e.content64 FROM entry e JOIN source s ON s.id = e.source \
            WHERE e.key64 = $1 AND e.external_id = $2 AND s.name = $3 AND \(isThere("e")) ORDER BY e.id DESC
            """, [.int(identity.key), .text(identity.externalID), .text(identity.source)]
        ) { found.append(($0.int(0), $0.int(1))) }
        return found
    }
}
