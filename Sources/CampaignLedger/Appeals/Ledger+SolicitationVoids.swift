import CampaignKit

extension Ledger {
    /// Every recording of an appeal's pieces, in the order of posting, those that were reversed too.
    public func solicitationPostings(ofAppeal appeal: String) throws(LedgerError) -> [SolicitationPosting] {
        try reading { try SolicitationReader(connection: $0).postings(ofAppeal: appeal) }
    }

    /// Says that the pieces of a batch did not go out as it recorded them; nil where nothing was kept.
    ///
    /// A row of its own in a batch of its own: what was recorded stays, and with an earlier `--known-on` it
    /// counts. The donors can be recorded again. A batch that was reversed already is left alone.
    public func voidSolicitations(
        ofBatch batch: Int64, _ context: PostingContext, dryRun: Bool
    ) throws(LedgerError) -> Int64? {
        let posted = try postFacts(context, dryRun: dryRun) { posting in
            let connection = posting.connection
            let standing = try SolicitationReader(connection: connection).standing(inBatch: batch)
            guard standing > 0 else { return NonMonetaryPosting.Result(rows: 0, value: ()) }
            let next = try connection.integer("SELECT max(id) FROM change") + 1
            try connection.run(
                "INSERT INTO change(id, batch, object, object_id, kind) VALUES ($1, $2, $3, $4, $5)",
                [
                    .int(next), .int(posting.batch), .text(SolicitationFact.object), .int(batch),
                    .int(SolicitationFact.notSent),
                ])
            return NonMonetaryPosting.Result(rows: 1, value: ())
        }
        return posted.batch
    }

    /// The keycodes that each appeal was sent under.
    public func sentKeycodes() throws(LedgerError) -> [String: Set<String>] {
        try reading { try SolicitationReader(connection: $0).keycodes(knownOn: nil) }
    }
}
