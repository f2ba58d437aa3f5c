public import CampaignKit

/// A part of a letter that was read once and is written for every donor.
indirect enum LetterPiece: Sendable {
    /// Finished HTML.
    case html([UInt8])
    case field(LetterField, FigureFilter?)
    /// A campaign's figure, the same in every letter; its value is put in before the first is written.
    case figure(FigureReference, FigureToken)
    case choice(LetterCondition, then: [LetterPiece], otherwise: [LetterPiece])
    case each(LetterList, [LetterPiece])
}

/// What `{{#if …}}` asks: whether there is anything.
enum LetterCondition: Equatable, Sendable {
    case field(LetterField)
    case list(LetterList)
    /// `one_gift`: the letter is for one gift, which a sentence says; several are a list.
    case oneGift

    /// As it is written.
    static let oneGiftName = "one_gift"
}

extension [LetterPiece] {
    /// Whether it is one list of the letter's gifts, with nothing around it.
    var isListOfGifts: Bool {
        guard count == 3, case .html(let opening) = self[0], case .each(.gifts, _) = self[1] else {
            return false
        }
        return ["<ul>", "<ol>"].contains { opening.starts(with: $0.utf8) }
    }

    /// Whether a field is shown whatever the donor is like, wherever it has a value.
    func alwaysShow(_ field: LetterField) -> Bool {
        contains { piece in
            switch piece {
            case .html, .figure: false
            case .field(let shown, _): shown == field
            case .choice(let condition, let then, let otherwise):
                if condition == .field(field) {
                    then.alwaysShow(field)
                } else {
                    then.alwaysShow(field) && otherwise.alwaysShow(field)
                        || Self.isSure(condition, of: field) && then.alwaysShow(field)
                }
            case .each(let list, let body): list == .gifts && body.alwaysShow(field)
            }
        }
    }

    /// `{{#if gifts}}` holds in every thank-you.
    private static func isSure(_ condition: LetterCondition, of field: LetterField) -> Bool {
        condition == .list(.gifts) && field.isOfGift
    }

    /// Whether a field is shown to some donors at least.
    func mayShow(_ field: LetterField) -> Bool {
        contains { piece in
            switch piece {
            case .html, .figure: false
            case .field(let shown, _): shown == field
            case .choice(_, let then, let otherwise): then.mayShow(field) || otherwise.mayShow(field)
            case .each(_, let body): body.mayShow(field)
            }
        }
    }

    /// The fields whose amount a filter cuts short, each once.
    var shortened: [LetterField] {
        var found: [LetterField] = []
        for piece in self {
            var inner: [LetterField] = []
            switch piece {
            case .field(let field, .short?), .field(let field, .whole?), .field(let field, .words?):
                inner = [field]
            case .html, .field, .figure: break
            case .choice(_, let then, let otherwise): inner = then.shortened + otherwise.shortened
            case .each(_, let body): inner = body.shortened
            }
            for field in inner where !found.contains(field) { found.append(field) }
        }
        return found
    }

    /// The figures that have to be asked of the ledger.
    var figures: [(reference: FigureReference, token: FigureToken)] {
        var found: [(reference: FigureReference, token: FigureToken)] = []
        for piece in self {
            switch piece {
            case .html, .field: break
            case .figure(let reference, let token): found.append((reference, token))
            case .choice(_, let then, let otherwise): found += then.figures + otherwise.figures
            case .each(_, let body): found += body.figures
            }
        }
        return found
    }

    /// The same with finished HTML for each figure.
    func filled(_ html: (FigureReference, FigureToken) -> [UInt8]) -> [LetterPiece] {
        let pieces: [LetterPiece] = map { piece in
            switch piece {
            case .html, .field: piece
            case .figure(let reference, let token): .html(html(reference, token))
            case .choice(let condition, let then, let otherwise):
                .choice(condition, then: then.filled(html), otherwise: otherwise.filled(html))
            case .each(let list, let body): .each(list, body.filled(html))
            }
        }
        return pieces.joinedHTML
    }

    /// Neighboring HTML in one piece: fewer steps for each letter.
    var joinedHTML: [LetterPiece] {
        var result: [LetterPiece] = []
        for piece in self {
            if case .html(let bytes) = piece, case .html(let before)? = result.last {
                result[result.count - 1] = .html(before + bytes)
            } else {
                result.append(piece)
            }
        }
        return result
    }
}

/// The letters of a workspace, found by path and language.
public struct LetterSet: Sendable {
    private let byPath: [String: LetterTemplate]
    /// Whether donors get the first letter where there is none in their language.
    private let fallsBack: Bool

    public init(_ templates: [LetterTemplate], fallsBack: Bool) {
        byPath = Dictionary(templates.map { ($0.path, $0) }) { first, _ in first }
        self.fallsBack = fallsBack
    }

    public var paths: [String] { byPath.keys.sorted() }

    public func template(_ path: String) -> LetterTemplate? { byPath[path] }

    /// The letter at a path in a donor's language; nil when there is none.
    public func template(_ path: String, language tag: String) -> LetterTemplate? {
        guard let first = byPath[path] else { return nil }
        let language = tag.isEmpty ? first.language : LetterLanguage(tag: tag)
        if language == first.language { return first }
        let translated = language.flatMap { byPath[Self.path(path, in: $0.rawValue)] }
        return translated ?? (fallsBack ? first : nil)
    }

    /// Where the letter in another language stands: `letters/year-end.he.md` of `letters/year-end.md`.
    public static func path(_ path: String, in language: String) -> String {
        let stem = path.hasSuffix(".md") ? String(path.dropLast(3)) : path
        return "\(stem).\(language).md"
    }
}

/// What every letter of a run says alike: who writes, on which day, for which appeal.
public struct LetterFacts: Sendable {
    public var organization: Organization
    /// Nil for thank-you letters.
    public var appeal: Appeal?
    public var today: CalendarDate
    /// Whose pictures sign letters; room to sign is left where there is none.
    var signatures: SignaturePictures
    /// Where people give without a check; nil where no page is set.
    let online: OnlineGiving?

    public init(
        plan: Plan, appeal: Appeal?, today: CalendarDate, signatures: SignaturePictures = .none
    ) {
        organization = plan.organization
        self.signatures = signatures
        online = (appeal?.givingPage ?? plan.organization.givingPage).map { OnlineGiving($0) }
        self.appeal = appeal
        self.today = today
    }
}
