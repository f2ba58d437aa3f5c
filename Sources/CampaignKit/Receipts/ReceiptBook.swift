/// The papers of one calendar year: every eligible gift with what it needs and what holds it.
public struct ReceiptBook: Sendable {
    /// A gift with its verdict and its papers.
    public struct Entry: Sendable {
        public var gift: ReceiptableGift
        public var verdict: ReceiptVerdict
        /// The receipt of its own that stands.
        public var single: ReceiptRecord?
        /// The statement that stands and holds it.
        public var statement: ReceiptRecord?
        /// The newest receipt of its own that was voided, while nothing holds it.
        public var voidedSingle: ReceiptRecord?
        /// The newest statement that held it and was voided, while nothing holds it.
        public var voidedStatement: ReceiptRecord?

        public var isReceipted: Bool { single != nil || statement != nil }
        public var isOpen: Bool { verdict.exception == nil && !isReceipted }
        /// Whether it has a paper, or may still get one.
        var needsPaper: Bool { isOpen || isReceipted || verdict.exception == .needsEvidence }
        /// Whether Form 1098-C is its acknowledgment, and no receipt is.
        public var hasVehicleForm: Bool {
            gift.kind == .vehicle && verdict.exception == .receiptedElsewhere && gift.receiptedBy == .us
        }
        public var holder: ReceiptRecord? { single ?? statement }
        /// Whether something about the gift, and not about its donor, keeps it from being receipted.
        public var isHeldUp: Bool { verdict.obstacles.contains { $0 != .noName && $0 != .noAddress } }
    }

    public typealias Part = ReceiptTotals.Part

    public let year: Int
    public let entries: [Entry]
    /// The gifts of the January after that came by mail without proof of the day.
    public let january: [Entry]
    /// Voided papers that nothing takes the place of: all that was on them went back, or is not the donor's
    /// to deduct.
    public let gone: [ReceiptRecord]
    /// How they add up.
    public let totals: ReceiptTotals
    public var equation: ReceiptEquation { totals.equation }
    public var byMethod: [Part] { totals.byMethod }
    public var byDeposit: [Part] { totals.byDeposit }

    /// - Parameters:
    ///   - gifts: of the year and of the January after it.
    ///   - people: the donors in law by number.
    ///   - records: the register, oldest first.
    public init(
        year: Int, _ gifts: [ReceiptableGift], rule: ReceiptRule, people: [Int64: DonorDetails],
        records: [ReceiptRecord], today: CalendarDate
    ) throws(MoneyError) {
        self.year = year
        var single: [Int64: ReceiptRecord] = [:]
        var statement: [Int64: ReceiptRecord] = [:]
        var voided: [ReceiptRecord.Kind: [Int64: ReceiptRecord]] = [:]
        for record in records {
            for line in record.lines {
                if !record.stands {
                    voided[record.kind, default: [:]][line.entry] = record
                } else if record.kind == .single {
                    single[line.entry] = record
                } else {
                    statement[line.entry] = record
                }
            }
        }
        let all = gifts.filter { $0.day <= today }.map { gift in
            var entry = Entry(gift: gift, verdict: rule.verdict(gift, gift.donor.flatMap { people[$0] }))
            entry.single = single[gift.entry]
            entry.statement = statement[gift.entry]
            if entry.isReceipted {
                // It was issued before its donor was erased.
                if entry.verdict.exception == .noDonor { entry.verdict.exception = nil }
            } else {
                // A corrected gift takes over what was voided with the one that it stands for.
                let sources = [gift.entry] + gift.corrects
                func last(_ kind: ReceiptRecord.Kind) -> ReceiptRecord? {
                    sources.lazy.compactMap { voided[kind]?[$0] }.first
                }
                entry.voidedSingle = last(.single)
                entry.voidedStatement = last(.statement)
            }
            return entry
        }
        entries = all.filter { $0.gift.year == year }
        let kept = Set(all.filter(\.needsPaper).flatMap { [$0.gift.entry] + $0.gift.corrects })
        gone = records.filter { record in
            !record.stands && record.replacedBy == nil && record.giftYear == year
                && people[record.donor]?.isErased != true
                && !record.lines.contains { kept.contains($0.entry) }
        }
        january = all.filter { $0.gift.lacksEvidence(inJanuaryOf: year + 1) }
        totals = try ReceiptTotals(year: year, entries)
    }

    /// Whether every equation comes out even, and the parts add up to the whole.
    public var holds: Bool { totals.holds }
}
