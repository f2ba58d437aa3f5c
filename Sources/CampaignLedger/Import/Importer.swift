import CampaignKit

/// One import from staging to a closed batch, in the order that keeps it all or nothing.
final class Importer {
    private let connection: any LedgerConnection
    private let engine: any LedgerEngine
    private let context: PostingContext
    private let options: ImportOptions
    private let previous: BatchWriter.Previous
    private var session: ImportSession
    private var outcome = ImportOutcome()

    init(
        _ connection: any LedgerConnection, engine: any LedgerEngine, context: PostingContext,
        options: ImportOptions
    ) throws {
        self.connection = connection
        self.engine = engine
        self.context = context
        self.options = options
        let previous = try BatchWriter(connection: connection, context: context).previous()
        self.previous = previous
        // Only a first posting can be written as it is read: there is nothing to compare it with.
        // Equal rows are found once all of them are staged.
        let isFirst = previous.id == 0 && options.equalRows != .dedupe
        if isFirst { try connection.run("SAVEPOINT outright") }
        session = try ImportSession(
            connection, context: context, options: options, batch: previous.id + 1,
            baseEntry: previous.lastEntry
        ) { registry in
            guard isFirst else { return nil }
            return try OutrightPoster(
                connection, engine: engine, registry: registry, context: context, options: options,
                batch: previous.id + 1, baseEntry: previous.lastEntry)
        }
    }

    /// Calls `read` once more when rows that were posted as they came have to be staged after all.
    ///
    /// `reject` hands out the rejected rows, before anything is kept.
    func run(
        _ read: (ImportSession) throws -> Void, reject: (ImportSession, any RejectionSink) throws -> Void
    ) throws -> PostingEnd<ImportOutcome> {
        let end = try run(read)
        if let sink = session.rejections, outcome.rejectedCount > 0 { try reject(session, sink) }
        return end
    }

    private func run(_ read: (ImportSession) throws -> Void) throws -> PostingEnd<ImportOutcome> {
        try read(session)
        if let outright = session.outright {
            if let end = try post(outright) { return end }
            try connection.run("ROLLBACK TO outright")
            outcome = ImportOutcome()
            session = try ImportSession(
                connection, context: context, options: options, batch: previous.id + 1,
                baseEntry: previous.lastEntry)
            try read(session)
        }
        return try postStaged()
    }

    /// Closes a batch that was posted as it came; nil when it has to be staged.
    private func post(_ outright: OutrightPoster) throws -> PostingEnd<ImportOutcome>? {
        guard !session.wantsAnotherReading, try outright.takeLast(session) else {
            return nil
        }
        try takeReaderProblems()
        guard session.rows > 0 else { return try finish(kept: false) }
        let waiting = WaitingRows(session: session, outright: outright)
        guard try waiting.settle(&outcome) else { return nil }
        guard try outright.needsNoCommitments || commitments().isEmpty, try outright.finish(&outcome) else {
            return nil
        }
        try close(rows: Int64(session.rows), outright)
        return try finish(kept: true)
    }

    private func postStaged() throws -> PostingEnd<ImportOutcome> {
        try takeReaderProblems()
        try SplitGrouper(session: session).run(&outcome)
        try RefusedRows(session: session).run(&outcome)
        try IdentityPass(session: session).run(&outcome)
        try DeniedPayments(session: session).run(&outcome)
        try PromiseNamePass(session: session).run(&outcome)
        let donors = DonorPass(session: session)
        try DonorLookup(session: session).run()
        try UnknownDonorPass(session: session).run(&outcome)
        try SharedIDPass(session: session).run(&outcome)
        try DuplicatePass(session: session).run(&outcome)
        try DeniedPayments(session: session).runReturned(&outcome)
        try ReferencePass(session: session).run(&outcome)
        try SameCorrectionPass(session: session).run(&outcome)
        try RefundsElsewhere(session: session).run(&outcome)
        try MatchClosingPass(session: session).run(&outcome)
        try ClosedBooks(session: session).run(&outcome)
        if outcome.errorCount > 0 { try LimitRejection(session: session).cascade(&outcome) }
        try session.keepReasons(of: &outcome)
        guard outcome.errorCount == 0 || options.partial && !session.isRefused else {
            // Nothing is kept, but a refund that is too large is reported together with a date that is not
            // one.
            let mayBreakLimits = try connection.exists("stage WHERE needs = 1 AND state = 0")
            guard mayBreakLimits, !session.isRefused else { return try finish(kept: false) }
            return try post(donors, keeping: false)
        }
        return try post(donors, keeping: true)
    }

    private func takeReaderProblems() throws {
        outcome.rowsRead = session.rows + session.unreadable + session.zeroLines
        outcome.zeroRows = session.zeroLines
        outcome.add(readBy: session.noted)
    }

    private func post(_ donors: DonorPass, keeping: Bool) throws -> PostingEnd<ImportOutcome> {
        let joined = try connection.integer("SELECT count(*) FROM stage WHERE leader <> row AND state = 0")
        let rows = try goodRows() - joined
        let isLarge = rows > Int64(options.bulkRows) && rows * 4 > previous.lastEntry
        if isLarge { try engine.dropIndexes(connection) }
        try connection.run("SAVEPOINT posting")
        while true {
            (outcome.newDonors, outcome.matchedDonors, outcome.placeholderDonors) = (0, 0, 0)
            try donors.settle(&outcome)
            // A re-export without a new gift may still say that someone has died.
            let said = try donors.updates()
            outcome.updatedDonors = said - outcome.newDonors
            // Nor may the next file's refund of a row that is here already find nothing.
            let copies =
                try LeftOutCopy.record(connection, batch: session.batch)
                + PayoutOfCopy.record(connection, batch: session.batch)
            let hasFees = try !PayoutFees(connection).new(session.payoutFees).isEmpty
            guard
                try rows > 0 || said > 0 || copies > 0 || hasFees || options.undoes != nil
                    || donors.saysOtherwise()
            else {
                return try finish(kept: false)
            }
            try recordUndo()
            try SharePass(session: session).run()
            try ErasedRows(session: session).run(&outcome)
            try EntryPoster(session: session).run()
            // What an undo reverses of donors asks for their rows.
            if isLarge, options.undoes != nil { try engine.rebuildIndexes(connection) }
            if options.moves { try Replacement.record(connection, batch: session.batch) }
            try takeBackDonors()
            try takeBackGrants()
            guard try postGrant() else { return try finish(kept: false) }
            if let problem = try linkAwards() {
                outcome.add(problem)
                return try finish(kept: false)
            }
            try DonorWriter.postChanges(connection, batch: session.batch)
            let violations = try commitments()
            if violations.isEmpty {
                guard let full = try PlaceKeeping(session: session).problem() else { break }
                outcome.add(full)
                return try finish(kept: false)
            }
            try report(violations)
            guard options.partial, keeping else {
                // The report names them, and the answer is no.
                try LimitRejection(session: session).run(violations, &outcome)
                return try finish(kept: false)
            }
            try connection.run("ROLLBACK TO posting")
            try LimitRejection(session: session).run(violations, &outcome)
        }
        // After the changes of commitments, which have indexes too and ask for none of these.
        if isLarge, options.undoes == nil { try engine.rebuildIndexes(connection) }
        guard keeping else { return try finish(kept: false) }
        try connection.run("RELEASE posting")
        try close(rows: try goodRows())
        return try finish(kept: true)
    }

    /// Says of the batch that is reversed that it is, by which its rows can be posted again.
    private func recordUndo() throws {
        guard let undone = options.undoes else { return }
        let next = try connection.integer("SELECT max(id) FROM change") + 1
        try connection.run(
            "INSERT INTO change(id, batch, object, object_id, kind) VALUES ($1, $2, $3, $4, $5)",
            [
                .int(next), .int(session.batch), .text(Withdrawal.object), .int(undone),
                .int(Withdrawal.undone),
            ])
    }

    /// After the rows: a donor is needed by those that stand.
    private func takeBackDonors() throws {
        guard let undone = options.undoes else { return }
        let writer = try DonorWriter(connection, batch: session.batch, context: context)
        outcome.undoneDonors = try DonorUndo(
            connection: connection, writer: writer, batch: session.batch, day: context.postedOn
        ).run(undone)
    }

    private var facts: NonMonetaryPosting {
        NonMonetaryPosting(connection: connection, registry: session.registry, batch: session.batch)
    }

    /// After the rows, too: what the batch said of grants is said no more.
    private func takeBackGrants() throws {
        guard let undone = options.undoes else { return }
        for grant in try GrantUndo(connection: connection).grants(of: undone) {
            try GrantWriter(facts, grant: grant, day: context.postedOn).writeDeltas()
        }
    }

    /// Posts what is said of the grant whose rows of money these are; false when that is refused.
    private func postGrant() throws -> Bool {
        guard var posting = options.grant else { return true }
        posting.change.promises += try connection.integers(
            "SELECT entry FROM promise WHERE entry > $1 ORDER BY entry", [.int(session.baseEntry)])
        let step = GrantStep(
            posting: facts, context: context, grant: posting.grant, change: posting.change,
            reopens: options.reopenReason != nil)
        let grant = try step.post().outcome
        outcome.grant = grant
        return grant.refusal == nil
    }

    /// Awards of files are those of the grants that they name; what is wrong with the first that cannot be.
    private func linkAwards() throws -> RowProblem? {
        guard options.grant == nil, options.undoes == nil, !options.moves else { return nil }
        return try AwardLink(posting: facts, context: context, reopens: options.reopenReason != nil)
            .run(after: session.baseEntry)
    }

    private func goodRows() throws -> Int64 {
        Int64(session.rows) - (try connection.integer("SELECT count(*) FROM stage WHERE state <> 0"))
    }

    private var lastEntry: Int64 { session.baseEntry + Int64(session.rows) }

    private func commitments() throws -> [CommitmentLimits.Violation] {
        let pass = CommitmentPass(
            connection: connection, registry: session.registry, batch: session.batch,
            firstEntry: session.baseEntry + 1, lastEntry: lastEntry)
        try pass.collect()
        return try pass.run()
    }

    private func close(rows: Int64, _ outright: OutrightPoster? = nil) throws {
        let closing = BatchClosing(
            connection: connection, context: context, previous: previous, firstEntry: session.baseEntry + 1,
            lastEntry: lastEntry)
        let leftOut = try connection.integer(
            "SELECT count(*) FROM stage WHERE state <> 0 AND state IN (2, 3)")
        // What is remembered of a source's columns names one that is known.
        if let source = session.columnChoices?.source { _ = try session.registry.source(source) }
        try PayoutFees(connection).record(
            session.payoutFees, session.registry, batch: session.batch, on: context.postedOn)
        outcome.changes = try closing.run(
            BatchClosing.Counts(rows: rows, leftOut: Int64(session.unreadable) + leftOut),
            outright: outright, fileSHA: session.fileSHA, reason: options.reopenReason)
        try session.columnChoices?.write(connection, batch: session.batch)
        guard options.dryRun, session.fileSHA != nil else { return }
        outcome.unusual = try ImportProfiles(connection: connection).unusual(
            batch: session.batch, first: session.baseEntry + 1, last: lastEntry)
    }

    private func report(_ violations: [CommitmentLimits.Violation]) throws {
        let broken = Set(violations.map(\.entry))
        for violation in violations {
            let staged = try connection.first(
                "SELECT line, target, unit FROM stage WHERE row = $1",
                [.int(violation.entry - session.baseEntry)]
            ) { (line: Int($0.int(0)), target: $0.optionalInt(1), unit: $0.int(2)) }
            let known = staged?.target.flatMap { $0 <= session.baseEntry ? $0 : nil }
            let loaded = try staged.flatMap { try CommitmentLoader(connection: connection).load($0.unit) }
            outcome.add(
                LimitProblem(
                    line: staged?.line ?? 0, target: known, currency: context.plan.organization.currency,
                    room: loaded.map { LimitRoom($0.commitment, violation, broken: broken) }
                ).problem(violation))
        }
    }

    private func finish(kept: Bool) throws -> PostingEnd<ImportOutcome> {
        try OutcomeReader(session: session).read(into: &outcome, kept: kept)
        outcome.isAccepted = kept
        try session.keepReasons(of: &outcome)
        outcome.problems.sort { ($0.line, $0.column, $0.code) < ($1.line, $1.column, $1.code) }
        guard kept, !options.dryRun else { return .undo(outcome) }
        outcome.batch = session.batch
        outcome.firstEntry = session.baseEntry + 1
        return .keep(outcome)
    }
}
