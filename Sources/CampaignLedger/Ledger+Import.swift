extension Ledger {
    /// Posts the rows that `read` hands to the session: one transaction, one batch, or nothing.
    ///
    /// `read` streams the rows with `session.add`, names refused lines with `session.refuse`, and may set the
    /// file's digest. It is called a second time, with another session, when the first asked for
    /// that. Bad rows refuse everything unless `options.partial`.
    public func importRows(
        _ context: PostingContext, _ options: ImportOptions, _ read: (ImportSession) throws -> Void
    ) throws -> ImportOutcome {
        // What the reader of the file, or who takes the rejected rows, has to say must not be taken for a
        // failure of the ledger.
        var failure: (any Error)?
        do {
            let outcome = try posting { connection in
                let importer = try Importer(
                    connection, engine: self.engine, context: context.admitted(connection), options: options)
                return try importer.run(
                    { session in
                        do { try read(session) } catch {
                            failure = error
                            throw error
                        }
                    },
                    reject: { session, sink in
                        do { try RejectedRows(session: session).hand(to: sink) } catch {
                            if !(error is LedgerError) { failure = error }
                            throw error
                        }
                    })
            }
            if outcome.batch != nil { remember(context) }
            return outcome
        } catch {
            throw failure ?? Self.translate(error)
        }
    }
}
