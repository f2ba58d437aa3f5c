import CampaignKit

/// A campaign as read, with the places that checks across files point at.
struct CampaignDraft {
    var campaign: Campaign
    let sites: Sites

    /// Where things are written.
    struct Sites {
        var goal: TextPosition
        var parent: TextPosition
        /// The id in `pace: like:ID`.
        var pace: TextPosition
        /// In the order of the campaign's appeals and projects.
        var appeals: [TextPosition]
        var projects: [TextPosition]
    }
}
