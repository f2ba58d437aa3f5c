import ArgumentParser
import CampaignKit
import CampaignLedger
import CampaignServices
import Terminal

/// `campaign donor merge`: two numbers of one donor.
struct DonorMergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Make two donors one: the first number stays.",
        discussion: """
            Everything that was posted to the second counts for the first, on all days, and later imports of \
            its ids follow. Details that the first does not have are taken from the second; where they differ, \
            the first keeps its own. Suppressions of either hold. Receipts stay as they were issued. Reports \
            and --known-on of an earlier posting still count two. 'campaign donor unmerge' undoes it.

            EXAMPLES
              campaign donor merge D-7 D-12 --dry-run
              campaign donor merge D-7 D-12
              campaign donor merge sample:AF-104 D-12
            """)

    @Argument(help: ArgumentHelp("The donor whose number stays.", valueName: "donor")) var kept: String
    @Argument(help: ArgumentHelp("The donor who is the same.", valueName: "other donor")) var other: String
    @Flag(name: .customLong("dry-run"), help: "Check everything, save nothing.") var dryRun = false

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let posting = try DonorPosting(options, command: "donor merge")
        let numbers = (try posting.number(kept), try posting.number(other))
        // One donor under two ids is not refused as “D-1 and D-1”.
        for (text, number) in [(kept, numbers.0), (other, numbers.1)] {
            guard let typed = DonorPosting.typedNumber(text), typed != number else { continue }
            throw CommandError.failed(
                "merged-donor", "D-\(typed) is merged into D-\(number)",
                hint: "campaign donor unmerge D-\(typed)")
        }
        let merged = try posting.ledger.mergeDonors(
            numbers.0, with: numbers.1, on: posting.today, posting.context, dryRun: dryRun)
        try posting.write(DonorMergeDocument(merged: merged, isDryRun: dryRun, joins: true), merged.batch)
    }
}

/// `campaign donor unmerge`: the second number is a donor again.
struct DonorUnmergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unmerge", abstract: "Undo a merge: both numbers are donors again.",
        discussion: """
            Rows go back to the number that they were posted to, also those that later imports brought under \
            its ids. What the merge added to the other donor is removed from it. Suppressions stay with both: only \
            'campaign donor edit' removes one.

            EXAMPLES
              campaign donor unmerge D-12 --dry-run
              campaign donor unmerge D-12
            """)

    @Argument(help: ArgumentHelp("The number that was merged, such as D-12.", valueName: "donor"))
    var donor: String
    @Flag(name: .customLong("dry-run"), help: "Check everything, save nothing.") var dryRun = false

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        guard let number = DonorPosting.typedNumber(donor) else {
            throw CommandError.usage(
                "bad-value", "'\(TerminalText.safe(donor))' is not a donor's number",
                hint: "the number that was merged: campaign donor unmerge D-12")
        }
        let posting = try DonorPosting(options, command: "donor unmerge")
        let apart = try posting.ledger.unmergeDonor(
            number, on: posting.today, posting.context, dryRun: dryRun)
        try posting.write(DonorMergeDocument(merged: apart, isDryRun: dryRun, joins: false), apart.batch)
    }
}

/// What commands that post something about a donor need: the ledger, opened for writing, and who posts.
struct DonorPosting {
    let session: Session
    let ledger: Ledger
    let context: PostingContext
    let today: CalendarDate
    private let loaded: LoadedPlan
    private let directory: String

    init(_ options: GlobalOptions, command: String) throws {
        session = try Session(options)
        directory = try session.directory()
        let (loaded, planText) = try session.planWithText(in: directory)
        self.loaded = loaded
        today = try session.today(loaded.plan)
        let ledger = try session.postedLedger(in: directory)
        self.ledger = ledger
        context = try session.postingContext(loaded, planText, command: command)
    }

    /// Our number of a donor that `D-7`, `SOURCE:ID` or a source's id names.
    func number(_ text: String) throws -> Int64 { try ledger.donor(text, asOf: today).line.id }

    /// The 7 of `D-7`.
    static func typedNumber(_ text: String) -> Int64? {
        text.uppercased().hasPrefix("D-") ? Int64(text.dropFirst(2)) : nil
    }

    func write(_ document: DonorMergeDocument, _ batch: Int64?) throws {
        try write(batch) { document.document($0) }
    }

    /// Shows what was done under a batch; nil where nothing was kept.
    func write(_ batch: Int64?, _ document: (Provenance) -> Document) throws {
        session.context.posted.note(batch: batch)
        try session.writer.write(document(try session.provenance(loaded, in: directory)))
    }

    /// How long words about gifts have to be kept, in years.
    var retentionYears: Int { loaded.plan.organization.retentionYears }
}
