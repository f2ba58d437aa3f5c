import CampaignKit

/// What a text may name.
struct MarkdownRules: Sendable {
    let plan: Plan
    /// What figures and blocks are about that name nothing.
    let campaign: String?
    let format: MarkdownFormat
    /// How deep the text is below the page's own headings: its highest heading gets the level after this
    /// one; nil leaves headings as they are.
    var headingsBelow: Int?
    /// Whether the text has regions, as letters have: `{{#if …}}` on a line of its own is a block.
    var hasRegions = false
    /// Whether the text runs from right to left.
    var isRightToLeft = false
}
