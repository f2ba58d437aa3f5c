import CampaignKit

/// Settles what staged rows say about other rows, of the file or of the ledger: payments, changes, reversals,
/// matches.
///
/// Row by row over those that refer, each once; a chain of reversals is followed to its root.
final class ReferencePass {
    private let session: ImportSession
    private let connection: any LedgerConnection
    private let resolver: ReferenceResolver

    init(session: ImportSession) throws {
        self.session = session
        connection = session.connection
        resolver = try ReferenceResolver(session: session)
    }

    func run(_ outcome: inout ImportOutcome) throws {
        guard try connection.holds("SELECT 1 FROM stage WHERE needs = 1") else {
            return
        }
        try StageTable.index(.target, connection)
        var after: Int64 = 0
        while true {
            var chunk: [Int64] = []
            try connection.rows(
                """
                SELECT row FROM stage WHERE needs = 1 AND state = 0 AND leader = row AND row > $1 ORDER BY row LIMIT 5000
                """, [.int(after)]
            ) { chunk.append($0.int(0)) }
            guard let last = chunk.last else { return }
            for row in chunk { try resolve(row, &outcome) }
            after = last
        }
    }

    private func resolve(_ row: Int64, _ outcome: inout ImportOutcome) throws {
        var chain: [Int64] = []
        switch try resolver.resolve(row, chain: &chain) {
        case .success: break
        case .failure(let problem):
            outcome.add(problem)
            try StageTable.mark(row, .rejected, connection)
        case .nothing:
            outcome.zeroRows += 1
            try StageTable.mark(row, .skipped, connection)
        case .leftOut(let state):
            if state == .voided { outcome.voidedRows += 1 } else { outcome.elsewhereRows += 1 }
            try StageTable.mark(row, state, connection)
        }
        for note in resolver.takeNotes() { outcome.add(note) }
    }
}

/// The row that another one names: posted earlier, or staged in the same file.
struct ReferenceTarget {
    var entry: Int64
    /// Set when it is staged and may itself have to be settled first.
    var stagedRow: Int64?
    var type: EntryType
    var unit: Int64
    var payment: Int64
    var measure: EffectKind
    var effect: Int64
    var day: Int64
    var donor: Int64?
    var donorKey: ResolvedRow.DonorKey?
    var place: Int64?
    /// The undo that reversed it, or what it acts on.
    var undoneBy: Int64?

    mutating func take(_ resolved: ResolvedRow) {
        unit = resolved.unit
        payment = resolved.payment
        measure = resolved.measure
        effect = resolved.effect
        day = resolved.day
        donor = resolved.donor
        donorKey = resolved.donorKey
        place = resolved.place
    }
}
