/// What was posted of one naming place.
public struct UnitEvent: Sendable, Equatable {
    /// Stored and hashed: never renumber one.
    public enum Kind: Int, Sendable, CaseIterable {
        case reserved = 1
        case named = 2
        case released = 3
    }

    public var id: Int64
    public var batch: Int64
    public var day: CalendarDate
    /// Which of the unit's places, from 1.
    public var ordinal: Int
    public var kind: Kind
    /// The donor who reserved it, or who names it.
    public var donor: Int64?
    /// The gift or promise that a name is given for.
    public var entry: Int64?
    /// The last day of a reservation, or of a name that is given for a term.
    public var until: CalendarDate?
    /// The name, or the reason: can be erased.
    public var words: String

    public init(
        id: Int64, batch: Int64, day: CalendarDate, ordinal: Int, kind: Kind, donor: Int64? = nil,
        entry: Int64? = nil, until: CalendarDate? = nil, words: String = ""
    ) {
        self.id = id
        self.batch = batch
        self.day = day
        self.ordinal = ordinal
        self.kind = kind
        self.donor = donor
        self.entry = entry
        self.until = until
        self.words = words
    }
}

/// What a gift or promise has raised for one unit.
public struct UnitCommitment: Sendable, Equatable {
    public var entry: Int64
    public var day: CalendarDate
    public var donor: Int64?
    public var raised: Int64

    public init(entry: Int64, day: CalendarDate, donor: Int64?, raised: Int64) {
        self.entry = entry
        self.day = day
        self.donor = donor
        self.raised = raised
    }
}

/// The places of one unit on a day: which are open, and who has the others.
///
/// `rules.md §7.2`: a place is never shown in part, and never sold twice.
public struct UnitBoard: Sendable, Equatable {
    public enum State: Sendable, Equatable {
        case open
        /// Until the event's day, and open again the day after.
        case reserved(UnitEvent)
        case named(UnitEvent)
        /// Paid for in full or pledged, and not named yet.
        case taken(UnitCommitment)

        public var isOpen: Bool { self == .open }
    }

    public let price: Int64
    /// By ordinal, the first has 1.
    public private(set) var places: [State]
    /// What is left of gifts beyond full prices, and gifts below one.
    public private(set) var partGifts: [UnitCommitment] = []
    /// Places that are paid for, or named, beyond those that there are.
    public private(set) var oversold = 0
    /// Gifts and promises that have raised a full price and got no place at all, by their rows.
    public private(set) var withoutPlace: [Int64] = []
    private let names: [Int64: Int]

    /// `events` are those that count, in any order; `count` is the plan's.
    public init(
        count: Int, price: Int64, events: [UnitEvent], commitments: [UnitCommitment], asOf day: CalendarDate
    ) {
        self.price = price
        var places = Array(repeating: State.open, count: max(0, count))
        var (names, oversold): ([Int64: Int], Int) = ([:], 0)
        let standing = Dictionary(grouping: events.filter { $0.day <= day }, by: \.ordinal)
            .compactMapValues { list in
                list.max { ($0.day, $0.batch, $0.id) < ($1.day, $1.batch, $1.id) }
            }
        for (ordinal, event) in standing where event.until.map({ $0 >= day }) ?? true {
            guard event.kind != .released else { continue }
            if event.kind == .named, let entry = event.entry { names[entry, default: 0] += 1 }
            guard places.indices.contains(ordinal - 1) else {
                if event.kind == .named { oversold += 1 }
                continue
            }
            places[ordinal - 1] = event.kind == .named ? .named(event) : .reserved(event)
        }
        self.names = names
        self.places = places
        self.oversold = oversold
        for commitment in commitments.sorted(by: { ($0.day, $0.entry) < ($1.day, $1.entry) }) {
            place(commitment)
        }
    }

    /// How many places a gift or promise pays for that it gives no name to yet.
    private func unnamed(_ commitment: UnitCommitment) -> Int {
        guard price > 0, commitment.raised > 0 else { return 0 }
        return max(0, Int(clamping: commitment.raised / price) - (names[commitment.entry] ?? 0))
    }

    private mutating func place(_ commitment: UnitCommitment) {
        let wanted = min(unnamed(commitment), 100_000)
        var missing = 0
        for _ in 0..<wanted {
            if let index = free(for: commitment.donor) {
                places[index] = .taken(commitment)
            } else {
                missing += 1
            }
        }
        oversold += missing
        if missing > 0, missing == wanted, names[commitment.entry] == nil {
            withoutPlace.append(commitment.entry)
        }
        guard price > 0, commitment.raised > 0 else { return }
        let rest = commitment.raised % price
        guard rest > 0, names[commitment.entry] == nil || commitment.raised >= price else { return }
        partGifts.append(
            UnitCommitment(
                entry: commitment.entry, day: commitment.day, donor: commitment.donor, raised: rest))
    }

    /// The place that is reserved for a donor, else the first open one.
    private func free(for donor: Int64?) -> Int? {
        let own = places.firstIndex { state in
            if case .reserved(let event) = state { event.donor != nil && event.donor == donor } else { false }
        }
        return own ?? places.firstIndex(of: .open)
    }

    public func count(_ holds: (State) -> Bool) -> Int { places.count(where: holds) }

    /// The place that a gift's name would go on: one it has paid for, one reserved for its donor, or an open
    /// one; nil where there is none.
    public func ordinal(naming entry: Int64, of donor: Int64?) -> Int? {
        let paid = places.firstIndex { state in
            if case .taken(let commitment) = state { commitment.entry == entry } else { false }
        }
        return (paid ?? free(for: donor)).map { $0 + 1 }
    }

    /// Whether a gift's name may go on a place: no other has it.
    public func takes(_ entry: Int64, of donor: Int64?, at ordinal: Int) -> Bool {
        guard places.indices.contains(ordinal - 1) else { return false }
        switch places[ordinal - 1] {
        case .open: return true
        case .reserved(let event): return event.donor != nil && event.donor == donor
        case .taken(let commitment): return commitment.entry == entry
        case .named: return false
        }
    }
}

extension UnitBoard {
    /// Who has the places, without a name: `6 places: 4 named, 1 reserved (until 31 Dec 2026), 1 open`.
    public var summary: String {
        let named = count { if case .named = $0 { true } else { false } }
        let paid = count { if case .taken = $0 { true } else { false } }
        let reserved = places.compactMap { state -> CalendarDate? in
            if case .reserved(let event) = state { event.until } else { nil }
        }
        var parts: [String] = []
        if named > 0 { parts.append("\(named) named") }
        if paid > 0 { parts.append("\(paid) paid for") }
        if !reserved.isEmpty {
            parts.append(
                "\(reserved.count) reserved (until \(reserved.map(\.longText).joined(separator: ", ")))")
        }
        parts.append("\(count(\.isOpen)) open")
        return "\(Words.count(places.count, "place")): \(parts.joined(separator: ", "))"
    }
}
