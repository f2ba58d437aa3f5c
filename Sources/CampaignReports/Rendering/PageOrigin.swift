public import CampaignKit

/// What a page was made from: enough to make it once more and compare.
public struct PageOrigin: Equatable, Sendable {
    /// The template in the workspace: `Reports/board.md`.
    public var template: String
    /// What was asked for instead of the template's own; nil where nothing was.
    public var campaign: String?
    public var audience: Audience?
    /// The number of the grant that it is about.
    public var grant: Int64?
    /// The day of changes where the template does not say it: that of the page before it.
    public var since: CalendarDate?
    /// SHA-256 of the plan in hexadecimal, or its beginning.
    public var plan: String
    /// The hash of the ledger's last batch, or its beginning; nil when nothing was posted.
    public var ledger: String?

    public init(
        template: String, campaign: String?, audience: Audience?, grant: Int64?, since: CalendarDate? = nil,
        plan: String, ledger: String?
    ) {
        (self.template, self.campaign, self.audience) = (template, campaign, audience)
        (self.grant, self.since, self.plan, self.ledger) = (grant, since, plan, ledger)
    }

    private static let lead = "campaign-from-"

    /// Names and values, for a page's head.
    var marks: [(String, String)] {
        let values = [
            ("template", template), ("campaign", campaign), ("audience", audience.map { "\($0)" }),
            ("grant", grant.map { "\($0)" }), ("since", since.map { "\($0)" }), ("plan", Self.short(plan)),
            ("ledger", ledger.map(Self.short)),
        ]
        return values.compactMap { name, value in value.map { (Self.lead + name, $0) } }
    }

    /// As much of a digest as the foot of a page says.
    private static func short(_ digest: String) -> String { String(digest.prefix(12)) }

    /// Reads them; nil where a page does not have them.
    init?(_ marks: [String: String]) {
        func value(_ name: String) -> String? { marks[Self.lead + name] }
        guard let template = value("template"), let plan = value("plan"), !plan.isEmpty else { return nil }
        let audience = value("audience").flatMap { word in Audience.allCases.first { "\($0)" == word } }
        self.init(
            template: template, campaign: value("campaign"), audience: audience,
            grant: value("grant").flatMap { Int64($0) }, since: value("since").flatMap { CalendarDate($0) },
            plan: plan, ledger: value("ledger"))
    }
}

/// Whether a page shows what it showed when it was built.
///
/// A digest has no secret: it finds what was changed in the page alone. Someone who changes the page and
/// writes a new digest into it is found only by a page that is built once more.
public enum PageIntegrity: Equatable, Sendable {
    /// It has no digest, as pages of earlier versions.
    case unknown
    case whole
    /// Other words than when it was built.
    case wordsChanged
    /// The same words, but another chart, link, or style.
    case looksChanged

    init(_ content: PageContent, text: String?, page: String?) {
        switch (text, page) {
        case (nil, nil): self = .unknown
        case (content.textDigest, content.digest): self = .whole
        case (content.textDigest, _): self = .looksChanged
        default: self = .wordsChanged
        }
    }
}
