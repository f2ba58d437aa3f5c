import CampaignKit

/// Settles the rows of a first import that need others, once all have come.
///
/// Everything else is posted by then. What the staging of a whole file would report is not reported here: at
/// the first problem the file is read again and staged, so that each is said in the same words.
struct WaitingRows {
    let session: ImportSession
    let outright: OutrightPoster
    private var connection: any LedgerConnection { session.connection }

    /// What passes count besides the rows that they settle.
    private struct Noted: Equatable {
        let counts: [Int]

        init(_ outcome: ImportOutcome) {
            counts = [
                outcome.errorCount, outcome.warningCount, outcome.zeroRows, outcome.alreadyImported,
                outcome.voidedRows, outcome.elsewhereRows, outcome.equalRows, outcome.possibleDuplicateCount,
            ]
        }
    }

    /// Posts them; false when the file has to be staged after all.
    func settle(_ outcome: inout ImportOutcome) throws -> Bool {
        guard try !hasPartsOfRefused() else { return false }
        guard outright.waiting > 0 else { return true }
        let before = Noted(outcome)
        try SplitGrouper(session: session).run(&outcome)
        try PromiseNamePass(session: session).run(&outcome)
        guard try fetchTargets() else { return false }
        try ReferencePass(session: session).run(&outcome)
        let isSettled = try !connection.holds("SELECT 1 FROM stage WHERE state <> 0")
        guard Noted(outcome) == before, isSettled else { return false }
        try connection.run("DELETE FROM stage WHERE resolved = \(Self.isPosted)")
        try EntryPoster(session: session).run()
        try addUp()
        return true
    }

    /// Whether a row that could not be read shares its id with one that could.
    private func hasPartsOfRefused() throws -> Bool {
        guard session.unreadable > 0 else { return false }
        var found = false
        try connection.rows("SELECT key64 FROM stage_refused WHERE key64 IS NOT NULL") {
            if outright.mayHold($0.int(0)) { found = true }
        }
        return found
    }

    /// In `resolved`: the row is here to be found, and posted already.
    private static let isPosted = 2

    /// Brings the posted rows that others name into staging, where the passes look for them.
    ///
    /// False where one is not found by its id.
    private func fetchTargets() throws -> Bool {
        var wanted = Set(
            try connection.integers("SELECT DISTINCT reverses64 FROM stage WHERE reverses64 IS NOT NULL"))
        guard !wanted.isEmpty else { return true }
        try connection.rows("SELECT key64 FROM stage WHERE key64 IS NOT NULL") { wanted.remove($0.int(0)) }
        guard !wanted.isEmpty else { return true }
        var entries: [Int64] = []
        try connection.rows("SELECT id, key64 FROM entry WHERE key64 IS NOT NULL") { row in
            if wanted.remove(row.int(1)) != nil { entries.append(row.int(0)) }
        }
        guard wanted.isEmpty else { return false }
        for start in stride(from: 0, to: entries.count, by: UnitList.most) {
            let list = UnitList(Array(entries[start..<min(start + UnitList.most, entries.count)]))
            try connection.run(fetch + " " + list.condition, list.arguments)
        }
        return true
    }

    /// What the row itself says, and its donor's number; what it refers to is not asked again.
    private var fetch: String {
        let left = [
            "row", "leader", "state", "needs", "donor_ext", "donor64", "pledge_name", "pledge64", "reverses",
            "reverses64", "matches", "matches64", "personal_digest", "sets", "resolved",
        ]
        let said = (StageTable.columns.filter { !left.contains($0) } + ["donor"]).joined(separator: ", ")
        let row = "id - \(session.baseEntry)"
        return """
            INSERT INTO stage(row, leader, state, needs, sets, resolved, \(said)) \
            SELECT \(row), \(row), 0, 0, 0, \(Self.isPosted), \(said) FROM entry WHERE id
            """
    }

    /// Adds them to what was summed as rows were posted.
    private func addUp() throws {
        try outright.add(
            control: connection.integer("SELECT \(Portable.sum("amount")) FROM stage WHERE leader = row"))
        try connection.rows(
            """
            SELECT e.day, e.place, e.class, e.effect FROM stage s JOIN entry e ON e.id = s.row + $1 \
            WHERE s.simple = 1 AND s.leader = s.row
            """, [.int(session.baseEntry)]
        ) { row in
            try outright.plainSums.add(
                day: row.int(0), place: row.int(1), countClass: row.int(2), effect: row.int(3))
        }
    }
}
