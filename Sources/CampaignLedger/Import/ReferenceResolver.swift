import CampaignKit

/// Follows one staged row's references; the rules are `rules.md §2`.
final class ReferenceResolver {
    private let session: ImportSession
    private let connection: any LedgerConnection
    private let lookup: ReferenceLookup
    /// What is to be said of rows that were settled, or left out, since the notes were last taken.
    private var notes: [RowProblem] = []

    init(session: ImportSession) throws {
        self.session = session
        connection = session.connection
        lookup = try ReferenceLookup(session: session)
    }

    /// Settles a row and writes what it amounts to into staging.
    ///
    /// `chain` holds the rows under way, to find circles.
    func resolve(_ row: Int64, chain: inout [Int64]) throws -> Resolution {
        guard let staged = try lookup.staged(row) else {
            return .failure(RowProblem(code: "missing-row", line: 0, message: "the row does not exist"))
        }
        if staged.isResolved { return .success(staged.asResolved) }
        guard !chain.contains(row), chain.count < 64 else {
            return .failure(
                staged.problem(
                    "circular", "reverses", "these rows reverse each other (circular reference)",
                    "remove one of them"))
        }
        chain.append(row)
        defer { chain.removeLast() }
        let result = try settle(staged, chain: &chain)
        if case .success(let resolved) = result {
            try lookup.write(resolved, row: row, of: staged)
        }
        return result
    }

    func takeNotes() -> [RowProblem] {
        defer { notes.removeAll() }
        return notes
    }

    private func settle(_ staged: StagedRow, chain: inout [Int64]) throws -> Resolution {
        switch staged.type.family {
        case .received: return try settleReceived(staged, chain: &chain)
        case .promise: return try settlePromise(staged, chain: &chain)
        case .promiseEvent: return try settlePromiseEvent(staged, chain: &chain)
        case .move: return try settleMove(staged, chain: &chain)
        case .correction:
            guard !staged.reverses.isEmpty else { return .success(staged.asResolved) }
            if try isOfNoGift(staged) { return .success(staged.asUnlinked) }
            return try settleCorrection(staged, chain: &chain)
        }
    }

    /// A payment on a promise keeps its donor and vehicle; blanks are the promise's.
    ///
    /// A match closes what was expected.
    private func settleReceived(_ staged: StagedRow, chain: inout [Int64]) throws -> Resolution {
        var resolved = staged.asResolved
        if !staged.pledgeName.isEmpty {
            guard let promise = try lookup.promise(named: staged) else {
                return .failure(try unknownPromise(staged))
            }
            if let problem = takenBack(promise, staged, "pledge_id") { return .failure(problem) }
            guard promise.type != .matchExpected else {
                return .failure(
                    staged.problem(
                        "not-a-promise", "pledge_id",
                        "it refers to an expected match, which is closed by `matches`",
                        "put its gift_id in the matches column"))
            }
            resolved.unit = promise.entry
            inherit(&resolved, from: promise)
            if resolved.place == (try session.registry.place(.unassigned)) { resolved.place = promise.place }
        }
        if let problem = try settleMatches(staged, chain: &chain) { return .failure(problem) }
        return .success(resolved)
    }

    private func settlePromise(_ staged: StagedRow, chain: inout [Int64]) throws -> Resolution {
        if let problem = try settleMatches(staged, chain: &chain) { return .failure(problem) }
        return .success(staged.asResolved)
    }

    /// The gifts that a row matches; an expected match names its gift itself.
    private func settleMatches(_ staged: StagedRow, chain: inout [Int64]) throws -> RowProblem? {
        for name in staged.matches {
            guard let matched = try lookup.entry(named: name, staged: staged) else {
                return staged.problem("unknown-gift", "matches", "no row has the gift_id \(name)", nil)
            }
            if let problem = takenBack(matched, staged, "matches") { return problem }
            if matched.type != .matchExpected, staged.target == nil { staged.target = matched.entry }
        }
        return nil
    }

    private func settlePromiseEvent(_ staged: StagedRow, chain: inout [Int64]) throws -> Resolution {
        let found =
            staged.pledgeName.isEmpty
            ? try lookup.entry(named: staged.reverses, staged: staged) : try lookup.promise(named: staged)
        guard let promise = found else {
            return .failure(try staged.pledgeName.isEmpty ? unknownTarget(staged) : unknownPromise(staged))
        }
        let problem = takenBack(promise, staged, staged.pledgeName.isEmpty ? "reverses" : "pledge_id")
        guard let problem = problem ?? PromiseEventRule.problem(staged, promise) else {
            var resolved = staged.asResolved
            resolved.unit = promise.entry
            resolved.measure = PromiseEventRule.measure(of: staged.type)
            if staged.type == .conditionUnmet { resolved.effect = -resolved.effect }
            resolved.payment = resolved.measure == .paid ? resolved.entry : 0
            if !staged.reverses.isEmpty { staged.target = promise.entry }
            inherit(&resolved, from: promise)
            return .success(resolved)
        }
        return .failure(problem)
    }

    private func settleCorrection(_ staged: StagedRow, chain: inout [Int64]) throws -> Resolution {
        let target: ReferenceTarget
        switch try settledTarget(of: staged, chain: &chain) {
        case .failure(let problem): return .failure(problem)
        case .success(let found): target = found
        }
        if staged.sets, let end = try settleAdjustment(staged, of: target) { return end }
        if let end = try settleVoided(staged, of: target) { return end }
        if let end = try settleReturned(staged, of: target) { return end }
        if let problem = try adjustedProblem(staged, target) { return .failure(problem) }
        switch CorrectionRule.apply(staged, to: target, today: session.context.postedOn) {
        case .nothing: return .nothing
        case .leftOut(let state): return .leftOut(state)
        case .failure(let problem): return .failure(problem)
        case .success(var resolved):
            staged.target = target.entry
            inherit(&resolved, from: target)
            return .success(resolved)
        }
    }

    /// Whether a reversal has the id of a gift that is not here: it counts on its own day, and this is said.
    private func isOfNoGift(_ staged: StagedRow) throws -> Bool {
        guard staged.isReversalOfID, try lookup.entry(named: staged.reverses, staged: staged) == nil,
            try lookup.leftOutLine(of: staged) == nil
        else { return false }
        notes.append(
            staged.warning(
                "unlinked-refund", "no gift with this id is here: the reversal counts on its own date",
                "import the report with that gift first, or leave the row out and enter it: campaign gift refund"
            ))
        return true
    }

    /// Makes of the right amount what is to be added; the end where there is nothing to add.
    private func settleAdjustment(_ staged: StagedRow, of target: ReferenceTarget) throws -> Resolution? {
        let standing = try lookup.corrected(target)
        guard standing > 0 else {
            return .failure(
                staged.problem(
                    "already-voided", "reverses", "it refers to a row that was voided", "leave it out")
            )
        }
        staged.adjust(by: staged.amount - standing)
        return staged.amount == 0 ? .nothing : nil
    }

    /// Leaves out a file's void or refund of what was voided by hand, or by another source, with all that
    /// adjusted it: it is done.
    private func settleVoided(_ staged: StagedRow, of target: ReferenceTarget) throws -> Resolution? {
        guard staged.type == .void || KnownReturns.types.contains(staged.type), target.type != .void,
            target.stagedRow == nil, session.options.undoes == nil, try !lookup.isTyped(staged)
        else { return nil }
        let known = KnownReturns(connection: connection, currency: session.context.plan.organization.currency)
        guard let void = try known.void(of: target.entry, besides: staged.source),
            try lookup.corrected(target) == 0
        else { return nil }
        notes.append(
            staged.warning(
                "already-voided",
                staged.type == .void ? "already voided by G-\(void): not posted" : KnownReturns.voided(void),
                nil))
        return .leftOut(.voided)
    }

    /// A void reverses what its row says, and would leave what adjustments made of it; an undo voids those
    /// too.
    private func adjustedProblem(_ staged: StagedRow, _ target: ReferenceTarget) throws -> RowProblem? {
        guard staged.type == .void, session.options.undoes == nil,
            target.type.family == .received || target.type.family == .promise
        else { return nil }
        let standing = try lookup.corrected(target)
        guard standing > 0, standing != Int64(clamping: target.effect.magnitude) else { return nil }
        return staged.problem(
            "void-adjusted", "reverses",
            "it refers to a row that was adjusted, and would leave the adjustment",
            target.stagedRow == nil
                ? "leave it out: campaign gift void G-\(target.entry) voids both"
                : "leave out that row, its adjustments and this one")
    }

    /// Leaves out of a file's refund what went back of its gift already; the end where nothing is left.
    private func settleReturned(_ staged: StagedRow, of target: ReferenceTarget) throws -> Resolution? {
        let known = KnownReturns(connection: connection, currency: session.context.plan.organization.currency)
        guard target.stagedRow == nil, staged.isToldRefund else { return nil }
        if let void = try known.void(of: target.entry), try lookup.corrected(target) == 0 {
            notes.append(staged.warning("already-voided", KnownReturns.voided(void), nil))
            return .leftOut(.voided)
        }
        guard session.options.possibleDuplicates != .post else { return nil }
        let others = try known.others(of: target.entry, besides: staged.source)
        guard let note = try known.note(staged, others) else { return nil }
        notes.append(note)
        let rest = staged.said - known.sum(others)
        guard rest > 0 else { return .leftOut(.elsewhere) }
        staged.keep(rest)
        try lookup.keepOriginal(of: staged)
        return nil
    }

    /// A move keeps its own place, which is where it goes.
    private func settleMove(_ staged: StagedRow, chain: inout [Int64]) throws -> Resolution {
        switch try settledTarget(of: staged, chain: &chain) {
        case .failure(let problem): return .failure(problem)
        case .success(let target):
            if let problem = MoveRule.problem(staged, target, today: session.context.postedOn) {
                return .failure(problem)
            }
            staged.target = target.entry
            return .success(MoveRule.resolved(staged, target))
        }
    }

    private enum FoundTarget {
        case success(ReferenceTarget)
        case failure(RowProblem)
    }

    /// The row that `reverses` names, itself settled where it is of the same file.
    private func settledTarget(of staged: StagedRow, chain: inout [Int64]) throws -> FoundTarget {
        guard var target = try lookup.entry(named: staged.reverses, staged: staged) else {
            return .failure(try unknownTarget(staged))
        }
        guard let row = target.stagedRow else {
            return takenBack(target, staged, "reverses").map(FoundTarget.failure) ?? .success(target)
        }
        switch try resolve(row, chain: &chain) {
        case .failure(let problem) where problem.code == "circular":
            return .failure(
                staged.problem(
                    "circular", "reverses", "these rows reverse each other (circular reference)",
                    "remove one of them"))
        case .failure, .nothing, .leftOut:
            return .failure(
                staged.problem(
                    "refers-to-rejected", "reverses", "it acts on a row that is left out",
                    "fix that row first"))
        case .success(let resolved): target.take(resolved)
        }
        return .success(target)
    }

    /// Donor and place of the row that is named.
    ///
    /// Who pays is kept when said: lifecycle and receipts follow the payer.
    private func inherit(_ resolved: inout ResolvedRow, from target: ReferenceTarget) {
        let isPayment = resolved.payment == resolved.entry
        if !isPayment || (resolved.donor == nil && resolved.donorKey == nil) {
            resolved.donor = target.donor
            resolved.donorKey = target.donorKey
        }
        if resolved.place == nil || resolved.type.family != .received { resolved.place = target.place }
    }

    /// What an undo reversed is nothing to act on, and no void of a void brings it again.
    private func takenBack(_ target: ReferenceTarget, _ staged: StagedRow, _ column: String) -> RowProblem? {
        target.undoneBy.map { undo in
            staged.problem(
                "taken-back", column, "it refers to a row that an import undo reversed (B-\(undo))",
                "import the file of that batch again: campaign import list")
        }
    }

    private func unknownPromise(_ staged: StagedRow) throws -> RowProblem {
        staged.problem(
            "unknown-pledge", "pledge_id", "no pledge or grant has this id",
            "import the pledge first, or in the same file; \(try ours("P-12", staged))")
    }

    private func unknownTarget(_ staged: StagedRow) throws -> RowProblem {
        if let line = try lookup.leftOutLine(of: staged) {
            return staged.problem(
                "refers-to-rejected", "reverses", "its gift is in line \(line), which is left out",
                "settle that row first: then this one finds it")
        }
        return staged.problem(
            "unknown-gift", "reverses", "no row has this gift_id",
            "import the gift first, or in the same file; \(try ours("G-1042", staged))")
    }

    /// How our own numbers are written, where they are read: another system's P-12 is not ours.
    private func ours(_ example: String, _ staged: StagedRow) throws -> String {
        try lookup.knowsOurNumbers(staged)
            ? "numbers here look like \(example)"
            : "numbers such as \(example) are read only with --source csv"
    }
}
