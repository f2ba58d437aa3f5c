import CampaignKit

/// A campaign as read, with the places that checks across files point at.
struct CampaignDraft {
    var campaign: Campaign
    let sites: Sites

    /// Where things are written.
    struct Sites {
        var goal: Place
        var parent: Place
        /// The id in `pace: like:ID`.
        var pace: Place
        /// In the order of the campaign's appeals and projects.
        var appeals: [Place]
        var projects: [Place]
    }
}
