public import CampaignKit

extension Ledger {
    /// What merging two donors changed, or taking them apart; the batch is nil where nothing was kept.
    public struct DonorsMerged: Sendable {
        /// The number that stays.
        public var kept: Int64
        public var alias: Int64
        /// What is known of the donor that stays, before and after.
        public var before: DonorDetails
        public var after: DonorDetails
        /// What is known of the other: before it is an alias, and again when it is none.
        public var other: DonorDetails
        /// The parts of which the other says something else than what stays.
        public var differing: [DonorPart] = []
        /// How many rows were posted to the other number, or to one that stands for it.
        public var rows = 0
        /// How many receipts and statements are void: they were issued to one for gifts of the other.
        public var voidedReceipts = 0
        public var batch: Int64?
    }

    /// Makes one donor an alias of another, from now on and for all days: one batch in the chain, no money.
    ///
    /// `rules.md §5`. What the one that stays lacks is taken from the other; suppressions of either hold.
    /// Throws `unknownDonor` where there is no such donor, and `mergedDonor` where one is an alias already.
    public func mergeDonors(
        _ kept: Int64, with alias: Int64, on day: CalendarDate, _ context: PostingContext, dryRun: Bool
    ) throws(LedgerError) -> DonorsMerged {
        let outcome = try postFacts(context, dryRun: dryRun) { posting in
            let merger = try DonorMerger(posting, context, on: day)
            return NonMonetaryPosting.Result(rows: 1, value: try merger.merge(kept, with: alias))
        }
        var merged = outcome.value
        merged.batch = outcome.batch
        return merged
    }

    /// Makes an alias a donor again, with the rows that were posted to its number.
    ///
    /// What the merge added to the other goes; suppressions of either stay with both. Throws `mergedDonor`
    /// for a donor that is not an alias.
    public func unmergeDonor(
        _ alias: Int64, on day: CalendarDate, _ context: PostingContext, dryRun: Bool
    ) throws(LedgerError) -> DonorsMerged {
        let outcome = try postFacts(context, dryRun: dryRun) { posting in
            let merger = try DonorMerger(posting, context, on: day)
            return NonMonetaryPosting.Result(rows: 1, value: try merger.takeApart(alias))
        }
        var apart = outcome.value
        apart.batch = outcome.batch
        return apart
    }

    /// The donor that a number stands for, where it is an alias; nil otherwise.
    public func mergedInto(_ number: Int64) throws(LedgerError) -> Int64? {
        try reading { try DonorAliases($0).present[number] }
    }

    /// The numbers that a donor goes by: their own, and those of whoever was merged into them.
    public func numbers(ofDonor number: Int64) throws(LedgerError) -> [Int64] {
        try reading { connection in
            let aliases = try DonorAliases(connection)
            return aliases.all(of: aliases.of(number))
        }
    }
}

/// Merges donors, and takes them apart, within a posting.
private struct DonorMerger {
    let connection: any LedgerConnection
    let batch: Int64
    let day: CalendarDate
    let funders: FunderKinds
    let writer: DonorWriter
    let aliases: DonorAliases

    init(_ posting: NonMonetaryPosting, _ context: PostingContext, on day: CalendarDate) throws {
        (connection, batch, self.day) = (posting.connection, posting.batch, day)
        funders = FunderKinds(posting: posting, day: day)
        writer = try DonorWriter(connection, batch: batch, context: context)
        aliases = try DonorAliases(connection)
    }

    func merge(_ kept: Int64, with alias: Int64) throws -> Ledger.DonorsMerged {
        guard kept != alias else { throw Self.error("D-\(kept) and D-\(alias) are one donor") }
        for donor in [kept, alias] {
            if let stands = aliases.present[donor] {
                throw Self.error(
                    "D-\(donor) is merged into D-\(stands)",
                    hint: donor == kept
                        ? "campaign donor merge D-\(stands) D-\(alias)" : "campaign donor unmerge D-\(donor)")
            }
        }
        let (before, other) = (try known(kept), try known(alias))
        for (donor, dated) in [(kept, before), (alias, other)] where dated.details.isErased {
            throw Tombstones.error(donor)
        }
        let merge = DonorMerge(other.details, of: day, into: before)
        var after = merge.result
        for part in DonorPart.allCases
        where part.values(in: after.details) != part.values(in: before.details) {
            after.days[part] = other.days[part] ?? day
        }
        var merged = Ledger.DonorsMerged(
            kept: kept, alias: alias, before: before.details, after: after.details, other: other.details)
        merged.differing = merge.kept
        merged.rows = try rows(of: alias)
        try writer.replace(kept, with: after, on: day)
        try writer.remove(alias)
        // A row that says what was known of the other is still this donor's.
        try writer.keys.write(alias, DonorTraits(other.details))
        for donor in aliases.all(of: alias) { try record(donor, standsFor: kept) }
        try DonorWriter.postChanges(connection, batch: batch)
        try funders.settle(
            aliases.all(of: kept) + aliases.all(of: alias),
            isGovernment: after.details.kind == .government)
        return merged
    }

    func takeApart(_ alias: Int64) throws -> Ledger.DonorsMerged {
        guard let kept = aliases.present[alias], let since = aliases.batch(of: alias) else {
            throw Self.error(
                "D-\(alias) is not merged into another donor", hint: "campaign donor show D-\(alias)")
        }
        let now = try known(kept)
        guard !now.details.isErased else { throw Tombstones.error(kept) }
        let undo = DonorUndo(connection: connection, writer: writer, batch: batch, day: day)
        guard var other = try undo.lastKnown(ofAlias: alias) else { throw LedgerError.unknown(donor: alias) }
        // Where the number that it was merged into was itself merged later, what it added is that one's.
        let isDirect = try connection.holds(
            "SELECT 1 FROM donor_change WHERE donor = $1 AND batch = $2", [.int(alias), .int(since)])
        var then = now
        if isDirect {
            then = try undo.known(kept, without: [since]) ?? now
        }
        let address = DonorPart.address.values(in:)
        let both = now.details.suppressions.subtracting(.returnedMail)
        let isSameAddress = address(then.details) == address(now.details)
        then.details.suppressions.formUnion(isSameAddress ? now.details.suppressions : both)
        other.details.suppressions.formUnion(both)
        try writer.replace(kept, with: then, on: day)
        try writer.putBack(alias, other, on: day)
        let followers = aliases.followers(of: alias)
        try record(alias, standsFor: nil)
        for donor in followers { try record(donor, standsFor: alias) }
        try DonorWriter.postChanges(connection, batch: batch)
        let theirs = Set([alias] + followers)
        try funders.settle(theirs.sorted(), isGovernment: other.details.kind == .government)
        try funders.settle(
            aliases.all(of: kept).filter { !theirs.contains($0) },
            isGovernment: then.details.kind == .government)
        var apart = Ledger.DonorsMerged(
            kept: kept, alias: alias, before: now.details, after: then.details, other: other.details)
        apart.rows = try ([alias] + followers).reduce(0) { try $0 + posted(to: $1) }
        // `rules.md §4.6`: as when a gift is moved to another donor.
        apart.voidedReceipts = try ReceiptVoids(connection: connection, batch: batch, day: day)
            .voidPapers(ofOthersFor: [alias] + followers, "D-\(alias) and D-\(kept) are two donors")
        return apart
    }

    private func record(_ alias: Int64, standsFor donor: Int64?) throws {
        try connection.run(
            "INSERT INTO donor_merge(alias, batch, donor) VALUES ($1, $2, $3)",
            [.int(alias), .int(batch), .reference(donor)])
    }

    private func known(_ donor: Int64) throws -> DatedDetails {
        let sql = "SELECT \(DonorColumns.dated("p")) FROM donor_personal p WHERE p.donor = $1"
        guard let dated = try connection.first(sql, [.int(donor)], { DonorColumns.dated($0, from: 0) }) else {
            throw LedgerError.unknown(donor: donor)
        }
        return dated
    }

    private func rows(of donor: Int64) throws -> Int {
        try aliases.all(of: donor).reduce(0) { try $0 + posted(to: $1) }
    }

    private func posted(to number: Int64) throws -> Int {
        Int(try connection.integer("SELECT count(*) FROM entry WHERE donor = $1", [.int(number)]))
    }

    private static func error(_ message: String, hint: String? = nil) -> LedgerError {
        LedgerError(.mergedDonor, message, hint: hint)
    }
}
