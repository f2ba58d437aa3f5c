import CampaignKit

/// Makes imported awards those of grants that a file named before: `grant_id` is the name of both.
///
/// An award moves its grant to awarded on its own day.
struct AwardLink {
    let posting: NonMonetaryPosting
    let context: PostingContext
    let reopens: Bool

    struct Award {
        var entry: Int64
        var day: CalendarDate
        var type: EntryType
        var name: GrantName
    }

    /// What is wrong with the first award that cannot be its grant's; `base` is the last entry before the
    /// batch.
    func run(after base: Int64) throws -> RowProblem? {
        let awards = try self.awards(
            "p.entry > $3 AND s.name <> $4", [.int(base), .text(ImportSession.manualSource)])
        guard !awards.isEmpty else { return nil }
        let numbers = try GrantNames(connection: posting.connection).numbers()
        var touched: Set<Int64> = []
        for award in awards {
            guard let grant = numbers[award.name] else { continue }
            touched.insert(grant)
            if let refusal = try tie(award, to: grant) {
                return try problem(refusal, award, grant, base)
            }
        }
        for grant in touched.sorted() {
            try GrantWriter(posting, grant: grant, day: context.postedOn).writeDeltas()
        }
        return nil
    }

    /// The awards under a name that came with files before, and are no grant's yet; where there are none,
    /// those of some entries.
    func waiting(_ name: GrantName, or entries: [Int64] = []) throws -> [Award] {
        let undone = try Withdrawal(posting.connection).undone
        let free = """
            p.batch NOT IN \(undone) AND NOT EXISTS (SELECT 1 \
            FROM grant_promise g WHERE g.entry = p.entry AND g.batch NOT IN \(undone))
            """
        let named = try awards(
            "s.name = $3 AND p.name = $4 AND \(free)", [.text(name.source), .text(name.id)])
        guard named.isEmpty else { return named }
        return try entries.flatMap { try awards("p.entry = $3 AND \(free)", [.int($0)]) }
    }

    private func awards(_ condition: String, _ arguments: [LedgerValue]) throws -> [Award] {
        var awards: [Award] = []
        try posting.connection.rows(
            """
            SELECT p.entry, e.day, e.type, s.name, p.name FROM promise p JOIN entry e ON e.id = p.entry \
            JOIN source s ON s.id = p.source WHERE e.type IN ($1, $2) AND p.name IS NOT NULL AND \(condition) \
            ORDER BY p.entry
            """,
            [.int(EntryType.award.rawValue), .int(EntryType.conditional.rawValue)] + arguments
        ) { row in
            awards.append(
                Award(
                    entry: row.int(0), day: CalendarDate(dayNumber: Int(row.int(1))),
                    type: EntryType(rawValue: Int(row.int(2))) ?? .award,
                    name: GrantName(source: row.text(3), id: row.text(4))))
        }
        return awards
    }

    /// What its pipeline changes by is left to whoever posts all that a batch says of the grant.
    func tie(_ award: Award, to grant: Int64) throws -> GrantRefusal? {
        guard let record = try GrantReader(connection: posting.connection).record(grant) else { return nil }
        var change = GrantChange(day: award.day)
        if !record.history.moves().contains(where: { $0.stage == .awarded }) {
            change.move = GrantChange.Move(.awarded, reason: "the award came with a file")
        }
        if record.terms.isEmpty {
            change.term = GrantTerm(kind: award.type == .award ? .outright : .conditional)
        }
        change.promises = [award.entry]
        return try GrantStep(
            posting: posting, context: context, grant: grant, change: change, reopens: reopens, isPart: true
        ).post().outcome.refusal
    }

    private func problem(
        _ refusal: GrantRefusal, _ award: Award, _ grant: Int64, _ base: Int64
    ) throws -> RowProblem {
        let line = try posting.connection.integer(
            "SELECT line FROM stage WHERE row = $1", [.int(award.entry - base)])
        var (message, hint) = ("this award cannot be that of GR-\(grant)", "campaign grant show GR-\(grant)")
        if case .move(let problem) = refusal {
            message =
                "this award would take GR-\(grant) from \(problem.from.stage.name) on \(problem.from.day) to "
                + "\(problem.to.stage.name) on \(problem.to.day)"
            hint = "is the day of the award right? campaign grant show GR-\(grant) has the stages"
        }
        return RowProblem(
            code: "award-of-grant", line: Int(line), column: "date", message: message, hint: hint)
    }
}

extension Ledger {
    /// How many imported awards are no grant's: what a file brought under a name that no grant has.
    public func awardsWithoutGrant() throws(LedgerError) -> Int {
        try reading { connection in
            let settled = try Withdrawal(connection).settled
            return Int(
                try connection.integer(
                    """
                    SELECT count(*) FROM promise p JOIN entry e ON e.id = p.entry WHERE p.is_grant = 1 \
                    AND p.name IS NOT NULL AND e.batch NOT IN \(settled) AND \(Withdrawal.void(of: "e")) IS NULL \
                    AND NOT EXISTS (SELECT 1 FROM grant_promise g WHERE g.entry = p.entry \
                    AND g.batch NOT IN \(settled))
                    """))
        }
    }
}
