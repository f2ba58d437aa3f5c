public import CampaignKit
public import CampaignLedger

/// A workspace's grants on a day, at one point of knowledge.
public struct GrantReading {
    public let plan: Plan
    public let provenance: Provenance
    public let asOf: CalendarDate
    /// Nil when nothing was posted yet.
    public let ledger: Ledger?
    private let query: PledgeQuery

    /// Opens the workspace and settles the day, the batch and the plan then in force.
    public init(_ context: some ServiceContext, asOf: CalendarDate?, knownOn: KnownOn?) throws {
        let view = try LedgerView(context, knownOn: knownOn).closed
        try self.init(view, asOf: view.day(asOf, context))
    }

    /// The grants of a view at the end of a day.
    public init(_ view: LedgerView, asOf day: CalendarDate) {
        self.init(
            ledger: view.ledger, plan: view.loaded.plan, provenance: view.provenance(asOf: day), asOf: day,
            batch: view.batch)
    }

    /// The grants that the figures of a snapshot are of.
    public init(_ figures: Snapshot) {
        self.init(
            ledger: figures.ledger, plan: figures.plan, provenance: figures.provenance, asOf: figures.asOf,
            batch: figures.batch)
    }

    private init(ledger: Ledger?, plan: Plan, provenance: Provenance, asOf: CalendarDate, batch: Int64?) {
        (self.ledger, self.plan, self.provenance, self.asOf) = (ledger, plan, provenance, asOf)
        var query = PledgeQuery(asOf: asOf, plan: plan)
        query.knownOn = batch
        self.query = query
    }

    public var currency: Currency { plan.organization.currency }

    /// The number of the donor whom `D-7` or a source's id names, merged or not, as far as it is known.
    ///
    /// Throws with the nearest when no one has it, and where nothing was posted yet.
    public func donor(_ id: String) throws -> Int64 {
        guard let ledger else { throw ServiceError.noDonors(id) }
        return try ledger.donor(id, asOf: asOf, knownOn: query.knownOn).line.id
    }

    /// Every grant that was there, by number.
    public func lines() throws -> [GrantLine] {
        guard let ledger else { return [] }
        return try lines(ledger.grants(query))
    }

    private func lines(_ book: GrantBook) throws -> [GrantLine] {
        try book.records.compactMap {
            try GrantLine($0, in: book, asOf: asOf, knownOn: query.knownOn ?? .max)
        }
    }

    /// The grant that `GR-12` or a number of the funder's names.
    ///
    /// Throws `ServiceError.unknownGrant` for anything else, and where nothing was posted yet.
    public func line(_ id: String) throws -> GrantLine {
        guard let ledger else { throw ServiceError.nothingPosted }
        if let number = Self.number(id, "GR") {
            if let line = try lines(ledger.grants(query, only: number)).first { return line }
        } else if let line = try lines().first(where: { $0.words.externalID == id && !id.isEmpty }) {
            return line
        }
        throw ServiceError.unknownGrant(id, among: try lines().map(\.number))
    }

    /// The grant that a deadline's `DL-12` is of.
    public func deadline(_ id: String) throws -> (line: GrantLine, deadline: GrantDeadline) {
        guard let ledger else { throw ServiceError.nothingPosted }
        let number = Self.number(id, "DL")
        if let number, let found = try ledger.deadline(number),
            let line = try lines(ledger.grants(query, only: found.grant)).first,
            let deadline = line.deadlines.first(where: { $0.number == number })
        {
            return (line, deadline)
        }
        throw ServiceError.unknownDeadline(id, among: try lines().flatMap { $0.deadlines.map(\.number) })
    }

    /// What a command wrote, or would write, of a grant.
    public func line(_ book: GrantBook) throws -> GrantLine? {
        try book.records.first.flatMap { try GrantLine($0, in: book, asOf: asOf, knownOn: .max) }
    }

    /// The number in `GR-12`, however it is written.
    public static func number(_ id: String, _ prefix: String) -> Int64? {
        let text = id.uppercased()
        guard text.hasPrefix(prefix + "-") else { return Int64(text).flatMap { $0 > 0 ? $0 : nil } }
        return Int64(text.dropFirst(prefix.count + 1)).flatMap { $0 > 0 ? $0 : nil }
    }
}
