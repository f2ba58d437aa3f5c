import CampaignKit

extension Ledger {
    /// Hands over pledges and awards as they are on the query's day, the newest first.
    public func pledges(_ query: PledgeQuery, _ body: (PledgeLine) throws -> Void) throws {
        try engine.read { try PledgeReader(connection: $0, query: query).lines(body) }
    }

    /// The pledge that `P-12`, its row's number, or a source's id names.
    public func pledge(_ id: String, _ query: PledgeQuery) throws(LedgerError) -> PledgeRecord {
        try reading { connection in
            let reader = try PledgeReader(connection: connection, query: query)
            let moves = MovedGifts(knownOn: query.knownOn, until: query.asOf)
            let gifts = EntryReader(connection: connection, moves: moves)
            let found = try reader.find(id)
            guard found.count < 2 else {
                let ids = found.prefix(5).map { "G-\($0)" }.joined(separator: ", ")
                throw LedgerError(
                    .unknownPledge, "several pledges have the id '\(id)'", hint: "use one of \(ids)")
            }
            guard let number = found.first, let line = try gifts.line(number) else {
                throw LedgerError(
                    .unknownPledge, "no pledge '\(id)'", hint: try Self.pledgeHint(id, gifts))
            }
            guard let pledge = try reader.pledge(line) else {
                let isPayment = line.type.family != .promise
                let hint =
                    line.promise.flatMap { isPayment ? "its pledge is P-\($0)" : nil }
                    ?? "campaign gift show G-\(number)"
                throw LedgerError(
                    .unknownPledge, "G-\(number) is a \(line.type.name), not a pledge", hint: hint)
            }
            let acts = try gifts.related(to: number).filter { act in
                act.day <= query.asOf && act.batch <= query.knownOn ?? Int64.max
            }
            return PledgeRecord(
                pledge: pledge,
                gift: try EntryDetailReader(connection: connection, moves: moves).record(line, related: []),
                acts: acts)
        }
    }

    private static func pledgeHint(_ id: String, _ gifts: EntryReader) throws -> String {
        if let number = Int64(id), try gifts.entry(ofPromise: number) != nil {
            return DidYouMean.question("P-\(number)")
        }
        return "campaign pledge list shows them; pledge numbers look like P-12"
    }
}
