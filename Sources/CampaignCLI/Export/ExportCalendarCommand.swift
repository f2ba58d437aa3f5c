import ArgumentParser
import CampaignExchange
import CampaignKit
import CampaignServices
import Terminal

/// `campaign export calendar`: what is due of grants, for a calendar.
struct ExportCalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "Write the deadlines of grants for a calendar program.",
        discussion: """
            One iCalendar file with an event of a whole day for each deadline and installment, and reminders \
            30 and 7 days before. The same ledger gives the same bytes; a moved deadline keeps its identity, \
            so a calendar that subscribes to the file moves it too. What was waived is canceled. Amounts are \
            left out unless you ask, because calendars get shared.

            EXAMPLES
              campaign export calendar -o due.ics
              campaign export calendar --within 90 --kind interim-report,final-report -o reports.ics
              campaign export calendar --amounts --cancel-done -o due.ics --force
            """)

    @Option(help: ArgumentHelp("Only what is overdue or due within this many days.", valueName: "days"))
    var within: Int?
    @Option(help: ArgumentHelp("Only these kinds, with commas between them.", valueName: "kinds"))
    var kind: String?
    @Flag(help: "Say how much money is at stake.") var amounts = false
    @Flag(name: .customLong("cancel-done"), help: "Keep what is done as a canceled event.")
    var cancelDone = false
    @OptionGroup(title: "Global options") var options: ExportOptions

    func run() throws {
        try checkEnding()
        if let within, !(0...36_525).contains(within) {
            throw CommandError.usage("bad-value", "--within is a number of days", hint: "--within 30")
        }
        var choice = GrantCalendar.Choice()
        choice.within = within
        choice.kinds = try kind.map { text in
            try Set(text.split(separator: ",").map { try GrantDueListCommand.kind(String($0)) })
        }
        (choice.amounts, choice.cancelsDone) = (amounts, cancelDone)
        let session = try Session(options.global())
        let reading = try GrantReading(session, asOf: nil, knownOn: nil)
        let events = try GrantCalendar(reading, choice).events
        guard !events.isEmpty else { return session.say("nothing is due: no calendar was written") }
        let bytes = ICalendar.bytes(events)
        try session.writer.stream { try $0(bytes) }
        guard let file = options.file else { return }
        session.say("\(TerminalText.safe(file)): \(Words.count(events.count, "event"))")
    }

    /// Another ending would be opened by a program that cannot read calendars.
    private func checkEnding() throws(CommandError) {
        guard let name = options.file?.split(separator: "/").last, name.contains(".") else { return }
        guard !name.lowercased().hasSuffix(".ics") else { return }
        throw .usage(
            "unknown-ending", "a calendar cannot be written as '\(TerminalText.safe(String(name)))'",
            hint: "end it in .ics; campaign grant due -o FILE.csv writes a list")
    }
}
