import CampaignKit
public import CampaignLedger

extension TypedEntry {
    /// Posts what is said of a grant, without money; nil adds a grant.
    public func say(
        _ change: GrantChange, of grant: Int64?, _ options: ImportOptions
    ) throws -> GrantOutcome {
        let known = try session.ledger(in: directory)
        let ledger =
            options.dryRun && known == nil
            ? try Ledger.scratch() : try session.ledgerForPosting(in: directory)
        let outcome = try ledger.post(
            change, on: grant, try session.postingContext(loaded, planText, command: command),
            reopen: options.reopenReason, dryRun: options.dryRun)
        session.note(.posted(batch: outcome.batch, entries: []))
        return outcome
    }

    /// Posts rows of money of a grant together with what is said of it: all of it, or nothing.
    public func post(
        _ rows: [Cells], saying change: GrantChange, of grant: Int64, _ options: ImportOptions
    ) throws -> ImportOutcome {
        var options = options
        options.grant = GrantPosting(grant, change)
        return try post(rows, options)
    }

    /// Posts a file of grants: all of it, or nothing.
    public func post(_ file: GrantFile, reopen: String?, dryRun: Bool) throws -> GrantFileOutcome {
        let known = try session.ledger(in: directory)
        let ledger =
            dryRun && known == nil ? try Ledger.scratch() : try session.ledgerForPosting(in: directory)
        let outcome = try ledger.post(
            file, try session.postingContext(loaded, planText, command: command), reopen: reopen,
            dryRun: dryRun)
        session.note(.posted(batch: outcome.batch, entries: []))
        return outcome
    }
}

extension Ledger {
    /// The first eight digits of the hash of the first batch: what is posted later never changes them.
    public func grantMark() throws -> String { String((try batches().last?.hash ?? "").prefix(8)) }
}
