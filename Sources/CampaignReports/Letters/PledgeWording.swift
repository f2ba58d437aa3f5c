import CampaignFiles
import CampaignKit

/// What a letter about a pledge must say whatever the donor is like, and what it must not say.
///
/// Source: `rules.md §4.5, §4.7`: a pledge gets no tax document, and some states want their text on
/// confirmations and reminders.
struct PledgeWording {
    let kind: LetterDraft.Kind
    let plan: Plan

    func check(
        _ pieces: [LetterPiece], _ source: MarkdownSource, firstWords: Int, _ findings: ReportFindings
    ) {
        let (field, what): (LetterField, String) =
            kind == .pledgeReminder ? (.due, "how much is due") : (.pledged, "what was promised")
        if !pieces.alwaysShow(field) {
            findings.report(
                .missingSentence, line: firstWords, "a \(kind.rawValue) must always show \(what)",
                hint: "write {{ \(field.rawValue) }}, and not only in a region for some donors")
        }
        if plan.organization.hasStateTexts, !pieces.alwaysShow(.disclosure) {
            findings.report(
                .missingSentence, line: firstWords,
                "donors in some states must get their state's text, and this letter does not always show it",
                hint: "write {{ disclosure }} in a paragraph of its own; for other donors it is empty")
        }
        for number in source.lineNumbers where number >= source.firstLine {
            let text = String(source.lines.line(number)).lowercased()
            for words in Self.ofTax where text.contains(words) {
                findings.report(
                    .receiptWording, line: number, "'\(words)': a pledge gets no tax document",
                    hint: "say it on the receipt of each payment")
            }
        }
    }

    /// Words of a tax document.
    private static let ofTax = ["deduct", "goods or services", "tax records", "this is your receipt"]
}
