extension Ledger {
    /// Posts the rows that `read` hands to the session: one transaction, one batch, or nothing.
    ///
    /// `read` streams the rows with `session.add`, names refused lines with `session.refuse`, and may set the
    /// file's digest. Bad rows refuse everything unless `options.partial`.
    public func importRows(
        _ context: PostingContext, _ options: ImportOptions, _ read: (ImportSession) throws -> Void
    ) throws -> ImportOutcome {
        do {
            let outcome = try engine.posting { connection in
                try self.checkInPlace()
                let importer = try Importer(
                    connection, engine: self.engine, context: context, options: options)
                return try importer.run(read)
            }
            if outcome.batch == nil { removeIfUnused() }
            return outcome
        } catch {
            removeIfUnused()
            throw error
        }
    }
}
