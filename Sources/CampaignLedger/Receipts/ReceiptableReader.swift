import CampaignKit

/// Reads the payments of a calendar year for its receipts, and those that came by mail in the January after.
struct ReceiptableReader {
    let connection: any LedgerConnection

    func gifts(of year: Int, from givers: ReceiptGivers) throws -> [ReceiptableGift] {
        var rows: [Row] = []
        let givers = try givers.condition("e", connection)
        let sql = "\(Self.select) AND \(givers) AND \(Self.inYear) ORDER BY e.id"
        try connection.rows(sql, Self.days(of: year)) { row in
            rows.append(Self.row(row))
        }
        let adopted = try adopted()
        // It was posted again with other facts, or for another donor: there is one payment, and nothing
        // went back. Both rows would count it twice, and a statement would say that it was returned.
        rows.removeAll { row in
            row.gift.netMinor == 0
                && (row.isReplaced || adopted?.replaced.stands(for: row.gift.entry) == true)
        }
        return try completed(rows, adopted)
    }

    /// The donors in law of those payments, by number: whoever was merged is counted as the one they are.
    func donors(of year: Int) throws -> [Int64] {
        let aliases = try DonorAliases(connection)
        let numbers = try connection.integers(
            "SELECT DISTINCT e.donor FROM entry e WHERE \(Self.payments) AND e.donor IS NOT NULL AND \(Self.inYear) ORDER BY e.donor",
            Self.days(of: year))
        return aliases.isEmpty ? numbers : Set(numbers.map { aliases.of($0) }).sorted()
    }

    /// Its first and last day, and the end of the January after.
    private static func days(of year: Int) -> [LedgerValue] {
        [
            .day(CalendarDate(year: year, month: 1, day: 1)),
            .day(CalendarDate(year: year, month: 12, day: 31)),
            .day(CalendarDate(year: year + 1, month: 1, day: 31)),
        ]
    }

    /// Some payments by number; what is none is left out.
    func gifts(_ entries: [Int64]) throws -> [ReceiptableGift] {
        var rows: [Row] = []
        for entry in entries {
            try connection.rows(Self.one, [.int(entry)]) { rows.append(Self.row($0)) }
        }
        return try completed(rows, adopted())
    }

    /// A gift as its row says, and what has its places: a payment is for what its promise is for.
    private struct Row {
        var gift: ReceiptableGift
        let unit: Int64
        let place: Int64?
        let isReplaced: Bool
    }

    /// What was posted again in another copy of the ledger: the batches that took it in do not say so
    /// themselves; nil where nothing was taken in.
    private func adopted() throws -> (replaced: PostedAgain, corrected: PostedAgain)? {
        guard try connection.holds("SELECT 1 FROM batch WHERE command = 'ledger adopt'") else { return nil }
        return try (
            PostedAgain(connection, sameDonor: false), PostedAgain(connection, sameDonor: true)
        )
    }

    private func completed(
        _ rows: [Row], _ adopted: (replaced: PostedAgain, corrected: PostedAgain)?
    ) throws -> [ReceiptableGift] {
        var places: [Int64: Designation] = [0: .unassigned]
        return try rows.map { row in
            var gift = row.gift
            if gift.corrects.isEmpty, let adopted {
                gift.corrects = adopted.corrected.older(than: gift.entry)
            }
            while let newest = gift.corrects.last, let older = try corrected(by: newest) {
                gift.corrects.append(older)
            }
            if gift.original != nil, gift.takenBackMinor > 0 {
                gift.original = try originalLeft(gift, row.unit)
            }
            gift.places = try (row.place.map { [$0] } ?? split(row.unit)).map { id in
                if let known = places[id] { return known }
                let place = try PlaceColumns.place(id, connection)
                places[id] = place
                return place
            }
            return gift
        }
    }

    /// The gift that another was posted in place of, when something about it was corrected.
    private func corrected(by gift: Int64) throws -> Int64? {
        try connection.first(
            """
            SELECT cv.target FROM entry e JOIN batch cb ON cb.id = e.batch AND cb.command = $1 \
            JOIN entry cv ON cv.id = cb.first_entry WHERE e.id = $2 AND cv.target < e.id
            """, [.text(EntryStatusReader.correction), .int(gift)]
        ) { $0.int(0) }
    }

    private static func row(_ row: any LedgerRow) -> Row {
        Row(
            gift: gift(row), unit: row.int(26), place: row.optionalInt(27), isReplaced: row.int(31) == 1)
    }

    private static func gift(_ row: any LedgerRow) -> ReceiptableGift {
        let donor = row.optionalInt(9)
        var gift = ReceiptableGift(
            entry: row.int(0), type: EntryType(rawValue: Int(row.int(1))) ?? .gift, day: day(row.int(3)),
            grossMinor: row.int(5), donor: donor)
        gift.stated = day(row.int(2))
        gift.basis = DateBasis(rawValue: Int(row.int(4))) ?? .stated
        settle(&gift, adjusted: row.int(6), takenBack: row.int(7))
        gift.exchangeMinor = row.int(8)
        gift.donorKind = row.optionalInt(10).flatMap { DonorKind(rawValue: Int($0)) }
        gift.receiptedBy = ReceiptIssuer(rawValue: Int(row.int(11))) ?? .us
        gift.benefit = Benefit(row, from: 12)
        let words = row.text(15)
        // What is described was given, whatever it is worth.
        if gift.benefit == nil, !words.allSatisfy(\.isWhitespace) { gift.benefit = Benefit() }
        gift.benefit?.description = words
        gift.property = row.text(16)
        if let minor = row.optionalInt(18), let currency = Currency(code: row.text(17)) {
            gift.original = Money(minorUnits: minor, currency: currency)
        }
        gift.method = row.optionalInt(19).flatMap { PaymentMethod(rawValue: Int($0)) }
        gift.delivery = row.optionalInt(20).flatMap { Delivery(rawValue: Int($0)) }
        gift.received = row.optionalInt(21).map(day)
        gift.postmark = row.optionalInt(22).map(day)
        gift.postmarkKind = row.optionalInt(23).flatMap { PostmarkKind(rawValue: Int($0)) }
        gift.depositID = row.text(24)
        gift.isHidden = row.int(25) == 1
        gift.kind = ReceiptKind(name: row.text(28))
        gift.cleared = row.optionalInt(29).map(day)
        gift.corrects = [row.optionalInt(30)].compactMap(\.self)
        return gift
    }

    /// What was adjusted belongs to the payment; a correction that brings back more than was taken does too.
    private static func settle(_ gift: inout ReceiptableGift, adjusted: Int64, takenBack: Int64) {
        gift.grossMinor = max(0, gift.grossMinor + adjusted + min(0, takenBack) * -1)
        gift.takenBackMinor = max(0, takenBack)
    }

    private static func day(_ number: Int64) -> CalendarDate { CalendarDate(dayNumber: Int(number)) }

    private func originalLeft(_ gift: ReceiptableGift, _ unit: Int64) throws -> Money? {
        guard let original = gift.original else { return nil }
        let rows = try OriginalRows(connection: connection).posted(unit)
        return OriginalAmounts(unit: unit, rows).left(ofPayment: gift.entry)
            .map { Money(minorUnits: $0, currency: original.currency) }
    }

    /// The places of what was split; few gifts are.
    private func split(_ unit: Int64) throws -> [Int64] {
        let places = try connection.integers(
            "SELECT place FROM split WHERE entry = $1 ORDER BY ord", [.int(unit)])
        return places.isEmpty ? [0] : places
    }

    private static let types = EntryType.allCases.filter { $0.family == .received }
        .map { String($0.rawValue) }.joined(separator: ", ")
    private static let takingBack = [EntryType.refund, .chargeback, .void]
        .map { String($0.rawValue) }.joined(separator: ", ")

    /// What corrections of some types come to on a payment.
    private static func corrections(_ condition: String) -> String {
        """
        (SELECT coalesce(\(Portable.sum("k.effect")), 0) FROM entry k WHERE k.unit = e.unit AND k.unit <> k.id \
        AND k.payment = e.id AND k.id <> e.id AND k.type \(condition))
        """
    }

    /// Whether a command voided it only to post it again.
    private static let isReplaced = """
        EXISTS (SELECT 1 FROM entry k JOIN batch kb ON kb.id = k.batch WHERE k.unit = e.unit AND k.unit <> k.id \
        AND k.payment = e.id AND k.type = \(EntryType.void.rawValue) AND k.id = kb.first_entry \
        AND kb.command IN ('\(EntryStatusReader.correction)', '\(EntryStatusReader.donorMove)'))
        """

    private static let select = """
        SELECT e.id, e.type, e.date, e.day, e.basis, e.amount, \
        \(corrections("= \(EntryType.adjustment.rawValue)")), - \(corrections("IN (\(takingBack))")), \
        e.exchange, \(DonorAliases.owner("e.donor", knownOn: nil)), dp.kind, e.receipted_by, e.benefit_value, e.benefit_cost, e.benefit_flags, \
        coalesce(ep.benefit, ''), coalesce(ep.description, ''), e.currency, e.original, e.method, e.delivery, \
        e.received, e.postmark, e.postmark_kind, e.deposit_id, \(Portable.truth(HiddenGifts.condition("e"))), u.id, u.place, e.receipt_kind, e.cleared, cv.target, \
        \(Portable.truth(isReplaced)) \
        FROM entry e JOIN entry u ON u.id = e.unit \
        LEFT JOIN donor_personal dp ON dp.donor = \(DonorAliases.owner("e.donor", knownOn: nil)) LEFT JOIN entry_personal ep ON ep.entry = e.id \
        LEFT JOIN batch cb ON cb.id = e.batch AND cb.command = '\(EntryStatusReader.correction)' LEFT JOIN entry cv ON cv.id = cb.first_entry \
        WHERE \(payments)
        """
    private static let payments = "e.type IN (\(types)) AND e.payment = e.id"

    /// `$1` the first day of the year, `$2` the last, `$3` the end of the January after.
    private static let inYear = """
        (e.basis <> \(evidence) AND e.day >= $1 AND e.day <= $2 OR e.basis = \(evidence) AND e.date >= $1 AND e.date <= $2 \
        OR e.delivery = \(Delivery.usps.rawValue) AND e.day > $2 AND e.day <= $3)
        """
    private static let evidence = DateBasis.needsEvidence.rawValue

    private static let one = "\(select) AND e.id = $1"
}

/// Whose payments are read: a year's are too many to be held at once.
public enum ReceiptGivers: Sendable {
    case all
    /// Some donors, at most a thousand; the payments of those who were merged into them are theirs.
    case donors([Int64])
    /// Payments of which no one knows who gave them.
    case unnamed

    func condition(_ entry: String, _ connection: any LedgerConnection) throws -> String {
        switch self {
        case .all: return "1 = 1"
        case .donors(let numbers):
            // Rows keep the number that they were posted to.
            let aliases = try DonorAliases(connection)
            return Portable.among("\(entry).donor", Set(numbers.flatMap { aliases.all(of: $0) }))
        case .unnamed: return "\(entry).donor IS NULL"
        }
    }
}
