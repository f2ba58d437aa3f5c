import CampaignKit
import CampaignLedger
import CampaignServices

/// One act on a grant: reads the workspace, posts what is said, and shows what came of it.
struct GrantDesk {
    let row: TypedEntry<Session>
    let options: ImportOptions
    /// The day that it is dated.
    let day: CalendarDate

    init(_ session: Session, command: String, _ options: ActOptions) throws {
        self.options = try options.posting()
        row = try TypedEntry<Session>(session, command: command)
        day = options.on ?? row.today
        guard day <= row.today else {
            throw CommandError.usage(
                "bad-value", "\(day) is in the future",
                hint: "post it on that day; for a plan: campaign grant due add")
        }
    }

    var currency: Currency { row.currency }
    var plan: Plan { row.loaded.plan }

    func text(_ minor: Int64) -> String { currency.text(minor) }

    func reading(on day: CalendarDate? = nil) throws -> GrantReading {
        try GrantReading(row.session, asOf: day ?? row.today, knownOn: nil)
    }

    /// The grant of an id as it is today: also one whose first row is dated later than the act.
    func line(_ id: String) throws -> GrantLine { try reading().line(id) }

    /// The chance that a move is posted with: what was said, else the organization's for the stage.
    func likelihood(of stage: GrantStage, _ said: PercentArgument?) -> Int64 {
        stage.isOpen ? said?.percent.tenths ?? plan.organization.likelihood(of: stage) : stage.usualLikelihood
    }

    /// An amount above zero.
    func amount(_ text: String, _ option: String) throws -> Int64 {
        let minor = try AmountArgument.minorUnits(text, currency)
        guard minor > 0 else {
            throw CommandError.usage(
                "bad-value", "\(option) must be above zero", hint: "write it without a sign")
        }
        return minor
    }

    /// Posts what is said of a grant without money, and writes what came of it; nil adds a grant.
    func say(_ change: GrantChange, of grant: Int64?, _ words: GrantActWords) throws {
        let outcome = try row.say(change, of: grant, options)
        try write(outcome, words, changes: [], problems: [])
    }

    /// Posts rows of money together with what is said of the grant.
    func post(
        _ rows: [TypedEntry<Session>.Cells], saying change: GrantChange, of grant: Int64,
        _ words: GrantActWords
    ) throws {
        let outcome = try row.post(rows, saying: change, of: grant, options)
        guard let said = outcome.grant else {
            try refuse(outcome, words)
            return
        }
        var grant = said
        grant.batch = outcome.batch
        guard outcome.isAccepted || said.refusal != nil else { return try refuse(outcome, words) }
        try write(grant, words, changes: outcome.changes, problems: outcome.problems)
    }

    /// The rows of money were not taken: what is wrong with them is the answer.
    private func refuse(_ outcome: ImportOutcome, _ words: GrantActWords) throws {
        guard outcome.isAccepted else {
            let problems = outcome.problems.filter { $0.severity == .error }
            let first = problems.first
            // Rows of one command are often wrong in the same way.
            let messages = problems.map(\.message).reduce(into: [String]()) { said, message in
                if !said.contains(message) { said.append(message) }
            }
            throw CommandError.failed(
                first?.code ?? "not-posted",
                problems.isEmpty
                    ? "it was not posted"
                    : messages.joined(separator: "; ") + "; nothing was written",
                hint: first?.hint)
        }
    }

    private func write(
        _ outcome: GrantOutcome, _ words: GrantActWords, changes: [CampaignChange], problems: [RowProblem]
    ) throws {
        let number = "GR-\(outcome.grant)"
        if let refusal = outcome.refusal {
            let batches = try row.session.ledger(in: row.directory)?.batches() ?? []
            throw CommandError.grant(refusal, of: number, in: currency, batches: batches)
        }
        let line = try outcome.book.flatMap { try reading().line($0) }
        let document = GrantActDocument(
            words: words, outcome: outcome, line: line, changes: changes, isDryRun: options.dryRun,
            provenance: try row.session.provenance(row.loaded, in: row.directory))
        try row.session.writer.write(document.document)
        for problem in problems { row.session.say("note: " + problem.message) }
    }
}

/// How an act is named: `Added`, `Would add`; and what is worth a note.
struct GrantActWords {
    /// What was done: `add`, `award`.
    var action: String
    /// In the past tense, and as it would be done; the grant's number follows.
    var done: String
    var undone: String
    /// What comes behind the number: `to review on 1 Mar 2026`.
    var rest = ""
    var notes: [String] = []
    /// The command to go on with; the grant's own page where there is none.
    var next: String?
}
