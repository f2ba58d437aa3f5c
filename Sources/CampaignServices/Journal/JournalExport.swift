public import CampaignExchange
public import CampaignKit
public import CampaignLedger
import System

/// A journal of a workspace at one day and one point of knowledge.
///
/// It is read once; what its heading says is known at the end, so its transactions wait in a spool.
public struct JournalExport {
    public let figures: Snapshot
    public let ledger: Ledger?
    /// Only these; all of them when nil.
    public let campaigns: Set<String>?
    public let namesDonors: Bool
    /// Money that went out and is in it too.
    public let outflows: JournalOutflows

    public init(
        figures: Snapshot, ledger: Ledger?, campaigns: Set<String>?, namesDonors: Bool,
        outflows: JournalOutflows = []
    ) {
        self.figures = figures
        self.ledger = ledger
        self.campaigns = campaigns
        self.namesDonors = namesDonors
        self.outflows = outflows
    }

    private var journal: Journal {
        Journal(CountingStructure(figures.plan), campaigns: campaigns)
    }

    /// The balances of every account; throws when they are not the figures of `status`.
    public func balances() throws -> JournalBalances {
        var balances = JournalBalances()
        try transactions { try balances.add($0) }
        try verify(balances)
        return balances
    }

    private func verify(_ balances: JournalBalances) throws(ServiceError) {
        let wrong = balances.disagreements(with: figures.tallies, campaigns: campaigns)
        guard wrong.isEmpty else { throw .figuresDisagree(.journal(wrong)) }
    }

    /// Writes the whole journal; returns how many transactions it has.
    ///
    /// Nothing is written when its balances are not the figures of `status`.
    public func write(_ format: JournalFormat, to write: ([UInt8]) throws -> Void) throws -> Int {
        var balances = JournalBalances()
        let transactions = format.writer(heading(balances))
        let spool = Spool()
        var count = 0
        try self.transactions { transaction in
            count += 1
            try balances.add(transaction)
            try spool.append { transactions.write(transaction, to: &$0) }
        }
        try verify(balances)
        let writer = format.writer(heading(balances))
        try write(Array(writer.opening.utf8))
        try spool.read(write)
        try write(Array(writer.closing.utf8))
        return count
    }

    private func transactions(_ body: (JournalTransaction) throws -> Void) throws {
        guard let ledger, let head = figures.head else { return }
        let journal = journal
        let knownOn = figures.batch ?? head.batch
        try ledger.journal(
            asOf: figures.asOf, knownOn: knownOn, namesDonors: namesDonors
        ) { matter in
            if let transaction = try journal.transaction(matter) { try body(transaction) }
        }
        let fees = try ledger.payoutFees(asOf: figures.asOf, knownOn: knownOn)
        for transaction in fees.compactMap(fee) { try body(transaction) }
        for transaction in try wentOut(ledger, knownOn: knownOn) { try body(transaction) }
    }

    /// What a processor kept of a whole payout: of no campaign, since the payout may have gifts to several.
    private func fee(_ fee: BookedPayoutFee) -> JournalTransaction? {
        guard fee.minorUnits != 0, campaigns?.contains("") ?? true else { return nil }
        // The id is another system's text, and a journal has words of its own.
        let id = fee.payout.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "_-.".contains($0)) }
        return JournalTransaction(
            date: fee.day, codes: [],
            words: (fee.minorUnits < 0 ? "fee given back of payout " : "fee of payout ") + id,
            batch: "B-\(fee.batch)",
            postings: [
                .init(JournalAccount(.cash, campaign: ""), -fee.minorUnits),
                .init(JournalAccount(.fees, campaign: ""), fee.minorUnits),
            ])
    }

    /// What went out, by day: after all that came in, since programs read days in any order.
    private func wentOut(_ ledger: Ledger, knownOn batch: Int64) throws -> [JournalTransaction] {
        guard !outflows.isEmpty else { return [] }
        let writer = OutflowTransactions(
            day: figures.asOf, batch: batch, campaigns: campaigns, namesGrantees: namesDonors)
        var found: [JournalTransaction] = []
        if outflows.contains(.transfers) { found += writer.transfers(try ledger.transfers()) }
        if outflows.contains(.spending) { found += try writer.spending(try GrantReading(figures).lines()) }
        return found.enumerated().sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }
            .map(\.element)
    }

    private func heading(_ balances: JournalBalances) -> JournalHeading {
        let provenance = figures.provenance
        var remarks = ["as of \(figures.asOf), in \(figures.plan.organization.currency.code)"]
        if let known = provenance.knownOn { remarks.append("as known on \(known)") }
        if let campaigns {
            remarks.append(
                "only \(campaigns.sorted().map { $0.isEmpty ? "unassigned" : $0 }.joined(separator: ", "))")
        }
        for campaign in figures.plan.campaigns where campaign.counting != CountingPolicy() {
            remarks.append("counted in \(campaign.id): \(campaign.counting.summary)")
        }
        remarks.append("plan \(provenance.planDigest)")
        remarks.append("ledger \(provenance.ledgerHead ?? "empty")")
        return JournalHeading(
            title: figures.plan.organization.name, remarks: remarks,
            currency: figures.plan.organization.currency, asOf: figures.asOf, balances: balances)
    }
}
