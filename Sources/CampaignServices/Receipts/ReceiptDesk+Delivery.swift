public import CampaignKit
import CampaignLedger

extension ReceiptDesk {
    /// What was said last of each receipt's page, by receipt.
    public func deliveries() throws -> [Int64: ReceiptDelivery] { try ledger.receiptDeliveries() }

    /// The receipts in effect, of a year of issue or of all, of which no one said that they went out.
    public func unsent(_ year: Int?) throws -> [ReceiptRecord] {
        let said = try deliveries()
        var found: [ReceiptRecord] = []
        try register(year) { if $0.stands, said[$0.id] == nil { found.append($0) } }
        return found
    }

    /// Records how receipts went out, or that they came back; the batch is nil where nothing was kept.
    public func record(
        _ delivery: ReceiptDelivery, of records: [ReceiptRecord], _ context: some ServiceContext, dryRun: Bool
    ) throws -> (recorded: Int, batch: Int64?) {
        let outcome = try context.ledgerForPosting(in: directory).recordDelivery(
            of: records.map(\.id), delivery, postingContext(context, command: "receipt sent"),
            dryRun: dryRun)
        context.note(.posted(batch: outcome.batch, entries: []))
        return outcome
    }

    /// Whether a gift needs a tax form at all, done or not.
    public func applies(_ form: ReceiptForm, to gift: ReceiptableGift) throws -> Bool {
        try ReceiptForms(plan).applies(form, to: gift, disposed: ledger.disposal(of: gift.entry))
    }

    /// Records on which day a tax form of some gifts was sent, signed or filed; nil says that it was not.
    public func record(
        _ form: ReceiptForm, of gifts: [Int64], on day: CalendarDate?, _ context: some ServiceContext,
        dryRun: Bool
    ) throws -> (recorded: Int, batch: Int64?) {
        let outcome = try context.ledgerForPosting(in: directory).recordForm(
            form, of: gifts, on: day, postingContext(context, command: "receipt sent"), dryRun: dryRun)
        context.note(.posted(batch: outcome.batch, entries: []))
        return outcome
    }
}
