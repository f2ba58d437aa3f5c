import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign thank record`: thanks that went out by hand.
struct ThankRecordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Record that gifts were acknowledged by hand.",
        discussion: """
            For thanks by telephone, on a card, or in a letter of your own, such as for gifts that 'campaign \
            thank letters' leaves to a person. They are no longer listed there; gift show has the day. The \
            money stays as it is.

            EXAMPLES
              campaign thank record G-12
              campaign thank record G-12 G-31 --date 2026-11-19
              campaign thank record G-12 --dry-run
            """)

    /// What its batches say of where they come from.
    static let record = "thank record"
    /// The same in older batches too.
    static let records: Set<String> = [record, "gift thank"]

    @Argument(help: ArgumentHelp("G-12, SOURCE:ID, or a source's id.", valueName: "gift"))
    var gifts: [String]
    @Option(help: ArgumentHelp("The day of the thanks (default: today).", valueName: "date"))
    var date: CalendarDate?
    @Flag(name: .customLong("dry-run"), help: "Check everything, save nothing.") var dryRun = false

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let directory = try session.directory()
        let plan = try session.planWithText(in: directory)
        let loaded = plan.0
        guard let ledger = try session.ledger(in: directory) else {
            throw CommandError.failed(
                "ledger-missing", "nothing has been posted yet", hint: "campaign import FILE")
        }
        let today = try session.today(loaded.plan)
        let day = date ?? today
        guard day <= today else {
            throw CommandError.usage(
                "bad-value", "\(day) is in the future", hint: "record thanks once they have been sent")
        }
        let found = try received(ledger, by: day)
        let outcome = try session.recordThanks(
            for: found.map { $0.line.id }, on: day, in: directory, under: plan, command: Self.record,
            dryRun: dryRun)
        let thanks = ThanksByHand(
            gifts: found, day: day, recorded: outcome.recorded, batch: outcome.batch, isDryRun: dryRun,
            provenance: try session.provenance(loaded, in: directory))
        try session.writer.write(thanks.document)
    }

    /// The gifts, all of which someone can be thanked for; else everything that is wrong with them.
    private func received(_ ledger: Ledger, by day: CalendarDate) throws -> [EntryDetail] {
        var found: [EntryDetail] = []
        var problems: [String] = []
        var hint: String?
        for text in gifts {
            do throws(LedgerError) {
                let record = try ledger.gift(text)
                let line = record.line
                if !line.type.bringsMoney {
                    let kind = Words.article(ImportReport.noun(line.type, 1))
                    problems.append("\(GiftWords.id(line.id)) is \(kind), not money that came in")
                } else if day < line.day {
                    problems.append("\(GiftWords.id(line.id)) was received on \(line.day), after \(day)")
                } else if try ledger.standing(of: line.id).leftMinor == 0 {
                    problems.append(
                        "nothing is left of \(GiftWords.id(line.id)): it was refunded, voided or moved")
                } else if !found.contains(where: { $0.line.id == line.id }) {
                    found.append(record)
                }
            } catch {
                problems.append(TerminalText.safe(error.message))
                hint = hint ?? error.hint
            }
        }
        guard problems.isEmpty else {
            throw CommandError.failed(
                "not-thankable", problems.joined(separator: "; ") + "; nothing was recorded",
                hint: hint ?? "campaign gift list shows gifts and their numbers")
        }
        return found
    }
}
