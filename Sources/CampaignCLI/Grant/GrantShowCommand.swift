import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign grant show`: one grant with its story, its money and its deadlines.
struct GrantShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a grant with its story, money, schedule and deadlines.",
        discussion: """
            EXAMPLES
              campaign grant show GR-1
              campaign grant show GR-1 --as-of 2026-06-30
              campaign grant show GR-1 --known-on B-12 --json
            """)

    @Argument(help: ArgumentHelp("GR-12, or the funder's number.", valueName: "grant")) var grant: String
    @OptionGroup var time: TimeOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let reading = try GrantReading(session, asOf: time.asOf, knownOn: time.knownOn)
        let line = try reading.line(grant)
        let challenge = line.challenge == nil ? nil : try reading.challenges()[line.number]
        let story = GrantStory(line: line, currency: reading.currency, acts: try reading.acts(of: line))
        try session.writer.write(
            GrantDetail(line: line, reading: reading, challenge: challenge, story: story).document)
    }
}

/// One grant in every format.
struct GrantDetail {
    let line: GrantLine
    let reading: GrantReading
    /// How far its challenge is met; nil where it is none.
    let challenge: ChallengeStanding?
    let story: GrantStory

    private var currency: Currency { reading.currency }
    private var number: String { "GR-\(line.number)" }
    private var title: String { "\(number), as of \(reading.asOf.longText)" }

    private var due: FieldList<GrantDue> { GrantDueColumns(currency: currency).ofOne }

    var document: Document {
        var document = Document(
            title: title, data: story.fields.data(story.events, caption: title),
            people: story.fields.people(story.events, caption: title).forPeople, json: json, screen: screen)
        if !line.due.isEmpty { document.others = [due.people(line.due, caption: "Due").forPeople] }
        return document
    }

    private func screen(_ look: ScreenLook) -> String {
        let own = GrantFacts(line: line, plan: reading.plan, original: story.acts.promisedOriginal)
        let facts = own.all + challengeFacts
        var text = FactSheet.text(title: title, facts: facts, look: look)
        text += "\nStory\n" + look.render(story.fields.people(story.events).forPeople).text
        if !line.transfers.isEmpty {
            text += "\nPassed on\n" + look.render(passedOn.people(line.transfers).forPeople).text
        }
        if !line.due.isEmpty { text += "\nDue\n" + look.render(due.people(line.due).forPeople).text }
        if let next { text += "\nNext: \(next)\n" }
        return text
    }

    private var challengeFacts: [GrantFacts.Fact] {
        guard let challenge else { return [] }
        return [
            ("Challenge", ChallengeWords.terms(challenge.challenge, currency)),
            ("Given and met", ChallengeWords.standing(challenge, currency)),
        ]
    }

    private var challengeJSON: JSONValue {
        guard let challenge else { return .null }
        let terms = challenge.challenge
        return .object([
            "ratio": .string(terms.ratio), "place": .string(GrantPlaces.text(terms.place)),
            "from": .date(terms.window.lowerBound), "to": .date(terms.window.upperBound),
            "threshold": .money(terms.threshold, currency), "shared": .bool(terms.isShared),
            "promised": .money(challenge.promised, currency), "met": .money(challenge.met, currency),
            "qualifying": .money(challenge.qualifying, currency),
            "to_be_met": .money(challenge.open, currency), "overmet": .money(challenge.over, currency),
        ])
    }

    /// What the grant waits for.
    private var next: String? {
        let duty = line.due.first { due in
            due.status.isOpen && !due.isTheirs && due.deadline?.deadline.kind != .condition
        }
        if let deadline = duty?.deadline {
            return "campaign grant due done DL-\(deadline.number)"
        }
        switch line.stage {
        case .prospect, .loi, .proposal:
            let next = GrantMove.next(after: line.stage, hadAward: false).first { $0.isOpen }
            return next.map { "campaign grant advance \(number) \($0.name)" }
        case .review, .verbal: return "campaign grant award \(number) --amount A --on DATE"
        case .awarded:
            if line.money.outstanding > 0 { return "campaign gift add --grant \(number) --amount A" }
            if line.money.dueBack > 0 { return "campaign gift refund G-n --amount A" }
            if line.money.conditional > 0 { return conditionMet }
            return "campaign grant close \(number)"
        default: return nil
        }
    }

    /// What says that more of the condition is met.
    private var conditionMet: String {
        if challenge != nil { return "campaign grant met \(number) --auto" }
        return line.term?.kind == .reimbursement
            ? "campaign grant claim \(number) --through DATE" : "campaign grant met \(number) --amount A"
    }

    private var json: JSONValue {
        let shares = line.shares.map { share in
            JSONValue.object([
                "place": .string(GrantPlaces.text(share.place)), "campaign": .string(share.place.campaign),
                "weight": .number(share.weight), "weighted": .money(share.weighted, currency),
            ])
        }
        return reading.provenance.document(
            "campaign.grant/1",
            [
                "grant": GrantColumns(currency: currency).fields.json(line),
                "story": story.fields.json(story.events),
                "weighted_left_out": .money(leftOut, currency),
                "challenge": challengeJSON, "costs": costsInJSON, "shares": .array(shares),
                "due": GrantDueColumns(currency: currency).fields.json(line.due),
                "transfers": passedOn.json(line.transfers),
            ])
    }

    /// What it weighs that a campaign's policy keeps out of the pipeline.
    private var leftOut: Int64? { try? PipelineSums([line], reading.plan).leftOut }

    /// The transfers that took money of the grant, and how much of it.
    private var passedOn: FieldList<GrantTransfer> {
        FieldList([
            Field(TableColumn("Transfer", key: "transfer")) { .id("T", $0.transfer.number) },
            Field(TableColumn("Date", key: "date")) { .date($0.transfer.day) },
            Field(TableColumn("To", key: "grantee_name", shrinks: true)) { .text($0.transfer.granteeName) },
            .shown(TableColumn("For", key: "for", shrinks: true)) {
                Cell(GrantPlaces.text($0.transfer.place))
            },
            Field(.figure("From grant", "amount")) { .money($0.amount, currency) },
            Field(.figure("Left", "left")) { .money($0.left, currency) },
        ])
    }

    /// Null where nothing was said of costs.
    private var costsInJSON: JSONValue {
        guard let spent = try? line.spent() else { return .null }
        func money(_ minor: Int64?) -> JSONValue { minor.map { .money($0, currency) } ?? .null }
        return .object([
            "spent": money(spent.costs.spent), "on_hand": money(spent.onHand),
            "claimed": money(spent.claimed), "projected": money((try? spent.burn?.projected()) ?? nil),
            "spent_share": line.spentShare.map(JSONValue.percent) ?? .null,
            "time_share": spent.burn.map { .percent($0.timeShare) } ?? .null,
            "indirect": .optional(spent.spending.indirect.map { $0.text(in: currency) }),
            "indirect_allowed": money((try? spent.indirectAllowed()) ?? nil),
            "match_required": money(spent.matchRequired), "match_found": money(spent.matchFound),
        ])
    }
}
