import CampaignFiles
import CampaignKit

/// What a receipt must say whatever the donor is like, and what it must not say.
///
/// Source: `rules.md §4.2, §4.5, §4.8`. The charity's name and address, the day and the donor's name are at
/// the head of every letter.
struct ReceiptWording {
    let kind: LetterDraft.Kind
    let plan: Plan

    func check(
        _ pieces: [LetterPiece], _ source: MarkdownSource, firstWords: Int, _ findings: ReportFindings
    ) {
        for (field, why) in Self.required where !pieces.alwaysShow(field) {
            let isOfGift = field.isOfGift
            findings.report(
                .missingSentence, line: firstWords, "a \(kind.rawValue) must always show \(why)",
                hint: isOfGift
                    ? "write {{#each gifts}} … {{ \(field.rawValue) }} … {{/each}}"
                    : "write {{ \(field.rawValue) }}, and not only in a region for some donors")
        }
        for field in pieces.shortened {
            findings.report(
                .receiptWording, line: firstWords,
                "'{{ \(field.rawValue) | … }}': a \(kind.rawValue) gives every amount to the cent",
                hint: "write {{ \(field.rawValue) }}")
        }
        findings.requireStateTexts(pieces, of: plan.organization, in: kind, line: firstWords)
        findings.refuse(banned, in: source)
    }

    private static let required: [(LetterField, String)] = [
        (.receipt, "its number"), (.replaces, "which one it replaces"), (.date, "the day of each gift"),
        (.gift, "what was given"),
        (.goodsOrServices, "whether anything was given in return"),
    ]

    private var banned: [BannedWords] {
        let value = ["valued at", "fair market value", "appraised", "worth $"].map {
            BannedWords(
                words: $0, why: "a receipt never gives the value of property",
                hint: "describe it; the donor values it")
        }
        let partners = Set(
            plan.campaigns.flatMap { $0.projects.flatMap { $0.partners.map { $0.name.lowercased() } } })
        let control =
            ["to be transferred to", "will be transferred to", "to be forwarded to", "will be forwarded to"]
            + partners.sorted().flatMap { name in
                ["gift to ", "donation to ", "contribution to "].flatMap { [$0 + name, $0 + "the " + name] }
            }
        return value + BannedWords.ofDeduction
            + control.map {
                BannedWords(
                    words: $0, why: "a receipt names no one else as the recipient",
                    hint: "the gift is to \(plan.organization.name), which decides what becomes of it")
            }
    }
}

/// Words that a letter must not have, in small letters.
struct BannedWords {
    let words: String
    let why: String
    let hint: String

    /// What a template must not say of all gifts alike: one from an IRA or a donor-advised fund is not
    /// deductible, of one with something in return a part is, and one of property has rules of its own.
    static let ofDeduction = ["deductible", "without itemizing", "ניכוי", "للخصم"].map {
        BannedWords(
            words: $0, why: "it is not true of every gift",
            hint: "{{ goods_or_services }} says of each gift what the law allows; leave the rest out")
    }
}

extension ReportFindings {
    /// Reports the lines of a template that have words which it must not have.
    func refuse(_ banned: [BannedWords], in source: MarkdownSource) {
        for number in source.lineNumbers where number >= source.firstLine {
            let text = source.line(number).lowercased()
            for one in banned where text.contains(one.words) {
                report(.receiptWording, line: number, "'\(one.words)': \(one.why)", hint: one.hint)
            }
        }
    }

    /// Reports a template that does not show the texts of states to all whom they are for.
    ///
    /// Source: `rules.md §4.5`.
    func requireStateTexts(
        _ pieces: [LetterPiece], of organization: Organization, in kind: LetterDraft.Kind, line: Int
    ) {
        guard organization.hasStateTexts, !pieces.alwaysShow(.disclosure) else { return }
        report(
            .missingSentence, line: line,
            "donors in some states must get their state's text, and this \(kind.rawValue) does not always show it",
            hint: "write {{ disclosure }} in a paragraph of its own; for other donors it is empty")
    }
}
