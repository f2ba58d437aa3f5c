import ArgumentParser
import CampaignExchange
import CampaignKit
import CampaignServices

/// `campaign gift correct`: what is known of a gift besides its amount, day, donor and campaign.
struct GiftCorrectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: "Correct what was given in return, how a gift came, or what it was.",
        discussion: """
            The gift is voided and posted again on its own day with the columns you name; all others keep their \
            value. Its receipts are voided, and 'campaign receipt due' lists the gift that took its place: the \
            new receipt names the old one. Columns: \(columns.map(\.rawValue).joined(separator: ", ")). \
            Amounts are corrected by 'gift adjust', donors and campaigns by 'gift move'.

            EXAMPLES
              campaign gift correct G-12 --set benefit_value=35 \\
                  --set benefit_description='a seat at the gala'
              campaign gift correct G-12 --set benefit_value=none --dry-run
              campaign gift correct G-12 --set postmark=2026-12-30 \\
                  --set postmark_kind=certificate-of-mailing
            """)

    /// What of a gift can be corrected by posting it again.
    static let columns: [CanonicalColumn] = [
        .benefitValue, .benefitCost, .benefitToken, .benefitDescription, .description, .receiptKind,
        .receiptedBy, .method, .delivery, .receivedDate, .postmark, .postmarkKind, .depositedDate,
        .clearedDate, .depositID, .reference,
    ]

    @Argument(help: ArgumentHelp("G-12, SOURCE:ID, or a source's id.", valueName: "gift")) var gift: String
    @Option(help: ArgumentHelp("A column and its value; may be repeated.", valueName: "column=value"))
    var set: [String] = []
    @OptionGroup var correction: CorrectionOptions
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func run() throws {
        let cells = try cells()
        let act = try GiftCorrection(
            try Session(options), gift: gift, command: "gift correct", correction)
        try act.correct(cells)
    }

    private func cells() throws -> TypedEntry<Session>.Cells {
        guard !set.isEmpty else {
            throw CommandError.usage(
                "missing-option", "what is to be corrected?", hint: "--set benefit_value=35")
        }
        var cells: TypedEntry<Session>.Cells = []
        for assignment in set {
            let cell = try ColumnAssignment(assignment)
            guard Self.columns.contains(cell.column) else {
                throw CommandError.usage(
                    "unknown-column", "'gift correct' does not change \(cell.column.rawValue)",
                    hint: "campaign gift adjust changes the amount, campaign gift move the donor or campaign")
            }
            guard !cells.contains(where: { $0.column == cell.column.rawValue }) else {
                throw CommandError.usage("option-conflict", "\(cell.column.rawValue) is given twice")
            }
            cells.append((cell.column.rawValue, cell.value))
        }
        return cells
    }
}

/// `--set COLUMN=VALUE`: a column of 'campaign help csv' and its value.
struct ColumnAssignment {
    let column: CanonicalColumn
    let value: String

    init(_ text: String) throws(CommandError) {
        guard let equals = text.firstIndex(of: "=") else {
            throw .usage(
                "bad-value", "'\(TerminalText.safe(text))' is not COLUMN=VALUE", hint: "--set deposit_id=411")
        }
        let name = String(text[..<equals])
        guard let column = CanonicalColumn(rawValue: name) else {
            let near = DidYouMean.nearest(name, in: CanonicalColumn.allCases.map(\.rawValue))
            throw .usage(
                "unknown-column", "no column '\(TerminalText.safe(name))'",
                hint: near.map(DidYouMean.question) ?? "campaign help csv lists them")
        }
        self.column = column
        value = String(text[text.index(after: equals)...])
    }
}
