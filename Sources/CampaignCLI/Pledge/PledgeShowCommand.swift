import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign pledge show`: one pledge, its schedule and what was paid of it.
struct PledgeShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one pledge: schedule, payments, changes, write-offs.",
        discussion: """
            EXAMPLES
              campaign pledge show P-12
              campaign pledge show P-12 --as-of 2025-12-31
              campaign pledge show salesforce:PL-3 --json
            """)

    @Argument(help: ArgumentHelp("P-12, or a source's id for the pledge.", valueName: "pledge"))
    var pledge: String
    @OptionGroup var time: TimeOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let reading = try PledgeReading(session, time)
        let detail = PledgeDetail(record: try reading.pledge(pledge), reading: reading)
        try session.writer.write(detail.document)
    }
}

/// A workspace's pledges on a day.
struct PledgeReading {
    let session: Session
    let plan: Plan
    let provenance: Provenance
    /// Nil when nothing was posted yet.
    let ledger: Ledger?
    var query: PledgeQuery

    init(_ session: Session, _ time: TimeOptions) throws {
        let figures = try Snapshot(session, asOf: time.asOf, knownOn: time.knownOn)
        self.session = session
        plan = figures.plan
        provenance = figures.provenance
        ledger = figures.rows
        query = PledgeQuery(asOf: figures.asOf, plan: figures.plan)
        query.knownOn = figures.batch
    }

    var currency: Currency { plan.organization.currency }

    mutating func limit(to filter: PledgeFilterOptions) throws {
        if let campaign = filter.campaign, campaign != "unassigned" {
            try IDLookup(plan).requireCampaigns([campaign])
        }
        query.campaign = filter.campaign == "unassigned" ? "" : filter.campaign
        if let donor = filter.donor { query.donor = try ledger?.donor(donor, asOf: query.asOf).line.id }
    }

    func money(_ minor: Int64) -> Money { Money(minorUnits: minor, currency: currency) }

    func cell(_ minor: Int64) -> Cell { .number(money(minor).text, plain: PlainNumber(money(minor))) }

    /// Everything that is found; a charity has thousands of pledges, not millions.
    func all() throws -> [PledgeLine] {
        var lines: [PledgeLine] = []
        try ledger?.pledges(query) { lines.append($0) }
        return lines
    }

    func pledge(_ id: String) throws -> PledgeRecord {
        guard let ledger else {
            throw CommandError.failed(
                "ledger-missing", "nothing has been posted yet", hint: "campaign import FILE")
        }
        return try ledger.pledge(id, query)
    }
}
