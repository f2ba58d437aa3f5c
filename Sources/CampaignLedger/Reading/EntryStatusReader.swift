import CampaignKit

/// Reads what became of a posted gift: what is left of it and where, and which row took its place.
struct EntryStatusReader {
    let connection: any LedgerConnection
    let moves: MovedGifts

    /// The command that takes a gift back and posts it again under another donor.
    static let donorMove = "gift move --donor"

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
        let found = try connection.integer(sql, [.int(id), .text(Self.donorMove), knownOn])
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
        AND n.id <= b.last_entry WHERE v.target = $1 AND v.type = \(EntryType.void.rawValue) AND b.command = $2 \
        AND v.batch <= $3
        """

    private static let replaced = """
        SELECT v.target FROM entry e JOIN batch b ON b.id = e.batch JOIN entry v ON v.id >= b.first_entry \
        AND v.id < e.id WHERE e.id = $1 AND v.type = \(EntryType.void.rawValue) AND b.command = $2 \
        AND b.id <= $3 ORDER BY v.id LIMIT 1
        """
}
