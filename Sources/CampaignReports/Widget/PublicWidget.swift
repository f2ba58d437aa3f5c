public import CampaignKit

/// What a charity's own page may show of a campaign, or of everything: what the public may know, no more.
public struct PublicWidget: Sendable, Equatable {
    /// Figures that fewer than three donors stand behind are not in it.
    public struct Money: Sendable, Equatable {
        /// Minor units.
        public let raised: Int64
        public let donors: Int64
        /// Nil without a goal.
        public let percentRaised: Percent?
    }

    public let organization: String
    /// The campaign's id; nil for everything.
    public let campaign: String?
    /// The campaign's name, or the charity's.
    public let name: String
    /// Minor units; nil without one.
    public let goal: Int64?
    /// Nil where too few gave to say anything.
    public let money: Money?
    public let asOf: CalendarDate
    public let currency: Currency
    public let language: LetterLanguage

    /// Of a campaign that the figures know, or of everything; always as the public may see them.
    public init(_ figures: ReportFigures, campaign: String?, language: LetterLanguage) {
        organization = figures.plan.organization.name
        self.campaign = campaign
        name = campaign.map(figures.name(ofCampaign:)) ?? figures.plan.organization.name
        (asOf, currency, self.language) = (figures.asOf, figures.status.currency, language)
        let redaction = Redaction(figures.status, for: .public)
        if let campaign {
            let row = figures.status.row(campaign)
            goal = row?.goal
            money = redaction.hides(campaign) ? nil : row.map { Money($0.tally, $0.percentRaised) }
        } else {
            // Several goals are not one: what one campaign has too much does not help another.
            goal = nil
            money = redaction.hidesTotal ? nil : figures.status.total.map { Money($0.tally, nil) }
        }
    }
}

extension PublicWidget.Money {
    fileprivate init(_ tally: Tally, _ percent: Percent?) {
        self.init(raised: tally.raised, donors: tally.donors, percentRaised: percent)
    }
}

/// The widget as a picture that runs nothing and loads nothing.
extension PublicWidget {
    private static let width = 320
    private static let height = 132
    private static let edge = 16
    /// Letters that one line holds.
    private static let most = 34

    private var texts: FigureTexts {
        FigureTexts(currency: currency, isExact: false, speech: Speech(language: language))
    }

    /// A complete SVG file: colors and fonts are attributes, so that no page's policy can take them away.
    public var svg: String {
        let lines = [heading, headline, bar, last].compactMap { $0 }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="campaign-widget-t campaign-widget-d" \
            lang="\(language.rawValue)" width="\(Self.width)" height="\(Self.height)" \
            viewBox="0 0 \(Self.width) \(Self.height)">
            <title id="campaign-widget-t">\(HTMLText.escape(name))</title>
            <desc id="campaign-widget-d">\(Isolates.html(description))</desc>
            <rect x="0.5" y="0.5" width="\(Self.width - 1)" height="\(Self.height - 1)" rx="8" \
            fill="\(ThemePalette.print.paper)" stroke="\(ThemePalette.print.rule)"/>
            \(lines.joined(separator: "\n"))
            </svg>

            """
    }

    /// What the picture says, in sentences.
    private var description: String {
        guard let money else { return texts.say("\(sentence) \(asOfWords).") }
        return texts.say("\(sentence) \(money.donors, "donor"). \(asOfWords).")
    }

    private var sentence: Phrase {
        guard let money else { return goal.map { "Goal \(texts.short($0))." } ?? "Thank you." }
        guard let goal else { return "\(texts.short(money.raised)) is raised." }
        let share = money.percentRaised?.shortText ?? "0%"
        return "\(texts.short(money.raised)) of \(texts.short(goal)) is raised, \(share)."
    }

    private var asOfWords: Phrase { "As of \(asOf)" }

    private var heading: String {
        let owner = campaign == nil ? "" : text(organization, y: 26, size: 11, isStrong: false) + "\n"
        return owner + text(name, y: 46, size: 15, isStrong: true)
    }

    private var headline: String {
        guard let money else { return text(texts.say(sentence), y: 72, size: 14, isStrong: false) }
        guard let goal else {
            return text(
                texts.say("\(texts.short(money.raised)) is raised."), y: 72, size: 14, isStrong: false)
        }
        let words: Phrase = "\(texts.short(money.raised)) of \(texts.short(goal))"
        return text(texts.say(words), y: 72, size: 14, isStrong: false)
    }

    /// Cut at the goal, rounded down: it is full only when the goal is met.
    private var bar: String? {
        guard let percent = money?.percentRaised else { return nil }
        let room = Self.width - 2 * Self.edge
        let length = room * Int(min(max(percent.tenths, 0), 1000)) / 1000
        let start = isRightToLeft ? Self.width - Self.edge - length : Self.edge
        let colors = ThemePalette.print
        return "<rect x=\"\(Self.edge)\" y=\"82\" width=\"\(room)\" height=\"12\" fill=\"\(colors.track)\"/>"
            + "<rect x=\"\(start)\" y=\"82\" width=\"\(length)\" height=\"12\" fill=\"\(colors.solid)\"/>"
    }

    private var last: String {
        guard let money else { return text(texts.say(asOfWords), y: 114, size: 11, isStrong: false) }
        let share = money.percentRaised.map { "\($0.shortText) · " } ?? ""
        let donors = texts.speech.count(money.donors, "donor")
        return text("\(share)\(donors) · \(texts.say(asOfWords))", y: 114, size: 11, isStrong: false)
    }

    private var isRightToLeft: Bool { language.direction == "rtl" }

    private func text(_ words: String, y: Int, size: Int, isStrong: Bool) -> String {
        let short =
            words.count > Self.most + (size < 12 ? 14 : 0)
            ? words.prefix(Self.most - 1 + (size < 12 ? 14 : 0)) + "…" : words[...]
        let drawn = VisualText.pictured(String(short))
        let direction = drawn.attributes.isEmpty ? " direction=\"ltr\"" : drawn.attributes
        let x = isRightToLeft ? Self.width - Self.edge : Self.edge
        let color = isStrong ? ThemePalette.print.ink : ThemePalette.print.soft
        return
            "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(isRightToLeft ? "end" : "start")\" fill=\"\(color)\" "
            + "font-size=\"\(size)\"\(isStrong ? " font-weight=\"bold\"" : "")\(direction) "
            + "font-family=\"system-ui, sans-serif\">\(drawn.html)</text>"
    }
}
