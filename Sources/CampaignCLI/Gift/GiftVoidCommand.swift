import ArgumentParser
import CampaignKit
import CampaignLedger
import Terminal

/// `campaign gift void`: a row that should never have been posted.
struct GiftVoidCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "void", abstract: "Void an entry that was posted by mistake.",
        discussion: """
            A void acts on the day of the entry it reverses, so that it is gone from every figure; \
            --known-on still shows what was known before. Its adjustments are voided with it. Money that was \
            really given back is a refund. Any entry can be voided, including a refund, a write-off, a move \
            or a void.

            EXAMPLES
              campaign gift void G-12 --note 'Typed twice'
              campaign gift void G-12 --dry-run
              campaign gift void G-3 --reopen 'Found by the auditor'
            """)

    @Argument(help: ArgumentHelp("G-12, SOURCE:ID, or a source's id.", valueName: "gift")) var gift: String
    @OptionGroup var correction: CorrectionOptions

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let act = try GiftCorrection(try Session(options), gift: gift, command: "gift void", correction)
        let amount = act.target.amountMinor
        let kind = ImportReport.noun(act.target.line.type, 1)
        var text = "\(act.id), \(Words.article(kind))" + (amount == 0 ? "" : " of \(act.money(amount).text)")
        let adjustments = try act.adjustments()
        if !adjustments.isEmpty { text += ", with \(Words.count(adjustments.count, "adjustment"))" }
        try act.void(with: adjustments, done: "Voided \(text)", undone: "a void of \(text)")
    }
}
