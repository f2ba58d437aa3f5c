import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign grant due add`: a deadline, or a row of them.
struct GrantDueAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a deadline, or one that comes again.",
        discussion: """
            Kinds: loi, proposal, decision, interim-report, final-report, financial-report, renewal, claim, \
            condition, match, period-end, acknowledgment, other. WHEN is a day, or follows from the end of \
            the period: "period-end +1m", "period-end -30d". --gates N says that installment N of the award \
            waits for it. --federal adds what 2 CFR 200.344 and 200.308 ask of an award of a federal agency: the \
            final and the financial report 120 days after the period, and notice of an extension 10 days before \
            its end. Whoever has the money from another recipient gives the days of that agreement.

            EXAMPLES
              campaign grant due add GR-1 interim-report 2027-06-15 --gates 2
              campaign grant due add GR-1 final-report 'period-end +1m'
              campaign grant due add GR-1 claim 2027-01-31 --every quarter --until 2027-12-31
              campaign grant due add GR-1 proposal 2027-01-15 --at 17:00 --zone 'New York' --dry-run
              campaign grant due add GR-1 --federal
            """)

    @Argument(help: ArgumentHelp("GR-12, or the funder's number.", valueName: "grant")) var grant: String
    @Argument(help: ArgumentHelp("What is due.", valueName: "kind")) var kind: String?
    @Argument(help: ArgumentHelp("A day, or 'period-end +1m'.", valueName: "when")) var when: String?
    @Flag(help: "The deadlines of a federal award instead of one.") var federal = false
    @Option(help: ArgumentHelp("month, quarter, half-year or year.", valueName: "interval")) var every:
        String?
    @Option(help: ArgumentHelp("The last day of the repeats.", valueName: "date")) var until: CalendarDate?
    @Option(help: ArgumentHelp("The installment that waits for it.", valueName: "number")) var gates: Int?
    @Option(help: ArgumentHelp("The time, shown only: 17:00.", valueName: "time")) var at: String?
    @Option(help: ArgumentHelp("The zone of the time, shown only.", valueName: "text")) var zone: String?
    @Option(help: ArgumentHelp("Who of us sees to it, if not the grant's owner.", valueName: "name"))
    var owner: String?
    @OptionGroup var posting: ActOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let desk = try GrantDesk(try Session(options), command: "grant due add", posting)
        try StoredText.check(owner, "--owner")
        let line = try desk.line(grant)
        var change = GrantChange(day: desk.day)
        change.deadlines = try deadlines(line)
        let weekend = change.deadlines.compactMap { deadline in
            Self.weekend(deadline.due).map { "\(deadline.due) is a \($0)" }
        }
        try desk.say(
            change, of: line.number,
            GrantActWords(
                action: "due_add", done: "Added \(Words.count(change.deadlines.count, "deadline")) to",
                undone: "Would add \(Words.count(change.deadlines.count, "deadline")) to",
                notes: Array(weekend.prefix(3)),
                next: "campaign grant due GR-\(line.number)"))
    }

    /// The name of a day on which offices are closed; 1 January 1970 was a Thursday.
    private static func weekend(_ day: CalendarDate) -> String? {
        switch (day.dayNumber % 7 + 7) % 7 {
        case 2: "Saturday"
        case 3: "Sunday"
        default: nil
        }
    }

    private func deadlines(_ line: GrantLine) throws -> [NewDeadline] {
        guard !federal else { return try federalDeadlines(line) }
        guard let kind, let when else {
            throw CommandError.usage(
                "deadline-missing", "what is due, and when?",
                hint: "campaign grant due add GR-\(line.number) final-report 'period-end +1m'")
        }
        var first = NewDeadline(kind: try DeadlineArgument.kind(kind), due: try day(when, line))
        first.rule = DeadlineRule(when)?.text ?? ""
        first.owner = StoredText.line(owner ?? "")
        (first.time, first.zone) = try (time(), StoredText.line(zone ?? ""))
        if let gates {
            let installments = line.pledges.last?.standing.installments.count ?? 0
            guard (1...max(1, installments)).contains(gates), installments > 0 else {
                throw CommandError.usage(
                    "bad-value", "GR-\(line.number) has no installment \(gates)",
                    hint: installments == 0
                        ? "campaign grant show GR-\(line.number)" : "it has \(installments)")
            }
            first.gates = gates
        }
        let award = line.record.history.moves().first { $0.stage == .awarded }?.day
        try ReportDay.check(first, award: award, start: line.term?.period?.lowerBound) { earliest in
            "campaign grant due add GR-\(line.number) \(first.kind.name) \(earliest.adding(months: 12))"
        }
        return try days(from: first.due).map { day in
            var deadline = first
            deadline.due = day
            return deadline
        }
    }

    /// Source: 2 CFR 200.344 (closeout) and 200.308 (notice of a no-cost extension).
    private func federalDeadlines(_ line: GrantLine) throws -> [NewDeadline] {
        guard kind == nil, when == nil, every == nil, until == nil, gates == nil, at == nil else {
            throw CommandError.usage(
                "option-conflict", "--federal has its own kinds and days", hint: "leave out the others")
        }
        let defaults: [(DeadlineKind, String)] = [
            (.finalReport, "period-end +120d"), (.financialReport, "period-end +120d"),
            (.other, "period-end -10d"),
        ]
        return try defaults.map { kind, rule in
            var deadline = NewDeadline(kind: kind, due: try day(rule, line))
            (deadline.rule, deadline.owner) = (rule, StoredText.line(owner ?? ""))
            return deadline
        }
    }

    private func day(_ when: String, _ line: GrantLine) throws(CommandError) -> CalendarDate {
        if let day = CalendarDate(when) { return day }
        guard let rule = DeadlineRule(when) else {
            throw .usage(
                "bad-value", "'\(TerminalText.safe(when))' is neither a day nor a rule",
                hint: "2027-06-15, or 'period-end +1m'")
        }
        guard let end = line.term?.period?.upperBound else {
            throw .failed(
                "period-missing", "GR-\(line.number) has no period to count from",
                hint: "give a day, or the period: campaign grant award --period FROM..TO")
        }
        return rule.day(periodEnd: end)
    }

    private func days(from first: CalendarDate) throws(CommandError) -> [CalendarDate] {
        guard (every == nil) == (until == nil) else {
            throw .usage(
                "option-conflict", "--every and --until go together",
                hint: "--every quarter --until 2027-12-31")
        }
        guard let every, let until else { return [first] }
        guard let interval = DeadlineRepeat(rawValue: every) else {
            throw IDLookup.unknown(every, kind: "interval", among: DeadlineRepeat.allCases.map(\.rawValue))
        }
        guard let days = interval.days(from: first, until: until) else {
            throw .usage(
                "bad-value", "these are more than \(DeadlineRepeat.most) deadlines",
                hint: "an earlier --until")
        }
        guard !days.isEmpty else {
            throw .usage("bad-value", "--until is before the first day", hint: "is the year right?")
        }
        return days
    }

    private func time() throws(CommandError) -> String {
        guard let at else { return "" }
        let parts = at.split(separator: ":")
        guard at.count == 5, parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
            (0..<24).contains(hour), (0..<60).contains(minute)
        else {
            throw .usage("bad-value", "'\(TerminalText.safe(at))' is not a time", hint: "--at 17:00")
        }
        return at
    }
}

/// What is said of one deadline that is there.
struct DeadlineAct {
    let desk: GrantDesk
    let line: GrantLine
    let deadline: GrantDeadline

    init(_ id: String, command: String, _ options: GlobalOptions, _ posting: ActOptions) throws {
        desk = try GrantDesk(try Session(options), command: command, posting)
        (line, deadline) = try desk.reading().deadline(id)
    }

    func post(
        _ kind: Deadline.ChangeKind, to day: CalendarDate? = nil, words: String?, done: String,
        undone: String,
        rest: String = ""
    ) throws {
        try StoredText.check(words, "--reason")
        var change = GrantChange(day: desk.day)
        change.steps = [
            DeadlineStep(deadline.number, kind, to: day, words: StoredText.line(words ?? ""))
        ]
        let what = "the \(deadline.deadline.kind.name) DL-\(deadline.number) of"
        try desk.say(
            change, of: line.number,
            GrantActWords(
                action: "due_\(kind)", done: "\(done) \(what)", undone: "\(undone) \(what)", rest: rest,
                next: "campaign grant due GR-\(line.number)"))
    }
}

struct GrantDueDoneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "done", abstract: "Record that a deadline was met.",
        discussion: """
            An installment that waited for a report is due from then on, or on its own day if that is later.

            EXAMPLES
              campaign grant due done DL-3
              campaign grant due done DL-3 --on 2026-11-12 --ref 'Portal no. 4711'
            """)

    @Argument(help: ArgumentHelp("DL-3, as grant due shows it.", valueName: "deadline")) var deadline: String
    @Option(help: ArgumentHelp("A reference, such as a number.", valueName: "text")) var ref: String?
    @OptionGroup var posting: ActOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let act = try DeadlineAct(deadline, command: "grant due done", options, posting)
        try act.post(
            .done, words: ref, done: "Done:", undone: "Would be done:", rest: "on \(act.desk.day.longText)")
    }
}

struct GrantDueMoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move", abstract: "Move a deadline to another day.",
        discussion: """
            The first day is kept and shown.

            EXAMPLES
              campaign grant due move DL-3 2027-07-15 --reason 'Agreed by telephone'
              campaign grant due move DL-3 2027-07-15 --reason 'Agreed by telephone' --dry-run
            """)

    @Argument(help: ArgumentHelp("DL-3, as grant due shows it.", valueName: "deadline")) var deadline: String
    @Argument(help: ArgumentHelp("The new day.", valueName: "date")) var day: CalendarDate
    @Option(help: ArgumentHelp("Why, kept with the change.", valueName: "text")) var reason: String
    @OptionGroup var posting: ActOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let act = try DeadlineAct(deadline, command: "grant due move", options, posting)
        guard act.deadline.deadline.due(asOf: act.desk.day) != day else {
            throw CommandError.failed(
                "nothing-to-do", "DL-\(act.deadline.number) is due on \(day) already",
                hint: "campaign grant due GR-\(act.line.number)")
        }
        let award = act.line.record.history.moves().first { $0.stage == .awarded }?.day
        try ReportDay.check(
            NewDeadline(kind: act.deadline.deadline.kind, due: day), award: award,
            start: act.line.term?.period?.lowerBound
        ) { "give a day from \($0) on, or waive it: campaign grant due waive DL-\(act.deadline.number)" }
        try act.post(
            .moved, to: day, words: reason, done: "Moved", undone: "Would move", rest: "to \(day.longText)")
    }
}

struct GrantDueWaiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waive", abstract: "Record that the funder no longer asks for something.",
        discussion: """
            EXAMPLES
              campaign grant due waive DL-3 --reason 'No interim report needed'
              campaign grant due waive DL-3 --reason 'No interim report needed' --dry-run
            """)

    @Argument(help: ArgumentHelp("DL-3, as grant due shows it.", valueName: "deadline")) var deadline: String
    @Option(help: ArgumentHelp("Why, kept with the change.", valueName: "text")) var reason: String
    @OptionGroup var posting: ActOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let act = try DeadlineAct(deadline, command: "grant due waive", options, posting)
        try act.post(.waived, words: reason, done: "Waived", undone: "Would waive")
    }
}

struct GrantDueReopenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen", abstract: "Open a deadline again that was done or waived.",
        discussion: """
            EXAMPLES
              campaign grant due reopen DL-3 --reason 'The report was sent back'
              campaign grant due reopen DL-3 --reason 'The report was sent back' --dry-run
            """)

    @Argument(help: ArgumentHelp("DL-3, as grant due shows it.", valueName: "deadline")) var deadline: String
    @Option(help: ArgumentHelp("Why, kept with the change.", valueName: "text")) var reason: String
    @OptionGroup var posting: ActOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let act = try DeadlineAct(deadline, command: "grant due reopen", options, posting)
        try act.post(.reopened, words: reason, done: "Opened again:", undone: "Would open again:")
    }
}
