public import CampaignKit

extension Ledger {
    /// Hands over the rows of a query, newest first; memory does not grow with the list.
    public func gifts(_ query: GiftQuery, _ body: (GiftLine) throws -> Void) throws {
        try engine.read { try GiftReader(connection: $0).lines(query, body) }
    }

    /// How many rows a query finds, and what money of them was received by a day, less what was taken back.
    ///
    /// In minor units. Post-dated gifts are held until their day; gifts in kind are no money.
    public func giftTotals(
        _ query: GiftQuery, asOf: CalendarDate
    ) throws(LedgerError) -> (count: Int, receivedMinor: Int64) {
        try reading { try GiftReader(connection: $0).totals(query, asOf: asOf) }
    }

    /// The row that `G-12`, `source:id` or a source's id names, in full.
    ///
    /// As known after a batch, with what acted on it by a day; nil for all of both.
    public func gift(
        _ id: String, knownOn: Int64? = nil, until: CalendarDate? = nil
    ) throws(LedgerError) -> GiftRecord {
        try reading { connection in
            let reader = GiftReader(connection: connection)
            func isKnown(_ line: GiftLine) -> Bool { knownOn.map { line.batch <= $0 } ?? true }
            let found = try reader.find(id).filter { try reader.line($0).map(isKnown) ?? false }
            guard found.count < 2 else {
                let ids = found.prefix(5).map { "G-\($0)" }.joined(separator: ", ")
                throw LedgerError(
                    .unknownGift, "several gifts have the id '\(id)'", hint: "name one of \(ids)")
            }
            guard let number = found.first, let line = try reader.line(number) else {
                throw LedgerError(
                    .unknownGift, "no gift '\(id)'",
                    hint: "campaign gift list shows them; ours are written G-1042")
            }
            let related = try reader.related(to: number).filter { other in
                isKnown(other) && until.map { other.day <= $0 } ?? true
            }
            return try GiftRecordReader(connection: connection).record(line, related: related)
        }
    }
}
