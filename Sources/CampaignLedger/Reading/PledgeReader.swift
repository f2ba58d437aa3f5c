import CampaignKit

/// Reads pledges and awards with everything posted on them.
struct PledgeReader {
    let connection: any LedgerConnection
    let query: PledgeQuery
    private let lastEntry: Int64

    init(connection: any LedgerConnection, query: PledgeQuery) throws {
        self.connection = connection
        self.query = query
        lastEntry =
            try query.knownOn.map { batch in
                try connection.integer("SELECT max(last_entry) FROM batch WHERE id <= $1", [.int(batch)])
            } ?? Int64.max
    }

    /// Hands over the pledges of the query, the newest first.
    func lines(_ body: (PledgeLine) throws -> Void) throws {
        var gifts = GiftQuery()
        gifts.campaign = query.campaign
        gifts.donor = query.donor
        gifts.until = query.asOf
        gifts.knownOn = query.knownOn
        gifts.standsOn = query.asOf
        try GiftReader(connection: connection, moves: gifts.moves).promises(gifts) { line in
            guard let pledge = try pledge(line) else { return }
            if query.onlyOpen, pledge.standing.outstanding == 0 { return }
            if query.onlyOverdue, pledge.standing.overdue(on: query.asOf) == 0 { return }
            try body(pledge)
        }
    }

    /// The pledge that a row made; nil for other kinds of promises.
    func pledge(_ line: GiftLine) throws -> PledgeLine? {
        guard let loaded = try CommitmentLoader(connection: connection).load(line.id),
            loaded.commitment.kind == .pledge
        else { return nil }
        let commitment = loaded.commitment
        var due: [CalendarDate?] = []
        if commitment.installments.isEmpty {
            for place in loaded.places {
                due.append(query.campaignEnds[try PlaceReader.place(place, connection).campaign])
            }
        }
        let standing = try commitment.standing(
            on: query.asOf, through: lastEntry, dueWithoutSchedule: due)
        let name = try connection.first(
            "SELECT coalesce(name, '') FROM promise WHERE entry = $1", [.int(line.id)]
        ) {
            $0.text(0)
        }
        return PledgeLine(
            line: line, name: name ?? "", standing: standing, hasSchedule: !commitment.installments.isEmpty)
    }

    /// The rows of promises that a text names: `P-12`, `G-5`, or a source's id of the pledge or its row.
    func find(_ text: String) throws -> [Int64] {
        let reader = GiftReader(connection: connection)
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
