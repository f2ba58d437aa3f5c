public import CampaignKit

/// A letter template as its front matter describes it, and its Markdown.
public struct LetterDraft: Sendable {
    /// What a letter is for: it decides which fields it has and whether a reply slip is below it.
    public enum Kind: String, Sendable, CaseIterable {
        case appeal
        case thankYou = "thank-you"
    }

    /// Below `Reports/`: `letters/year-end.he.md`.
    public let path: String
    public let title: String
    public let kind: Kind
    public let language: LetterLanguage
    /// `letter` or `a4`.
    public let paper: String
    public let lines: SourceLines
    /// The number of the first line of Markdown.
    public let bodyLine: Int
}
