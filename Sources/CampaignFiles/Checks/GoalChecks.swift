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
