public import CampaignKit

extension Ledger {
    /// Hands over the rows of a query, newest first; memory does not grow with the list.
    public func gifts(_ query: EntryQuery, _ body: (EntrySummary) throws -> Void) throws {
        try engine.read { try EntryReader(connection: $0, moves: query.moves).lines(query, body) }
    }

    /// How many rows a query finds, and what money of them was paid by a day, less what was reversed.
    ///
    /// Post-dated gifts are held until their day; gifts in kind are not money.
    public func giftTotals(
        _ query: EntryQuery, plan: Plan, asOf: CalendarDate
    ) throws(LedgerError) -> EntryTotals {
        try reading { try EntryTotalsReader(connection: $0, plan: plan, asOf: asOf).totals(query) }
    }

    /// The row that `G-12`, `source:id` or a source's id names, in full.
    ///
    /// As known after a batch, with what acted on it by a day; nil for all of both.
    public func gift(
        _ id: String, knownOn: Int64? = nil, until: CalendarDate? = nil
    ) throws(LedgerError) -> EntryDetail {
        try reading { connection in
            let moves = MovedGifts(knownOn: knownOn, until: until)
            let reader = EntryReader(connection: connection, moves: moves)
            func isKnown(_ line: EntrySummary) -> Bool { knownOn.map { line.batch <= $0 } ?? true }
            let found = try reader.find(id).filter { try reader.line($0).map(isKnown) ?? false }
            guard found.count < 2 else {
                let ids = found.prefix(5).map { "G-\($0)" }.joined(separator: ", ")
                throw LedgerError(
                    .unknownGift, "several gifts have the id '\(id)'", hint: "use one of \(ids)")
            }
            guard let number = found.first, let line = try reader.line(number) else {
                throw LedgerError(.unknownGift, "no gift '\(id)'", hint: try Self.hint(id, reader))
            }
            let related = try reader.related(to: number).filter { other in
                isKnown(other) && until.map { other.day <= $0 } ?? true
            }
            return try EntryDetailReader(connection: connection, moves: moves).record(line, related: related)
        }
    }

    /// What was probably meant: our number without its letter, or a pledge.
    private static func hint(_ id: String, _ reader: EntryReader) throws -> String {
        if let number = Int64(id), try reader.line(number) != nil {
            return DidYouMean.question("G-\(number)")
        }
        if id.uppercased().hasPrefix("P-"), let number = Int64(id.dropFirst(2)),
            let entry = try reader.entry(ofPromise: number)
        {
            return "the row of that pledge is G-\(entry)"
        }
        return "campaign gift list shows them; gift numbers look like G-1042"
    }
}
