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
        findings.requireStateTexts(pieces, of: plan.organization, in: kind, line: firstWords)
        findings.refuse(Self.banned, in: source)
    }

    /// Words of a tax document.
    private static let banned = ["deduct", "goods or services", "tax records", "this is your receipt"].map {
        BannedWords(
            words: $0, why: "a pledge gets no tax document", hint: "say it on the receipt of each payment")
    }
}
