import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign grant award`: the stage and its money, in one batch.
struct GrantAwardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "award", abstract: "Record an award: its letter, money, period, and schedule.",
        discussion: """
            The award is a promise like any other: raised from its day on, outstanding until it is paid. \
            What depends on a condition (--conditional, or --kind conditional for all of it) stays outside \
            raised until 'campaign grant met'. A report or a budget alone is not a condition. Reimbursement is \
            owed as costs are claimed. --promise takes an award that was imported already. --gate says \
            which installment waits for which report. An imported award of the funder that looks like this one \
            is refused, since two would count twice. --challenge releases the award as others give: \
            'campaign grant met --auto' records how much. A gift meets one challenge, the earlier, unless \
            both say --shared.

            EXAMPLES
              campaign grant award GR-1 --amount 60,000 --on 2026-11-10 \\
                  --period 2027-01-01..2027-12-31 --installment 2027-01-15=30,000 \\
                  --installment 2027-07-01=30,000 --due interim-report=2027-06-15 \\
                  --gate 2=interim-report
              campaign grant award GR-1 --amount 100,000 --conditional 40,000 \\
                  --condition 'Met when 40 families are housed' --condition-by 2027-06-30
              campaign grant award GR-2 --amount 80,000 --kind reimbursement --dry-run
              campaign grant award GR-2 --amount 50,000 --challenge 1:1 --challenge-of floor-3 \\
                  --challenge-to 2027-06-30
              campaign grant award GR-3 --promise P-12
            """)

    @Argument(help: ArgumentHelp("GR-12, or the funder's number.", valueName: "grant")) var grant: String
    @Option(help: ArgumentHelp("The whole award.", valueName: "amount")) var amount: String?
    @Option(help: ArgumentHelp("The part that depends on a condition.", valueName: "amount"))
    var conditional: String?
    @Option(help: ArgumentHelp("What must happen for it.", valueName: "text")) var condition: String?
    @Option(help: ArgumentHelp("By when it must happen.", valueName: "date")) var conditionBy: CalendarDate?
    @Option(help: ArgumentHelp("outright, conditional or reimbursement.", valueName: "kind"))
    var kind: String?
    @Option(help: ArgumentHelp("The period of the award.", valueName: "from..to")) var period: String?
    @OptionGroup(title: "Schedule") var schedule: GrantScheduleOptions
    @OptionGroup(title: "Challenge") var challenge: GrantChallengeOptions
    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("Where the money goes, if not as asked.", valueName: "place")) var places:
        [String] = []
    @Option(help: ArgumentHelp("A deadline; may be repeated.", valueName: "kind=date")) var due: [String] = []
    @Option(help: ArgumentHelp("An installment that waits for a report.", valueName: "number=kind"))
    var gate: [String] = []
    @OptionGroup(title: "Costs") var costs: GrantCostOptions
    @Option(help: ArgumentHelp("The currency of the amounts.", valueName: "code")) var currency: String?
    @Option(help: ArgumentHelp("What one unit of that currency is worth.", valueName: "rate")) var rate:
        String?
    @Option(help: ArgumentHelp("An award that is posted already: P-12.", valueName: "pledge")) var promise:
        String?
    @Flag(help: "The funder adds to an award.") var further = false
    @Flag(
        name: .customLong("post-possible"),
        help: "Post it although an imported award looks like the same one.")
    var postPossible = false
    @Option(help: ArgumentHelp("Why, kept with the move.", valueName: "text")) var reason: String?
    @Option(help: ArgumentHelp("Kept with the entry.", valueName: "text")) var note: String?
    @OptionGroup var posting: ActOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let desk = try GrantDesk(try Session(options), command: "grant award", posting)
        for (option, text) in [("--condition", condition), ("--reason", reason), ("--note", note)] {
            try StoredText.check(text, option)
        }
        let line = try desk.line(grant)
        try requireFirst(line)
        guard let promise else { return try award(line, desk) }
        guard amount == nil, conditional == nil, places.isEmpty, !schedule.isGiven else {
            throw CommandError.usage(
                "option-conflict", "--promise has its own amount, places and schedule",
                hint: "leave those out, or leave out --promise")
        }
        try adopt(promise, line, desk)
    }

    /// A second award is a supplement, and has to be said.
    private func requireFirst(_ line: GrantLine) throws(CommandError) {
        let number = "GR-\(line.number)"
        guard line.stage == .awarded else {
            guard !further else {
                throw .usage(
                    "not-awarded", "\(number) is \(line.stage.name), not an award",
                    hint: "leave out --further")
            }
            return
        }
        guard further || line.pledges.isEmpty else {
            throw .failed(
                "awarded-already", "\(number) was awarded on \(line.move.day)",
                hint: "--further records what the funder adds; campaign grant show \(number)")
        }
    }

    private func award(_ line: GrantLine, _ desk: GrantDesk) throws {
        guard let amount else {
            throw CommandError.usage(
                "amount-missing", "an award needs its amount", hint: "--amount 60,000 --on \(desk.row.today)")
        }
        guard let funder = line.funder, let posted = line.postedFunder else {
            throw CommandError.failed(
                "funder-missing", "GR-\(line.number) has no funder",
                hint: "campaign grant edit GR-\(line.number) --funder D-7")
        }
        let terms = try challenge.terms(line, desk)
        let award = try GrantAward(self, amount: amount, desk)
        let shares =
            try GrantShares(places, plan: desk.plan).shares(of: award.isForeign ? nil : award.whole)
            ?? line.shares.map { GrantChange.Share(place: $0.place, weight: $0.weight) }
        if !postPossible {
            try ImportedAward.refuse(award, of: funder, for: shares.map(\.place), line.number, desk)
        }
        let rows = try award.rows(funder: posted, shares: shares, desk)
        var change = try self.change(award.kind, line, desk)
        change.challenge = terms
        if !places.isEmpty { change.shares = shares }
        change.deadlines = try deadlines(award: desk.day, installments: award.installments)
        try desk.post(
            rows, saying: change, of: line.number,
            GrantActWords(
                action: "award", done: "Awarded", undone: "Would award",
                rest: "on \(desk.day.longText)", notes: try notes(award, line, desk)))
    }

    private func notes(_ award: GrantAward, _ line: GrantLine, _ desk: GrantDesk) throws -> [String] {
        guard !award.isForeign, let asked = line.figures?.requested, award.whole > asked, !further else {
            return []
        }
        return ["awarded \(desk.text(award.whole)), asked \(desk.text(asked))"]
    }

    /// The move, unless the grant is awarded already, and the terms.
    private func change(_ kind: GrantTerm.Kind, _ line: GrantLine, _ desk: GrantDesk) throws -> GrantChange {
        var change = GrantChange(day: desk.day)
        let reason = StoredText.line(reason ?? "")
        if line.stage != .awarded { change.move = GrantChange.Move(.awarded, reason: reason) }
        let period = try period.map { try PeriodArgument.read($0) } ?? line.term?.period
        change.term = GrantTerm(kind: kind, period: period, words: StoredText.line(condition ?? ""))
        change.spending.terms = try costs.terms(desk, awarded: desk.day, reason: reason)
        return change
    }

    private func deadlines(award day: CalendarDate, installments: Int) throws -> [NewDeadline] {
        var deadlines = try due.map { try DeadlineArgument.read($0) }
        if let conditionBy { deadlines.append(NewDeadline(kind: .condition, due: conditionBy)) }
        let start = try period.map { try PeriodArgument.read($0) }?.lowerBound
        for deadline in deadlines {
            try ReportDay.check(deadline, award: day, start: start)
        }
        for text in gate {
            let parts = text.split(separator: "=").map(String.init)
            guard parts.count == 2, let ord = Int(parts[0]) else {
                throw CommandError.usage(
                    "bad-value", "'\(TerminalText.safe(text))' is not NUMBER=KIND",
                    hint: "--gate 2=interim-report")
            }
            let kind = try DeadlineArgument.kind(parts[1])
            guard (1...max(1, installments)).contains(ord), installments > 0 else {
                throw CommandError.usage(
                    "bad-value", "the award has no installment \(ord)",
                    hint: installments == 0
                        ? "--installment DATE=AMOUNT gives the schedule" : "there are \(installments)")
            }
            guard let index = deadlines.firstIndex(where: { $0.kind == kind && $0.gates == nil }) else {
                throw CommandError.usage(
                    "bad-value", "when is the \(kind.name) due that installment \(ord) waits for?",
                    hint: "--due \(kind.name)=DATE")
            }
            deadlines[index].gates = ord
        }
        return deadlines
    }

    /// An award that is posted already becomes the grant's.
    private func adopt(_ promise: String, _ line: GrantLine, _ desk: GrantDesk) throws {
        let number = "GR-\(line.number)"
        let record = try desk.row.ledger().pledge(
            promise, PledgeQuery(asOf: desk.row.today, plan: desk.plan))
        let (entry, id) = (record.pledge.line.id, "P-\(record.pledge.number)")
        let owner = try desk.reading().lines().first { $0.pledges.contains { $0.line.id == entry } }
        if let owner {
            throw CommandError.failed(
                "owned", "\(id) is of GR-\(owner.number) already",
                hint: "campaign grant show GR-\(owner.number)")
        }
        let terms = try challenge.terms(line, desk)
        guard terms == nil || record.pledge.line.type == .conditional else {
            throw CommandError.usage(
                "option-conflict", "\(id) depends on no condition", hint: "leave out --challenge")
        }
        var change = try self.change(
            record.pledge.line.type == .conditional
                ? (try self.kind(or: .conditional)) : try self.kind(or: .outright),
            line, desk)
        change.day = posting.on ?? max(record.pledge.line.day, line.move.day)
        change.promises = [entry]
        change.challenge = terms
        change.deadlines = try deadlines(
            award: change.day, installments: record.pledge.standing.installments.count)
        var notes: [String] = []
        if let donor = record.pledge.line.staffDonor, donor != line.funder {
            notes.append("\(id) is of D-\(donor), the funder of \(number) is another")
        }
        try desk.say(
            change, of: line.number,
            GrantActWords(
                action: "award", done: "Awarded", undone: "Would award", rest: "with \(id)", notes: notes))
    }

    /// The kind that was said.
    func kind(or usual: GrantTerm.Kind) throws(CommandError) -> GrantTerm.Kind {
        guard let kind else { return usual }
        if let known = GrantTerm.Kind.allCases.first(where: { $0.name == kind.lowercased() }) { return known }
        throw IDLookup.unknown(kind, kind: "kind of award", among: GrantTerm.Kind.allCases.map(\.name))
    }
}

/// When an award is paid: the words of `pledge add`.
struct GrantScheduleOptions: ParsableArguments {
    @Option(help: ArgumentHelp("One installment; may be repeated.", valueName: "date=amount"))
    var installment: [String] = []
    @Option(help: ArgumentHelp("Number of equal installments.", valueName: "count")) var installments: Int?
    @Option(help: ArgumentHelp("weekly, monthly, quarterly, semiannual or annual.", valueName: "frequency"))
    var frequency: String?
    @Option(help: ArgumentHelp("When the first installment, or the whole, is due.", valueName: "date"))
    var firstDue: CalendarDate?

    var isGiven: Bool {
        !installment.isEmpty || installments != nil || frequency != nil || firstDue != nil
    }

    /// How many there are.
    var count: Int { installment.isEmpty ? installments ?? (firstDue == nil ? 0 : 1) : installment.count }

    /// The columns of the row; those of a list only where it is for one place.
    func cells(parts: Int) throws(CommandError) -> TypedEntry<Session>.Cells {
        guard installment.isEmpty || (installments == nil && frequency == nil && firstDue == nil) else {
            throw .usage(
                "option-conflict", "--installment already gives the schedule",
                hint: "leave out --installments, --frequency and --first-due")
        }
        guard installment.isEmpty || parts == 1 else {
            throw .usage(
                "option-conflict", "--installment cannot be combined with several places",
                hint: "equal installments can: --installments 4 --frequency quarterly --first-due DATE")
        }
        let named: [(String, String?)] = [
            (
                "installments",
                installment.isEmpty ? installments.map(String.init) : installment.joined(separator: "; ")
            ), ("frequency", frequency), ("first_due", firstDue?.description),
        ]
        return named.compactMap { column, value in value.map { (column: column, value: $0) } }
    }
}

/// The money of an award as rows: what is certain, and what waits for a condition.
struct GrantAward {
    let kind: GrantTerm.Kind
    /// Minor units of the award's currency.
    let whole: Int64
    private let conditional: Int64
    private let money: Currency
    private let command: GrantAwardCommand
    var isForeign: Bool { command.currency != nil && money.code != base.code }
    var installments: Int { command.schedule.count }
    private let base: Currency

    init(_ command: GrantAwardCommand, amount: String, _ desk: GrantDesk) throws {
        self.command = command
        base = desk.currency
        let code = command.currency?.uppercased() ?? desk.currency.code
        guard let money = Currency(code: code) else {
            throw CommandError.usage(
                "bad-value", "no currency '\(TerminalText.safe(code))'", hint: "--currency ILS")
        }
        guard money.code == desk.currency.code || command.rate != nil else {
            throw CommandError.usage(
                "rate-missing", "an award in \(money.code) without --rate",
                hint: "--rate is the \(desk.currency.code) for one \(money.code): --rate 0.27")
        }
        self.money = money
        let whole = try AmountArgument.minorUnits(amount, money)
        guard whole > 0 else {
            throw CommandError.usage(
                "bad-value", "--amount must be above zero", hint: "write it without a sign")
        }
        self.whole = whole
        let part = try command.conditional.map { try AmountArgument.minorUnits($0, money) }
        let isChallenge = command.challenge.challenge != nil
        kind = try command.kind(or: part == nil && !isChallenge ? .outright : .conditional)
        guard !isChallenge || kind == .conditional else {
            throw CommandError.usage(
                "option-conflict", "a challenge is conditional on what others give", hint: "leave out --kind")
        }
        conditional = part ?? (kind == .outright ? 0 : whole)
        guard (0...whole).contains(conditional), part != 0 else {
            throw CommandError.usage(
                "bad-value", "--conditional is a part of --amount",
                hint: "at most \(Money(minorUnits: whole, currency: money).text)")
        }
        let isBarred = conditional > 0 && kind != .reimbursement && !isChallenge
        guard !isBarred || command.condition?.allSatisfy(\.isWhitespace) == false else {
            throw CommandError.usage(
                "condition-missing",
                "what must happen? A report or a budget alone is not a condition; then the award is outright",
                hint: "--condition 'Met when 40 families are housed'")
        }
    }

    /// One row for each place of the certain and of the conditional part.
    func rows(
        funder: Int64, shares: [GrantChange.Share], _ desk: GrantDesk
    ) throws -> [TypedEntry<Session>.Cells] {
        let shares = shares.isEmpty ? [GrantChange.Share(place: .unassigned, weight: 1)] : shares
        var rows: [TypedEntry<Session>.Cells] = []
        let gift = "grant-" + String(desk.row.session.context.random(), radix: 36)
        for (type, minor) in [(EntryType.award, whole - conditional), (.conditional, conditional)]
        where minor > 0 {
            // What is certain and what is conditional are two promises.
            let id = gift + (type == .award ? "" : "-conditional")
            let parts = Allocation.spread(minor, over: shares.map(\.weight))
            let schedule = try command.schedule.cells(parts: shares.count)
            // The schedule is that of what is certain, where there are both.
            let isScheduled = type == .award || conditional == whole
            for (share, part) in zip(shares, parts) where part > 0 {
                rows.append(
                    cells(type, part, funder, share.place, desk) + (isScheduled ? schedule : [])
                        + (shares.count > 1 ? [("gift_id", id)] : []))
            }
        }
        return rows
    }

    private func cells(
        _ type: EntryType, _ minor: Int64, _ funder: Int64, _ place: Designation, _ desk: GrantDesk
    ) -> TypedEntry<Session>.Cells {
        let note = [command.note, type == .conditional ? command.condition : nil].compactMap { $0 }
        let named: [(String, String)] = [
            ("type", type.name), ("date", desk.day.description),
            ("amount", Money(minorUnits: minor, currency: money).plainText), ("donor", "D-\(funder)"),
            ("campaign", place.campaign), ("appeal", place.appeal), ("project", place.project),
            ("line", place.line), ("unit", place.unit), ("note", note.joined(separator: "; ")),
            ("currency", isForeign ? money.code : ""), ("fx_rate", isForeign ? command.rate ?? "" : ""),
        ]
        return named.filter { !$0.1.isEmpty }.map { (column: $0.0, value: $0.1) }
    }
}
