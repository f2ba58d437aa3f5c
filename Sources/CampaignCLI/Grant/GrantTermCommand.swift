import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign grant term`: an extension, or another period.
struct GrantTermCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "term",
        abstract: "Change an award's period, overhead or match, such as a no-cost extension.",
        discussion: """
            Open deadlines that follow from the end of the period move with it; --keep-deadlines leaves \
            them. The first end is kept and shown. Installments stay as they are. --indirect says what overhead \
            may be charged: on modified total direct costs (mtdc), direct costs, or the total. --match says \
            what others have to give.

            EXAMPLES
              campaign grant term GR-1 --extend-to 2028-06-30 --reason 'Letter of 3 May'
              campaign grant term GR-1 --period 2027-02-01..2028-01-31 --reason 'Late start'
              campaign grant term GR-1 --extend-to 2028-06-30 --reason 'Letter of 3 May' \\
                  --keep-deadlines --dry-run
              campaign grant term GR-1 --indirect 15%/mtdc --match 20%/total --match-kind cash \\
                  --reason 'Agreement, page 4'
            """)

    @Argument(help: ArgumentHelp("GR-12, or the funder's number.", valueName: "grant")) var grant: String
    @Option(help: ArgumentHelp("The new end.", valueName: "date")) var extendTo: CalendarDate?
    @Option(help: ArgumentHelp("The new period.", valueName: "from..to")) var period: String?
    @Option(help: ArgumentHelp("Why, kept with the change.", valueName: "text")) var reason: String?
    @OptionGroup(title: "Costs") var costs: GrantCostOptions
    @Flag(name: .customLong("keep-deadlines"), help: "Leave the deadlines where they are.")
    var keepDeadlines = false
    @OptionGroup var posting: ActOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let desk = try GrantDesk(try Session(options), command: "grant term", posting)
        try StoredText.check(reason, "--reason")
        let line = try desk.line(grant)
        guard line.stage == .awarded else {
            throw CommandError.failed(
                "not-awarded", "GR-\(line.number) is \(line.stage.name): it has no period",
                hint: "campaign grant award GR-\(line.number) --period FROM..TO")
        }
        guard let reason, !reason.allSatisfy(\.isWhitespace) else {
            throw CommandError.usage(
                "reason-missing", "say why the terms change", hint: "--reason 'Letter of 3 May'")
        }
        let awarded = line.record.history.moves().first { $0.stage == .awarded }?.day ?? desk.day
        let terms = try costs.terms(desk, awarded: awarded, reason: StoredText.line(reason))
        guard extendTo != nil || period != nil || terms == nil else {
            var change = GrantChange(day: desk.day)
            change.spending.terms = terms
            return try desk.say(
                change, of: line.number,
                GrantActWords(
                    action: "term", done: "Changed the terms of", undone: "Would change the terms of",
                    rest: "from \(desk.day.longText)"))
        }
        let new = try newPeriod(line)
        guard new != line.term?.period else {
            throw CommandError.failed(
                "nothing-to-do", "that is the period of GR-\(line.number) already",
                hint: "campaign grant show GR-\(line.number)")
        }
        var change = GrantChange(day: desk.day)
        change.term = GrantTerm(
            kind: line.term?.kind ?? .outright, period: new, words: StoredText.line(reason))
        change.spending.terms = terms
        if !keepDeadlines { change.steps = moved(line, end: new.upperBound, desk) }
        let moves = change.steps.compactMap { step in step.to.map { "DL-\(step.deadline) moves to \($0)" } }
        try desk.say(
            change, of: line.number,
            GrantActWords(
                action: "term", done: "Changed the period of", undone: "Would change the period of",
                rest: "to \(new.lowerBound)..\(new.upperBound)", notes: moves))
    }

    private func newPeriod(_ line: GrantLine) throws(CommandError) -> ClosedRange<CalendarDate> {
        guard (extendTo == nil) != (period == nil) else {
            throw .usage(
                extendTo == nil ? "period-missing" : "option-conflict",
                extendTo == nil ? "to what?" : "--extend-to and --period cannot be combined",
                hint:
                    "--extend-to 2028-06-30, --period 2027-02-01..2028-01-31, --indirect 15%/mtdc, --match 20%/total"
            )
        }
        if let period { return try PeriodArgument.read(period) }
        guard let old = line.term?.period, let end = extendTo else {
            throw .failed(
                "period-missing", "GR-\(line.number) has no period to extend", hint: "--period FROM..TO")
        }
        guard end > old.upperBound else {
            throw .usage(
                "bad-value", "the period ends on \(old.upperBound) already",
                hint: "--period FROM..TO shortens it")
        }
        return old.lowerBound...end
    }

    private func moved(_ line: GrantLine, end: CalendarDate, _ desk: GrantDesk) -> [DeadlineStep] {
        line.deadlines.compactMap { deadline in
            guard let rule = DeadlineRule(deadline.rule),
                deadline.deadline.status(asOf: desk.day).isOpen
            else { return nil }
            let day = rule.day(periodEnd: end)
            guard day != deadline.deadline.due(asOf: desk.day) else { return nil }
            return DeadlineStep(deadline.number, .moved, to: day, words: "the period changed")
        }
    }
}

/// `2027-01-01..2027-12-31` on the command line.
enum PeriodArgument {
    /// Throws for another form, an end before the start, and more than 20 years.
    static func read(_ text: String) throws(CommandError) -> ClosedRange<CalendarDate> {
        let parts = text.components("..")
        guard parts.count == 2, let from = CalendarDate(parts[0]), let to = CalendarDate(parts[1]) else {
            throw .usage(
                "bad-value", "'\(TerminalText.safe(text))' is not FROM..TO",
                hint: "--period 2027-01-01..2027-12-31")
        }
        guard from <= to else {
            throw .usage("bad-value", "the period ends before it starts", hint: "\(to)..\(from)")
        }
        guard to <= from.adding(months: 240) else {
            throw .usage("bad-value", "a period has at most 20 years", hint: "is the year right?")
        }
        return from...to
    }
}

extension String {
    /// The parts between separators.
    fileprivate func components(_ separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}

/// The first day on which a report can be due.
enum ReportDay {
    /// `hint` says what to type for a day that is taken.
    static func check(
        _ deadline: NewDeadline, award: CalendarDate?, start: CalendarDate?,
        hint: ((CalendarDate) -> String)? = nil
    ) throws(CommandError) {
        guard let earliest = deadline.kind.earliest(award: award, periodStart: start),
            deadline.due < earliest
        else { return }
        let why = start == earliest ? "when the period starts" : "when it was awarded"
        throw .usage(
            "bad-value", "a report cannot be due before \(earliest), \(why)",
            hint: hint?(earliest) ?? "--due \(deadline.kind.name)=\(earliest.adding(months: 12))")
    }
}
