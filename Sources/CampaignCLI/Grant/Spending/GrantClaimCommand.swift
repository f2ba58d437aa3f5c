import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign grant claim`: asks for costs to be paid back.
///
/// `campaign grant claim GR-1 …` is short for `campaign grant claim add GR-1 …`.
struct GrantClaimCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "claim", abstract: "Record a claim for reimbursement, and list them.",
        discussion: """
            EXAMPLES
              campaign grant claim GR-1 --through 2026-09-30
              campaign grant claim list
            """,
        subcommands: [GrantClaimAddCommand.self, GrantClaimListCommand.self],
        defaultSubcommand: GrantClaimAddCommand.self)
}

struct GrantClaimAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Claim what was spent and not claimed before.",
        discussion: """
            A claim is raised on its day and outstanding until it is paid; spending alone counts nothing. \
            --through is the last day of the costs. Without --direct it takes what was recorded and not \
            claimed. Overhead follows the agreement: the rate of all costs so far, less what was claimed, so \
            that no rounding goes above the rate.

            EXAMPLES
              campaign grant claim add GR-1 --through 2026-09-30
              campaign grant claim add GR-1 --through 2026-09-30 --direct 12,000 --indirect none
              campaign grant claim add GR-1 --through 2026-09-30 --indirect 1,800 --dry-run
            """)

    @Argument(help: ArgumentHelp("GR-12, or the funder's number.", valueName: "grant")) var grant: String
    @Option(help: ArgumentHelp("The last day of the costs.", valueName: "date")) var through: CalendarDate
    @Option(help: ArgumentHelp("Direct costs, if not those recorded.", valueName: "amount"))
    var direct: String?
    @Option(help: ArgumentHelp("auto, an amount, or none.", valueName: "overhead")) var indirect = "auto"
    @Option(help: ArgumentHelp("Kept with it.", valueName: "text")) var note: String?
    @OptionGroup var posting: ActOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let desk = try GrantDesk(try Session(options), command: "grant claim", posting)
        try StoredText.check(note, "--note")
        guard through <= desk.day else {
            throw CommandError.usage(
                "bad-value", "costs up to \(through) cannot be claimed on \(desk.day)",
                hint: "--through \(desk.day)")
        }
        let line = try desk.line(grant)
        let money = try GrantMoneyRows(line, desk)
        let open = money.pledges.reduce(0) { $0 + $1.standing.conditional }
        guard open > 0 else {
            throw CommandError.failed(
                "nothing-to-do", "nothing of GR-\(line.number) is left to claim",
                hint: "campaign grant show GR-\(line.number)")
        }
        let claim = try claim(line, desk)
        let total = try claim.total()
        guard total <= open else {
            throw CommandError.failed(
                "above-condition", "at most \(desk.text(open)) of GR-\(line.number) is promised and not met",
                hint: "the claim is \(desk.text(total))")
        }
        var change = GrantChange(day: desk.day)
        change.spending.claim = claim
        change.spending.lastClaim = try line.costs().spending.claims.map(\.number).max() ?? 0
        let parts = claim.indirect == 0 ? "" : ", \(desk.text(claim.indirect)) of it overhead"
        try desk.post(
            money.spread(total, over: \.conditional, .conditionMet, note), saying: change, of: line.number,
            GrantActWords(
                action: "claim", done: "Claimed \(desk.text(total)) of",
                undone: "Would claim \(desk.text(total)) of",
                rest: "for costs up to \(through.longText)\(parts)",
                notes: try notes(claim, line, desk), next: "campaign grant claim list GR-\(line.number)"))
    }

    private func claim(_ line: GrantLine, _ desk: GrantDesk) throws -> GrantClaim {
        let spending = try line.costs().spending
        let said = try direct.map { try desk.amount($0, "--direct") }
        let proposal = try ClaimProposal(spending, through: through, direct: said)
        let overhead = try overhead(proposal, spending, line, desk)
        guard proposal.direct > 0 || overhead > 0 else {
            throw CommandError.failed(
                "nothing-to-do", "nothing was spent up to \(through) that is not claimed",
                hint: "campaign grant spend GR-\(line.number) --amount A, or --direct A")
        }
        return GrantClaim(
            through: through, on: desk.day, direct: proposal.direct, indirect: overhead,
            words: StoredText.line(note ?? ""))
    }

    private func overhead(
        _ proposal: ClaimProposal, _ spending: GrantSpending, _ line: GrantLine, _ desk: GrantDesk
    ) throws -> Int64 {
        switch indirect {
        case "none": return 0
        case "auto": break
        default: return try desk.amount(indirect, "--indirect")
        }
        guard spending.indirect != nil else { return 0 }
        let unknown = ClaimProposal.unknown(spending, through: through)
        guard let allowed = proposal.indirect, unknown.isEmpty else {
            let first = unknown.first.map { $0.isEmpty ? "a cost without a category" : "'\($0)'" }
            throw CommandError.failed(
                "unknown-base",
                first.map { "is overhead charged on \(TerminalText.safe($0))? it is in no budget" }
                    ?? "the costs that overhead is charged on are not recorded",
                hint: first == nil
                    ? "say --indirect A, or none"
                    : "campaign grant budget set GR-\(line.number) CATEGORY=A, or say --indirect A")
        }
        return allowed
    }

    private func notes(_ claim: GrantClaim, _ line: GrantLine, _ desk: GrantDesk) throws -> [String] {
        let spending = try line.costs().spending
        let proposal = try ClaimProposal(spending, through: through)
        var notes: [String] = []
        if claim.direct > proposal.direct {
            notes.append("\(desk.text(proposal.direct)) of these costs is recorded as spent")
        }
        let most = try ClaimProposal(spending, through: through, direct: claim.direct).indirect
        if let most, claim.indirect > most {
            notes.append("the agreement allows \(desk.text(most)) of overhead")
        }
        return notes
    }
}

struct GrantClaimListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List claims for reimbursement, with what was paid of each.",
        discussion: """
            Payments are taken for the oldest claims first. What 'grant unmet' disallowed comes off what is \
            open, the oldest first, and then off the newest that was paid.

            EXAMPLES
              campaign grant claim list
              campaign grant claim list GR-1 --as-of 2026-06-30
              campaign grant claim list --json
            """)

    @Argument(help: ArgumentHelp("Only this grant.", valueName: "grant")) var grant: String?
    @OptionGroup var time: TimeOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let reading = try GrantReading(session, asOf: time.asOf, knownOn: time.knownOn)
        let lines = try grant.map { [try reading.line($0)] } ?? reading.lines()
        let rows = try lines.flatMap { line -> [ClaimRow] in
            guard let spent = try line.spent() else { return [] }
            return try spent.claims(of: line.pledges).map { ClaimRow(grant: line, standing: $0) }
        }
        try session.writer.write(ClaimList(rows: rows, reading: reading).document)
    }
}

/// A claim with its grant, and what became of it.
struct ClaimRow {
    let grant: GrantLine
    let standing: ClaimStanding

    var claim: GrantClaim { standing.claim }
}

/// Claims in every format.
struct ClaimList {
    let rows: [ClaimRow]
    let reading: GrantReading

    private var currency: Currency { reading.currency }
    private var title: String { "Claims as of \(reading.asOf.longText)" }

    private func money(_ minor: Int64) -> FieldValue { .money(minor, currency) }

    private var fields: FieldList<ClaimRow> {
        FieldList([
            Field(TableColumn("Claim", key: "claim")) { .id("C", $0.claim.number) },
            Field(TableColumn("Grant", key: "grant")) { .id("GR", $0.grant.number) },
            .shown(TableColumn("Funder", key: "funder", shrinks: true)) { Cell($0.grant.funderName) },
            Field(TableColumn("Date", key: "date")) { .date($0.claim.day) },
            Field(TableColumn("Up to", key: "through")) { .date($0.claim.through) },
            Field(.figure("Direct", "direct", isSecondary: true)) { money($0.claim.direct) },
            Field(.figure("Overhead", "indirect", isSecondary: true)) { money($0.claim.indirect) },
            Field(.figure("Claimed", "claimed")) { money($0.standing.claimed) },
            Field(.figure("Paid", "paid")) { money($0.standing.paid) },
            Field(.figure("Disallowed", "disallowed", isSecondary: true)) { money($0.standing.disallowed) },
            Field(.figure("Open", "open")) { money($0.standing.open) },
            Field("note") { .text($0.claim.words) }, Field("batch") { .id("B", $0.claim.batch) },
            Field("currency") { _ in .text(currency.code) },
        ])
    }

    var document: Document {
        Document(
            title: title, data: fields.data(rows, caption: title),
            people: fields.people(rows, caption: title).forPeople,
            json: reading.provenance.document("campaign.claims/1", ["rows": fields.json(rows)])
        ) { look in
            let text = rows.isEmpty ? "no claims\n" : look.render(fields.people(rows).forPeople).text
            return look.style.bold(title) + "\n\n" + text
        }
    }
}
