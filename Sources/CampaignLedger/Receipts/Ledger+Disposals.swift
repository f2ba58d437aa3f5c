public import CampaignKit

extension Ledger {
    /// Records on which day property of a gift was sold, exchanged or given away, or that it was not after
    /// all (`day` nil); what was said last holds.
    ///
    /// One batch in the chain; no money changes. The batch is nil where nothing was kept, `isNew` is false
    /// where this was said before.
    public func recordDisposal(
        of entry: Int64, on day: CalendarDate?, _ context: PostingContext, dryRun: Bool
    ) throws(LedgerError) -> (isNew: Bool, batch: Int64?) {
        let outcome = try record(.disposal, of: [entry], on: day, context, dryRun: dryRun)
        return (outcome.recorded > 0, outcome.batch)
    }

    /// Records on which day a tax form of some gifts was sent, signed or filed, or that it was not after all
    /// (`day` nil); what was said last holds.
    ///
    /// `recorded` counts those of which this was not said last; the batch is nil where nothing was kept.
    public func recordForm(
        _ form: ReceiptForm, of entries: [Int64], on day: CalendarDate?, _ context: PostingContext,
        dryRun: Bool
    ) throws(LedgerError) -> (recorded: Int, batch: Int64?) {
        try record(GiftFact(form), of: entries, on: day, context, dryRun: dryRun)
    }

    private func record(
        _ fact: GiftFact, of entries: [Int64], on day: CalendarDate?, _ context: PostingContext, dryRun: Bool
    ) throws(LedgerError) -> (recorded: Int, batch: Int64?) {
        let posted = try postFacts(context, dryRun: dryRun) { posting in
            let connection = posting.connection
            var next = try connection.integer("SELECT max(id) FROM change") + 1
            var count = 0
            for entry in entries where try fact.day(of: entry, connection) != day {
                try connection.run(
                    "INSERT INTO change(id, batch, object, object_id, kind, day) VALUES ($1, $2, $3, $4, $5, $6)",
                    [
                        .int(next), .int(posting.batch), .text(GiftFact.object), .int(entry),
                        .int(fact.rawValue), .day(day),
                    ])
                (next, count) = (next + 1, count + 1)
            }
            return NonMonetaryPosting.Result(rows: count, value: count)
        }
        return (posted.value, posted.batch)
    }

    /// The day on which a gift's property was disposed of; nil where no one said so.
    public func disposal(of entry: Int64) throws(LedgerError) -> CalendarDate? {
        try reading { try GiftFact.disposal.day(of: entry, $0) }
    }

    /// The day on which each tax form was done, by gift; a form of which nothing was said is left out.
    public func doneForms() throws(LedgerError) -> [ReceiptForm: [Int64: CalendarDate]] {
        try reading { connection in
            var done: [ReceiptForm: [Int64: CalendarDate]] = [:]
            for form in ReceiptForm.allCases { done[form] = try GiftFact(form).days(connection) }
            return done
        }
    }

    /// Gifts whose property was disposed of between two days, by number, with those days.
    public func disposedGifts(
        from first: CalendarDate, through last: CalendarDate
    ) throws(LedgerError) -> [(gift: ReceiptableGift, day: CalendarDate)] {
        try reading { connection in
            let days = try GiftFact.disposal.days(connection).filter { $0.value >= first && $0.value <= last }
            return try ReceiptableReader(connection: connection).gifts(days.keys.sorted())
                .compactMap { gift in days[gift.entry].map { (gift, $0) } }
        }
    }
}
