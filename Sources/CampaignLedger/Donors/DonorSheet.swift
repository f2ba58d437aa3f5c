public import CampaignKit

/// What one should know before a donor is called, next to who they are and what they gave.
public struct DonorSheet: Sendable, Equatable {
    /// A piece of an appeal that was sent.
    public struct Letter: Sendable, Equatable {
        public var appeal: String
        public var day: CalendarDate
    }

    /// Thanks that went out for a gift.
    public struct Thanks: Sendable, Equatable {
        public var gift: Int64
        public var day: CalendarDate
    }

    /// A receipt or statement that was not voided.
    public struct Receipt: Sendable, Equatable {
        public var label: String
        public var day: CalendarDate
    }

    /// What the donor is recognized for of others' gifts, by kind.
    public struct Credit: Sendable, Equatable {
        public var kind: SoftCreditKind
        public var gifts: Int
        /// In base-currency minor units, less what was reversed.
        public var minorUnits: Int64
    }

    /// What someone else paid on a pledge of the donor.
    public struct Payer: Sendable, Equatable {
        /// The entry of the pledge.
        public var pledge: Int64
        /// Nil where no donor is known.
        public var donor: Int64?
        public var minorUnits: Int64
    }

    /// All of these newest first.
    public var letters: [Letter] = []
    public var thanks: [Thanks] = []
    public var receipts: [Receipt] = []
    public var notes: [DonorNote] = []
    /// In the order of kinds.
    public var credits: [Credit] = []
    public var payers: [Payer] = []

    /// The last day on which something was sent to the donor or noted about them.
    public var lastContact: CalendarDate? {
        (letters.map(\.day) + thanks.map(\.day) + receipts.map(\.day) + notes.map(\.day)).max()
    }
}

extension Ledger {
    /// The sheet of a donor by number, with what happened by the end of a day, as known after a batch.
    public func donorSheet(
        _ donor: Int64, asOf: CalendarDate, knownOn: Int64? = nil
    ) throws(LedgerError) -> DonorSheet {
        try reading {
            try DonorSheetReader(connection: $0, donor: donor, asOf: asOf, knownOn: knownOn ?? .max).sheet()
        }
    }
}

/// Reads what was sent to a donor, noted about them, and given in their name.
struct DonorSheetReader {
    private let connection: any LedgerConnection
    private let donor: Int64
    private let aliases: DonorAliases
    private let span: [LedgerValue]

    init(connection: any LedgerConnection, donor: Int64, asOf: CalendarDate, knownOn: Int64) throws {
        self.connection = connection
        self.donor = donor
        aliases = try DonorAliases(connection, knownOn: knownOn)
        span = [.int(knownOn), .day(asOf)]
    }

    func sheet() throws -> DonorSheet {
        var sheet = DonorSheet()
        sheet.letters = try letters()
        sheet.thanks = try thanks()
        sheet.receipts = try receipts()
        sheet.notes = try notes()
        sheet.credits = try credits()
        sheet.payers = try payers()
        return sheet
    }

    private func day(_ row: any LedgerRow, _ index: Int) -> CalendarDate {
        CalendarDate(dayNumber: Int(row.int(index)))
    }

    private func letters() throws -> [DonorSheet.Letter] {
        var letters: [DonorSheet.Letter] = []
        try connection.rows(
            """
            SELECT p.appeal, s.day FROM solicitation s JOIN place p ON p.id = s.place \
            WHERE \(SolicitationReader.stands("$1")) AND s.day <= $2 AND \(aliases.isOwn("s.donor", of: donor)) \
            ORDER BY s.day DESC, s.id DESC
            """, span
        ) { letters.append(DonorSheet.Letter(appeal: $0.text(0), day: day($0, 1))) }
        return letters
    }

    private func thanks() throws -> [DonorSheet.Thanks] {
        var thanks: [DonorSheet.Thanks] = []
        try connection.rows(
            """
            SELECT c.object_id, c.day FROM change c JOIN entry e ON e.id = c.object_id \
            WHERE c.batch <= $1 AND c.day <= $2 AND \(AcknowledgmentFact.condition("c")) \
            AND \(aliases.isOwn("e.donor", of: donor)) AND NOT \(HiddenGifts.condition("e")) \
            ORDER BY c.day DESC NULLS LAST, c.id DESC
            """, span
        ) { thanks.append(DonorSheet.Thanks(gift: $0.int(0), day: day($0, 1))) }
        return thanks
    }

    private func receipts() throws -> [DonorSheet.Receipt] {
        var receipts: [DonorSheet.Receipt] = []
        try connection.rows(
            """
            SELECT r.label, r.day FROM receipt r WHERE r.batch <= $1 AND r.day <= $2 \
            AND \(aliases.isOwn("r.donor", of: donor)) \
            AND NOT EXISTS (SELECT 1 FROM receipt_void v WHERE v.receipt = r.id AND v.batch <= $1) \
            AND NOT EXISTS (SELECT 1 FROM receipt_line l JOIN entry e ON e.id = l.entry WHERE l.receipt = r.id \
            AND \(HiddenGifts.condition("e"))) ORDER BY r.day DESC, r.id DESC
            """, span
        ) { receipts.append(DonorSheet.Receipt(label: $0.text(0), day: day($0, 1))) }
        return receipts
    }

    private func notes() throws -> [DonorNote] {
        var notes: [DonorNote] = []
        try connection.rows(
            """
            SELECT c.day, p.words FROM \(DonorFact.withWords) WHERE c.batch <= $1 AND c.day <= $2 \
            AND c.object = '\(DonorFact.object)' AND c.kind = \(DonorFact.note) AND p.id IS NOT NULL \
            AND \(aliases.isOwn("c.object_id", of: donor)) ORDER BY c.day DESC, c.id DESC
            """, span
        ) { notes.append(DonorNote(day: day($0, 0), text: $0.text(1))) }
        return notes
    }

    /// Of a promise, what was paid on it; the share of a credit is that of what is left.
    private func credits() throws -> [DonorSheet.Credit] {
        let limits = " AND x.batch <= $1 AND x.day <= $2"
        let paid = EffectKind.paid.rawValue
        let onPromise = """
            (SELECT \(Portable.sum("x.effect")) FROM entry x WHERE x.unit = e.unit AND x.unit <> x.id \
            AND x.measure = \(paid)\(limits))
            """
        let ofGift = """
            (SELECT \(Portable.sum("x.effect")) FROM entry x WHERE x.unit = e.unit AND x.unit <> x.id \
            AND x.id <> e.id AND x.payment = e.payment AND x.measure = \(paid)\(limits))
            """
        var sums: [SoftCreditKind: (gifts: Set<Int64>, minor: Int64)] = [:]
        try connection.rows(
            """
            SELECT c.entry, c.kind, c.amount, e.amount, CASE WHEN e.payment = e.id AND e.measure = \(paid) \
            THEN e.effect + coalesce(\(ofGift), 0) ELSE coalesce(\(onPromise), 0) END \
            FROM soft_credit c JOIN entry e ON e.id = c.entry WHERE e.batch <= $1 AND e.day <= $2 \
            AND \(aliases.isOwn("c.donor", of: donor)) \
            AND (e.donor IS NULL OR NOT (\(aliases.isOwn("e.donor", of: donor)))) \
            AND NOT \(HiddenGifts.condition("e")) ORDER BY c.entry, c.ord
            """, span
        ) { row in
            let (left, whole) = (row.int(4), row.int(3))
            guard left > 0, let kind = SoftCreditKind(rawValue: Int(row.int(1))) else { return }
            var part = left
            if let share = row.optionalInt(2), whole > 0 {
                part = try Checked.scale(left, by: min(share, whole), over: whole)
            }
            var sum = sums[kind] ?? ([], 0)
            sum.gifts.insert(row.int(0))
            sum.minor = try Checked.add(sum.minor, part)
            sums[kind] = sum
        }
        return SoftCreditKind.allCases.compactMap { kind in
            sums[kind].map { DonorSheet.Credit(kind: kind, gifts: $0.gifts.count, minorUnits: $0.minor) }
        }
    }

    /// Others who paid on the donor's promises.
    private func payers() throws -> [DonorSheet.Payer] {
        struct Key: Hashable {
            var pledge: Int64
            var donor: Int64?
        }
        var sums: [Key: Int64] = [:]
        var order: [Key] = []
        try connection.rows(
            """
            SELECT e.unit, e.donor, e.effect FROM entry e WHERE e.batch <= $1 AND e.day <= $2 \
            AND e.unit <> e.id AND e.unit IN (SELECT u.id FROM entry u JOIN promise q ON q.entry = u.id \
            WHERE \(aliases.isOwn("u.donor", of: donor))) AND e.measure = \(EffectKind.paid.rawValue) \
            AND NOT \(HiddenGifts.condition("e")) ORDER BY e.unit, e.id
            """, span
        ) { row in
            let key = Key(pledge: row.int(0), donor: aliases.of(row.optionalInt(1)))
            guard key.donor != donor else { return }
            if sums[key] == nil { order.append(key) }
            sums[key] = try Checked.add(sums[key] ?? 0, row.int(2))
        }
        return order.compactMap { key in
            guard let sum = sums[key], sum > 0 else { return nil }
            return DonorSheet.Payer(pledge: key.pledge, donor: key.donor, minorUnits: sum)
        }
    }
}
