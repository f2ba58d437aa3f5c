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
