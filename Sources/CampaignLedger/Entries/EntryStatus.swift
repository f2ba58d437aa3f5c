public import CampaignKit

/// What is left of a posted row after everything that corrects it, whatever the day.
public struct EntryStatus: Sendable, Equatable {
    /// What can still be reversed, in minor units without a sign.
    public var leftMinor: Int64
    /// The amount as adjusted and not voided, before refunds and chargebacks.
    public var correctedMinor: Int64
    /// What is left of a payment or a promise in its own currency; nil for the base currency.
    public var leftOriginal: Money?

    public init(leftMinor: Int64, correctedMinor: Int64, leftOriginal: Money? = nil) {
        self.leftMinor = leftMinor
        self.correctedMinor = correctedMinor
        self.leftOriginal = leftOriginal
    }
}

extension Ledger {
    /// How a posted row stands now.
    public func standing(of entry: Int64) throws(LedgerError) -> EntryStatus {
        try reading { connection in
            let whole = try GiftStandingReader(connection: connection).net(of: entry) { _ in true }
            let corrected = try GiftStandingReader(connection: connection).net(of: entry) {
                $0 != .refund && $0 != .chargeback
            }
            return EntryStatus(
                leftMinor: Int64(clamping: whole.magnitude),
                correctedMinor: Int64(clamping: corrected.magnitude),
                leftOriginal: try Self.leftOriginal(of: entry, connection))
        }
    }

    private static func leftOriginal(of entry: Int64, _ connection: any LedgerConnection) throws -> Money? {
        var place: (unit: Int64, currency: Currency)?
        try connection.rows(
            "SELECT unit, currency FROM entry WHERE id = $1 AND currency IS NOT NULL", [.int(entry)]
        ) { row in place = Currency(code: row.text(1)).map { (row.int(0), $0) } }
        guard let place else { return nil }
        let posted = try OriginalRows(connection: connection).posted(place.unit)
        let amounts = OriginalAmounts(unit: place.unit, posted)
        let left =
            posted.contains { $0.entry == entry && $0.payment == entry }
            ? amounts.left(ofPayment: entry) : amounts.leftOfPromise()
        return left.map { Money(minorUnits: $0, currency: place.currency) }
    }
}

extension Ledger {
    /// The corrections of a posted row that were not voided, and theirs, each behind what acts on it: voiding
    /// them in this order leaves the row as it was posted.
    ///
    /// Voids are left out, and what they reversed.
    public func standingCorrections(
        on entry: Int64
    ) throws(LedgerError) -> [(entry: Int64, type: EntryType)] {
        try reading { try GiftStandingReader(connection: $0).standing(on: entry) }
    }
}

/// Follows what corrects a row, and what corrects that.
private struct GiftStandingReader {
    let connection: any LedgerConnection

    func standing(on entry: Int64) throws -> [(entry: Int64, type: EntryType)] {
        var acts: [(entry: Int64, type: EntryType)] = []
        try connection.rows(
            "SELECT id, type FROM entry WHERE target = $1 ORDER BY id", [.int(entry)]
        ) { row in
            guard let type = EntryType(rawValue: Int(row.int(1))), type.family == .correction, type != .void
            else { return }
            acts.append((row.int(0), type))
        }
        var found: [(entry: Int64, type: EntryType)] = []
        for act in acts where try net(of: act.entry, counts: { _ in true }) != 0 {
            found += try standing(on: act.entry) + [act]
        }
        return found
    }

    /// The row's effect with that of the corrections on it that `counts` lets through.
    func net(of entry: Int64, counts: (EntryType) -> Bool) throws -> Int128 {
        var sum = Int128(try connection.integer("SELECT effect FROM entry WHERE id = $1", [.int(entry)]))
        var open = [entry]
        while let next = open.popLast() {
            try connection.rows(
                "SELECT id, type, effect FROM entry WHERE target = $1 ORDER BY id", [.int(next)]
            ) { row in
                guard let type = EntryType(rawValue: Int(row.int(1))), type.family == .correction else {
                    return
                }
                // What corrects a refund belongs to the refund.
                guard counts(type) else { return }
                sum += Int128(row.int(2))
                open.append(row.int(0))
            }
        }
        return sum
    }
}

/// Reads what became of a posted gift: what is left of it and where, and which row took its place.
struct EntryStatusReader {
    let connection: any LedgerConnection
    let moves: MovedGifts

    /// The command that takes a gift back and posts it again under another donor.
    static let donorMove = "gift move --donor"
    /// The command that takes a gift back and posts it again with other facts; its batch begins so.
    static let correction = "gift correct"

    private var knownOn: LedgerValue { .int(moves.knownOn ?? Int64.max) }
    private var until: LedgerValue { .int(moves.until?.dayNumber ?? Int.max) }

    func complete(_ record: inout EntryDetail) throws {
        guard record.line.type.family == .received else { return }
        record.replaces = try number(Self.replaced, record.line.id)
        guard record.related.contains(where: { [.correction, .move].contains($0.type.family) }) else {
            return
        }
        record.replacedBy = try number(Self.replacement, record.line.id)
        record.leftMinor =
            record.line.effectMinor
            + (try connection.integer(Self.later, [.int(record.line.id), knownOn, until]))
        // A payment on a promise stands where the promise does.
        if record.line.promise == nil { record.leftParts = try leftParts(record.line.id) }
    }

    private func number(_ sql: String, _ id: Int64) throws -> Int64? {
        let found = try connection.integer(
            sql, [.int(id), .text(Self.donorMove), .text(Self.correction), knownOn])
        return found > 0 ? found : nil
    }

    private func leftParts(_ id: Int64) throws -> [EntryDetail.Part] {
        var parts: [(place: Int64, minor: Int64)] = []
        try connection.rows(Self.standing, [.int(id), knownOn, until]) { row in
            parts.append((row.int(0), row.int(1)))
        }
        return try parts.map {
            EntryDetail.Part(place: try PlaceColumns.place($0.place, connection), minorUnits: $0.minor)
        }
    }

    /// What corrections of a payment, and of those, come to.
    private static let later = """
        SELECT coalesce(\(Portable.sum("c.effect")), 0) FROM entry e JOIN entry c ON c.unit = e.unit AND c.unit <> c.id \
        AND c.payment = e.id AND c.id <> e.id AND c.measure = \(EffectKind.paid.rawValue) \
        WHERE e.id = $1 AND c.batch <= $2 AND c.day <= $3
        """

    /// What is received of a gift by place; one that nothing ever changed has no stored change.
    private static let standing = """
        SELECT place, \(Portable.sum("received")) AS sum FROM (SELECT place, received FROM commitment_delta WHERE unit = $1 \
        AND \(LiveRows.isOfGift) AND batch <= $2 AND day <= $3 UNION ALL SELECT place, effect FROM entry WHERE id = $1 AND simple = 1) c \
        GROUP BY place HAVING \(Portable.sum("received")) <> 0 ORDER BY sum DESC, place NULLS FIRST
        """

    private static let replacement = """
        SELECT min(n.id) FROM entry v JOIN batch b ON b.id = v.batch JOIN entry n ON n.id > v.id \
        AND n.id <= b.last_entry WHERE v.target = $1 AND v.type = \(EntryType.void.rawValue) AND b.command IN ($2, $3) \
        AND v.batch <= $4
        """

    private static let replaced = """
        SELECT v.target FROM entry e JOIN batch b ON b.id = e.batch JOIN entry v ON v.id >= b.first_entry \
        AND v.id < e.id WHERE e.id = $1 AND v.type = \(EntryType.void.rawValue) AND b.command IN ($2, $3) \
        AND b.id <= $4 ORDER BY v.id LIMIT 1
        """
}
