import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign grant list`: applications with their chances, and awards with their money.
struct GrantListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List applications with their weights, and awards with their money.",
        discussion: """
            --stage takes open, awarded (with closed and returned), decided, or stages with commas between \
            them; active and reporting follow from the period of an award. Applications are weighted by \
            their chance; the sum is never in raised. Of governments it is apart where the campaign leaves \
            out what they give.

            EXAMPLES
              campaign grant list
              campaign grant list --stage open --sort decision
              campaign grant list --stage awarded --funder D-7
              campaign grant list --project floor-3 --as-of 2026-06-30 --json
              campaign grant list --owner 'Ana Ruiz' -o grants.csv
            """)

    @Option(help: ArgumentHelp("Only these stages.", valueName: "stages")) var stage: String?
    @Option(help: ArgumentHelp("Only this funder: D-7, or the name.", valueName: "donor")) var funder: String?
    @Option(help: ArgumentHelp("Only this campaign.", valueName: "id")) var campaign: String?
    @Option(help: ArgumentHelp("Only this project.", valueName: "id")) var project: String?
    @Option(help: ArgumentHelp("Only this person's.", valueName: "name")) var owner: String?
    @Option(help: ArgumentHelp("grant, decision, asked, weighted or due.", valueName: "order")) var sort:
        String?
    @OptionGroup var time: TimeOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let reading = try GrantReading(session, asOf: time.asOf, knownOn: time.knownOn)
        let filter = try GrantFilter(self, reading)
        let lines = try filter.sorted(reading.lines().filter(filter.holds))
        try session.writer.write(GrantListReport(lines: lines, reading: reading).document)
        if reading.ledger == nil { session.say("no ledger yet: campaign grant add --new-funder") }
        guard time.asOf == nil, time.knownOn == nil, let count = try reading.ledger?.awardsWithoutGrant(),
            count > 0
        else { return }
        let awards = count == 1 ? "1 award is not a grant" : "\(Words.grouped(count)) awards are not grants"
        session.say("note: \(awards) yet: campaign grant adopt --dry-run")
    }
}

/// Which grants a list holds, and in which order.
struct GrantFilter {
    private let stages: Set<String>?
    private let funder: Int64?
    private let campaign: String?
    private let project: String?
    private let owner: String?
    private let order: String

    private static let orders = ["grant", "decision", "asked", "weighted", "due"]
    private static let derived = ["active", "reporting"]
    private static let groups: [String: [GrantStage]] = [
        "open": GrantStage.allCases.filter(\.isOpen),
        "decided": GrantStage.allCases.filter { !$0.isOpen },
        "awarded": [.awarded, .closed, .returned],
    ]

    init(_ command: GrantListCommand, _ reading: GrantReading) throws {
        stages = try command.stage.map { text in
            try Set(text.split(separator: ",").flatMap { try Self.names(String($0)) })
        }
        let lookup = IDLookup(reading.plan)
        if let campaign = command.campaign, campaign != "unassigned" {
            try lookup.requireCampaigns([campaign])
        }
        if let project = command.project, lookup.index.campaign(ofProject: project) == nil {
            throw lookup.unknown(project, kind: "project", among: lookup.index.projectIDs)
        }
        campaign = command.campaign == "unassigned" ? "" : command.campaign
        (project, owner) = (command.project, command.owner)
        funder = try command.funder.flatMap { try Self.funder($0, reading) }
        order = command.sort ?? "grant"
        guard Self.orders.contains(order) else {
            throw IDLookup.unknown(order, kind: "order", among: Self.orders)
        }
    }

    private static func names(_ text: String) throws(CommandError) -> [String] {
        let name = text.lowercased().filter { $0 != " " }
        if derived.contains(name) { return [name] }
        if let group = groups[name] { return group.map(\.name) + (name == "open" ? [] : derived) }
        if let stage = GrantStage(name: name) { return [stage.name] }
        throw IDLookup.unknown(
            name, kind: "stage", among: groups.keys.sorted() + GrantStage.allCases.map(\.name) + derived)
    }

    private static func funder(_ text: String, _ reading: GrantReading) throws -> Int64? {
        guard reading.ledger != nil else { return nil }
        if let known = try? reading.donor(text) { return known }
        let folded = NameFolding.fold(text)
        let named = try reading.lines().first { NameFolding.fold($0.funderName) == folded }
        if let named { return named.funder }
        return try reading.donor(text)
    }

    func holds(_ line: GrantLine) -> Bool {
        let isStage = stages.map { $0.contains(line.phase.name) || $0.contains(line.stage.name) } ?? true
        let isPlace = line.shares.contains { share in
            (campaign == nil || share.place.campaign == campaign)
                && (project == nil || share.place.project == project)
        }
        return isStage && (funder == nil || line.funder == funder)
            && (owner == nil || NameFolding.fold(line.words.owner) == NameFolding.fold(owner ?? ""))
            && (campaign == nil && project == nil || isPlace)
    }

    func sorted(_ lines: [GrantLine]) -> [GrantLine] {
        func key(_ line: GrantLine) -> Int64 {
            switch order {
            case "decision": line.figures?.decision.map { Int64($0.dayNumber) } ?? .max
            case "asked": -(line.figures?.requested ?? 0)
            case "weighted": -line.weighted
            case "due": line.nextDue.map { Int64($0.due.dayNumber) } ?? .max
            default: line.number
            }
        }
        return lines.map { (key($0), $0) }.sorted { ($0.0, $0.1.number) < ($1.0, $1.1.number) }.map(\.1)
    }
}

/// A list of grants in every format: applications, then awards.
struct GrantListReport {
    let lines: [GrantLine]
    let reading: GrantReading
    /// Of its applications.
    let pipeline: PipelineSums

    init(lines: [GrantLine], reading: GrantReading) throws(MoneyError) {
        (self.lines, self.reading) = (lines, reading)
        pipeline = try PipelineSums(lines, reading.plan)
    }

    private var columns: GrantColumns { GrantColumns(currency: reading.currency) }
    private var open: [GrantLine] { lines.filter(\.isOpen) }
    private var decided: [GrantLine] { lines.filter { !$0.isOpen } }
    private var title: String { "Grants as of \(reading.asOf.longText)" }

    var document: Document {
        var document = Document(
            title: title, data: columns.fields.data(lines, caption: title),
            people: { _ in open.isEmpty ? decisions : applications }, json: json, screen: screen)
        if !open.isEmpty, !decided.isEmpty { document.others = [decisions] }
        return document
    }

    private var applications: Table { columns.open.people(open, caption: "Applications").forPeople }

    private var decisions: Table { columns.decided.people(decided, caption: "Decided").forPeople }

    private func screen(_ look: ScreenLook) -> String {
        var text = look.style.bold(title) + "\n"
        if lines.isEmpty { text += "\nno grants\n" }
        if !open.isEmpty {
            text += "\n" + look.render(columns.open.people(open).forPeople).text + sums + "\n"
        }
        if !decided.isEmpty { text += "\n" + look.render(columns.decided.people(decided).forPeople).text }
        if let success { text += success + "\n" }
        return text
    }

    /// `2 open, asked $299,999.99, weighted $189,999.99 (not in raised)`, as `status` has it; what
    /// governments may give is said apart where a policy leaves it out there.
    private var sums: String {
        let text = { (minor: Int64) in reading.currency.text(minor) }
        let nameless = open.count { $0.figures?.hasAmount != true }
        let missing = nameless == 0 ? "" : ", \(nameless) without an amount"
        let others =
            pipeline.leftOut == 0
            ? ""
            : "\n\(text(pipeline.leftOut)) more, weighted, of governments is left out by policy, as in status"
        return "\(open.count) open\(missing), asked \(text(pipeline.asked)), "
            + "weighted \(text(pipeline.weighted)) (not in raised)" + others
    }

    /// Of those that were decided here; nil before any was.
    private var success: String? {
        var success = GrantSuccess()
        for line in decided where line.stage != .withdrawn {
            let asked = line.figures?.requested ?? 0
            if line.stage == .declined {
                try? success.addDecline(asked: asked)
            } else if asked > 0 {
                try? success.addAward(line.money.awarded, asked: asked)
            }
        }
        guard success.declined > 0, let count = success.byCount else { return nil }
        let decided = success.awarded + success.declined
        return "\(success.awarded) of \(decided) applications with an amount were awarded (\(count.text))"
    }

    private var json: JSONValue {
        let text = { (minor: Int64) in JSONValue.money(minor, reading.currency) }
        return reading.provenance.document(
            "campaign.grants/1",
            [
                "rows": columns.fields.json(lines), "open": .number(Int64(open.count)),
                "asked": text(pipeline.asked), "weighted": text(pipeline.weighted),
                "weighted_left_out": text(pipeline.leftOut),
            ])
    }
}
