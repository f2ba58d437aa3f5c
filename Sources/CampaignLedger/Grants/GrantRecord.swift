public import CampaignKit

/// What was said of a grant on a day, in the order of posting.
public struct SaidOfGrant<Value: Sendable & Equatable>: Sendable, Equatable {
    public var seq: Int64
    public var batch: Int64
    public var day: CalendarDate
    public var value: Value
}

/// A deadline of a grant with its number and its words.
public struct GrantDeadline: Sendable, Equatable {
    /// The number in `DL-12`.
    public var number: Int64
    public var deadline: Deadline
    /// How its day follows from the end of the period; empty for a day of its own.
    public var rule = ""
    public var time = ""
    public var zone = ""
    /// The entry whose installment waits for it, and the position of that installment, from 1.
    public var gatesEntry: Int64?
    public var gates: Int?
    public var owner = ""
    /// What was said with each change, by its position.
    public var words: [Int64: String] = [:]
}

/// What a file calls a grant: the `grant_id` of its rows, within the system that they come from.
public struct GrantName: Sendable, Hashable {
    public var source: String
    public var id: String

    public init(source: String, id: String) {
        self.source = source
        self.id = id
    }
}

/// All that was posted of one grant.
public struct GrantRecord: Sendable, Equatable {
    /// The number in `GR-12`.
    public var number: Int64
    /// The batch that added it.
    public var batch: Int64
    /// What the file that brought it calls it; nil for one that was typed.
    public var name: GrantName?
    public var renews: Int64?
    public var resubmits: Int64?
    public var pipeline = GrantPipeline()
    public var words: [SaidOfGrant<GrantWords>] = []
    /// Donors' numbers.
    public var funders: [SaidOfGrant<Int64>] = []
    public var terms: [SaidOfGrant<GrantTerm>] = []
    public var challenges: [SaidOfGrant<Challenge>] = []
    /// The entries of its promises.
    public var promises: [SaidOfGrant<Int64>] = []
    public var deadlines: [GrantDeadline] = []
    /// Why a move was made, by its position.
    public var reasons: [Int64: String] = [:]

    init(number: Int64, batch: Int64, renews: Int64?, resubmits: Int64?) {
        self.number = number
        self.batch = batch
        self.renews = renews
        self.resubmits = resubmits
    }

    public var history: GrantHistory { pipeline.history }

    /// Whether it was known after a batch, and no one undid its posting by then.
    public func isKnown(on batch: Int64 = .max) -> Bool {
        pipeline.inForce.holds(self.batch, knownOn: batch)
    }

    /// What was said by the end of a day, and known after a batch, in the order of their days.
    public func said<Value>(
        _ rows: KeyPath<GrantRecord, [SaidOfGrant<Value>]>, asOf day: CalendarDate,
        knownOn batch: Int64 = .max
    ) -> [SaidOfGrant<Value>] {
        self[keyPath: rows].filter { $0.day <= day && pipeline.inForce.holds($0.batch, knownOn: batch) }
            .sorted { ($0.day, $0.batch, $0.seq) < ($1.day, $1.batch, $1.seq) }
    }

    /// The deadlines that were known after a batch; one that was undone is none.
    public func deadlines(knownOn batch: Int64 = .max) -> [GrantDeadline] {
        deadlines.filter { pipeline.inForce.holds($0.deadline.batch, knownOn: batch) }
    }
}

/// Grants with what they name: places, funders and promises.
public struct GrantBook: Sendable, Equatable {
    public var records: [GrantRecord]
    /// The places of shares, by their numbers.
    public var places: [Int64: Designation]
    /// The funders' names, by the numbers that grants keep.
    public var funders: [Int64: String]
    /// Whom a funder who was merged stands for.
    public var owners: [Int64: Int64]
    /// The promises that grants own, by their entries.
    public var pledges: [Int64: PledgeLine]
    /// What was posted of their costs, by the grants' numbers.
    public var spending: [Int64: GrantSpending]
    /// Every transfer to a grantee, whatever it is made of; none where no grant has a promise.
    public var transfers: [TransferRecord]
}

extension Ledger {
    /// All grants, or one, with their promises as they are on the query's day.
    ///
    /// Every table is read once, however many grants there are.
    public func grants(_ query: PledgeQuery, only grant: Int64? = nil) throws(LedgerError) -> GrantBook {
        try reading { try GrantBook($0, query, only: grant) }
    }
}

extension GrantBook {
    init(_ connection: any LedgerConnection, _ query: PledgeQuery, only grant: Int64?) throws {
        let records = try GrantReader(connection: connection).records(grant)
        let aliases = try DonorAliases(connection, knownOn: query.knownOn ?? .max)
        var places: [Int64: Designation] = [:]
        for place in Set(records.flatMap { $0.pipeline.shares.flatMap(\.places) }).sorted() {
            places[place] = try PlaceColumns.place(place, connection)
        }
        let pledges = try Self.pledges(of: records, query, connection)
        let reader = SpendingReader(connection: connection)
        var spending = try reader.spending(only: grant)
        try reader.settleMatches(&spending, query)
        self.init(
            records: records, places: places, funders: try Self.names(of: records, aliases, connection),
            owners: aliases.present, pledges: pledges, spending: spending,
            transfers: pledges.isEmpty ? [] : try TransferReader(connection: connection).records())
    }

    private static func names(
        of records: [GrantRecord], _ aliases: DonorAliases, _ connection: any LedgerConnection
    ) throws -> [Int64: String] {
        var names: [Int64: String] = [:]
        for funder in Set(records.flatMap { $0.funders.map(\.value) }).sorted() {
            names[funder] = try connection.first(
                "SELECT \(DonorColumns.displayName("p")) FROM donor_personal p WHERE p.donor = $1",
                [.int(aliases.of(funder))]
            ) { DonorColumns.displayName($0, from: 0) }
        }
        return names
    }

    private static func pledges(
        of records: [GrantRecord], _ query: PledgeQuery, _ connection: any LedgerConnection
    ) throws -> [Int64: PledgeLine] {
        let entries = Set(records.flatMap { $0.promises.map(\.value) })
        guard !entries.isEmpty else { return [:] }
        let reader = try PledgeReader(connection: connection, query: query)
        let moves = MovedGifts(knownOn: query.knownOn, until: query.asOf)
        let gifts = try EntryReader(connection: connection, moves: moves)
        var pledges: [Int64: PledgeLine] = [:]
        for entry in entries.sorted() {
            guard let line = try gifts.line(entry), line.batch <= query.knownOn ?? .max,
                line.day <= query.asOf
            else { continue }
            pledges[entry] = try reader.pledge(line)
        }
        return pledges
    }
}
