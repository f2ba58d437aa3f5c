public import CampaignKit

/// Walks the rows that are between two states of the ledger, commitment by commitment.
struct ChangeScan {
    let connection: any LedgerConnection
    let query: ChangeQuery
    private let places: DesignationMap
    private let structure: CountingStructure
    /// The last row of each state.
    private let lastEarlier: Int64
    private let lastLater: Int64

    init(_ query: ChangeQuery, _ connection: any LedgerConnection) throws {
        self.connection = connection
        self.query = query
        places = DesignationMap(connection)
        structure = try places.structure(query.plan)
        func last(_ batch: Int64) throws -> Int64 {
            try connection.integer("SELECT max(last_entry) FROM batch WHERE id <= $1", [.int(batch)])
        }
        lastEarlier = try last(query.earlier.batch)
        lastLater = try last(query.later.batch)
    }

    func run(_ body: (ChangedPart) throws -> Void) throws {
        let limits: [LedgerValue] = [
            .int(lastEarlier), .int(lastLater), .day(query.earlier.asOf), .day(query.later.asOf),
        ]
        let loader = CommitmentLoader(connection: connection)
        var waiting: [Int64] = []
        func handOver() throws {
            let loaded = try loader.load(waiting)
            waiting.removeAll(keepingCapacity: true)
            let types = try types(of: loaded)
            for commitment in loaded { try changes(of: commitment, types, body) }
        }
        try connection.portions(Self.units, limits, read: { $0.int(0) }) { unit in
            waiting.append(unit)
            if waiting.count == UnitList.most { try handOver() }
        }
        try handOver()
    }

    /// The types of all rows of some commitments, by their numbers.
    private func types(of loaded: [CommitmentLoader.Loaded]) throws -> [Int64: EntryType] {
        let entries = Set(loaded.flatMap { [$0.unit] + $0.commitment.events.map(\.entry) }).sorted()
        var types: [Int64: EntryType] = [:]
        for start in stride(from: 0, to: entries.count, by: UnitList.most) {
            let list = UnitList(Array(entries[start..<min(start + UnitList.most, entries.count)]))
            try connection.rows("SELECT id, type FROM entry WHERE id \(list.condition)", list.arguments) {
                types[$0.int(0)] = EntryType(rawValue: Int($0.int(1)))
            }
        }
        return types
    }

    /// Commitments with a row that was posted in between, or came of date.
    static let units = """
        SELECT unit FROM entry WHERE id > $1 AND id <= $2 \
        UNION SELECT unit FROM entry WHERE id <= $1 AND day > $3 AND day <= $4 ORDER BY unit
        """

    private func changes(
        of loaded: CommitmentLoader.Loaded, _ types: [Int64: EntryType],
        _ body: (ChangedPart) throws -> Void
    ) throws {
        guard let later = loaded.commitment.known(upTo: lastLater, root: loaded.unit) else { return }
        for part in try late(loaded, later) + newParts(loaded, later) {
            try emit(part, loaded, types, body)
        }
    }

    /// Rows posted in between that act by the earlier day, each on top of those before it.
    private func late(
        _ loaded: CommitmentLoader.Loaded, _ later: Commitment
    ) throws -> [Commitment.Part] {
        let day = query.earlier.asOf
        var partial = later
        partial.events.removeAll { $0.entry > lastEarlier }
        var before = try partial.steps().filter { $0.key.day <= day }
        let events = later.events.filter { $0.entry > lastEarlier && $0.day <= day }
        return try events.sorted { $0.entry < $1.entry }.map { event in
            // A payment may be posted just before its promise: what counts is what acts by the day.
            partial.events.append(event)
            let now = try partial.steps().filter { $0.key.day <= day }
            defer { before = now }
            return Commitment.Part(
                entry: event.entry, day: day, deltas: Commitment.difference(now, before))
        }
    }

    private func newParts(
        _ loaded: CommitmentLoader.Loaded, _ later: Commitment
    ) throws -> [Commitment.Part] {
        try later.parts(root: loaded.unit).filter {
            $0.day > query.earlier.asOf && $0.day <= query.later.asOf
        }
    }

    private func emit(
        _ part: Commitment.Part, _ loaded: CommitmentLoader.Loaded, _ types: [Int64: EntryType],
        _ body: (ChangedPart) throws -> Void
    ) throws {
        var byCampaign: [String: Tally] = [:]
        for delta in part.deltas where delta.key.ordinal != CommitmentDelta.wholeGift {
            for campaign in try places.campaigns(of: loaded.places[delta.key.ordinal]) {
                let rule = structure.rule(ofCampaign: campaign)
                try byCampaign[campaign, default: Tally()].add(
                    delta.figures, of: delta.key.countClass, under: rule.policy,
                    outside: rule.isOutside(loaded.commitment.origin))
            }
        }
        let changed = byCampaign.filter { $1.raised != 0 || $1.received != 0 || $1.outstanding != 0 }
        guard !changed.isEmpty else { return }
        let (type, opening) = (types[part.entry] ?? .gift, types[loaded.unit] ?? .gift)
        let kind = kind(of: part, type)
        for (campaign, tally) in changed.sorted(by: { $0.key < $1.key }) {
            try body(
                ChangedPart(
                    kind: kind,
                    reason: ChangeReason(
                        type, opening: opening, isOpening: part.entry == loaded.unit, raised: tally.raised),
                    entry: part.entry, campaign: campaign, raisedMinor: tally.raised,
                    receivedMinor: tally.received, outstandingMinor: tally.outstanding))
        }
    }

    private func kind(of part: Commitment.Part, _ type: EntryType) -> ChangedPart.Kind {
        if type.family == .correction { return .corrected }
        if type.family == .move { return .moved }
        return part.day <= query.earlier.asOf ? .late : .new
    }
}

/// Two states of the ledger, an earlier and a later, to tell what is between them.
public struct ChangeQuery: Sendable {
    /// One state: the end of a day, as known after a batch.
    public struct State: Sendable, Equatable {
        public var asOf: CalendarDate
        public var batch: Int64

        public init(asOf: CalendarDate, batch: Int64) {
            self.asOf = asOf
            self.batch = batch
        }
    }

    public var earlier: State
    /// Neither its day nor its batch is before the earlier one's.
    public var later: State
    /// Both states are counted as it says.
    public var plan: Plan

    public init(from earlier: State, to later: State, plan: Plan) {
        self.earlier = earlier
        self.later = later
        self.plan = plan
    }
}

/// What one posted row changed of a campaign's own figures between two states.
public struct ChangedPart: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        /// Dated by the earlier day, and posted after it was looked at.
        case late
        /// Dated after the earlier day.
        case new
        /// A refund, chargeback, void or adjustment, whenever it is dated.
        case corrected
        /// From one place to another.
        case moved
    }

    public var kind: Kind
    /// What happened, whenever it was posted.
    public var reason: ChangeReason
    /// The row's number.
    public var entry: Int64
    /// Empty for none.
    public var campaign: String
    public var raisedMinor: Int64
    public var receivedMinor: Int64
    public var outstandingMinor: Int64
}
