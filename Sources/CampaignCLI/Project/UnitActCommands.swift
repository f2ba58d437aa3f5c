import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

struct UnitReserveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reserve", abstract: "Hold a naming place for a donor until a day.",
        discussion: """
            The place is open again by itself the day after. Of two officers who reserve the last place one \
            gets it.

            EXAMPLES
              campaign project unit reserve floor-3/lab --for D-7 --until 2027-03-31
              campaign project unit reserve floor-3/lab#2 --for D-7 --until 2027-03-31 --dry-run
            """)

    @Argument(help: ArgumentHelp("PROJECT/UNIT, or PROJECT/UNIT#2.", valueName: "place")) var place: String
    @Option(
        name: .customLong("for"), help: ArgumentHelp("The donor: D-7, or a source's id.", valueName: "donor"))
    var donor: String
    @Option(help: ArgumentHelp("The last day of it.", valueName: "date")) var until: CalendarDate
    @OptionGroup var posting: UnitPostingOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let desk = try UnitDesk(try Session(options), "project unit reserve", posting)
        guard until >= desk.day else {
            throw CommandError.usage(
                "bad-value", "\(until) is before \(desk.day)", hint: "is the year right?")
        }
        let unit = try UnitArgument(place, desk.plan)
        var change = unit.change(.reserved, on: desk.day)
        change.donor = GrantReading.number(try desk.row.donorNumber(donor), "D")
        change.until = until
        try desk.post(
            change, unit, done: "Reserved", undone: "Would reserve", rest: " until \(until.longText)")
    }
}

struct UnitNameCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "name", abstract: "Give a naming place a name, for a gift that pays for it.",
        discussion: """
            The gift or pledge must have raised the price for this unit. --term 20y ends the name after 20 \
            years; without it the name stays.

            EXAMPLES
              campaign project unit name floor-3/lab --gift G-12 --as 'The Ruiz Laboratory'
              campaign project unit name floor-3/lab#2 --gift P-3 --as 'Ruiz' --term 20y
              campaign project unit name floor-3/lab --gift G-9 --as 'Ruiz' \\
                  --below-price 'Board, 3 May' --dry-run
            """)

    @Argument(help: ArgumentHelp("PROJECT/UNIT, or PROJECT/UNIT#2.", valueName: "place")) var place: String
    @Option(help: ArgumentHelp("The gift or pledge: G-12, P-3.", valueName: "gift")) var gift: String
    @Option(name: .customLong("as"), help: ArgumentHelp("The name.", valueName: "text")) var name: String
    @Option(help: ArgumentHelp("For how long: 20y, or perpetual.", valueName: "term")) var term: String?
    @Option(help: ArgumentHelp("Why it is given for less.", valueName: "reason")) var belowPrice: String?
    @OptionGroup var posting: UnitPostingOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let desk = try UnitDesk(try Session(options), "project unit name", posting)
        for (option, text) in [("--as", name), ("--below-price", belowPrice)] {
            try StoredText.check(text, option)
        }
        guard name.contains(where: { !$0.isWhitespace }), name.count <= 200 else {
            throw CommandError.usage(
                "bad-value", "--as is a name of at most 200 characters", hint: "--as 'The Ruiz Laboratory'")
        }
        let unit = try UnitArgument(place, desk.plan)
        var change = unit.change(.named, on: desk.day, words: StoredText.line(name))
        change.entry = try desk.entry(gift)
        change.until = try lastDay(from: desk.day)
        change.belowPrice = belowPrice.map(StoredText.line)
        try desk.post(change, unit, done: "Named", undone: "Would name")
    }

    private func lastDay(from day: CalendarDate) throws(CommandError) -> CalendarDate? {
        guard let term, term != "perpetual" else { return nil }
        guard term.hasSuffix("y"), let years = Int(term.dropLast()), (1...200).contains(years) else {
            throw .usage(
                "bad-value", "'\(TerminalText.safe(term))' is not a term", hint: "--term 20y, or perpetual")
        }
        return day.adding(months: 12 * years).adding(days: -1)
    }
}

struct UnitReleaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Open a naming place again that was reserved or named.",
        discussion: """
            EXAMPLES
              campaign project unit release floor-3/lab#2 --reason 'Chose another'
              campaign project unit release floor-3/lab#2 --reason 'Chose another' --dry-run
            """)

    @Argument(help: ArgumentHelp("PROJECT/UNIT#2.", valueName: "place")) var place: String
    @Option(help: ArgumentHelp("Why, kept with it.", valueName: "text")) var reason: String
    @OptionGroup var posting: UnitPostingOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let desk = try UnitDesk(try Session(options), "project unit release", posting)
        try StoredText.check(reason, "--reason")
        let unit = try UnitArgument(place, desk.plan)
        let change = unit.change(.released, on: desk.day, words: StoredText.line(reason))
        try desk.post(change, unit, done: "Released", undone: "Would release")
    }
}

struct UnitPostingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The day (default: today).", valueName: "date")) var on: CalendarDate?
    @Flag(name: .customLong("dry-run"), help: "Check everything, save nothing.") var dryRun = false
}

/// One act on a naming place.
struct UnitDesk {
    let row: TypedEntry<Session>
    let day: CalendarDate
    let isDryRun: Bool

    init(_ session: Session, _ command: String, _ options: UnitPostingOptions) throws {
        row = try TypedEntry<Session>(session, command: command)
        day = options.on ?? row.today
        isDryRun = options.dryRun
    }

    var plan: Plan { row.loaded.plan }

    /// The row of a gift or a pledge.
    func entry(_ id: String) throws -> Int64 {
        let ledger = try row.ledger()
        guard id.uppercased().hasPrefix("P-") else { return try ledger.gift(id).line.id }
        return try ledger.pledge(id, PledgeQuery(asOf: row.today, plan: plan)).pledge.line.id
    }

    func post(_ change: UnitChange, _ unit: UnitArgument, done: String, undone: String, rest: String = "")
        throws
    {
        let outcome = try row.post(change, dryRun: isDryRun)
        let place = "\(unit.project)/\(unit.unit.id)"
        if let refusal = outcome.refusal {
            throw CommandError.project(refusal, unit: unit.unit, place: place, row.currency)
        }
        let given = place + (outcome.ordinal.map { "#\($0)" } ?? "")
        let what = given + rest
        let headline = ActHeadline.text(
            done: "\(done) \(what)", undone: "\(undone) \(what)", batch: outcome.batch)
        let rows = outcome.board.map { UnitRow.rows(of: unit.unit, $0, in: unit.project) } ?? []
        let fields = UnitRow.fields(row.currency)
        let provenance = try row.session.provenance(row.loaded, in: row.directory)
        let words = outcome.board.map { "\(unit.unit.name): \($0.summary)" } ?? ""
        try row.session.writer.write(
            Document(
                title: headline, data: fields.data(rows), people: fields.people(rows),
                json: provenance.document(
                    "campaign.unit_posting/1",
                    [
                        "place": .string(given), "rows": fields.json(rows),
                        "batch": .optional(outcome.batch.map { "B-\($0)" }), "dry_run": .bool(isDryRun),
                    ])
            ) { look in
                look.style.bold(TerminalText.safe(headline)) + "\n"
                    + look.wrapped(TerminalText.safe(words)).map { $0 + "\n" }.joined()
                    + (outcome.batch == nil ? "" : "\nNext: campaign project unit list \(unit.project)\n")
            })
    }
}

/// Why nothing was posted of a project, in the words of the command line.
extension CommandError {
    static func project(
        _ refusal: ProjectRefusal, unit: NamingOpportunity? = nil, place: String, _ currency: Currency
    ) -> CommandError {
        let (project, name) = (String(place.split(separator: "/").first ?? ""), unit?.name ?? place)
        let list = "campaign project unit list \(project)"
        switch refusal {
        case .future(let day):
            return .usage("bad-value", "\(day) is in the future", hint: "post it on that day")
        case .booksClosed(let day):
            return .failed(
                "books-closed", "the books are closed up to \(day)",
                hint: "--reopen REASON posts it and records the reason")
        case .unknownUnit:
            return .failed("unknown-id", "the plan has no \(place)", hint: "campaign project list")
        case .noPlace(let board):
            return .failed("no-place", "\(name) has \(board.summary)", hint: list)
        case .placeTaken(let ordinal, let board):
            let state = UnitWords.state(board.places[ordinal - 1])
            return .failed(
                "no-place", "\(place)#\(ordinal) is \(state); \(name) has \(board.summary)", hint: list
            )
        case .noSuchPlace(let count):
            return .failed("no-place", "\(name) has \(Words.count(count, "place"))", hint: list)
        case .placeOpen(let ordinal):
            return .failed("nothing-to-do", "\(place)#\(ordinal) is neither reserved nor named", hint: list)
        case .belowPrice(let raised, let price):
            return .failed(
                "below-price",
                "\(currency.text(raised)) is raised for \(place) and not named yet; a place is \(currency.text(price))",
                hint: "--below-price REASON gives the name for less")
        case .unknownDonor(let donor):
            return .failed(
                "unknown-donor", "no donor has the id D-\(donor)", hint: "campaign donor list TEXT finds them"
            )
        default: return transfer(refusal, project: project, currency)
        }
    }

    private static func transfer(
        _ refusal: ProjectRefusal, project: String, _ currency: Currency
    ) -> CommandError {
        switch refusal {
        case .notReceived(let own, let flexible, let missing):
            return .failed(
                "not-received",
                "\(currency.text(missing)) of it is not there: on hand are \(currency.text(own)) for the line and "
                    + "\(currency.text(flexible)) flexible",
                hint: "only received money is passed on: campaign project show \(project)")
        case .notApproved(let approval, let withdrawn):
            let why =
                withdrawn.map { "the board withdrew its approval on \($0)" }
                ?? approval.map { "the board approved it on \($0.on)" } ?? "no approval is recorded"
            return .failed(
                "not-approved", "\(project): \(why)",
                hint: "--before-approval REASON posts it, and check says so from then on")
        case .overCap(let over, let approval):
            let resolution = approval.resolution.map { " of resolution \($0)" } ?? ""
            return .failed(
                "over-cap", "\(currency.text(over)) above the cap\(resolution)",
                hint: "a later approval goes below approvals: in the plan; --over-cap REASON posts it anyway")
        case .noAgreement:
            return .failed(
                "no-agreement", "there is no signed agreement with the grantee by that date",
                hint: "--agreement DATE, or --before-agreement REASON")
        case .unknownTransfer, .transferGone, .aboveTransfer, .partlyReturned, .beforeTransfer,
            .notOfTransfer:
            return posted(refusal, currency)
        default:
            return .failed("not-posted", "it was not posted", hint: "campaign project show \(project)")
        }
    }

    /// What is wrong with what was said of a transfer that is posted.
    private static func posted(_ refusal: ProjectRefusal, _ currency: Currency) -> CommandError {
        let list = "campaign project transfer list"
        switch refusal {
        case .unknownTransfer(let number):
            return .failed(
                "unknown-transfer", "no transfer T-\(number)", hint: list)
        case .transferGone(let number):
            return .failed(
                "nothing-to-do", "T-\(number) was voided or undone", hint: list)
        case .aboveTransfer(let left):
            return .failed(
                "above-transfer", "\(currency.text(left)) of it is left and not reported as spent",
                hint: list)
        case .partlyReturned(let transfer, let returned):
            return .failed(
                "above-transfer",
                "\(currency.text(returned)) of T-\(transfer) came back: only a whole transfer is voided",
                hint: "the rest comes back with: campaign project transfer return T-\(transfer) --amount A")
        case .notOfTransfer(let gift):
            return .failed(
                "not-of-transfer", "nothing of G-\(gift) is in it", hint: "campaign project transfer show T-3"
            )
        case .beforeTransfer(let day):
            return .usage(
                "bad-value", "the money was not passed on before \(day)",
                hint: "give a day that is not before it")
        default: return .failed("not-posted", "it was not posted", hint: list)
        }
    }
}
