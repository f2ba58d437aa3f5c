import CampaignKit

/// Warns where an appeal began before the board had approved any of its campaign's projects.
///
/// `rules.md §4.8`. Which project an appeal asks for is not in the plan; where one of them was approved in
/// time, the appeal may have asked for that one, and only the gifts can tell.
struct ApprovalChecks {
    let drafts: [CampaignDraft]
    let sink: FindingSink

    func run() {
        for draft in drafts {
            let projects = draft.campaign.projects
            let approvals = projects.compactMap(\.approved?.on)
            // A project without an approval may need none, or not be asked for yet.
            guard let first = approvals.min(), approvals.count == projects.count else { continue }
            for (appeal, place) in zip(draft.campaign.appeals, draft.sites.appeals) {
                guard let starts = appeal.starts, starts < first else { continue }
                let what =
                    projects.count == 1 ? "the campaign's project" : "the first of the campaign's projects"
                sink.report(
                    .boardApproval, at: place,
                    "the appeal begins on \(starts), and the board approved \(what) on \(first)",
                    hint: "correct the date of the appeal or of the approval, or ask the board")
            }
        }
    }
}
