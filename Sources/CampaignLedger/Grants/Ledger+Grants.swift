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
    /// There is no move to take back.
    case nothingToVoid
    /// The move was posted with money, which has to be taken back first.
    case movedMoney(GrantStage)
    /// Nothing that a deadline or a plan says is posted ahead of its day.
    case future(CalendarDate)
}

extension Ledger {
    /// Posts all that one command says of a grant as one batch of the chain, or nothing; nil adds a grant.
    ///
    /// Nothing is written when it is refused, when it says nothing, and in a dry run.
    public func post(
        _ change: GrantChange, on grant: Int64?, _ context: PostingContext, dryRun: Bool
    ) throws(LedgerError) -> GrantOutcome {
        let posted = try postFacts(context, dryRun: dryRun) { posting in
            let number = try grant ?? posting.connection.integer("SELECT max(id) FROM grant_award") + 1
            var outcome = GrantOutcome(grant: number)
            let today = context.todayOverride ?? context.postedOn
            let step = GrantStep(posting: posting, grant: number, change: change, isNew: grant == nil)
            outcome.refusal = change.day > today ? .future(change.day) : try step.refusal()
            guard outcome.refusal == nil else {
                return NonMonetaryPosting.Result(rows: 0, value: outcome)
            }
            let writer = GrantWriter(posting, grant: number, day: change.day)
            outcome.deadlines = try step.write(to: writer)
            let history = try GrantReader(connection: posting.connection).history(number)
            // A pair of older data is not this command's.
            let known = history.problems(knownOn: posting.batch - 1)
            outcome.refusal = history.problems().first { !known.contains($0) }.map(GrantRefusal.move)
            guard outcome.refusal == nil else {
                return NonMonetaryPosting.Result(rows: 0, value: outcome)
            }
            try writer.writeDeltas()
            return NonMonetaryPosting.Result(rows: writer.rows, value: outcome)
        }
        var outcome = posted.value
        outcome.batch = posted.batch
        return outcome
    }

    /// What was posted of a grant's stages; nil for a number that no grant has.
    public func grantHistory(_ grant: Int64) throws(LedgerError) -> GrantHistory? {
        try reading { connection in
            let reader = GrantReader(connection: connection)
            return try reader.exists(grant) ? try reader.history(grant) : nil
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
    let grant: Int64
    let change: GrantChange
    let isNew: Bool

    private var reader: GrantReader { GrantReader(connection: posting.connection) }

    /// What can be seen before anything is written.
    func refusal() throws -> GrantRefusal? {
        for other in [isNew ? nil : grant, change.renews, change.resubmits].compactMap(\.self)
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
        guard change.voidsLastMove != nil else { return nil }
        guard let last = try reader.history(grant).lastPosted() else { return .nothingToVoid }
        let ownsMoney = try posting.connection.holds(
            "SELECT 1 FROM promise WHERE grant_award = $1 AND batch = $2", [.int(grant), .int(last.batch)])
        return ownsMoney ? .movedMoney(last.stage) : nil
    }

    /// Returns the numbers of new deadlines.
    func write(to writer: GrantWriter) throws -> [Int64] {
        if isNew {
            try writer.open(
                source: try posting.registry.source(""), renews: change.renews, resubmits: change.resubmits)
        }
        if let words = change.words { try writer.write(words) }
        if let funder = change.funder {
            try writer.write(funder: funder, isGovernment: try isGovernment(funder))
        }
        if let figures = change.figures { try writer.write(figures) }
        if let shares = change.shares { try writer.write(shares) }
        if let reason = change.voidsLastMove, let last = try reader.history(grant).lastPosted() {
            try writer.void(last, reason: reason)
        }
        if let move = change.move { try writer.write(move) }
        if let term = change.term { try writer.write(term) }
        let numbers = try change.deadlines.map { deadline in
            try writer.write(deadline, gates: deadline.gates == nil ? nil : try schedule())
        }
        for step in change.steps { try writer.write(step) }
        return numbers
    }

    /// The newest promise of the grant, whose installments a deadline gates; nil before there is one.
    private func schedule() throws -> Int64? {
        let entry = try posting.connection.integer(
            "SELECT max(entry) FROM promise WHERE grant_award = $1", [.int(grant)])
        return entry > 0 ? entry : nil
    }

    private func isGovernment(_ donor: Int64) throws -> Bool {
        try posting.connection.integer("SELECT kind FROM donor_personal WHERE donor = $1", [.int(donor)])
            == Int64(DonorKind.government.rawValue)
    }
}
