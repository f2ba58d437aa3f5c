import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices

/// `campaign gift move`: what a gift or a pledge is for, from a day on.
struct GiftMoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move", abstract: "Move a gift or a pledge to another campaign, project or donor.",
        discussion: """
            A move acts on its own day: figures of earlier days stay as they were, and later refunds and \
            payments follow the gift. A pledge moves with all its payments. Columns you do not name keep \
            their value if the new campaign allows it; 'none' clears a column, --to-campaign unassigned \
            takes a gift out of all campaigns. --donor corrects whose gift it is, on its own day: it is \
            voided and posted again.

            EXAMPLES
              campaign gift move G-12 --to-campaign year-end-2026
              campaign gift move G-12 --to-project floor-3 --line equipment \\
                  --note 'Letter of 3 November'
              campaign gift move G-12 --to-project floor-3 --amount 400 --date 2026-11-03
              campaign gift move givebutter:TX-991 --to-appeal none --dry-run
              campaign gift move G-12 --donor D-9
            """)

    @Argument(help: ArgumentHelp("G-12, SOURCE:ID, or a source's id.", valueName: "gift")) var gift: String
    @Option(name: .customLong("to-campaign"), help: ArgumentHelp("New campaign.", valueName: "id"))
    var campaign: String?
    @Option(name: .customLong("to-appeal"), help: ArgumentHelp("New appeal.", valueName: "id"))
    var appeal: String?
    @Option(name: .customLong("to-project"), help: ArgumentHelp("New project.", valueName: "id"))
    var project: String?
    @Option(help: ArgumentHelp("New budget line of the project.", valueName: "id")) var line: String?
    @Option(help: ArgumentHelp("New naming opportunity of the project.", valueName: "id")) var unit: String?
    @Option(help: ArgumentHelp("New donor: D-9, or a source's id.", valueName: "id"))
    var donor: String?
    @Option(help: ArgumentHelp("How much (default: all of it).", valueName: "amount"))
    var amount: String?
    @Option(help: ArgumentHelp("The day from which it counts there (default: today).", valueName: "date"))
    var date: CalendarDate?
    @OptionGroup var correction: CorrectionOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let destination = MoveDestination(
            campaign: campaign, appeal: appeal, project: project, line: line, unit: unit)
        guard destination.isEmpty == (donor != nil), donor == nil || amount == nil && date == nil else {
            throw CommandError.usage(
                "destination-missing",
                donor == nil ? "no destination given" : "--donor cannot be combined with other destinations",
                hint: donor == nil
                    ? "give --to-campaign, --to-appeal, --to-project, --line, --unit or --donor"
                    : "it acts on the gift's own day and on all of it; move it in a separate command"
            )
        }
        let command = donor == nil ? "gift move" : "gift move --donor"
        let act = try GiftCorrection(try Session(options), gift: gift, command: command, correction)
        if let donor { return try act.give(to: donor) }
        let parts = act.target.parts.map(\.place)
        let place = try destination.place(from: parts, act.row.loaded.plan)
        guard parts.contains(where: { $0 != place }) else {
            throw CommandError.failed(
                "nothing-to-do", "\(act.id) is already there: \(GiftWords.place(place))",
                hint: "campaign gift show \(act.id)")
        }
        let minor = try amount.map(act.amount)
        let what = minor.map { act.money($0).text + " of " } ?? ""
        let text = "\(what)\(act.id) to \(GiftWords.place(place))"
        try act.post(
            .reallocation, amount: minor, date: date, cells: Self.cells(place), done: "Moved \(text)",
            undone: "a move of \(text)")
    }

    private static func cells(_ place: Designation) -> TypedEntry<Session>.Cells {
        [
            ("campaign", place.campaign), ("appeal", place.appeal), ("project", place.project),
            ("line", place.line), ("unit", place.unit), ("keycode", place.keycode),
        ]
    }
}
