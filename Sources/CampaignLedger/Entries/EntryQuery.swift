public import CampaignKit

/// Which rows of the ledger to list; nil fields do not limit.
public struct EntryQuery: Sendable {
    public var campaign: String?
    public var appeal: String?
    public var project: String?
    /// Our number of the donor.
    public var donor: Int64?
    public var type: EntryType?
    public var since: CalendarDate?
    public var until: CalendarDate?
    /// Least amount in base-currency minor units.
    public var atLeastMinor: Int64?
    /// Only what this batch posted.
    public var batch: Int64?
    /// Only what was known after this batch.
    public var knownOn: Int64?
    /// Gifts are found and shown where they was at the end of this day; nil for after every move.
    public var standsOn: CalendarDate?
    /// Most rows to list.
    public var limit: Int?

    public init() {}

    var moves: MovedGifts { MovedGifts(knownOn: knownOn, until: standsOn) }
}

/// The condition of a gift query, its arguments numbered as they are added.
struct EntryFilter {
    private var parts: [String] = []
    private(set) var arguments: [LedgerValue] = []

    var condition: String { parts.isEmpty ? "" : " WHERE " + parts.joined(separator: " AND ") }

    /// `moves` are the query's, as the reader of the rows knows them.
    mutating func add(_ query: EntryQuery, _ moves: MovedGifts) {
        addPlace("campaign", query.campaign, moves)
        addPlace("appeal", query.appeal, moves)
        addPlace("project", query.project, moves)
        if let donor = query.donor {
            arguments.append(.int(donor))
            parts.append(
                DonorAliases.isOwn("e.donor", of: "$\(arguments.count)", knownOn: query.knownOn))
            // Whoever asks for a donor's gifts must not learn of those hidden from staff.
            parts.append("NOT \(HiddenGifts.condition("e"))")
        }
        if let type = query.type { add("e.type = ", .int(type.rawValue)) }
        if let since = query.since { add("e.day >= ", .day(since)) }
        if let until = query.until { add("e.day <= ", .day(until)) }
        if let least = query.atLeastMinor { add("e.amount >= ", .int(least)) }
        if let batch = query.batch { add("e.batch = ", .int(batch)) }
        if let batch = query.knownOn { add("e.batch <= ", .int(batch)) }
    }

    /// Only tributes that are not hidden from staff and of which something is left.
    mutating func addTributes() {
        parts.append("e.id IN (SELECT t.entry FROM entry_personal t WHERE t.tribute <> '')")
        parts.append("NOT \(HiddenGifts.condition("e"))")
        parts.append(
            """
            (SELECT coalesce(\(Portable.sum("CASE WHEN k.measure = \(EffectKind.writtenOff.rawValue) THEN -k.effect ELSE k.effect END")), 0) \
            FROM entry k WHERE k.id = e.id OR k.unit = e.unit AND k.target = e.id) > 0
            """)
    }

    private mutating func add(_ text: String, _ value: LedgerValue) {
        arguments.append(value)
        parts.append(text + "$\(arguments.count)")
    }

    /// A gift split over places is found by any of them; one that was moved, where it was moved to.
    private mutating func addPlace(_ column: String, _ value: String?, _ moves: MovedGifts) {
        guard let value else { return }
        arguments.append(.text(value))
        let place = "SELECT id FROM place WHERE \(column) = $\(arguments.count)"
        let own = EntryReader.unit("place")
        let original =
            "\(own) IN (\(place)) OR \(own) IS NULL AND e.unit IN (SELECT t.entry FROM split t WHERE t.place IN (\(place)))"
        parts.append(moves.standsIn(place, unit: "e.unit", original: original))
    }
}
