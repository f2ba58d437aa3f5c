import ArgumentParser
import CampaignKit
import CampaignServices

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
        let reading = try PledgeReading(session, asOf: time.asOf, knownOn: time.knownOn)
        let detail = PledgeDetail(record: try reading.pledge(pledge), reading: reading)
        try session.writer.write(detail.document)
    }
}
