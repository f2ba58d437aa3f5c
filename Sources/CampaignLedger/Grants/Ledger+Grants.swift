public import CampaignKit

/// Why nothing was written of a grant.
public enum GrantRefusal: Sendable, Equatable {
    /// No grant has the number in `GR-12`: the one that is changed, renewed or tried again.
    case unknownGrant(Int64)
    case unknownFunder(Int64)
    /// The number in `DL-12` is of no deadline of this grant.
    case unknownDeadline(Int64)
    /// The deadline is done or waived, or open, already.
    case deadlineStands(Int64, Deadline.Status)
    /// Two moves that may not follow each other.
    case move(GrantHistory.Problem)
    /// There is no move to void.
    case nothingToVoid
    /// The move was posted with money, which has to be undone first, with its batch.
    case movedMoney(GrantStage, batch: Int64)
    /// Nothing that a deadline or a plan says is posted ahead of its day.
    case future(CalendarDate)
    /// The books are closed up to this day, and no reason was given for a move that counts money.
    case booksClosed(CalendarDate)
    /// Something is wrong with what is said of its costs.
    case spending(SpendingRefusal)
}

extension Ledger {
    /// Posts all that one command says of a grant as one batch of the chain, or nothing; nil adds a grant.
    ///
    /// Nothing is written when it is refused, when it says nothing, and in a dry run. `reopen` is why a move
    /// that counts money is posted into a closed period.
    public func post(
        _ change: GrantChange, on grant: Int64?, _ context: PostingContext, reopen: String? = nil,
        dryRun: Bool
    ) throws(LedgerError) -> GrantOutcome {
        let posted = try postFacts(context, reason: reopen, dryRun: dryRun) { posting in
            let step = GrantStep(
                posting: posting, context: context, grant: grant, change: change, reopens: reopen != nil)
            let result = try step.post()
            return NonMonetaryPosting.Result(rows: result.rows, value: result.outcome)
        }
        var outcome = posted.value
        outcome.batch = posted.batch
        return outcome
    }

    /// What was posted of a grant's stages; nil for a number that no grant has.
    public func grantHistory(_ grant: Int64) throws(LedgerError) -> GrantHistory? {
        try reading { connection in
            let record = try GrantReader(connection: connection).record(grant)
            return record.flatMap { $0.isKnown() ? $0.history : nil }
        }
    }

    /// What gifts brought, less what went back, by their entries; others are left out.
    public func received(_ entries: Set<Int64>) throws(LedgerError) -> [Int64: Int64] {
        try reading { connection in
            let reader = SpendingReader(connection: connection)
            var received: [Int64: Int64] = [:]
            for entry in entries.sorted() { received[entry] = try reader.received(entry: entry) }
            return received
        }
    }

    /// A deadline by the number in `DL-12`, with what became of it, and its grant.
    public func deadline(_ number: Int64) throws(LedgerError) -> (grant: Int64, deadline: Deadline)? {
        try reading { try GrantReader(connection: $0).deadline(number) }
    }
}

/// One command's change of one grant within a posting.
struct GrantStep {
    let posting: NonMonetaryPosting
    let context: PostingContext
    /// Nil adds one.
    let grant: Int64?
    let change: GrantChange
    /// Whether a reason was given for posting into closed books.
    let reopens: Bool
    /// Whether more is said in the same batch: then whoever posts all of it sees to new donors and to the
    /// changes of the weighted pipeline.
    var isPart = false

    private var reader: GrantReader { GrantReader(connection: posting.connection) }

    /// Writes it, unless it is refused: then no row counts, and nothing may be kept.
    func post() throws -> (outcome: GrantOutcome, rows: Int) {
        let number = try grant ?? posting.connection.integer("SELECT max(id) FROM grant_award") + 1
        var outcome = GrantOutcome(grant: number)
        outcome.refusal = try refusal()
        guard outcome.refusal == nil else { return (outcome, 0) }
        let writer = GrantWriter(posting, grant: number, day: change.day)
        try write(to: writer, &outcome)
        let history = try reader.history(number)
        // A pair of older data is not this command's.
        let known = history.problems(knownOn: posting.batch - 1)
        outcome.refusal = history.problems().first { !known.contains($0) }.map(GrantRefusal.move)
        guard outcome.refusal == nil else { return (outcome, 0) }
        guard !isPart else { return (outcome, writer.rows) }
        try writer.writeDeltas()
        let today = context.todayOverride ?? context.postedOn
        outcome.book = try GrantBook(
            posting.connection, PledgeQuery(asOf: today, plan: context.plan), only: number)
        return (outcome, writer.rows)
    }

    /// What can be seen before anything is written.
    private func refusal() throws -> GrantRefusal? {
        guard change.day <= context.todayOverride ?? context.postedOn else { return .future(change.day) }
        for other in [grant, change.renews, change.resubmits].compactMap(\.self)
        where try !reader.exists(other) {
            return .unknownGrant(other)
        }
        if let funder = change.funder,
            try !posting.connection.holds("SELECT 1 FROM donor WHERE id = $1", [.int(funder)])
        {
            return .unknownFunder(funder)
        }
        for step in change.steps {
            guard let found = try reader.deadline(step.deadline), found.grant == grant else {
                return .unknownDeadline(step.deadline)
            }
            guard found.deadline.takes(step.kind, asOf: change.day) else {
                return .deadlineStands(step.deadline, found.deadline.status(asOf: change.day))
            }
        }
        if let move = change.move, let closed = closed(move.stage, on: change.day) { return closed }
        if let grant, !change.spending.isEmpty,
            let wrong = try spending(of: grant).refusal(today: context.todayOverride ?? context.postedOn)
        {
            return wrong
        }
        return try voidRefusal()
    }

    /// Before an award no counted money moves; what counts some needs open books.
    private func closed(_ stage: GrantStage, on day: CalendarDate) -> GrantRefusal? {
        guard !reopens, [.awarded, .closed, .returned].contains(stage),
            let closed = context.plan.organization.booksClosed, day <= closed
        else { return nil }
        return .booksClosed(closed)
    }

    private func voidRefusal() throws -> GrantRefusal? {
        guard change.voidsLastMove != nil, let grant else { return nil }
        guard let last = try reader.history(grant).lastPosted() else { return .nothingToVoid }
        let ownsMoney = try posting.connection.holds(
            """
            SELECT 1 FROM batch WHERE id = $1 AND last_entry >= first_entry UNION ALL \
            SELECT 1 FROM grant_promise WHERE grant_award = $2 AND batch = $1
            """, [.int(last.batch), .int(grant)])
        return ownsMoney
            ? .movedMoney(last.stage, batch: last.batch) : closed(last.stage, on: last.day)
    }

    private func write(to writer: GrantWriter, _ outcome: inout GrantOutcome) throws {
        if grant == nil {
            try writer.open(change.name, renews: change.renews, resubmits: change.resubmits)
        }
        if let words = change.words { try writer.write(words) }
        outcome.newFunder = try newFunder()
        if let funder = outcome.newFunder ?? change.funder {
            try writer.write(funder: funder, isGovernment: try isGovernment(funder))
        }
        if let figures = change.figures { try writer.write(figures) }
        if let shares = change.shares { try writer.write(shares) }
        if let reason = change.voidsLastMove, let last = try reader.history(outcome.grant).lastPosted() {
            try writer.void(last, reason: reason)
        }
        if let move = change.move { try writer.write(move) }
        if let term = change.term { try writer.write(term) }
        if let challenge = change.challenge { try writer.write(challenge) }
        for entry in change.promises { try writer.write(promise: entry) }
        outcome.deadlines = try change.deadlines.map { deadline in
            let gated = deadline.gates == nil ? nil : try schedule(of: outcome.grant)
            return try writer.write(deadline, gates: gated)
        }
        for step in change.steps { try writer.write(step) }
        if !change.spending.isEmpty {
            outcome.spending = try writer.write(try spending(of: outcome.grant))
        }
    }

    private func spending(of grant: Int64) throws -> SpendingStep {
        try SpendingStep(posting.connection, grant: grant, day: change.day, change.spending)
    }

    /// The newest promise of the grant, whose installments a deadline gates; nil before there is one.
    private func schedule(of grant: Int64) throws -> Int64? {
        try reader.record(grant)?.said(\.promises, asOf: change.day).map(\.value).max()
    }

    private func newFunder() throws -> Int64? {
        guard let details = change.newFunder else { return nil }
        let number = try posting.connection.integer("SELECT max(id) FROM donor") + 1
        let writer = try DonorWriter(posting.connection, batch: posting.batch, context: context)
        try writer.create(number, details: details, of: change.day)
        if !isPart { try DonorWriter.postChanges(posting.connection, batch: posting.batch) }
        return number
    }

    private func isGovernment(_ donor: Int64) throws -> Bool {
        try posting.connection.integer("SELECT kind FROM donor_personal WHERE donor = $1", [.int(donor)])
            == Int64(DonorKind.government.rawValue)
    }
}
