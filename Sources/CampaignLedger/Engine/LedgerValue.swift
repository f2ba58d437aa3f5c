import CampaignKit

/// One argument of a statement.
enum LedgerValue: Sendable, Equatable {
    case null
    case int(Int64)
    case text(String)
    case bytes([UInt8])

    static func int(_ value: Int) -> LedgerValue { .int(Int64(value)) }
    static func day(_ date: CalendarDate) -> LedgerValue { .int(Int64(date.dayNumber)) }
    static func day(_ date: CalendarDate?) -> LedgerValue { date.map { .int(Int64($0.dayNumber)) } ?? .null }
    /// NULL for zero, which stands for "none" in optional references.
    static func reference(_ id: Int64?) -> LedgerValue { id.map(LedgerValue.int) ?? .null }
}
