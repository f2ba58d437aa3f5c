/// What a receipt says of one gift: English, because the law that reads it is.
///
/// Source: `rules.md §4.2–4.5`, IRC 170(f)(8)(B) and 6115. Property is described and never valued; a gift
/// from an IRA is never called deductible.
public struct ReceiptWords: Sendable {
    let currency: Currency

    public init(_ currency: Currency) { self.currency = currency }

    /// The sentence on what was given in return, which every gift on a receipt has.
    public func inReturn(_ gift: ReceiptableGift, _ verdict: ReceiptVerdict) -> String {
        let evidence = gift.basis == .needsEvidence ? self.evidence(gift) + " " : ""
        if gift.kind == .religious { return evidence + Self.religious }
        if gift.kind == .volunteer { return evidence + Self.expenses + " " + Self.nothing }
        guard verdict.fairValueMinor > 0 else { return evidence + cleared(gift) + Self.nothing }
        let what = gift.benefit?.description ?? ""
        return evidence + """
            In exchange you received \(what.isEmpty ? "goods or services" : what), whose value we estimate in \
            good faith at \(text(verdict.fairValueMinor)). The amount of your contribution that is deductible for \
            federal income tax purposes is limited to the excess of what you paid over the value of what we \
            provided: \(text(verdict.deductibleMinor ?? 0)).
            """
    }

    /// The sentence that a gift without anything in return must have.
    public static let nothing = "No goods or services were provided in exchange for this contribution."

    static let religious =
        "Any goods or services provided in exchange consisted entirely of intangible religious benefits."
    static let expenses = "These are your own expenses for the services that you gave us as a volunteer."

    /// Of a gift from an IRA that cleared in a later year, whose distribution it is (`rules.md §1.6`).
    private func cleared(_ gift: ReceiptableGift) -> String {
        guard gift.type == .qcd, let cleared = gift.cleared, cleared.year > gift.day.year else { return "" }
        return "It cleared on \(LetterLanguage.en.text(cleared)). "
    }

    /// The days that a reader needs to judge the tax year, which we do not say (170(f)(8)(B) asks for none).
    private func evidence(_ gift: ReceiptableGift) -> String {
        let language = LetterLanguage.en
        var parts = ["dated \(language.text(gift.stated))"]
        if let received = gift.received { parts.append("received \(language.text(received))") }
        if let postmark = gift.postmark {
            let kind = gift.postmarkKind ?? .machine
            let name = kind.name.split(separator: "-").joined(separator: " ")
            parts.append("postmarked \(language.text(postmark)) (\(name))")
        }
        return "By mail: \(parts.joined(separator: ", "))."
    }

    private func text(_ minor: Int64) -> String { Money(minorUnits: minor, currency: currency).text }
}
