import CampaignKit

/// Gives rows that act on others what they come to: in another currency their share of it, and a void the fee
/// of what it reverses.
///
/// `rules.md §1.2`. Few files have any: nothing is read where there is none.
struct SharePass {
    let session: ImportSession
    private var connection: any LedgerConnection { session.connection }

    init(session: ImportSession) {
        self.session = session
    }

    func run() throws {
        try takeFeesBack()
        var units: [Int64] = []
        try connection.rows(
            """
            SELECT DISTINCT unit FROM stage WHERE needs = 1 AND state = 0 AND leader = row AND \
            (currency IS NOT NULL OR type = $1) ORDER BY unit
            """, [.int(EntryType.void.rawValue)]
        ) { units.append($0.int(0)) }
        for unit in units { try settle(unit) }
    }

    private func settle(_ unit: Int64) throws {
        let rows = OriginalRows(connection: connection)
        let staged = try rows.staged(unit, baseEntry: session.baseEntry)
        let posted = try rows.posted(unit).filter { $0.entry <= session.baseEntry }
        guard (staged + posted).contains(where: { !$0.currency.isEmpty }) else { return }
        let amounts = OriginalAmounts(unit: unit, posted + staged)
        for row in staged {
            guard let effect = amounts.effects[row.entry], effect != row.effect else { continue }
            try connection.run(
                "UPDATE stage SET effect = $1 WHERE row = $2",
                [.int(effect), .int(row.entry - session.baseEntry)])
        }
    }

    /// A row that should never have been there had no fee either; a void of a void brings it back.
    private func takeFeesBack() throws {
        var voids: [(row: Int64, target: Int64)] = []
        try connection.rows(
            """
            SELECT row, target FROM stage WHERE needs = 1 AND state = 0 AND type = $1 AND target IS NOT NULL \
            ORDER BY row
            """, [.int(EntryType.void.rawValue)]
        ) { voids.append(($0.int(0), $0.int(1))) }
        for void in voids {
            let staged = void.target > session.baseEntry
            let fee = try connection.integer(
                staged ? "SELECT fee FROM stage WHERE row = $1" : "SELECT fee FROM entry WHERE id = $1",
                [.int(staged ? void.target - session.baseEntry : void.target)])
            guard fee != 0 else { continue }
            try connection.run(
                "UPDATE stage SET fee = $1 WHERE row = $2", [.int(-fee), .int(void.row)])
        }
    }
}
