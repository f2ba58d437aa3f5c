import CampaignKit

/// Where a gift or promise is after moves, as SQL: lists and sizes follow it there.
struct MovedGifts {
    /// Only moves of these batches; nil for all of them.
    var knownOn: Int64?
    /// Only moves until the end of this day; nil for all of them.
    var until: CalendarDate?

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
        """
        (SELECT w.place FROM entry w WHERE w.unit = \(unit) AND \(stands("w")) AND w.amount = 0 \
        ORDER BY w.day DESC, w.id DESC LIMIT 1)
        """
    }

    /// Whether a part of a unit was moved.
    func isParted(unit: String) -> String {
        "EXISTS (SELECT 1 FROM entry w WHERE w.unit = \(unit) AND \(stands("w")) AND w.amount > 0)"
    }

    /// The condition that a unit is in one of some places; `original` is for one that never moved.
    func standsIn(_ places: String, unit: String, original: String) -> String {
        """
        (\(unit) IN (SELECT m.unit FROM entry m WHERE \(stands("m")) AND m.place IN (\(places)) \
        AND NOT EXISTS (SELECT 1 FROM entry w WHERE w.unit = m.unit AND \(stands("w")) AND w.amount = 0 \
        AND (w.day > m.day OR w.day = m.day AND w.id > m.id))) OR (\(original)) AND \(unit) NOT IN \
        (SELECT w.unit FROM entry w WHERE \(stands("w")) AND w.amount = 0))
        """
    }
}
