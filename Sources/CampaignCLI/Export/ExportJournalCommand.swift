public import ArgumentParser
public import CampaignExchange
import CampaignKit
import CampaignServices
import Terminal

/// `campaign export journal`: the ledger as double entry.
struct ExportJournalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract: "Write a double-entry journal for hledger, ledger or beancount.",
        discussion: """
            The journal's balances are the figures of 'campaign status': assets:cash, assets:in-transit and \
            assets:securities are the money received less expenses:processing-fees, assets:pledges is \
            outstanding, income without income:in-kind is raised; liabilities:advances is money paid before \
            its condition was met, liabilities:due-to-funders is owed back; each has an account by campaign \
            and project. It is compared with status before anything is written, and ends with balances that \
            the accounting program itself checks. Money that the counting policy excludes is under \
            'excluded', gifts in kind under income:in-kind and expenses:in-kind. Transactions name gifts by \
            their number, never donors, unless --names is given.

            --with-transfers adds what was passed on to grantees and what came back, --with-spending what was \
            spent of grants: expenses:grants-made and expenses:grant-costs, against assets:transferred and \
            assets:spent, which are below zero, so that all assets together are what is left. Leave them out \
            where your books have these payments already.

            EXAMPLES
              campaign export journal -o gifts.journal
              campaign export journal --as-of 2026-06-30 -o year.beancount
              campaign export journal --format ledger --campaign year-end-2026
              campaign export journal --names --known-on 2026-07-15 -o audit.ledger
              campaign export journal --with-transfers --with-spending -o whole.journal
            """)

    @Option(help: "The program to write for (default: by the file's extension, or hledger).")
    var format: JournalFormat?

    @Option(
        name: .customLong("campaign"), parsing: .upToNextOption,
        help: ArgumentHelp("Only these campaigns and what is below them; or unassigned.", valueName: "id"))
    var campaigns: [String] = []

    @OptionGroup var time: TimeOptions

    @Flag(help: "Name the donors that staff may see.") var names = false
    @Flag(help: "Add what was passed on to grantees, and what came back.") var withTransfers = false
    @Flag(help: "Add what was spent of grants.") var withSpending = false

    @OptionGroup(title: "Global options") var options: ExportOptions

    func run() throws {
        let session = try Session(options.global())
        let figures = try Snapshot(session, asOf: time.asOf, knownOn: time.knownOn)
        let export = JournalExport(
            figures: figures, ledger: figures.ledger, campaigns: try selected(figures), namesDonors: names,
            outflows: outflows)
        let format = format ?? options.file.flatMap(JournalFormat.init(path:)) ?? .hledger
        let count = try write(export, format, session)
        figures.noteWhenEmpty(session)
        guard let file = options.file else { return }
        session.say("\(file): \(Words.count(count, "transaction")) for \(format.rawValue)")
    }

    private var outflows: JournalOutflows {
        var outflows: JournalOutflows = []
        if withTransfers { outflows.insert(.transfers) }
        if withSpending { outflows.insert(.spending) }
        return outflows
    }

    private func write(
        _ export: JournalExport, _ format: JournalFormat, _ session: Session
    ) throws -> Int {
        var count = 0
        try session.writer.stream { count = try export.write(format, to: $0) }
        return count
    }

    /// The campaigns asked for with all below them; nil for everything.
    private func selected(_ figures: Snapshot) throws -> Set<String>? {
        guard !campaigns.isEmpty else { return nil }
        let ids = campaigns.filter { $0 != "unassigned" }
        try IDLookup(figures.plan).requireCampaigns(ids, also: figures.tallies.campaigns)
        let tree = CampaignTree(figures.plan)
        let below = ids.isEmpty ? [] : tree.depthFirst(from: ids).map(\.campaign.id)
        return Set(ids + below + (campaigns.contains("unassigned") ? [""] : []))
    }
}

extension JournalFormat: ExpressibleByArgument {}
