import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices

/// `campaign pledge due`: installments that are open, oldest first, and how late they are.
struct PledgeDueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due", abstract: "List open installments by due date, with aging.",
        discussion: """
            Payments settle the oldest installments first, write-offs cut the latest first. A raise is due \
            with the last installment if that is still ahead; or else, like a pledge without a schedule, \
            when its campaign ends. For a conditional promise only the part that is met is due. An \
            installment is late from the day after its due date; one that waits for the charity's own report is not.

            EXAMPLES
              campaign pledge due
              campaign pledge due --within 30
              campaign pledge due --as-of 2026-12-31 --campaign reading-room --format csv
              campaign pledge due --within 0 --json
            """)

    @Option(help: ArgumentHelp("Only what is late or due within this many days.", valueName: "days"))
    var within: Int?
    @OptionGroup var filter: PledgeFilterOptions
    @OptionGroup var time: TimeOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        if let within, !(0...36_525).contains(within) {
            throw CommandError.usage("bad-value", "--within is a number of days", hint: "--within 30")
        }
        let session = try Session(options)
        var reading = try PledgeReading(session, asOf: time.asOf, knownOn: time.knownOn)
        try reading.limit(to: filter)
        reading.query.onlyOpen = true
        let until = within.map { reading.query.asOf.adding(days: $0) }
        let pledges = try reading.all()
        var sums = PledgeSums()
        for pledge in pledges { try sums.add(pledge, on: reading.query.asOf) }
        let ageing = Ageing(pledges, on: reading.query.asOf, until: until)
        let report = AgeingReport(ageing: ageing, reading: reading, until: until, sums: sums)
        try session.writer.write(try report.document())
        if reading.ledger == nil {
            session.say("no ledger yet: campaign import FILE, or campaign pledge add")
        }
    }
}
