import ArgumentParser
import CampaignServices

/// `campaign thank list`: gifts without an acknowledgment, and how long their donors have waited.
struct ThankListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the gifts that have not been acknowledged, oldest first.",
        discussion: """
            Gifts of the last 90 days that have no acknowledgment, with the number of days each has waited; \
            late after 48 hours. A gift that only a person can thank for, because what was given in return is \
            not recorded, is listed with the reason. 'campaign thank letters' writes the letters; 'campaign \
            thank record' records a call, a card, or a letter of your own.

            EXAMPLES
              campaign thank
              campaign thank --since 2026-11-01
              campaign thank list --format csv
            """)

    @OptionGroup var thanks: ThankOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let due = try thanks.due(session)
        try session.writer.write(due.document(isList: true))
        for note in due.run.notes { session.say(note) }
    }
}
