public import CampaignKit

/// Reads pledges and awards with everything posted on them.
struct PledgeReader {
    let connection: any LedgerConnection
    let query: PledgeQuery
    private let lastEntry: Int64
    private let rows: CountedRows
    private let ends: [String: CalendarDate]

    init(connection: any LedgerConnection, query: PledgeQuery) throws {
        self.connection = connection
        self.query = query
        lastEntry =
            try query.knownOn.map { batch in
                try connection.integer("SELECT max(last_entry) FROM batch WHERE id <= $1", [.int(batch)])
            } ?? Int64.max
        let campaigns = try DesignationMap(connection).allCampaigns().union([""])
        rows = try CountedRows(connection, plan: query.plan, campaigns: Array(campaigns))
        ends = Dictionary(
            query.plan.campaigns.compactMap { campaign in campaign.ends.map { (campaign.id, $0) } }
        ) { first, _ in first }
    }

    /// Hands over the pledges of the query, the newest first.
    func lines(_ body: (PledgeLine) throws -> Void) throws {
        var gifts = EntryQuery()
        gifts.campaign = query.campaign
        gifts.donor = query.donor
        gifts.until = query.asOf
        gifts.knownOn = query.knownOn
        gifts.standsOn = query.asOf
        try EntryReader(connection: connection, moves: gifts.moves).promises(gifts) { line in
            guard let pledge = try pledge(line) else { return }
            if query.onlyOpen, pledge.standing.outstanding == 0 { return }
            if query.onlyOverdue, pledge.standing.overdue(on: query.asOf) == 0 { return }
            try body(pledge)
        }
    }

    /// The pledge, award or conditional promise that a row made; nil for other kinds of promises.
    func pledge(_ line: EntrySummary) throws -> PledgeLine? {
        guard let loaded = try CommitmentLoader(connection: connection).load(line.id),
            loaded.commitment.kind == .pledge || loaded.commitment.kind == .conditional
        else { return nil }
        var commitment = loaded.commitment
        commitment.gatesKnownOn = query.knownOn ?? .max
        var due: [CalendarDate?] = []
        for place in loaded.places { due.append(ends[try PlaceColumns.place(place, connection).campaign]) }
        let standing = try commitment.standing(
            on: query.asOf, through: lastEntry, dueWithoutSchedule: due)
        let name = try connection.first(
            "SELECT coalesce(name, '') FROM promise WHERE entry = $1", [.int(line.id)]
        ) {
            $0.text(0)
        }
        return PledgeLine(
            line: line, name: name ?? "", standing: standing, counted: try counted(loaded),
            hasSchedule: !commitment.installments.isEmpty)
    }

    /// What a status has of it, step by step as the status has it: of the query's campaign, where it has one.
    private func counted(_ loaded: CommitmentLoader.Loaded) throws -> PledgeLine.Counted {
        var counted = PledgeLine.Counted()
        var commitment = loaded.commitment
        commitment.gatesKnownOn = query.knownOn ?? .max
        let steps = try commitment.known(through: lastEntry).steps()
        for (key, figures) in steps
        where key.day <= query.asOf && key.ordinal != CommitmentDelta.wholeGift {
            let place = loaded.places[key.ordinal]
            let home = try rows.home(of: place)
            let isHere = query.campaign == nil || home == query.campaign
            guard key.countClass.isMemo else {
                let counts =
                    try rows.campaign(place: place, countClass: key.countClass, origin: commitment.origin)
                    != nil
                try counted.add(figures, counts: counts, isHere: isHere)
                continue
            }
            guard key.countClass != .writtenOff, isLate(key.countClass, home) else { continue }
            let counts =
                try rows.campaign(place: place, memo: key.countClass, origin: commitment.origin) != nil
            try counted.addOverdue(figures.outstanding, counts: counts, isHere: isHere)
        }
        return counted
    }

    /// By its schedule, or where a campaign has ended without one.
    private func isLate(_ countClass: CountClass, _ campaign: String) -> Bool {
        switch countClass {
        case .overdue, .governmentOverdue: true
        default: ends[campaign].map { $0 < query.asOf } ?? false
        }
    }

    /// The rows of promises that a text names: `P-12`, `G-5`, or a source's id of the pledge or its row.
    func find(_ text: String) throws -> [Int64] {
        let reader = try EntryReader(connection: connection)
        if text.uppercased().hasPrefix("P-"), let number = Int64(text.dropFirst(2)),
            let entry = try reader.entry(ofPromise: number)
        {
            return [entry]
        }
        var named: [Int64] = []
        try connection.rows(
            """
            SELECT p.entry FROM promise p JOIN source s ON s.id = p.source WHERE p.name = $1 \
            OR s.name || ':' || p.name = $1 ORDER BY p.id
            """, [.text(text)]
        ) { named.append($0.int(0)) }
        return named.isEmpty ? try reader.find(text) : named
    }
}

/// One pledge or award, for lists, as it is on a day.
public struct PledgeLine: Sendable, Equatable {
    /// The row that made it; its `promise` is the pledge's number, shown as `P-12`.
    public var line: EntrySummary
    /// The source's name for it; empty when there is none.
    public var name: String
    public var standing: PledgeStanding
    /// What of it a status counts, of the query's campaign where it has one: nothing of what a policy leaves
    /// out.
    public var counted: Counted
    /// Whether it has a schedule of its own; else it is due when its campaign ends.
    public var hasSchedule: Bool

    /// The parts of a pledge's sums that are in a status, in minor units.
    public struct Counted: Sendable, Equatable {
        public var outstanding: Int64 = 0
        public var overdue: Int64 = 0
        /// What was received of it.
        public var received: Int64 = 0
        /// What of a split pledge is for other campaigns than the query's.
        public var outstandingElsewhere: Int64 = 0
        public var overdueElsewhere: Int64 = 0

        public init() {}

        mutating func add(_ figures: CommitmentFigures, counts: Bool, isHere: Bool) throws(MoneyError) {
            if !isHere {
                outstandingElsewhere = try Checked.add(outstandingElsewhere, figures.outstanding)
            } else if counts {
                outstanding = try Checked.add(outstanding, figures.outstanding)
                received = try Checked.add(received, figures.received)
            }
        }

        mutating func addOverdue(_ amount: Int64, counts: Bool, isHere: Bool) throws(MoneyError) {
            if !isHere {
                overdueElsewhere = try Checked.add(overdueElsewhere, amount)
            } else if counts {
                overdue = try Checked.add(overdue, amount)
            }
        }
    }

    public var number: Int64 { line.promise ?? 0 }
}

/// Which pledges to list, and as of when; nil fields do not limit.
public struct PledgeQuery: Sendable {
    public var campaign: String?
    /// Our number of the donor.
    public var donor: Int64?
    /// Only pledges with an outstanding balance.
    public var onlyOpen = false
    /// Only pledges with an overdue balance.
    public var onlyOverdue = false
    public var asOf: CalendarDate
    /// Only what was known after this batch.
    public var knownOn: Int64?
    /// Says what a policy counts, and when campaigns end: what has no schedule is due then.
    public var plan: Plan

    public init(asOf: CalendarDate, plan: Plan) {
        self.asOf = asOf
        self.plan = plan
    }
}

/// One pledge in full.
public struct PledgeRecord: Sendable, Equatable {
    public var pledge: PledgeLine
    /// The row that made it.
    public var gift: EntryDetail
    /// Payments, changes, write-offs and what corrects them, by day; none after the day asked for.
    public var acts: [EntrySummary]
}
