public import CampaignKit

/// A report template as its front matter describes it, and its Markdown.
public struct ReportDraft: Sendable {
    /// The file's name without `.md`.
    public let id: String
    public let title: String
    /// A campaign of the plan; nil for the whole charity.
    public let campaign: String?
    public let audience: Audience
    /// `en`, `he` or `ar`.
    public let language: String
    public let asOf: CalendarDate?
    /// `letter` or `a4`.
    public let paper: String
    public let lines: SourceLines
    /// The number of the first line of Markdown.
    public let bodyLine: Int
}
