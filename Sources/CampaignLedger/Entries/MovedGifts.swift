import CampaignKit

/// Where a gift or promise is after moves, as SQL: lists and sizes follow it there.
struct MovedGifts {
    /// Only moves of these batches; nil for all of them.
    var knownOn: Int64?
    /// Only moves until the end of this day; nil for all of them.
    var until: CalendarDate?
    /// Whether the ledger has no moves at all: then none is looked for, row by row.
    var isNone = false

    /// The same where the ledger has none.
    func known(to connection: any LedgerConnection) throws -> MovedGifts {
        var moves = self
        moves.isNone = try !connection.exists("entry w WHERE \(Self.isMove("w"))")
        return moves
    }

    /// Whether the row of this alias is a move or a void of one.
    ///
    /// The measure is written out, so that the small index of moves is used.
    static func isMove(_ row: String) -> String { "\(row).measure = \(EffectKind.moved.rawValue)" }

    /// Whether the row of this alias is a move that nothing reversed.
    private func stands(_ row: String) -> String {
        """
        \(Self.isMove(row)) AND \(row).type = \(EntryType.reallocation.rawValue) AND NOT EXISTS \
        (SELECT 1 FROM entry v WHERE v.target = \(row).id AND v.type = \(EntryType.void.rawValue)\(known("v")))\(known(row))\(due(row))
        """
    }

    private func known(_ row: String) -> String { knownOn.map { " AND \(row).batch <= \($0)" } ?? "" }

    private func due(_ row: String) -> String { until.map { " AND \(row).day <= \($0.dayNumber)" } ?? "" }

    /// The place that all of a unit was moved to last; NULL when it never was.
    func lastPlace(ofUnit unit: String) -> String {
        guard !isNone else { return "CAST(NULL AS BIGINT)" }
        return """
            (SELECT w.place FROM entry w WHERE w.unit = \(unit) AND \(stands("w")) AND w.amount = 0 \
            ORDER BY w.day DESC, w.id DESC LIMIT 1)
            """
    }

    /// Whether a part of a unit was moved.
    func isParted(unit: String) -> String {
        guard !isNone else { return "1 = 0" }
        return "EXISTS (SELECT 1 FROM entry w WHERE w.unit = \(unit) AND \(stands("w")) AND w.amount > 0)"
    }

    /// The condition that a unit is in one of some places; `original` is for one that never moved.
    func standsIn(_ places: String, unit: String, original: String) -> String {
        guard !isNone else { return "(\(original))" }
        return """
            (\(unit) IN (SELECT m.unit FROM entry m WHERE \(stands("m")) AND m.place IN (\(places)) \
            AND NOT EXISTS (SELECT 1 FROM entry w WHERE w.unit = m.unit AND \(stands("w")) AND w.amount = 0 \
            AND (w.day > m.day OR w.day = m.day AND w.id > m.id))) OR (\(original)) AND \(unit) NOT IN \
            (SELECT w.unit FROM entry w WHERE \(stands("w")) AND w.amount = 0))
            """
    }
}
