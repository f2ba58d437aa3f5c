import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign project show`: one project with its lines, co-funders and what is missing.
struct ProjectShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a project line by line: raised, on hand, passed on and missing.",
        discussion: """
            On hand is what was received and neither passed on nor spent of a grant ('campaign grant spend'). A \
            cost that names no project is spread over the places of its grant. \
            Flexible money names only the project; --suggest places what is on hand of it so that the most \
            lines are complete, the smallest gap first, and posts nothing. --released shows a bookkeeper \
            how restricted money moved in a period.

            EXAMPLES
              campaign project show floor-3
              campaign project show floor-3 --suggest
              campaign project show floor-3 --released 2026-01-01..2026-06-30
              campaign project show floor-3 --as-of 2026-06-30 --json
            """)

    @Argument(help: ArgumentHelp("The project's id.", valueName: "project")) var project: String
    @Flag(help: "Say how flexible money would complete the most lines.") var suggest = false
    @Option(help: ArgumentHelp("Restricted money through a period.", valueName: "from..to"))
    var released: String?
    @OptionGroup var time: TimeOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let reading = try ProjectReading(session, asOf: time.asOf, knownOn: time.knownOn)
        let found = try ProjectArgument.read(project, reading.plan)
        let line = try reading.line(found.project, in: found.campaign)
        var detail = ProjectSheet(line: line, currency: reading.currency, provenance: reading.provenance)
        if suggest {
            let funds = try reading.funds(of: found.project.id, in: found.campaign)
            detail.suggestion = PlacementSuggestion(line.standing, funds)
        }
        if let released {
            let period = try PeriodArgument.read(released)
            detail.released = try ReleasedMoney(
                period,
                reading.line(found.project, in: found.campaign, on: period.lowerBound.adding(days: -1)),
                reading.line(found.project, in: found.campaign, on: period.upperBound))
        }
        try session.writer.write(detail.document)
        if reading.ledger == nil { session.say("no ledger yet: campaign import FILE, or campaign gift add") }
    }
}

/// A project on the command line.
enum ProjectArgument {
    static func read(_ id: String, _ plan: Plan) throws(CommandError) -> (
        project: FundedProject, campaign: String
    ) {
        let lookup = IDLookup(plan)
        guard let campaign = lookup.index.campaign(ofProject: id), let project = lookup.index.project(id)
        else {
            throw lookup.unknown(id, kind: "project", among: lookup.index.projectIDs)
        }
        return (project, campaign)
    }
}

/// Restricted money at the start of a period, what came, what was released, and at its end.
struct ReleasedMoney {
    let period: ClosedRange<CalendarDate>
    let start: Int64
    let received: Int64
    let released: Int64
    let end: Int64

    /// Restricted to a line; what is passed on or spent of it is released.
    init(
        _ period: ClosedRange<CalendarDate>, _ before: ProjectReading.Line, _ after: ProjectReading.Line
    ) throws(MoneyError) {
        func sum(_ line: ProjectReading.Line, _ part: (ProjectStanding.Line) -> Int64) throws(MoneyError)
            -> Int64
        {
            var sum: Int64 = 0
            for part in line.standing.lines.map(part) { sum = try Checked.add(sum, part) }
            return sum
        }
        self.period = period
        start = try sum(before, \.onHand)
        received = try Checked.subtract(try sum(after, \.received), try sum(before, \.received))
        released = try Checked.add(
            try Checked.subtract(try sum(after, \.passedOn), try sum(before, \.passedOn)),
            try Checked.subtract(try sum(after, \.paidOut), try sum(before, \.paidOut)))
        end = try sum(after, \.onHand)
    }
}

/// One project in every format.
struct ProjectSheet {
    let line: ProjectReading.Line
    let currency: Currency
    let provenance: Provenance
    var suggestion: PlacementSuggestion?
    var released: ReleasedMoney?

    private typealias Fact = (label: String, value: String)

    private var project: FundedProject { line.project }
    private var standing: ProjectStanding { line.standing }
    private var rows: [ProjectStanding.Line] { standing.lines + [standing.flexible] }
    private var fields: FieldList<ProjectStanding.Line> { ProjectColumns(currency: currency).lines }
    private var title: String { project.name }

    var document: Document {
        Document(
            title: title, data: fields.data(rows, caption: title),
            people: fields.people(rows, caption: title).forPeople, json: json, screen: screen)
    }

    private func text(_ minor: Int64) -> String { currency.text(minor) }

    private var headline: [Fact] {
        var facts: [Fact] = [("Campaign", line.campaign)]
        let percent = standing.percent.map { " (\($0.shortText))" } ?? ""
        let goal = standing.goal.map { " of \(text($0))" } ?? ""
        facts.append(("Raised", text(standing.raised) + goal + percent))
        if standing.linesWithGoal > 0 {
            let lines = "\(standing.linesFunded) of \(Words.count(standing.linesWithGoal, "line")) funded"
            facts.append(("Lines", standing.gap == 0 ? lines : "\(lines), \(text(standing.gap)) missing"))
        }
        facts.append(("On hand", text(standing.onHand)))
        if standing.transferred != 0 { facts.append(("Passed on", text(standing.transferred))) }
        if standing.spent != 0 { facts.append(("Spent", text(standing.spent))) }
        return facts + whole + approval + partners
    }

    /// What others pay: never in raised.
    private var whole: [Fact] {
        let others = project.coFunders.map { other -> Fact in
            let day = other.on.map { " on \($0.longText)" } ?? ""
            return (
                "Co-funder",
                "\(other.name) \(other.amount.text), \(other.status.rawValue)\(day); not in raised"
            )
        }
        guard let cost = project.cost else { return others }
        let given = project.coFunders.reduce(Int128(0)) { $0 + Int128($1.amount.minorUnits) }
        let open = max(0, Int128(cost.minorUnits) - given - Int128(standing.goal ?? 0))
        let ours = standing.goal.map { ", ours \(text($0))" } ?? ""
        return [
            (
                "Whole cost",
                "\(cost.text)\(ours), others \(text(Int64(clamping: given))), open \(text(Int64(clamping: open)))"
            )
        ] + others
    }

    private var approval: [Fact] {
        var facts = ([project.approved].compactMap(\.self) + project.approvals).map { approval -> Fact in
            let number = approval.resolution.map { ", resolution \($0)" } ?? ""
            let cap = approval.cap.map { ", at most \($0.text)" } ?? ""
            return ("Approved", approval.on.longText + number + cap)
        }
        if let day = project.withdrawn { facts.append(("Withdrawn", day.longText)) }
        return facts
    }

    private var partners: [Fact] {
        let due = ProjectStanding.due(
            Int64(clamping: Int128(standing.transferred) + Int128(standing.onHand)), among: project.partners)
        return zip(project.partners, due).map { partner, amount -> Fact in
            let share = Percent(tenths: partner.shareTenths).text
            return ("Partner", "\(partner.name) \(share): \(text(amount)) of what is passed on and on hand")
        }
    }

    private func screen(_ look: ScreenLook) -> String {
        var text = FactSheet.text(title: title, facts: headline, look: look)
        text += "\n" + look.render(fields.people(rows).forPeople).text
        if let suggestion { text += "\n" + suggested(suggestion, look) }
        if let released { text += "\n" + FactSheet.lines(lines(of: released), look) + "  (not GAAP)\n" }
        for transfer in line.transfers {
            text +=
                "  T-\(transfer.number)  \(transfer.day.longText)  \(self.text(transfer.amount)) to "
                + TerminalText.safe(transfer.granteeName) + "\n"
        }
        return text
    }

    private func suggested(_ suggestion: PlacementSuggestion, _ look: ScreenLook) -> String {
        var facts: [Fact] = []
        for (line, amount) in zip(standing.lines, suggestion.amounts) where amount > 0 {
            facts.append((line.id, text(amount)))
        }
        var words = "\(Words.count(suggestion.completed, "line")) completed"
        if let next = suggestion.nextLine {
            words += "; the next, \(standing.lines[next].id), needs \(text(suggestion.nextNeeds)) more"
        }
        facts.append(("In all", words))
        return look.style.bold("Suggested for flexible money on hand") + "\n" + FactSheet.lines(facts, look)
            + "  Nothing is posted. When the board has decided:\n"
            + "  campaign gift move GIFT --to-project \(project.id) --line LINE\n"
    }

    private func lines(of released: ReleasedMoney) -> [Fact] {
        [
            ("Restricted before \(released.period.lowerBound)", text(released.start)),
            ("Received, restricted", text(released.received)), ("Released", text(released.released)),
            ("Restricted on \(released.period.upperBound)", text(released.end)),
        ]
    }

    private var json: JSONValue {
        var members = ProjectColumns(currency: currency).projects.members(line)
        members["cost"] = .money(project.cost?.minorUnits, currency)
        let others = project.coFunders.map { other in
            JSONValue.object([
                "name": .string(other.name), "amount": .money(other.amount.minorUnits, currency),
                "status": .string(other.status.rawValue), "on": .date(other.on),
            ])
        }
        var document: [String: JSONValue] = [
            "project": .object(members), "lines": fields.json(standing.lines),
            "flexible": fields.json(standing.flexible), "co_funders": .array(others),
            "transfers": TransferColumns(currency: currency, asOf: provenance.asOf).fields.json(
                line.transfers),
        ]
        if let suggestion {
            let placed = zip(standing.lines, suggestion.amounts).map { line, amount in
                JSONValue.object(["line": .string(line.id), "amount": .money(amount, currency)])
            }
            document["suggestion"] = .array(placed)
        }
        if let released {
            document["released"] = .object([
                "start": .money(released.start, currency), "received": .money(released.received, currency),
                "released": .money(released.released, currency), "end": .money(released.end, currency),
            ])
        }
        return provenance.document("campaign.project/1", document)
    }
}
