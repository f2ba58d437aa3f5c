import CampaignKit

/// Notes where the goals of a campaign's children do not sum to its own: allowed, but worth knowing
/// (`rules.md §2`).
struct GoalChecks {
    let drafts: [CampaignDraft]
    let sink: FindingSink

    func run() {
        let all = drafts.map(\.campaign)
        reportOverflow(all.map(\.goal))
        reportOverflow(all.flatMap { $0.projects.map(\.goal) })
        reportOverflow(all.flatMap { $0.appeals.map(\.goal) })
        checkChildren()
    }

    /// Goals that have no sum have no total either.
    private func reportOverflow(_ goals: [Money?]) {
        let sum = goals.reduce(Int128(0)) { $0 + Int128($1?.minorUnits ?? 0) }
        guard Int64(exactly: sum) == nil else { return }
        let largest = drafts.max { ($0.campaign.goal?.minorUnits ?? 0) < ($1.campaign.goal?.minorUnits ?? 0) }
        guard let largest else { return }
        sink.report(
            .goalsOverflow, at: largest.sites.goal, "the goals are too large to add up",
            hint: "check for extra zeros in this goal and in those of its projects and appeals")
    }

    private func checkChildren() {
        var sums: [String: Int128] = [:]
        for draft in drafts {
            guard let parent = draft.campaign.parent, let goal = draft.campaign.goal else { continue }
            sums[parent, default: 0] += Int128(goal.minorUnits)
        }
        for draft in drafts {
            guard let goal = draft.campaign.goal, let sum = sums[draft.campaign.id],
                sum != Int128(goal.minorUnits)
            else { continue }
            let text = Int64(exactly: sum).map { Money(minorUnits: $0, currency: goal.currency).text }
            sink.report(
                .childGoals, at: draft.sites.goal,
                "the goals of its children total \(text ?? "too much to count"), not \(goal.text)",
                hint: "nothing to do if intended: the parent's own goal is used")
        }
    }
}

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
