public import CampaignKit

extension Ledger {
    /// Records pieces that went out, each donor once for an appeal; a dry run keeps nothing.
    ///
    /// One batch in the chain. With a number that is not a donor's nothing is recorded at all. The total cost
    /// is spread over the pieces that are new, so that it is never counted twice.
    public func recordSolicitations(
        _ pieces: [Solicitation], costMinor: Int64?, _ context: PostingContext, dryRun: Bool
    ) throws(LedgerError) -> SolicitationOutcome {
        let posted = try postFacts(context, dryRun: dryRun) { posting in
            var outcome = SolicitationOutcome()
            var fresh: [Solicitation] = []
            var asked: [String: Set<Int64>] = [:]
            for piece in pieces {
                let isKnown = try posting.connection.holds(
                    "SELECT 1 FROM donor WHERE id = $1", [.int(piece.donor)])
                guard isKnown else {
                    outcome.unknown.append(piece.donor)
                    continue
                }
                if asked[piece.place.appeal] == nil {
                    let recorded = try SolicitationReader(connection: posting.connection)
                        .solicitations(ofAppeal: piece.place.appeal, asOf: nil, knownOn: nil)
                    asked[piece.place.appeal] = Set(recorded.map(\.donor))
                }
                if asked[piece.place.appeal, default: []].insert(piece.donor).inserted {
                    fresh.append(piece)
                } else {
                    outcome.already.append(piece.donor)
                }
            }
            guard outcome.unknown.isEmpty else { return NonMonetaryPosting.Result(rows: 0, value: outcome) }
            if let costMinor {
                let parts = Allocation.spread(costMinor, evenlyOver: fresh.count)
                for (index, part) in parts.enumerated() { fresh[index].costMinor = part }
            }
            try Self.write(fresh, posting)
            outcome.recorded = fresh.count
            for piece in fresh {
                outcome.costMinor = try Checked.add(outcome.costMinor, piece.costMinor ?? 0)
            }
            return NonMonetaryPosting.Result(rows: fresh.count, value: outcome)
        }
        var outcome = posted.value
        outcome.batch = posted.batch
        return outcome
    }

    private static func write(_ pieces: [Solicitation], _ posting: NonMonetaryPosting) throws {
        var next = try posting.connection.integer("SELECT max(id) FROM solicitation") + 1
        for piece in pieces {
            try posting.connection.run(
                """
                INSERT INTO solicitation(id, batch, donor, place, segment, day, cost, ask) \
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                """,
                [
                    .int(next), .int(posting.batch), .int(piece.donor),
                    .int(try posting.registry.place(piece.place)), .text(piece.segment), .day(piece.day),
                    .reference(piece.costMinor), .reference(piece.askMinor),
                ])
            next += 1
        }
    }

    /// The pieces of an appeal that went out by a day, as known after a batch, in the order of posting.
    public func solicitations(
        ofAppeal appeal: String, asOf: CalendarDate? = nil, knownOn: Int64? = nil
    ) throws(LedgerError) -> [Solicitation] {
        try reading {
            try SolicitationReader(connection: $0)
                .solicitations(ofAppeal: appeal, asOf: asOf, knownOn: knownOn)
        }
    }

    /// What was recorded of every appeal by a day, as known after a batch.
    public func solicitationTotals(
        asOf: CalendarDate? = nil, knownOn: Int64? = nil
    ) throws(LedgerError) -> [String: SolicitationTotal] {
        try reading { try SolicitationReader(connection: $0).totals(asOf: asOf, knownOn: knownOn) }
    }
}

extension Ledger {
    /// Every recording of an appeal's pieces, in the order of posting, those that were reversed too.
    public func solicitationPostings(ofAppeal appeal: String) throws(LedgerError) -> [SolicitationPosting] {
        try reading { try SolicitationReader(connection: $0).postings(ofAppeal: appeal) }
    }

    /// Says that the pieces of a batch did not go out as it recorded them; nil where nothing was kept.
    ///
    /// A row of its own in a batch of its own: what was recorded stays, and with an earlier `--known-on` it
    /// counts. The donors can be recorded again. A batch that was reversed already is left alone.
    public func voidSolicitations(
        ofBatch batch: Int64, _ context: PostingContext, dryRun: Bool
    ) throws(LedgerError) -> Int64? {
        let posted = try postFacts(context, dryRun: dryRun) { posting in
            let connection = posting.connection
            let standing = try SolicitationReader(connection: connection).standing(inBatch: batch)
            guard standing > 0 else { return NonMonetaryPosting.Result(rows: 0, value: ()) }
            let next = try connection.integer("SELECT max(id) FROM change") + 1
            try connection.run(
                "INSERT INTO change(id, batch, object, object_id, kind) VALUES ($1, $2, $3, $4, $5)",
                [
                    .int(next), .int(posting.batch), .text(SolicitationFact.object), .int(batch),
                    .int(SolicitationFact.notSent),
                ])
            return NonMonetaryPosting.Result(rows: 1, value: ())
        }
        return posted.batch
    }

    /// The keycodes that each appeal was sent under.
    public func sentKeycodes() throws(LedgerError) -> [String: Set<String>] {
        try reading { try SolicitationReader(connection: $0).keycodes(knownOn: nil) }
    }
}

/// What recording the pieces of an appeal amounted to.
public struct SolicitationOutcome: Sendable, Equatable {
    /// Nil when nothing was kept: nothing new, or a dry run.
    public internal(set) var batch: Int64?
    /// How many pieces were recorded, or would be.
    public internal(set) var recorded = 0
    /// What they cost together, in base-currency minor units.
    public internal(set) var costMinor: Int64 = 0
    /// Donors whose piece of this appeal had been recorded before, in the order given.
    public internal(set) var already: [Int64] = []
    /// Numbers that are not a donor of this ledger.
    public internal(set) var unknown: [Int64] = []
}

/// One recording of an appeal's pieces: a batch, and whether it was reversed.
public struct SolicitationPosting: Sendable, Equatable {
    public var batch: Int64
    public var postedOn: CalendarDate
    /// The day on which the pieces went out; the first where there are several.
    public var day: CalendarDate
    public var pieces: Int
    /// Base-currency minor units; nil where no cost was recorded.
    public var costMinor: Int64?
    /// The batch that reversed it; nil while it stands.
    public var voidedBy: Int64?
}

/// What the table `change` says of recorded pieces; the numbers are stored and hashed: never renumber one.
enum SolicitationFact {
    /// `object_id` is the batch that recorded them.
    static let object = "solicitation"
    /// The pieces of a batch did not go out, or not as it says.
    static let notSent: Int64 = 1
}

/// How many pieces of an appeal were recorded as sent, and what they cost.
public struct SolicitationTotal: Sendable, Equatable {
    public var pieces = 0
    /// Base-currency minor units; nil where no cost was recorded with any piece.
    public var costMinor: Int64?

    public init() {}
}
