import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign project unit`: naming places, which no two donors get.
struct ProjectUnitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unit", abstract: "Reserve, name and release naming places; none is ever sold twice.",
        discussion: """
            A place is a project's unit: floor-3/lab takes the next one, floor-3/lab#2 the second. A \
            reservation lapses by itself the day after its last day.

            EXAMPLES
              campaign project unit list floor-3
              campaign project unit reserve floor-3/lab --for D-7 --until 2027-03-31
              campaign project unit name floor-3/lab --gift G-12 --as 'The Ruiz Laboratory'
              campaign project unit release floor-3/lab#2 --reason 'Chose another'
            """,
        subcommands: [
            UnitListCommand.self, UnitReserveCommand.self, UnitNameCommand.self, UnitReleaseCommand.self,
        ])
}

struct UnitListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the naming places of a project, open, reserved and named.",
        discussion: """
            EXAMPLES
              campaign project unit list floor-3
              campaign project unit list floor-3 --as-of 2026-06-30 --json
            """)

    @Argument(help: ArgumentHelp("The project's id.", valueName: "project")) var project: String
    @OptionGroup var time: TimeOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let reading = try ProjectReading(session, asOf: time.asOf, knownOn: time.knownOn)
        let found = try ProjectArgument.read(project, reading.plan)
        try Self.write(
            session, reading, [found],
            title: "Naming places of \(found.project.name), as of \(reading.asOf.longText)")
    }

    /// The places of some projects.
    static func write(
        _ session: Session, _ reading: ProjectReading,
        _ projects: [(project: FundedProject, campaign: String)],
        title: String
    ) throws {
        let boards = try projects.flatMap { project, campaign in
            try project.units.map { unit in
                (
                    project: project.id, unit: unit,
                    board: try reading.board(of: unit, of: project.id, in: campaign)
                )
            }
        }
        let rows = boards.flatMap { UnitRow.rows(of: $0.unit, $0.board, in: $0.project) }
        let fields = UnitRow.fields(reading.currency)
        let people = fields.people(rows, caption: title).forPeople
        let notes = try boards.flatMap { try UnitWords.notes($0.unit, $0.board, reading.currency) }
        try session.writer.write(
            Document(
                title: title, data: fields.data(rows, caption: title), people: people,
                json: reading.provenance.document("campaign.units/1", ["rows": fields.json(rows)])
            ) { look in
                let head = look.style.bold(TerminalText.safe(title)) + "\n\n"
                guard !rows.isEmpty else { return head + "this project has no naming places\n" }
                let lines = notes.flatMap { look.wrapped(TerminalText.safe($0)) }
                return head + look.render(people).text + lines.map { $0 + "\n" }.joined()
            })
    }
}

/// One naming place.
struct UnitRow {
    let place: String
    let unit: NamingOpportunity
    let ordinal: Int
    let state: UnitBoard.State

    static func rows(of unit: NamingOpportunity, _ board: UnitBoard, in project: String) -> [UnitRow] {
        zip(1..., board.places).map { ordinal, state in
            UnitRow(place: "\(project)/\(unit.id)#\(ordinal)", unit: unit, ordinal: ordinal, state: state)
        }
    }

    private var event: UnitEvent? {
        switch state {
        case .reserved(let event), .named(let event): event
        case .open, .taken: nil
        }
    }

    private var entry: Int64? {
        if case .taken(let gift) = state { gift.entry } else { event?.entry }
    }

    private var donor: Int64? {
        if case .taken(let gift) = state { gift.donor } else { event?.donor }
    }

    static func fields(_ currency: Currency) -> FieldList<UnitRow> {
        FieldList([
            Field(TableColumn("Place", key: "place", shrinks: true)) { .text($0.place) },
            Field("unit") { .text($0.unit.id) }, Field("name") { .text($0.unit.name) },
            Field("ordinal") { .number($0.ordinal) },
            Field(.figure("Price", "price", isSecondary: true)) {
                .money($0.unit.price.minorUnits, currency)
            },
            Field(TableColumn("State", key: "state")) { .text(UnitWords.state($0.state)) },
            Field(TableColumn("Until", key: "until", isRare: true)) { .date($0.event?.until) },
            Field(TableColumn("Gift", key: "gift", isRare: true)) { .id("G", $0.entry) },
            Field(TableColumn("Donor", key: "donor", isRare: true)) { .id("D", $0.donor) },
            Field(TableColumn("As", key: "as", shrinks: true, isRare: true)) { .text($0.event?.words) },
        ])
    }
}

/// How places are spoken of.
enum UnitWords {
    static func state(_ state: UnitBoard.State) -> String {
        switch state {
        case .open: "open"
        case .reserved: "reserved"
        case .named: "named"
        case .taken: "paid for"
        }
    }

    static func notes(
        _ unit: NamingOpportunity, _ board: UnitBoard, _ currency: Currency
    ) throws(MoneyError) -> [String] {
        var notes = ["\(unit.name): \(board.summary)"]
        if board.oversold > 0 { notes.append("\(unit.name): \(board.oversold) more sold than there are") }
        if !board.partGifts.isEmpty {
            let sum = try Checked.sum(board.partGifts.map(\.raised))
            notes.append(
                "\(unit.name): \(currency.text(sum)) in \(Words.count(board.partGifts.count, "part gift")), "
                    + "below a price of \(unit.price.text)")
        }
        return notes
    }
}

/// `floor-3/lab` and `floor-3/lab#2` on the command line.
struct UnitArgument {
    let project: String
    let campaign: String
    let unit: NamingOpportunity
    let ordinal: Int?

    init(_ text: String, _ plan: Plan) throws(CommandError) {
        let parts = text.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
        let names = (parts.first ?? "").split(separator: "/", omittingEmptySubsequences: false).map(
            String.init)
        guard names.count == 2, parts.count <= 2 else {
            throw .usage(
                "bad-value", "'\(TerminalText.safe(text))' is not PROJECT/UNIT",
                hint: "floor-3/lab, or floor-3/lab#2")
        }
        let found = try ProjectArgument.read(names[0], plan)
        guard let unit = found.project.units.first(where: { $0.id == names[1] }) else {
            throw IDLookup.unknown(
                names[1], kind: "naming opportunity of \(names[0])", among: found.project.units.map(\.id))
        }
        guard parts.count == 1 || Int(parts[1]).map({ $0 > 0 }) == true else {
            throw .usage(
                "bad-value", "'\(TerminalText.safe(parts[1]))' is not the number of a place",
                hint: "\(names[0])/\(names[1])#1")
        }
        (project, campaign, self.unit) = (names[0], found.campaign, unit)
        ordinal = parts.count == 2 ? Int(parts[1]) : nil
    }

    func change(_ kind: UnitEvent.Kind, on day: CalendarDate, words: String = "") -> UnitChange {
        UnitChange(
            kind, on: day, campaign: campaign, project: project, unit: unit.id, ordinal: ordinal, words: words
        )
    }
}
