import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign grant edit`: what is said of a grant from a day on.
struct GrantEditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Change what a grant asks, expects, or is for, from a day on.",
        discussion: """
            Each change is a row of its own day: what was known before is kept, and shown with --as-of and \
            --known-on. '' clears a text. A changed chance is posted with the stage that the grant is in.

            EXAMPLES
              campaign grant edit GR-1 --ask 60,000 --expect 45,000
              campaign grant edit GR-1 --decision 2027-03-15 --probability 75%
              campaign grant edit GR-1 --for floor-3=60% --for trial-training=40%
              campaign grant edit GR-1 --owner 'Ana Ruiz' --dry-run
            """)

    @Argument(help: ArgumentHelp("GR-12, or the funder's number.", valueName: "grant")) var grant: String
    @Option(help: ArgumentHelp("Another funder: D-7, or the whole name.", valueName: "donor"))
    var funder: String?
    @OptionGroup(title: "Details") var details: GrantDetailOptions
    @OptionGroup var posting: ActOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let desk = try GrantDesk(try Session(options), command: "grant edit", posting)
        let line = try desk.line(grant)
        var change = GrantChange(day: desk.day)
        change.words = try details.words(line.words)
        if let funder {
            change.funder = try FunderArgument(row: desk.row).donor(funder, orNewWith: "campaign donor list")
        }
        change.figures = try details.figures(line.figures, desk)
        let places = try GrantShares(details.places, plan: desk.plan)
        change.shares = try places.shares(of: change.figures?.requested ?? line.figures?.requested)
        if let probability = details.probability {
            guard line.isOpen else {
                throw CommandError.failed(
                    "decided", "GR-\(line.number) is \(line.stage.name): it has no chance any more",
                    hint: "campaign grant show GR-\(line.number)")
            }
            change.move = GrantChange.Move(line.stage, likelihood: probability.percent.tenths)
        }
        guard change != GrantChange(day: desk.day) else {
            throw CommandError.usage(
                "nothing-to-do", "no change was given",
                hint: "such as --ask 60,000; campaign grant edit --help lists the options")
        }
        try desk.say(
            change, of: line.number,
            GrantActWords(action: "edit", done: "Changed", undone: "Would change", rest: from(desk)))
    }

    private func from(_ desk: GrantDesk) -> String {
        desk.day == desk.row.today ? "" : "from \(desk.day.longText) on"
    }
}

/// `campaign grant advance`: the next stage, or a wrong one voided.
struct GrantAdvanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "advance", abstract: "Move a grant to its next stage, or void a wrong move.",
        discussion: """
            prospect, loi (letter of inquiry), proposal, review, verbal; declined or withdrawn. Going back, \
            and skipping a stage, takes --reason. An award has its own command. --void-last voids the move \
            that was posted last, as if it had not been.

            EXAMPLES
              campaign grant advance GR-1 review --on 2026-11-03
              campaign grant advance GR-1 declined --reason 'Funds all spent this year'
              campaign grant advance GR-1 verbal --probability 90% --dry-run
              campaign grant advance GR-1 --void-last --reason 'Meant another grant'
            """)

    @Argument(help: ArgumentHelp("GR-12, or the funder's number.", valueName: "grant")) var grant: String
    @Argument(help: ArgumentHelp("The stage.", valueName: "stage")) var stage: String?
    @Flag(name: .customLong("void-last"), help: "Void the last move.") var voidLast = false
    @Option(help: ArgumentHelp("Why, kept with the move.", valueName: "text")) var reason: String?
    @Option(help: ArgumentHelp("The chance of an award: 60%.", valueName: "percent"))
    var probability: PercentArgument?
    @OptionGroup var posting: ActOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let desk = try GrantDesk(try Session(options), command: "grant advance", posting)
        try StoredText.check(reason, "--reason")
        let line = try desk.line(grant)
        guard (stage == nil) == voidLast else {
            throw CommandError.usage(
                stage == nil ? "stage-missing" : "option-conflict",
                stage == nil ? "to which stage?" : "a stage and --void-last cannot be combined",
                hint: stage == nil
                    ? "campaign grant advance GR-\(line.number) review, or --void-last" : "give one of them")
        }
        var change = GrantChange(day: desk.day)
        guard !voidLast else {
            guard let reason, !reason.allSatisfy(\.isWhitespace) else {
                throw CommandError.usage(
                    "reason-missing", "--void-last needs a reason", hint: "--reason 'Meant another grant'")
            }
            change.voidsLastMove = StoredText.line(reason)
            return try desk.say(
                change, of: line.number,
                GrantActWords(
                    action: "void", done: "Voided the last move of",
                    undone: "Would void the last move of"))
        }
        let stage = try GrantStageArgument.read(stage ?? "", of: line)
        guard !(line.stage == .awarded && stage == .withdrawn) else {
            throw CommandError.usage(
                "other-command", "an award that ends early has its own command",
                hint: "campaign grant cancel GR-\(line.number) --reason '…'")
        }
        if stage == .returned { try Self.requireMoney(line, desk) }
        change.move = GrantChange.Move(
            stage, likelihood: desk.likelihood(of: stage, probability),
            reason: StoredText.line(reason ?? ""))
        try desk.say(
            change, of: line.number,
            GrantActWords(
                action: "advance", done: "Moved", undone: "Would move",
                rest: "to \(stage.name) on \(desk.day.longText)"))
    }

    /// Nothing goes back that never came.
    private static func requireMoney(_ line: GrantLine, _ desk: GrantDesk) throws {
        guard try desk.reading().acts(of: line).hadMoney else {
            throw CommandError.failed(
                "not-received", "nothing was received of GR-\(line.number), so nothing was given back",
                hint: "campaign grant cancel GR-\(line.number) --reason '…' says that the funder ended it")
        }
    }
}
