/// A paper that is due: who needs it, by when, and what holds it up.
public struct ReceiptDue: Sendable, Equatable {
    /// The raw value is the contract.
    public enum Kind: String, Sendable, CaseIterable {
        case acknowledgment, disclosure, statement, replace, evidence
        case form1098C = "form_1098c"
        case form8283 = "form_8283"
        case form8282 = "form_8282"

        /// In a list that people read.
        public var words: String {
            switch self {
            case .acknowledgment: "acknowledgment"
            case .disclosure: "disclosure"
            case .statement: "statement"
            case .replace: "replacement"
            case .evidence: "evidence"
            case .form1098C: "Form 1098-C"
            case .form8283: "Form 8283"
            case .form8282: "Form 8282"
            }
        }
    }

    public var kind: Kind
    /// The gift; nil for a statement, which is for all of a donor's.
    public var gift: Int64?
    /// Nil where only receipts may say who gave, or where no one is known.
    public var donor: Int64?
    public var amountMinor: Int64
    public var deductibleMinor: Int64?
    /// The last day on which it helps the donor.
    public var by: CalendarDate
    public var reason: String
    public var obstacles: [ReceiptObstacle] = []
    /// The gifts of a statement whose facts hold it up.
    public var held: [Int64] = []
    /// The voided paper that a new one takes the place of.
    public var replaces: ReceiptRecord?
}

extension ReceiptDue {
    /// In the order of a list: what a gift needs by gift, then evidence, statements by donor, and tax forms.
    ///
    /// Statements and disposals keep the order in which they come.
    public static func listed(_ rows: [ReceiptDue]) -> [ReceiptDue] {
        rows.enumerated().map { place, row in (row.rank, row.isByGift ? row.gift ?? 0 : 0, place) }
            .sorted { $0 < $1 }.map { rows[$0.2] }
    }

    private var rank: Int {
        switch kind {
        case .acknowledgment, .disclosure: 0
        case .replace: gift == nil ? 2 : 0
        case .evidence: 1
        case .statement: 2
        case .form1098C: 3
        case .form8283: 4
        case .form8282: 5
        }
    }

    private var isByGift: Bool { kind != .form8282 && gift != nil }
}

extension ReceiptDue {
    /// Adds what holds up a gift of a statement.
    fileprivate mutating func add(_ entry: ReceiptBook.Entry) {
        for obstacle in entry.verdict.obstacles where !obstacles.contains(obstacle) {
            obstacles.append(obstacle)
        }
        if entry.isHeldUp { held.append(entry.gift.entry) }
    }
}

extension ReceiptRecord {
    /// Why a voided paper has to be replaced.
    fileprivate var voidedWords: String { "\(label) was voided: \(void?.reason ?? "")" }
}

extension ReceiptBook {
    /// Everything that is due, replacements first, then by gift; statements by donor.
    ///
    /// `gone` says of which voided papers the donors do not know that they are void; nil for all of them.
    public func due(gone unsaid: Set<Int64>? = nil) throws(MoneyError) -> [ReceiptDue] {
        var rows: [ReceiptDue] = []
        for entry in entries where entry.isOpen || isLooseEvidence(entry) {
            if let row = singleDue(entry) { rows.append(row) }
        }
        for entry in january {
            rows.append(row(entry, .evidence, "by mail in January, and the day of mailing is not proven"))
        }
        return try rows + statementsDue() + gone.filter { unsaid?.contains($0.id) ?? true }.map(noticeDue)
    }

    /// Nothing takes its place, and the donor may still deduct by it.
    private func noticeDue(_ record: ReceiptRecord) -> ReceiptDue {
        ReceiptDue(
            kind: .replace, gift: record.kind == .single ? record.lines.first?.entry : nil,
            donor: record.isHidden ? nil : record.donor, amountMinor: 0, by: endOfJanuary,
            reason: record.voidedWords
                + "; nothing takes its place: inform the donor, then receipt sent \(record.label) --by notice",
            replaces: record)
    }

    /// A gift without a tax year whose own receipt was voided is still to be replaced.
    private func isLooseEvidence(_ entry: Entry) -> Bool {
        entry.verdict.exception == .needsEvidence && !entry.isReceipted
            && (entry.voidedSingle != nil || entry.verdict.needsAcknowledgment)
    }

    private func singleDue(_ entry: Entry) -> ReceiptDue? {
        if let voided = entry.voidedSingle {
            var row = row(entry, .replace, voided.voidedWords)
            row.replaces = voided
            return row
        }
        // A statement is replaced as a whole.
        if entry.voidedStatement != nil { return nil }
        if entry.verdict.needsAcknowledgment { return row(entry, .acknowledgment, "$250 and over") }
        if entry.verdict.needsDisclosure {
            return row(entry, .disclosure, "over $75 with something in return")
        }
        return nil
    }

    private func row(_ entry: Entry, _ kind: ReceiptDue.Kind, _ reason: String) -> ReceiptDue {
        ReceiptDue(
            kind: kind, gift: entry.gift.entry, donor: entry.gift.isHidden ? nil : entry.gift.donor,
            amountMinor: entry.gift.netMinor, deductibleMinor: entry.verdict.deductibleMinor,
            by: endOfJanuary, reason: reason, obstacles: kind == .evidence ? [] : entry.verdict.obstacles)
    }

    /// One row a donor with open gifts, in the order of donors.
    private func statementsDue() throws(MoneyError) -> [ReceiptDue] {
        var rows: [ReceiptDue] = []
        let open = Dictionary(grouping: entries.filter(\.isOpen)) { $0.gift.donor ?? 0 }
        for donor in open.keys.sorted() {
            let gifts = open[donor] ?? []
            var row = ReceiptDue(
                kind: .statement, donor: gifts.contains { $0.gift.isHidden } ? nil : donor, amountMinor: 0,
                by: endOfJanuary, reason: Words.count(gifts.count, "gift") + " without a receipt")
            if let voided = gifts.compactMap(\.voidedStatement).last {
                (row.kind, row.replaces, row.reason) = (.replace, voided, voided.voidedWords)
            }
            for entry in gifts {
                row.amountMinor = try Checked.add(row.amountMinor, entry.gift.netMinor)
                row.add(entry)
            }
            rows.append(row)
        }
        return try rows + mergedDue(without: Set(open.keys))
    }

    /// Donors with two statements in effect, whose gifts come onto one: they were merged.
    private func mergedDue(without others: Set<Int64>) throws(MoneyError) -> [ReceiptDue] {
        var rows: [ReceiptDue] = []
        let ours = Dictionary(grouping: entries.filter { $0.verdict.exception == nil }) { $0.gift.donor ?? 0 }
        for donor in ours.keys.sorted() where !others.contains(donor) {
            let gifts = ours[donor] ?? []
            let statements = ReplacedReceipts(gifts.compactMap(\.statement)).records
            guard statements.count > 1 else { continue }
            var row = ReceiptDue(
                kind: .replace, donor: gifts.contains { $0.gift.isHidden } ? nil : donor, amountMinor: 0,
                by: endOfJanuary,
                reason: "\(Words.together(statements.map(\.label))) are in effect: the donors were merged",
                replaces: statements.last)
            for entry in gifts {
                row.amountMinor = try Checked.add(row.amountMinor, entry.gift.netMinor)
                row.add(entry)
            }
            rows.append(row)
        }
        return rows
    }

    /// 31 January after the year: by then donors expect their papers.
    public var endOfJanuary: CalendarDate {
        CalendarDate(year: year + 1, month: 1, day: 31) ?? CalendarDate(dayNumber: 0)
    }

    /// 15 April after the year: a paper that comes later may not be contemporaneous.
    ///
    /// Source: Durden v. Commissioner, T.C. Memo 2012-140.
    public static func lastDay(ofGiftYear year: Int) -> CalendarDate {
        CalendarDate(year: year + 1, month: 4, day: 15) ?? CalendarDate(dayNumber: 0)
    }
}
