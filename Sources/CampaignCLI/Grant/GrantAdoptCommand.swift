import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign grant adopt`: awards that came with a file become grants.
struct GrantAdoptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "adopt", abstract: "Make grants of awards that were imported.",
        discussion: """
            Each award that is not a grant's becomes a grant at awarded, of the same funder and place, under the \
            grant_id of its file; its title is the one of a 360Giving list, or of a column title. No money \
            changes. Without a pledge all awards are meant. An application that is here already takes its award \
            with 'campaign grant award GR-3 --promise P-12'.

            EXAMPLES
              campaign grant adopt --dry-run
              campaign grant adopt P-12 P-15
            """)

    @Argument(help: ArgumentHelp("Only these awards: P-12.", valueName: "pledge")) var pledges: [String] = []
    @Flag(name: .customLong("dry-run"), help: "Check everything, save nothing.") var dryRun = false
    @Option(help: ArgumentHelp("Reason for posting into a closed period.", valueName: "reason"))
    var reopen: String?
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        try ReopenReason.check(reopen)
        let row = try TypedEntry<Session>(session, command: "grant adopt")
        var file = GrantFile()
        let ledger = try row.ledger()
        for (index, award) in try awards(row, ledger).enumerated() {
            let words = try ledger.gift("G-\(award.line.id)").words
            file.rows.append(GrantFile.Row(Self.act(award, words), line: index + 1))
        }
        let outcome = try row.post(file, reopen: reopen, dryRun: dryRun)
        if let refused = outcome.refusals.first {
            guard case .grant(let refusal) = refused.refusal else {
                throw CommandError.failed(
                    "award-missing",
                    "\(TerminalText.safe(refused.grant)) has no award that could be a grant's",
                    hint: "campaign pledge list shows the awards")
            }
            throw CommandError.grant(refusal, of: TerminalText.safe(refused.grant), in: row.currency)
        }
        let count = Words.count(outcome.newGrants.count, "award")
        try session.writer.write(
            GrantFileReport(
                outcome: outcome, subject: "", rows: file.rows.count, isDryRun: dryRun,
                currency: row.currency,
                provenance: try session.provenance(row.loaded, in: row.directory),
                headlines: (
                    "Made grants of \(count)", "Would make grants of \(count)",
                    "Every award is a grant's already"
                )
            ).document)
    }

    /// Those that were named, or all that are no grant's.
    private func awards(_ row: TypedEntry<Session>, _ ledger: Ledger) throws -> [PledgeLine] {
        let query = PledgeQuery(asOf: row.today, plan: row.loaded.plan)
        let lines = try GrantReading(row.session, asOf: row.today, knownOn: nil).lines()
        let owners = lines.flatMap { line in line.pledges.map { ($0.line.id, line.number) } }
        let owned = Dictionary(owners) { first, _ in first }
        guard !pledges.isEmpty else {
            var found: [PledgeLine] = []
            try ledger.pledges(query) { pledge in
                if pledge.line.type == .award, !pledge.name.isEmpty, owned[pledge.line.id] == nil,
                    pledge.standing.promised > 0
                {
                    found.append(pledge)
                }
            }
            return found
        }
        return try pledges.map { id in
            let pledge = try ledger.pledge(id, query).pledge
            try Self.check(pledge, owner: owned[pledge.line.id])
            return pledge
        }
    }

    private static func check(_ pledge: PledgeLine, owner: Int64?) throws(CommandError) {
        let id = "P-\(pledge.number)"
        if let owner {
            throw .failed(
                "owned", "\(id) is of GR-\(owner) already", hint: "campaign grant show GR-\(owner)")
        }
        guard [.award, .conditional].contains(pledge.line.type), !pledge.name.isEmpty else {
            throw .failed(
                "not-an-award", "\(id) is not an award that came with a file",
                hint: "campaign grant award GR-3 --promise \(id) makes it a grant's")
        }
    }

    private static func act(_ award: PledgeLine, _ words: EntryDetail.Words) -> GrantFile.Act {
        var change = GrantChange(day: award.line.day)
        change.words = GrantWords(title: title(of: award, words))
        change.funder = award.line.staffDonor
        change.shares = [GrantChange.Share(place: award.line.place, weight: 1)]
        change.move = GrantChange.Move(.awarded, reason: "the award came with a file")
        return .application(GrantName(source: award.line.source, id: award.name), change)
    }

    /// What the file calls the grant: its column `title`; of a funder's published list, whose awards have one
    /// identifier for all, its note; else the `grant_id`.
    private static func title(of award: PledgeLine, _ words: EntryDetail.Words) -> String {
        let columns = stride(from: 0, to: words.extra.count - 1, by: 2)
        let title = columns.first { words.extra[$0].lowercased() == "title" }.map { words.extra[$0 + 1] }
        let note = award.line.externalID == award.name ? words.note : ""
        let texts = [title ?? "", note].map { String(StoredText.line($0).prefix(500)) }
        return texts.first { !$0.isEmpty } ?? award.name
    }
}
