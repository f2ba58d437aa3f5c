import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign pledge list`: pledges and awards as they stand.
struct PledgeListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List pledges, awards and conditional promises: pledged, paid, outstanding, overdue.",
        discussion: """
            Pledged is what was promised with its changes, less write-offs; for a conditional promise it is \
            the part that is met, and the rest is shown separately as conditional. Pledges are listed where \
            they were moved to. The part that a campaign's policy leaves out of 'campaign status' is shown \
            below the list.

            EXAMPLES
              campaign pledge list
              campaign pledge list --open --campaign reading-room
              campaign pledge list --overdue --format csv
              campaign pledge list --donor D-7 --as-of 2025-12-31 --json
            """)

    @OptionGroup var filter: PledgeFilterOptions
    @Flag(help: "Only pledges with an outstanding balance.") var open = false
    @Flag(help: "Only pledges with an overdue balance.") var overdue = false
    @OptionGroup var time: TimeOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        var reading = try PledgeReading(session, asOf: time.asOf, knownOn: time.knownOn)
        try reading.limit(to: filter)
        reading.query.onlyOpen = open
        reading.query.onlyOverdue = overdue
        var sums = PledgeSums()
        let list = StreamedList(
            session: session, schema: "campaign.pledges/1", provenance: reading.provenance)
        try list.write(PledgeColumns(reading: reading).fields) { body in
            try reading.ledger?.pledges(reading.query) { pledge in
                try sums.add(pledge, on: reading.query.asOf)
                try body(pledge)
            }
        } remarks: {
            guard reading.ledger != nil else {
                return ["no ledger yet: campaign import FILE, or campaign pledge add"]
            }
            func money(_ minor: Int64) -> String {
                Money(minorUnits: minor, currency: reading.currency).text
            }
            let owed = "outstanding \(money(sums.outstanding)), overdue \(money(sums.overdue))"
            return ["\(Words.count(sums.count, "pledge")); \(owed)"] + sums.remarks(money)
        }
    }
}

/// Which pledges a list holds.
struct PledgeFilterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only this campaign.", valueName: "id")) var campaign: String?
    @Option(help: ArgumentHelp("Only this donor: D-7, or a source's id.", valueName: "id"))
    var donor: String?
}

extension PledgeReading {
    mutating func limit(to filter: PledgeFilterOptions) throws {
        if let campaign = filter.campaign, campaign != "unassigned" {
            try IDLookup(plan).requireCampaigns([campaign])
        }
        query.campaign = filter.campaign == "unassigned" ? "" : filter.campaign
        if let donor = filter.donor { query.donor = try ledger?.donor(donor, asOf: query.asOf).line.id }
    }
}
