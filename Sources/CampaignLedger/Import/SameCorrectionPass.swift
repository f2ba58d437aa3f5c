import CampaignKit

/// Finds what was done to a posted row in the very same way a moment ago: a second try, or meant twice.
///
/// A refund that was posted and then called failed, because its answer could not be written, is typed again.
/// The same is: the same type, amount and effect on the same row, to the same place, acting on the same day
/// or the one next to it. What was voided since is not a second.
struct SameCorrectionPass {
    let session: ImportSession

    func run(_ outcome: inout ImportOutcome) throws {
        let connection = session.connection
        guard session.options.possibleDuplicates != .post,
            try connection.holds("SELECT 1 FROM stage WHERE needs = 1 AND state = 0")
        else { return }
        var found: [(row: Int64, line: Int, gift: Int64, apart: Int64)] = []
        for sql in [Self.same, Self.samePayment] {
            try connection.rows(sql) { found.append(($0.int(0), Int($0.int(1)), $0.int(2), $0.int(3))) }
        }
        found.sort { $0.row < $1.row }
        outcome.possibleDuplicateCount += found.count
        let state: StageTable.State = session.options.possibleDuplicates == .skip ? .skipped : .rejected
        for match in found {
            try StageTable.mark(match.row, state, connection)
            guard state == .rejected else { continue }
            outcome.add(
                RowProblem(
                    code: "possible-duplicate", line: match.line,
                    message: "the same entry was posted as G-\(match.gift)" + Self.words(match.apart),
                    hint: "--skip-possible leaves such rows out, --post-possible posts them"))
        }
    }

    /// The types of rows that act on another and can do so more than once.
    static let types = EntryType.allCases.filter {
        [.promiseEvent, .correction, .move].contains($0.family) && $0 != .void
    }.map { "\($0.rawValue)" }.joined(separator: ", ")

    /// On which day the other acts, where it is not the same.
    private static func words(_ daysApart: Int64) -> String {
        daysApart == 0 ? "" : daysApart > 0 ? ", on the day before" : ", on the day after"
    }

    private static let isVoided = """
        EXISTS (SELECT 1 FROM entry v WHERE v.target = e.id AND v.type = \(EntryType.void.rawValue))
        """

    /// A payment that does not say who paid: the promise says it, so that it was looked for under no one.
    private static let samePayment = """
        SELECT s.row, s.line, max(e.id), 0 FROM stage s JOIN entry e ON e.unit = s.unit AND e.unit <> e.id \
        AND e.print64 = s.print64 AND e.donor IS NOT DISTINCT FROM s.donor \
        WHERE s.needs = 1 AND s.state = 0 AND s.key64 IS NULL AND s.leader = s.row AND s.donor64 IS NULL \
        AND s.pledge_name IS NOT NULL AND \(SharedIDPass.received("s")) AND NOT \(isVoided) \
        GROUP BY s.row, s.line ORDER BY s.row
        """

    private static let same = """
        SELECT s.row, s.line, max(e.id), min(s.date - e.date) FROM stage s JOIN entry e ON e.unit = s.unit AND e.type = s.type \
        AND e.amount = s.amount AND e.effect = s.effect \
        AND coalesce(e.target, 0) = coalesce(s.target, 0) AND coalesce(e.place, 0) = coalesce(s.place, 0) \
        AND s.date - e.date IN (-1, 0, 1) \
        WHERE s.needs = 1 AND s.state = 0 AND s.key64 IS NULL AND s.leader = s.row AND s.type IN (\(types)) \
        AND NOT \(isVoided) \
        GROUP BY s.row, s.line ORDER BY s.row
        """
}
