import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign grant add`: an application, from the first idea on.
struct GrantAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Record a grant that a funder is asked for.",
        discussion: """
            A grant can begin at any stage: prospect, loi, proposal, review, verbal, or declined. Its chance \
            is that of the stage unless --probability says another. It counts in the weighted pipeline and \
            never in raised. The funder is a known donor; --new-funder adds one.

            EXAMPLES
              campaign grant add --funder D-7 --title 'Reading room' --for reading-room \\
                  --ask 50,000 --decision 2027-02-15
              campaign grant add --funder 'North Fund' --new-funder --title 'Two programs' \\
                  --for floor-3=60% --for trial-training=40% --ask 150,000 --stage proposal
              campaign grant add --funder D-7 --title 'Second year' --renews GR-3 \\
                  --for reading-room --due proposal=2027-01-15 --dry-run
              campaign grant add --funder D-7 --title 'Books' --for book-boxes \\
                  --ask 100,000 --currency ILS --rate 0.27
            """)

    @Option(help: ArgumentHelp("The funder: D-7, a source's id, or the whole name.", valueName: "donor"))
    var funder: String
    @Flag(name: .customLong("new-funder"), help: "The funder is not a donor yet: add it.") var newFunder =
        false
    @Option(help: ArgumentHelp("foundation, company, government, … (with --new-funder).", valueName: "kind"))
    var kind: String?
    @Option(
        help: ArgumentHelp(
            "The new funder's number in a public register: US-EIN-12-3456789.", valueName: "id"))
    var orgId: String?
    @OptionGroup(title: "Details") var details: GrantDetailOptions
    @Option(help: ArgumentHelp("Where it stands (default: prospect).", valueName: "stage"))
    var stage: String?
    @Option(help: ArgumentHelp("The grant that this one renews.", valueName: "grant")) var renews: String?
    @Option(help: ArgumentHelp("The declined grant that is tried again.", valueName: "grant"))
    var resubmits: String?
    @Option(help: ArgumentHelp("A deadline; may be repeated.", valueName: "kind=date")) var due: [String] = []
    @Option(help: ArgumentHelp("Why it begins at that stage.", valueName: "text")) var reason: String?
    @OptionGroup var posting: ActOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let desk = try GrantDesk(try Session(options), command: "grant add", posting)
        guard let title = details.title, !title.allSatisfy(\.isWhitespace) else {
            throw CommandError.usage("title-missing", "what is it for?", hint: "--title 'Reading room'")
        }
        guard kind == nil || newFunder else {
            throw CommandError.usage(
                "option-conflict", "--kind is of a new funder", hint: "add --new-funder, or leave out --kind")
        }
        guard orgId == nil || newFunder else {
            throw CommandError.usage(
                "option-conflict", "--org-id is of a new funder",
                hint: "campaign donor edit D-7 --org-id changes that of a known one")
        }
        try StoredText.check(reason, "--reason")
        try StoredText.check(orgId, "--org-id")
        var change = GrantChange(day: desk.day)
        change.words = try details.words(GrantWords())
        let funders = FunderArgument(row: desk.row)
        if newFunder {
            change.newFunder = try funders.new(funder, kind: kind)
            if let orgId { change.newFunder?.orgID = StoredText.line(orgId) }
        } else {
            change.funder = try funders.donor(funder, orNewWith: "--new-funder")
        }
        let places = try GrantShares(details.places, plan: desk.plan)
        var figures = try details.figures(nil, desk) ?? GrantChange.Figures()
        if figures.requested == nil, figures.expected == nil { figures.requested = places.sum }
        change.figures = figures
        change.shares = try places.shares(of: figures.requested)
        guard change.shares != nil else {
            throw CommandError.usage(
                "place-missing", "where would the money go?", hint: "--for reading-room, or --for unassigned")
        }
        change.move = try move(desk)
        change.deadlines = try due.map { try DeadlineArgument.read($0) }
        (change.renews, change.resubmits) = try (number(renews, desk), number(resubmits, desk))
        try desk.say(
            change, of: nil,
            GrantActWords(action: "add", done: "Added", undone: "Would add", notes: notes(desk)))
    }

    private func move(_ desk: GrantDesk) throws -> GrantChange.Move {
        let stage = try stage.map { try GrantStageArgument.read($0, of: nil) } ?? .prospect
        return GrantChange.Move(
            stage, likelihood: desk.likelihood(of: stage, details.probability), reason: reason ?? "")
    }

    private func number(_ id: String?, _ desk: GrantDesk) throws -> Int64? {
        try id.map { try desk.line($0).number }
    }

    private func notes(_ desk: GrantDesk) -> [String] {
        guard let decision = details.decision else { return [] }
        return due.compactMap { try? DeadlineArgument.read($0) }
            .filter { [.loi, .proposal].contains($0.kind) && $0.due > decision }
            .map { "the \($0.kind.name) is due on \($0.due), after the decision of \(decision)" }
    }
}

/// A stage on the command line.
enum GrantStageArgument {
    /// Throws for what no command says, with the one that does.
    static func read(_ text: String, of grant: GrantLine?) throws(CommandError) -> GrantStage {
        let number = grant.map { "GR-\($0.number)" } ?? "GR-…"
        switch text.lowercased() {
        case "active", "reporting":
            let period = grant?.term?.period.map { "the period \($0.lowerBound) to \($0.upperBound)" }
            throw .usage(
                "derived-stage", "\(text.lowercased()) follows from \(period ?? "the period of the award")",
                hint: "campaign grant term \(number) --period FROM..TO changes it")
        case "awarded":
            throw .usage(
                "award-missing", "an award needs its amount and its date",
                hint:
                    "campaign grant award \(number) --amount 60,000 --on \(grant?.asOf.description ?? "DATE")"
            )
        case "closed":
            throw .usage(
                "other-command", "closing has its own command", hint: "campaign grant close \(number)")
        case "returned":
            if let grant, grant.stage == .awarded, grant.money.isGivenBack { return .returned }
            let isDue = (grant?.money.dueBack ?? 0) > 0
            throw .usage(
                "other-command",
                isDue ? "not all that is due back was paid back" : "money given back has its own command",
                hint: isDue
                    ? "campaign gift refund G-n --amount A"
                    : "campaign grant return \(number) --amount A --reason '…'")
        default: break
        }
        if let stage = GrantStage(name: text.lowercased()) { return stage }
        throw IDLookup.unknown(
            text, kind: "stage",
            among: GrantStage.allCases.filter { $0.isOpen || $0 == .declined || $0 == .withdrawn }.map(\.name)
        )
    }
}

/// `proposal=2027-01-15` on the command line.
enum DeadlineArgument {
    static func read(_ text: String) throws(CommandError) -> NewDeadline {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let day = CalendarDate(parts[1]) else {
            throw .usage(
                "bad-value", "'\(TerminalText.safe(text))' is not KIND=DATE",
                hint: "--due proposal=2027-01-15")
        }
        return NewDeadline(kind: try kind(parts[0]), due: day)
    }

    static func kind(_ text: String) throws(CommandError) -> DeadlineKind {
        if let kind = DeadlineKind(name: text.lowercased()) { return kind }
        throw IDLookup.unknown(text, kind: "kind of deadline", among: DeadlineKind.allCases.map(\.name))
    }
}
