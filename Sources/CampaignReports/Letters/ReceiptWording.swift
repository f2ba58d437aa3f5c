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
        let moves = [
            "transferred", "forwarded", "passed on", "paid over", "handed over", "sent on", "remitted",
        ]
        let institutions = ["hospital", "medical center", "clinic", "university", "college", "school"]
        let control =
            ["to be transferred to", "will be transferred to", "to be forwarded to", "will be forwarded to"]
            + moves.map { $0 + " to" } + ["directly to", "straight to", "as agent for", "as its agent"]
            + institutions.flatMap { place in
                ["gift", "donation", "contribution", "money"].map { "\($0) to the \(place)" }
            } + partners
        return value + BannedWords.ofDeduction
            + control.map {
                BannedWords(
                    words: $0, why: "a receipt names no one else as the recipient",
                    hint: "the gift is to \(plan.organization.name), which decides what becomes of it")
            }
    }
}

extension ReceiptWording {
    /// Partners of projects by every name: whatever is said of one in a receipt, it is not the donee.
    ///
    /// One whose name is part of the charity's own is left out.
    private var partners: [String] {
        let own = plan.organization.name.lowercased()
        let names = plan.campaigns.flatMap { $0.projects.flatMap { $0.partners.map(\.name) } }
            .map { $0.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            .map { $0.hasPrefix("the ") ? String($0.dropFirst(4)) : $0 }
        return Set(names).filter { $0.count > 3 && !own.contains($0) }.sorted()
    }
}

/// Words that a letter must not have, in small letters.
struct BannedWords {
    let words: String
    let why: String
    let hint: String

    /// What a template must not say of all gifts alike: one from an IRA or a donor-advised fund is not
    /// deductible, of one with something in return a part is, and one of property has rules of its own.
    static let ofDeduction = [
        "deductible", "deduct", "without itemizing", "write off", "write it off", "write-off", "tax break",
        "tax credit", "claim it", "claim the full", "off your tax", "deducible", "déductible", "ניכוי",
        "للخصم",
    ].map {
        BannedWords(
            words: $0, why: "it is not true of every gift",
            hint: "{{ goods_or_services }} says of each gift what the law allows; leave the rest out")
    }
}

extension ReportFindings {
    /// Reports the lines of a template that have words which it must not have, each reason once a line; words
    /// may be in bold, and go on in the next line.
    func refuse(_ banned: [BannedWords], in source: MarkdownSource) {
        func text(_ number: Int) -> String {
            source.line(number).lowercased().filter { !"*_`".contains($0) }
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        let numbers = source.lineNumbers.filter { $0 >= source.firstLine }
        for (place, number) in numbers.enumerated() {
            let (here, next) = (text(number), place + 1 < numbers.count ? text(numbers[place + 1]) : "")
            var reasons: Set<String> = []
            for one in banned where !reasons.contains(one.why) {
                let goesOn = !next.contains(one.words) && (here + " " + next).contains(one.words)
                guard here.contains(one.words) || goesOn else { continue }
                reasons.insert(one.why)
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
