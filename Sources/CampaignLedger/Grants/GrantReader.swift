import CampaignKit

/// Reads what was posted of one grant, in the order of posting.
struct GrantReader {
    let connection: any LedgerConnection

    func exists(_ grant: Int64) throws -> Bool {
        try connection.holds("SELECT 1 FROM grant_award WHERE id = $1", [.int(grant)])
    }

    /// All that the weighted pipeline is made of.
    func pipeline(_ grant: Int64) throws -> GrantPipeline {
        GrantPipeline(
            history: try history(grant), figures: try figures(grant), shares: try shares(grant),
            funders: try funders(grant))
    }

    func history(_ grant: Int64) throws -> GrantHistory {
        var rows: [GrantHistory.Row] = []
        try connection.rows(
            """
            SELECT seq, batch, day, stage, probability_tenths, voids, personal_digest FROM grant_stage \
            WHERE grant_award = $1 ORDER BY seq
            """, [.int(grant)]
        ) { row in
            // An unknown number is of a newer program, which the schema's version keeps out.
            guard let stage = GrantStage(rawValue: Int(row.int(3))) else { return }
            rows.append(
                GrantHistory.Row(
                    seq: row.int(0), batch: row.int(1), day: Self.day(row.int(2)), stage: stage,
                    likelihood: row.int(4), voids: row.optionalInt(5), hasReason: !row.isNull(6)))
        }
        return GrantHistory(rows)
    }

    private func figures(_ grant: Int64) throws -> [GrantPipeline.Figures] {
        var found: [GrantPipeline.Figures] = []
        try connection.rows(
            """
            SELECT seq, batch, day, requested, expected, decision FROM grant_figure WHERE grant_award = $1 \
            ORDER BY seq
            """, [.int(grant)]
        ) { row in
            found.append(
                GrantPipeline.Figures(
                    seq: row.int(0), batch: row.int(1), day: Self.day(row.int(2)),
                    requested: row.optionalInt(3), expected: row.optionalInt(4),
                    decision: row.optionalInt(5).map(Self.day)))
        }
        return found
    }

    private func shares(_ grant: Int64) throws -> [GrantPipeline.Shares] {
        var found: [GrantPipeline.Shares] = []
        try connection.rows(
            """
            SELECT seq, batch, day, place, weight FROM grant_share WHERE grant_award = $1 ORDER BY seq, ord
            """, [.int(grant)]
        ) { row in
            if found.last?.seq != row.int(0) {
                found.append(
                    GrantPipeline.Shares(
                        seq: row.int(0), batch: row.int(1), day: Self.day(row.int(2)), places: [],
                        weights: []))
            }
            found[found.count - 1].places.append(row.int(3))
            found[found.count - 1].weights.append(row.int(4))
        }
        return found
    }

    private func funders(_ grant: Int64) throws -> [GrantPipeline.Funder] {
        var found: [GrantPipeline.Funder] = []
        try connection.rows(
            "SELECT batch, day, is_government FROM grant_funder WHERE grant_award = $1 ORDER BY seq",
            [.int(grant)]
        ) { row in
            found.append(
                GrantPipeline.Funder(
                    batch: row.int(0), day: Self.day(row.int(1)), isGovernment: row.int(2) == 1))
        }
        return found
    }

    /// One deadline and the grant that it is of; nil for a number that none has.
    func deadline(_ number: Int64) throws -> (grant: Int64, deadline: Deadline)? {
        let found = try connection.first(
            "SELECT grant_award, due, kind, batch FROM due WHERE id = $1", [.int(number)]
        ) { row in
            (
                grant: row.int(0),
                deadline: Deadline(
                    due: Self.day(row.int(1)), kind: DeadlineKind(rawValue: Int(row.int(2))) ?? .other,
                    batch: row.int(3))
            )
        }
        guard var found else { return nil }
        try connection.rows(
            "SELECT seq, batch, day, kind, to_day FROM due_change WHERE due = $1 ORDER BY seq", [.int(number)]
        ) { row in
            guard let kind = Deadline.ChangeKind(rawValue: Int(row.int(3))) else { return }
            found.deadline.changes.append(
                Deadline.Change(
                    seq: row.int(0), batch: row.int(1), day: Self.day(row.int(2)), kind: kind,
                    to: row.optionalInt(4).map(Self.day)))
        }
        return found
    }

    private static func day(_ number: Int64) -> CalendarDate { CalendarDate(dayNumber: Int(number)) }
}
