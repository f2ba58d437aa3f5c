public import CampaignKit

/// A page that `report build` wrote, read again: its day and the figures that it names.
public struct BuiltPage: Sendable {
    /// One figure as the page has it.
    public struct Figure: Hashable, Sendable {
        /// As `explain` takes it: `total.2026-11.raised`.
        public let name: String
        /// The exact amount; nil for what is no amount, and on pages for the public.
        public let minor: Int64?
        /// What people read.
        public let text: String
    }

    /// Numbers of one table that carry no name: nothing can be asked about them.
    public struct Unnamed: Equatable, Sendable {
        /// The table's title.
        public let table: String
        public var numbers: Int
    }

    public let asOf: CalendarDate
    /// A day or a batch, as it was asked for; nil where everything was known.
    public let knownOn: String?
    /// Each once, in the order of the page.
    public let figures: [Figure]
    /// In the order of the page.
    public let unnamed: [Unnamed]
    /// What it was made from; nil where it does not say.
    public let origin: PageOrigin?
    /// Whether it shows what it showed when it was built, by the digests in it.
    public let integrity: PageIntegrity

    private static let day = "campaign-as-of"
    private static let known = "campaign-known-on"
    static let text = "campaign-text-sha256"
    static let page = "campaign-page-sha256"

    private static func tag(_ name: String, _ content: String) -> String {
        "<meta name=\"\(name)\" content=\"\(HTMLText.escape(content))\">"
    }

    /// What a page says of itself for `init`: tags for its head.
    static func marks(of figures: ReportFigures) -> String {
        tag(day, "\(figures.asOf)") + (figures.knownOn.map { tag(known, $0) } ?? "")
            + (figures.origin?.marks.map { tag($0, $1) }.joined() ?? "")
    }

    /// The digests of a page without them.
    static func digests(of html: String) -> String {
        let content = PageContent(html)
        return tag(text, content.textDigest) + tag(page, content.digest)
    }

    /// Reads a page; nil when it does not say of which day it is.
    public init?(_ html: String) {
        var asOf: CalendarDate?
        var knownOn: String?
        var marks: [String: String] = [:]
        for tag in Self.tags("meta", in: html) {
            guard let name = tag.attributes["name"], let content = tag.attributes["content"] else { continue }
            switch name {
            case Self.day: asOf = CalendarDate(content)
            case Self.known: knownOn = content
            default: marks[name] = content
            }
        }
        guard let asOf else { return nil }
        (self.asOf, self.knownOn) = (asOf, knownOn)
        origin = PageOrigin(marks)
        integrity = PageIntegrity(PageContent(html), text: marks[Self.text], page: marks[Self.page])
        var seen: Set<Figure> = []
        figures = Self.tags("bdi", in: html).compactMap { tag in
            guard let name = tag.attributes["data-figure"] else { return nil }
            let minor = tag.attributes["data-minor"].flatMap { Int64($0) }
            let figure = Figure(name: name, minor: minor, text: tag.text)
            return seen.insert(figure).inserted ? figure : nil
        }
        unnamed = Self.unnamed(in: html)
    }

    /// The cells of tables with a number that no figure's name is on.
    private static func unnamed(in html: String) -> [Unnamed] {
        var found: [Unnamed] = []
        var title = ""
        var (isTitle, isCell) = (false, false)
        for piece in html.split(separator: "<") {
            let words = piece.firstIndex(of: ">").map { piece[piece.index(after: $0)...] } ?? ""
            if piece.hasPrefix("caption") { isTitle = true }
            if piece.hasPrefix("td ") { isCell = isNumber(piece) }
            if piece.hasPrefix("/td") { isCell = false }
            let isName = piece.hasPrefix("bdi")
            let isText = isName || piece.hasPrefix("span") || piece.hasPrefix("td ")
            if isTitle, isName { (title, isTitle) = (unescaped(words), false) }
            guard isCell, isText, words.contains(where: \.isNumber) else { continue }
            isCell = false
            if piece.contains("data-figure=") { continue }
            if found.last?.table == title {
                found[found.count - 1].numbers += 1
            } else {
                found.append(Unnamed(table: title, numbers: 1))
            }
        }
        return found
    }

    private static func isNumber(_ cell: Substring) -> Bool {
        let classes = cell.firstRange(of: "class=\"").map { cell[$0.upperBound...].prefix { $0 != "\"" } }
        return classes?.split(separator: " ").contains("num") ?? false
    }

    struct Tag {
        var attributes: [String: String] = [:]
        /// Up to the next tag.
        var text = ""
    }

    /// The tags of a kind: our own pages have every value in double quotes, and no mark in any text.
    static func tags(_ name: String, in html: String) -> [Tag] {
        html.split(separator: "<").compactMap { piece in
            guard piece.hasPrefix(name), let end = piece.firstIndex(of: ">") else { return nil }
            let inside = piece[piece.index(piece.startIndex, offsetBy: name.count)..<end]
            guard inside.isEmpty || inside.first == " " else { return nil }
            var tag = Tag()
            tag.text = unescaped(piece[piece.index(after: end)...])
            // name="value" name="value": the parts between quotes are names and values in turn.
            let parts = inside.split(separator: "\"", omittingEmptySubsequences: false)
            for index in stride(from: 0, to: parts.count - 1, by: 2) {
                let key = parts[index].drop { $0 == " " }
                if key.hasSuffix("=") { tag.attributes[String(key.dropLast())] = unescaped(parts[index + 1]) }
            }
            return tag
        }
    }

    /// What `HTMLText` wrote, as it was.
    static func unescaped(_ text: Substring) -> String {
        guard text.contains("&") else { return String(text) }
        let marks = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        return marks.reduce(String(text)) { $0.replacing($1.0, with: $1.1) }
    }
}

extension BuiltPage.Figure {
    /// Whether a value is what the page says: to the last unit where the page has it, else in one of the
    /// ways in which a page writes it.
    public func says(_ value: FigureValue, of figure: Figure, in currency: Currency) -> Bool {
        if let minor { return value == .money(minor) && !isAltered(in: currency) }
        let filters = [nil] + FigureFilter.allCases.filter { $0.fits(figure.kind) }
        let languages = LetterLanguage.allCases.map { Speech(language: $0) }
        var texts = languages.flatMap { speech in
            filters.map { figure.text(value, $0, FigureTexts(currency: currency, speech: speech)) }
        }
        switch value {
        case .money(let minor):
            let money = Money(minorUnits: minor, currency: currency)
            for way in [Money.Shortening.down, .up] {
                texts += [money.text, money.abbreviated(way), money.rounded(way).shortText]
            }
            if minor == 0 { texts += languages.map { $0.word("met") } }
        case .percent(let percent): texts.append(percent.shortText)
        case .count, .date, .words, .standing: break
        }
        return texts.map(Isolates.removed).contains(Isolates.removed(text))
    }

    /// Whether people read something else than the exact amount that the page has behind it: someone edited
    /// the page.
    public func isAltered(in currency: Currency) -> Bool {
        guard let minor else { return false }
        guard let shown = ShownAmount(Isolates.removed(text), in: currency) else {
            // `met`, or a dash.
            return minor != 0
        }
        return !shown.isOne(of: minor)
    }

    /// The side of a schedule that a pace in words is on, as `PaceStanding` names it: in any language.
    public var side: String? {
        ["ahead", "behind", "on pace"].first { word in
            LetterLanguage.allCases.contains { text.contains(Speech(language: $0).word(word)) }
        }
    }
}

extension ReportFigures {
    /// The value of a figure that may be shown; nil where there is none.
    public func value(of figure: Figure, in subject: FigureSubject) -> FigureValue? {
        let reference = FigureReference(subject: subject, figure: figure, filter: nil)
        return try? FigureResolver(figures: self).value(reference).get()
    }
}

extension Figure {
    /// A value as people read it; amounts are exact.
    public func text(of value: FigureValue, in currency: Currency) -> String {
        if case .money(let minor) = value { return Money(minorUnits: minor, currency: currency).text }
        return text(value, nil, currency: currency)
    }
}
