import CampaignFiles
import CampaignKit
import Terminal

/// Understands the tags of a letter, each by itself: what may stand where is the regions' business.
struct LetterTagReader {
    let kind: LetterDraft.Kind
    let figures: FigureReader

    init(kind: LetterDraft.Kind, plan: Plan) {
        self.kind = kind
        figures = FigureReader(plan: plan, campaign: nil)
    }

    /// - Parameter list: what the tag is in the regions of; nil outside of any list.
    func read(_ token: FigureToken, in list: LetterList?) throws(FigureProblem) -> LetterTag {
        if let words = RegionWords.words(token) { return try region(words, token, in: list) }
        let expression = try FigureExpression(token)
        let name = expression.path.map(\.text).joined(separator: ".")
        if let field = LetterField(rawValue: name) {
            let range = Self.range(of: expression)
            try check(field, in: list, at: range)
            return .field(field, try filter(expression.filter, of: field))
        }
        guard expression.path.count > 1, !["organization", "appeal"].contains(expression.path[0].text) else {
            throw unknown(name, in: list, at: Self.range(of: expression))
        }
        return .figure(try figures.read(token))
    }

    private func region(
        _ words: String, _ token: FigureToken, in list: LetterList?
    ) throws(FigureProblem) -> LetterTag {
        let parts = words.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
        switch (parts.first ?? "", parts.count) {
        case ("else", 1): return .otherwise
        case ("/if", 1), ("/each", 1): return .close(String(words.dropFirst()))
        case ("#if", 2): return .open(try condition(parts[1], token, in: list))
        case ("#each", 2):
            guard let named = LetterList(rawValue: parts[1]) else {
                throw FigureProblem(
                    .unknownField, "there is no list '\(TerminalText.safe(parts[1]))' in a letter",
                    hint: suggestion(parts[1], LetterList.allCases.map(\.rawValue)),
                    at: Self.range(of: parts[1], in: token))
            }
            guard named == kind.list else {
                throw FigureProblem(
                    .misplacedField, "\(named.rawValue) are in \(named.letters) only",
                    hint: "kind: in the front matter says which this is",
                    at: Self.range(of: parts[1], in: token))
            }
            return .each(named)
        default:
            throw FigureProblem(
                .regionSyntax, "this is not a region",
                hint: "write {{#if salutation}} … {{else}} … {{/if}} or {{#each asks}} … {{/each}}")
        }
    }

    private func condition(
        _ name: String, _ token: FigureToken, in list: LetterList?
    ) throws(FigureProblem) -> LetterCondition {
        if let named = LetterList(rawValue: name) { return .list(named) }
        let range = Self.range(of: name, in: token)
        if name == LetterCondition.oneGiftName {
            guard kind.list == .gifts else {
                throw FigureProblem(
                    .misplacedField, "\(name) is in \(LetterList.gifts.letters) only",
                    hint: "kind: in the front matter says which this is", at: range)
            }
            return .oneGift
        }
        guard let field = LetterField(rawValue: name) else { throw unknown(name, in: list, at: range) }
        try check(field, in: list, at: range)
        return .field(field)
    }

    private func check(
        _ field: LetterField, in list: LetterList?, at range: Range<Int>?
    ) throws(FigureProblem) {
        guard !isKnown(field, in: list) else { return }
        let hint =
            switch field.scope {
            case .receipt: "it belongs to a receipt: kind: receipt in the front matter"
            case .appeal:
                "a \(kind.rawValue) has no \(field.rawValue); kind: in the front matter says what this is"
            case .pledge: "it belongs to a letter about a pledge: kind: pledge-reminder in the front matter"
            case .gift: "write {{#each gifts}} before it and {{/each}} after it"
            default: "write {{#each \(kind.list.rawValue)}} before it and {{/each}} after it"
            }
        throw FigureProblem(
            .misplacedField, "\(field.rawValue) cannot be used here",
            hint: field.isOfGift && (kind == .appeal || kind.isPledge && field.scope == .gift)
                ? "it belongs to a thank-you: kind: thank-you in the front matter" : hint, at: range)
    }

    private func isKnown(_ field: LetterField, in list: LetterList?) -> Bool {
        switch field.scope {
        case .anywhere: true
        case .appeal: kind == .appeal
        case .receipt: kind.isReceipt
        case .pledge: kind.isPledge
        case .gift: list == .gifts
        case .dated: list == .gifts || list == .installments
        case .item: list != nil
        }
    }

    private func unknown(_ name: String, in list: LetterList?, at range: Range<Int>?) -> FigureProblem {
        let known = LetterField.allCases.filter { isKnown($0, in: list) }.map(\.rawValue)
        let internalNames = ["why", "segment", "email", "donor_external_id"]
        let isFigure = FigureCatalogue.figure(name) != nil
        let hint =
            internalNames.contains(name)
            ? "it is for the office; the donor should not see it"
            : isFigure ? "put a campaign before it: ID.\(name)" : suggestion(name, known)
        return FigureProblem(
            .unknownField, "a letter has no field '\(TerminalText.safe(name))'", hint: hint, at: range)
    }

    private func suggestion(_ word: String, _ known: [String]) -> String {
        DidYouMean.hint(for: word, in: known)
            ?? (known.count < 4
                ? "it can be \(Words.alternatives(known))" : "campaign help letters lists them")
    }

    private func filter(
        _ word: FigureExpression.Word?, of field: LetterField
    ) throws(FigureProblem) -> FigureFilter? {
        guard let word else { return nil }
        if let filter = FigureFilter(rawValue: word.text), filter.fits(field.kind) { return filter }
        let fitting = FigureFilter.all(for: field.kind)
        throw FigureProblem(
            .unknownFilter, "\(field.rawValue) has no filter '\(word.text)'",
            hint: fitting.isEmpty ? "delete it" : "it can be " + Words.alternatives(fitting), at: word.utf8)
    }

    private static func range(of expression: FigureExpression) -> Range<Int>? {
        guard let first = expression.path.first, let last = expression.path.last else { return nil }
        return first.utf8.lowerBound..<last.utf8.upperBound
    }

    private static func range(of word: String, in token: FigureToken) -> Range<Int>? {
        Array(token.raw.utf8).firstRange(of: Array(word.utf8))
    }
}

extension LetterDraft.Kind {
    /// The list that letters of the kind go through.
    fileprivate var list: LetterList { self == .appeal ? .asks : isPledge ? .installments : .gifts }
}

extension LetterList {
    /// The letters that have it.
    fileprivate var letters: String {
        switch self {
        case .asks: "letters of an appeal"
        case .gifts: "thanks and receipts"
        case .installments: "letters about a pledge"
        }
    }
}

/// One `{{ … }}` of a letter: a value, a campaign's figure, or the beginning, middle or end of a region.
enum LetterTag {
    case field(LetterField, FigureFilter?)
    case figure(FigureReference)
    case open(LetterCondition)
    case each(LetterList)
    case otherwise
    case close(String)
}
