import CampaignFiles
public import CampaignKit
public import CampaignLedger

/// Where receipts are written: the books of a year, the register, and the templates.
public struct ReceiptDesk {
    public let loaded: LoadedPlan
    public let directory: String
    public let today: CalendarDate
    let ledger: Ledger
    private let planText: [UInt8]

    /// Throws where nothing was posted yet.
    public init(_ context: some ServiceContext) throws {
        directory = try context.directory()
        (loaded, planText) = try context.planWithText(in: directory)
        guard let ledger = try context.ledger(in: directory) else { throw ServiceError.nothingPosted }
        self.ledger = ledger
        today = try context.today(loaded.plan)
    }

    public var plan: Plan { loaded.plan }
    public var numbering: ReceiptNumbering { ReceiptNumbering(plan.organization) }

    /// How the payments of a calendar year add up; throws when they do not.
    public func totals(_ year: Int) throws -> ReceiptTotals { try totals(year) { _, _, _ in } }

    /// The same, with the papers of some donors at a time: memory for one portion, whatever the year.
    private func totals(
        _ year: Int,
        _ each: (_ book: ReceiptBook, _ donors: [Int64], _ people: [Int64: AppealPerson]) throws -> Void
    ) throws -> ReceiptTotals {
        var totals = ReceiptTotals(year: year)
        let portions = try ledger.receiptableDonors(of: year).portions(of: Self.portion)
        for donors in portions + [[]] {
            let (book, people) = try book(year, from: donors.isEmpty ? .unnamed : .donors(donors))
            try totals.add(book.totals)
            try each(book, donors, people)
        }
        guard totals.holds else { throw ServiceError.figuresDisagree(.receipts) }
        return totals
    }

    /// How many donors are read at a time.
    static let portion = 500

    /// Every paper of a calendar year that is due, with the forms of its property and of what was disposed
    /// of, and how its payments add up; throws when they do not.
    public func due(_ year: Int) throws -> (rows: [ReceiptDue], totals: ReceiptTotals) {
        var rows: [ReceiptDue] = []
        let forms = ReceiptForms(plan, done: try ledger.doneForms())
        let informed = try Set(deliveries().filter { $0.value.way == .notice }.keys)
        let totals = try totals(year) { book, donors, people in
            let gone = try Set(book.gone.filter { try isPaper($0, of: donors) }.map(\.id))
            var papers = try book.due(gone: gone.subtracting(informed))
            for index in papers.indices { papers[index].addEstate(people) }
            rows += papers + forms.due(book)
        }
        let (first, last) = ReceiptForms.disposals(listedWith: year)
        let disposed = try ledger.disposedGifts(from: first, through: min(last, today))
        return (ReceiptDue.listed(rows + forms.due(disposed)), totals)
    }

    /// Whether a paper was issued to one of some donors, by any number that they go by: what else was on it
    /// may be another donor's by now.
    private func isPaper(_ record: ReceiptRecord, of donors: [Int64]) throws -> Bool {
        try !Set(ledger.numbers(ofDonor: record.donor)).isDisjoint(with: donors)
    }

    /// Records when the property of a gift was disposed of, or that it was not; `isNew` is false where that
    /// was said before.
    public func dispose(
        _ gift: ReceiptableGift, on day: CalendarDate?, _ context: some ServiceContext, dryRun: Bool
    ) throws -> (isNew: Bool, batch: Int64?) {
        let outcome = try context.ledgerForPosting(in: directory).recordDisposal(
            of: gift.entry, on: day, postingContext(context, command: "gift disposed"), dryRun: dryRun)
        context.note(.posted(batch: outcome.batch, entries: []))
        return outcome
    }

    /// A payment as receipts see it; nil where the number is none of a payment.
    public func receiptable(_ gift: Int64) throws -> ReceiptableGift? {
        try ledger.receiptableGifts([gift]).first
    }

    /// The papers of a year that some donors gave, and who they are.
    func book(
        _ year: Int, from givers: ReceiptGivers
    ) throws -> (book: ReceiptBook, people: [Int64: AppealPerson]) {
        try book(
            year, ledger.receiptableGifts(of: year, from: givers), records: ledger.receipts(of: givers))
    }

    /// The papers of a year that hold some gifts, and who gave them; `records` are those that may.
    func book(
        _ year: Int, _ gifts: [ReceiptableGift], records: [ReceiptRecord]
    ) throws -> (book: ReceiptBook, people: [Int64: AppealPerson]) {
        let people = try ledger.appealPeople(Set(gifts.compactMap(\.donor)), asOf: today)
        let book = try ReceiptBook(
            year: year, gifts, rule: ReceiptRule(plan), people: people.mapValues(\.details),
            records: records, today: today)
        guard book.holds else { throw ServiceError.figuresDisagree(.receipts) }
        return (book, people)
    }

    /// Hands over the register, oldest first, some receipts at a time; of a year of issue, or all of it.
    public func register(_ year: Int?, _ body: (ReceiptRecord) throws -> Void) throws {
        guard let last = try labels().keys.max() else { return }
        for first in stride(from: Int64(1), through: last, by: Self.portion) {
            let portion = try ledger.receipts(first...min(last, first + Int64(Self.portion) - 1))
            for record in portion where year == nil || record.year == year { try body(record) }
        }
    }

    /// Every number as it is printed, by receipt.
    public func labels() throws -> [Int64: String] { try ledger.receiptLabels() }

    /// The receipt with a number, as it is typed.
    public func record(_ label: String) throws -> ReceiptRecord {
        guard let record = try ledger.receipt(labeled: label) else {
            throw ServiceError.unknownReceipt(label)
        }
        return record
    }

    /// Its page, byte for byte as it was issued.
    public func content(_ record: ReceiptRecord) throws -> [UInt8] {
        guard let content = try ledger.receiptContent(record.id) else {
            throw ServiceError.receiptErased(record.label)
        }
        return content
    }

    /// Its page with COPY at the top; the kept bytes stay as they are.
    public func copy(_ record: ReceiptRecord) throws -> [UInt8] {
        ReceiptCopy.marked(try content(record))
    }

    /// Whose page this is, and whether it is a marked copy of it.
    public func owner(of page: [UInt8]) throws -> (record: ReceiptRecord, isCopy: Bool)? {
        if let record = try ledger.receipt(of: page) { return (record, false) }
        return try ReceiptCopy.unmarked(page).flatMap { try ledger.receipt(of: $0) }.map { ($0, true) }
    }

    public func audit(_ year: Int?) throws -> (count: Int, faults: [ReceiptFault]) {
        try ledger.auditReceipts(year: year)
    }

    /// The statements in effect that name a receipt, as they are printed.
    public func statements(naming record: ReceiptRecord) throws -> [String] {
        try ledger.statements(naming: record.id)
    }

    /// Voids a receipt and the statements that name it; `voided` is 0 for one that was voided before.
    public func void(
        _ record: ReceiptRecord, reason: String, _ context: some ServiceContext, dryRun: Bool
    ) throws -> (voided: Int, batch: Int64?) {
        let outcome = try context.ledgerForPosting(in: directory).voidReceipt(
            record.id, on: today, reason: reason, postingContext(context, command: "receipt void"),
            dryRun: dryRun)
        context.note(.posted(batch: outcome.batch, entries: []))
        return outcome
    }

    func postingContext(_ context: some ServiceContext, command: String) throws -> PostingContext {
        try context.postingContext(loaded, planText, command: command)
    }
}

/// The word that tells a reprint from the receipt that was sent.
enum ReceiptCopy {
    private static let header = Array("<header>\n".utf8)
    private static let mark = Array("<p class=\"from\"><strong>COPY</strong></p>\n".utf8)

    static func marked(_ page: [UInt8]) -> [UInt8] {
        guard let found = page.firstRange(of: header) else { return mark + page }
        return Array(page[..<found.upperBound]) + mark + page[found.upperBound...]
    }

    /// The page without the word; nil where it has none.
    static func unmarked(_ page: [UInt8]) -> [UInt8]? {
        guard let found = page.firstRange(of: mark) else { return nil }
        return Array(page[..<found.lowerBound]) + page[found.upperBound...]
    }
}

extension ReceiptDesk {
    /// A number that the register lacks, or a page that is not what was issued.
    public typealias Fault = ReceiptFault

    /// The number of a gift as it is typed: `G-12`, or a source's id.
    public func gift(_ text: String) throws -> Int64 { try ledger.gift(text).line.id }

    /// The number of a donor as it is typed: `D-7`, or a source's id.
    public func donor(_ text: String) throws -> Int64 { try ledger.donor(text, asOf: today).line.id }

    /// Every number that a donor goes by, typed the same way: receipts keep the one that they were issued to.
    public func numbers(ofDonor text: String) throws -> Set<Int64> {
        try Set(ledger.numbers(ofDonor: donor(text)))
    }
}
