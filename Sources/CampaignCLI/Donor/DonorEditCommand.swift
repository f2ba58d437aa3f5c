import ArgumentParser
import CampaignExchange
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign donor edit`: what is known of a donor, fixed by hand.
struct DonorEditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Change a donor's name, address or contact preferences.",
        discussion: """
            Changing any part of the address stores a new address, based on the current one, and mail \
            returned from the old one no longer counts. '' clears a field. Only this command removes a \
            suppression: --deceased no. What was known before is kept and shown with --known-on; a later \
            import that differs lists the difference.

            EXAMPLES
              campaign donor edit D-7 --address1 '77 New Rd' --city Salem --state MA \\
                  --postal-code 01970
              campaign donor edit D-7 --do-not-mail yes --date 2026-11-03
              campaign donor edit sample:AF-104 --deceased no --dry-run
              campaign donor edit D-7 --email ''
            """)

    @Argument(help: ArgumentHelp("D-7, SOURCE:ID, or a source's id.", valueName: "donor")) var donor: String
    @OptionGroup(title: "Donor details") var fields: DonorFieldOptions
    @Option(help: ArgumentHelp("The day from which this applies (default: today).", valueName: "date"))
    var date: CalendarDate?
    @Flag(name: .customLong("dry-run"), help: "Check everything, save nothing.") var dryRun = false

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let edit = try read()
        let directory = try session.directory()
        let (loaded, planText) = try session.planWithText(in: directory)
        let today = try session.today(loaded.plan)
        let day = date ?? today
        guard day <= today else {
            throw CommandError.usage(
                "bad-value", "\(day) is in the future", hint: "edit the donor on that day")
        }
        let ledger = try session.postedLedger(in: directory)
        let number = try ledger.donor(donor, asOf: today).line.id
        let context = try session.postingContext(loaded, planText, command: command)
        let edited = try ledger.editDonor(number, edit, on: day, context, dryRun: dryRun)
        session.context.posted.note(batch: edited.batch)
        let document = DonorEditDocument(
            donor: number, edited: edited, day: day, isDryRun: dryRun,
            provenance: try session.provenance(loaded, in: directory))
        try session.writer.write(document.document)
        if let remark = document.remark(on: edit) { session.say(remark) }
    }

    private func read() throws(CommandError) -> DonorEdit {
        let reader = DonorEditReader(fields.cells)
        guard reader.problems.isEmpty else {
            let texts = reader.problems.map { "\(DonorFieldOptions.name($0.column)): \($0.message)" }
            throw .usage(
                "bad-value", texts.joined(separator: "; "),
                hint: reader.problems.map(\.hint).joined(separator: "; "))
        }
        guard !reader.edit.isEmpty else {
            throw .usage(
                "nothing-to-do", "no change was given",
                hint: "such as --address1 '77 New Rd'; campaign donor edit --help lists the options")
        }
        return reader.edit
    }

    /// What the batch records: names of options, never their values.
    private var command: String {
        (["donor edit"] + fields.cells.map { DonorFieldOptions.name($0.column) }).joined(separator: " ")
    }
}
