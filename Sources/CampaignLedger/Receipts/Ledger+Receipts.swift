public import CampaignKit
import Digests

extension Ledger {
    /// The payments of a calendar year for its receipts, and those that came by mail in the January after.
    public func receiptableGifts(
        of year: Int, from givers: ReceiptGivers = .all
    ) throws(LedgerError) -> [ReceiptableGift] {
        try reading { try ReceiptableReader(connection: $0).gifts(of: year, from: givers) }
    }

    /// The donors in law of those payments, by number.
    public func receiptableDonors(of year: Int) throws(LedgerError) -> [Int64] {
        try reading { try ReceiptableReader(connection: $0).donors(of: year) }
    }

    /// Some payments by number; what is no payment is left out.
    public func receiptableGifts(_ entries: [Int64]) throws(LedgerError) -> [ReceiptableGift] {
        try reading { try ReceiptableReader(connection: $0).gifts(entries) }
    }

    /// The register, oldest first: all of it, or what holds a payment of some donors.
    public func receipts(of givers: ReceiptGivers = .all) throws(LedgerError) -> [ReceiptRecord] {
        try reading { try ReceiptReader(connection: $0).records(of: givers) }
    }

    /// The part of the register between two receipts by their order, oldest first.
    public func receipts(_ range: ClosedRange<Int64>) throws(LedgerError) -> [ReceiptRecord] {
        try reading {
            try ReceiptReader(connection: $0).records(
                "r.id >= $1 AND r.id <= $2", [.int(range.lowerBound), .int(range.upperBound)])
        }
    }

    /// Every number as it is printed, by receipt.
    public func receiptLabels() throws(LedgerError) -> [Int64: String] {
        try reading { try ReceiptReader(connection: $0).labels() }
    }

    /// The receipt with a number; nil where none has it.
    public func receipt(labeled label: String) throws(LedgerError) -> ReceiptRecord? {
        try reading { try ReceiptReader(connection: $0).record(labeled: label.uppercased()) }
    }

    /// The page of a receipt, byte for byte as it was issued; nil where it was erased.
    public func receiptContent(_ id: Int64) throws(LedgerError) -> [UInt8]? {
        try reading { try ReceiptReader(connection: $0).content(id) }
    }

    /// Whose page this is, byte for byte; nil where no receipt was issued like it.
    public func receipt(of content: [UInt8]) throws(LedgerError) -> ReceiptRecord? {
        try reading {
            try ReceiptReader(connection: $0)
                .records("r.content_sha = $1", [.bytes(SHA256.digest(content))]).first
        }
    }

    /// Issues receipts under the next numbers of the day's year, all or none; nil where something was posted
    /// since `head`, and what was planned may no longer be so.
    ///
    /// The numbers are taken in the posting's transaction, which no other posting overlaps: none is used
    /// twice or missing. `render` writes the page of a draft under its number. A dry run does the same and
    /// keeps nothing; its numbers come behind `preceding` others.
    public func issueReceipts(
        _ drafts: [ReceiptDraft], on day: CalendarDate, numbering: ReceiptNumbering, after head: Int64,
        _ context: PostingContext, dryRun: Bool, preceding: Int = 0,
        render: (_ draft: Int, _ label: String) -> [UInt8]
    ) throws(LedgerError) -> (records: [ReceiptRecord], batch: Int64?)? {
        let posted = try postFacts(context, dryRun: dryRun) { posting in
            guard posting.batch == head + 1 else {
                return NonMonetaryPosting.Result<[ReceiptRecord]?>(rows: 0, value: nil)
            }
            let writer = try ReceiptWriter(posting, day: day, numbering: numbering, preceding: preceding)
            var records: [ReceiptRecord] = []
            for (index, draft) in drafts.enumerated() {
                records.append(try writer.write(draft) { render(index, $0) })
            }
            return NonMonetaryPosting.Result<[ReceiptRecord]?>(rows: records.count, value: records)
        }
        return posted.value.map { ($0, posted.batch) }
    }

    /// Voids a receipt and the statements that name it; the batch is nil where nothing was kept.
    ///
    /// `voided` is 0 for one that was voided before.
    public func voidReceipt(
        _ id: Int64, on day: CalendarDate, reason: String, _ context: PostingContext, dryRun: Bool
    ) throws(LedgerError) -> (voided: Int, batch: Int64?) {
        let posted = try postFacts(context, dryRun: dryRun) { posting in
            let isVoided = try posting.connection.holds(
                "SELECT 1 FROM receipt_void WHERE receipt = $1", [.int(id)])
            guard !isVoided else { return NonMonetaryPosting.Result(rows: 0, value: 0) }
            let voids = ReceiptVoids(connection: posting.connection, batch: posting.batch, day: day)
            let count = try voids.void(withStatements: id, reason)
            return NonMonetaryPosting.Result(rows: count, value: count)
        }
        return (posted.value, posted.batch)
    }

    /// The statements in effect that name a receipt, as they are printed.
    public func statements(naming id: Int64) throws(LedgerError) -> [String] {
        try reading { connection in
            try ReceiptVoids.statements(naming: id, connection).compactMap { statement in
                try connection.first("SELECT label FROM receipt WHERE id = $1", [.int(statement)]) {
                    $0.text(0)
                }
            }
        }
    }

    /// What of the register cannot be explained, by number; empty when every number is there and no byte has
    /// changed.
    public func auditReceipts(year: Int?) throws(LedgerError) -> (count: Int, faults: [ReceiptFault]) {
        try reading { try ReceiptAudit(connection: $0, year: year).run() }
    }
}

/// A receipt before it has a number.
public struct ReceiptDraft: Sendable {
    public var kind: ReceiptRecord.Kind
    public var giftYear: Int
    public var donor: Int64
    public var lines: [ReceiptRecord.Line]
    /// Who it is addressed to, and the lines below, as they are on it.
    public var name: String
    public var address: [String]
    /// What it says of each gift.
    public var words: [String]
    public var templateDigest: [UInt8]
    /// The voided receipt whose place it takes.
    public var replaces: Int64?
    /// The statements that it makes void, whose place it takes: two where two donors were merged.
    public var voids: [Int64] = []

    public init(
        kind: ReceiptRecord.Kind, giftYear: Int, donor: Int64, lines: [ReceiptRecord.Line], name: String,
        address: [String], words: [String], templateDigest: [UInt8]
    ) {
        (self.kind, self.giftYear, self.donor, self.lines) = (kind, giftYear, donor, lines)
        (self.name, self.address, self.words) = (name, address, words)
        self.templateDigest = templateDigest
    }
}

/// Writes receipts of one posting.
private final class ReceiptWriter {
    private let posting: NonMonetaryPosting
    private let day: CalendarDate
    private let numbering: ReceiptNumbering
    private let voids: ReceiptVoids
    private var nextID: Int64
    private var nextNumber: Int64
    private var salts = SaltPool()

    init(
        _ posting: NonMonetaryPosting, day: CalendarDate, numbering: ReceiptNumbering, preceding: Int
    ) throws {
        (self.posting, self.day, self.numbering) = (posting, day, numbering)
        voids = ReceiptVoids(connection: posting.connection, batch: posting.batch, day: day)
        nextID = try posting.connection.integer("SELECT max(id) FROM receipt") + 1 + Int64(preceding)
        let last = try posting.connection.integer(
            "SELECT max(number) FROM receipt WHERE year = $1", [.int(day.year)])
        // A number that another copy of the ledger gave to a page is not given to another.
        let elsewhere = try NumberElsewhere.last(of: day.year, posting.connection)
        nextNumber = max(last, elsewhere) + 1 + Int64(preceding)
    }

    func write(_ draft: ReceiptDraft, _ render: (_ label: String) -> [UInt8]) throws -> ReceiptRecord {
        let (id, number) = (nextID, nextNumber)
        (nextID, nextNumber) = (nextID + 1, nextNumber + 1)
        let label = numbering.label(day.year, Int(number))
        let content = render(label)
        let salt = salts.next()
        let texts = [draft.name, draft.address.joined(separator: "\n"), draft.words.joined(separator: "\n")]
        let connection = posting.connection
        try connection.run(
            """
            INSERT INTO receipt(id, batch, year, number, label, kind, gift_year, donor, day, replaces, template_digest, \
            content_sha, personal_digest) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """,
            [
                .int(id), .int(posting.batch), .int(day.year), .int(number), .text(label),
                .int(draft.kind.rawValue), .int(draft.giftYear), .int(draft.donor), .day(day),
                .reference(draft.voids.first ?? draft.replaces), .bytes(draft.templateDigest),
                .bytes(SHA256.digest(content)), .bytes(EntryText.digest(texts, salt)),
            ])
        for (ord, line) in draft.lines.enumerated() {
            try connection.run(
                """
                INSERT INTO receipt_line(receipt, ord, batch, entry, amount, deductible, single) \
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                """,
                [
                    .int(id), .int(ord), .int(posting.batch), .int(line.entry), .int(line.amountMinor),
                    .reference(line.deductibleMinor), .reference(line.single),
                ])
        }
        try connection.run(
            "INSERT INTO receipt_copy(receipt, salt, name, address, lines, content) VALUES ($1, $2, $3, $4, $5, $6)",
            [.int(id), .bytes(salt)] + texts.map(LedgerValue.text) + [.bytes(content)])
        for old in draft.voids { try voids.void(old, for: nil) }
        var record = ReceiptRecord(
            id: id, label: label, year: day.year, number: Int(number), kind: draft.kind,
            giftYear: draft.giftYear, donor: draft.donor, day: day, lines: draft.lines)
        record.replaces = draft.voids.first ?? draft.replaces
        return record
    }
}
