import CampaignFiles

/// Findings about values that do not go together, also across files.
enum PlanFixtures {
    static let all = periods + projects + ids + tree

    static let periods: [Fixture] = [
        .campaign(
            .dateOrder, "name: Fund\nstarts: 2026-03-01\nends: 1️⃣2025-03-012️⃣",
            "ends (2025-03-01) is before starts (2026-03-01)",
            hint: "swap the two dates, or correct the year"),
        .campaign(
            .dateOrder,
            "name: Fund\nprojects: [{id: a, name: A, approved: {on: 2026-03-01}, withdrawn: 1️⃣2026-02-012️⃣}]",
            "withdrawn (2026-02-01) is before approved (2026-03-01)",
            hint: "swap the two dates, or correct the year"),
        .campaign(
            .phaseOrder, "name: Fund\nstarts: 2026-03-01\nphases: [{name: quiet, ends: 1️⃣2026-01-012️⃣}]",
            "this phase ends before it begins",
            hint: "order the phases by their ends; only the last may have no end"),
        .campaign(
            .phaseOrder, "name: Fund\nphases: [1️⃣{name: quiet}2️⃣, {name: public}]",
            "the phase 'quiet' has no end, but another follows",
            hint: "order the phases by their ends; only the last may have no end"),
        .campaign(
            .phaseOrder, "name: Fund\nends: 2026-12-31\nphases: [{name: quiet, ends: 1️⃣2027-01-012️⃣}]",
            "this phase ends after the campaign (2026-12-31)",
            hint: "order the phases by their ends; only the last may have no end"),
        .campaign(
            .paceTable, "name: Fund\npace: {2026-11: 60%, 1️⃣2026-122️⃣: 40%}",
            "the share falls from 60.0% to 40.0%; shares are cumulative",
            hint: "write the months in order, each with the share reached by its end, up to 100%"),
        .campaign(
            .paceTable, "name: Fund\npace:\n  2026-12: 60%\n  1️⃣2026-112️⃣: 70%", "2026-11 comes after 2026-12",
            hint: "write the months in order, each with the share reached by its end, up to 100%"),
        .campaign(
            .giftTable, "name: Fund\ngift_table: 1️⃣automatic2️⃣", "gift_table cannot be 'automatic'",
            hint: "write auto, or a list of tiers: [{amount: 100000, gifts: 2, prospects: 3.5}]"),
        .campaign(
            .giftTable, "name: Fund\ngift_table: [{amount: 5, gifts: 1}, {amount: 1️⃣102️⃣, gifts: 1}]",
            "this tier is not below the one before it",
            hint: "order the tiers from the largest gift to the smallest"),
    ]

    static let projects: [Fixture] = [
        .campaign(
            .partnerShares,
            "name: F\nprojects: [{id: a, name: A, 1️⃣partners2️⃣: [{name: P, share: 60%}, "
                + "{name: Q, share: 40.1%}]}]",
            "the partners' shares total 100.1%", hint: "make them 100% or less"),
        .campaign(
            .lineGoals,
            "name: Fund\nprojects: [{id: a, name: A, goal: 10, 1️⃣lines2️⃣: [{id: b, name: B, goal: 11}]}]",
            "the budget lines' goals total $11.00, the project's goal is $10.00",
            hint: "raise the project's goal or lower a budget line's"),
        .campaign(
            .projectCost,
            "name: Fund\nprojects: [{id: a, name: A, goal: 10, 1️⃣cost2️⃣: 15, "
                + "co_funders: [{name: M, amount: 6}]}]",
            "the goal and what co-funders pay are more than the cost, $15.00",
            hint: "the goal is our share of the cost: lower it, or raise cost"),
    ]

    static let ids: [Fixture] = [
        .campaign(
            .duplicateID, "name: Fund\nappeals: [{id: letter, name: A}, {id: 1️⃣letter2️⃣, name: B}]",
            "another appeal has the id 'letter'", hint: "rename one; the other is at Campaigns/fund.md:3"),
        .campaign(
            .duplicateID, "name: Fund\nprojects: [{id: 1️⃣floor2️⃣, name: A}]",
            "another project has the id 'floor'",
            hint: "rename one; the other is at Campaigns/annex.md:3",
            others: ["annex": "name: Annex\nprojects: [{id: floor, name: A}]"]),
        .campaign(
            .duplicateID,
            "name: F\nprojects: [{id: a, name: A, units: [{id: u, name: U, price: 5}, "
                + "{id: 1️⃣u2️⃣, name: V, price: 5}]}]",
            "another naming opportunity has the id 'u'",
            hint: "rename one; the other is at Campaigns/fund.md:3"),
        .campaign(
            .duplicateID,
            "name: Fund\nappeals: [{id: a, name: A, segments: [{id: s, pick: new}, {id: 1️⃣s2️⃣, pick: all}]}]",
            "another segment has the id 's'", hint: "rename one; the other is at Campaigns/fund.md:3"),
        .campaign(
            .ambiguousID, "name: Fund\nappeals: [{id: 1️⃣annex2️⃣, name: A}]",
            "'annex' is ambiguous: there is also a campaign 'annex', and this appeal is not in it",
            hint: "figures such as annex.raised could mean either; rename one",
            others: ["annex": "name: Annex"]),
        .campaign(
            .ambiguousID, "name: Fund\nappeals: [{id: a, name: A}]\nprojects: [{id: 1️⃣a2️⃣, name: A}]",
            "'a' is ambiguous: there is also an appeal 'a'",
            hint: "figures such as a.raised could mean either; rename one"),
    ]

    static let tree: [Fixture] = [
        .campaign(
            .unknownCampaign, "name: Fund\nparent: 1️⃣negev-tomorow2️⃣", "no campaign has the id 'negev-tomorow'",
            hint: "did you mean negev-tomorrow?", others: ["negev-tomorrow": "name: Negev tomorrow"]),
        .campaign(
            .unknownCampaign, "name: Fund\npace: 1️⃣like:last-year2️⃣", "no campaign has the id 'last-year'",
            hint: "the id is the file's name in Campaigns/ without .md"),
        .campaign(
            .parentCycle, "name: Fund\nparent: 1️⃣fund2️⃣", "the parents form a circle: fund → fund",
            hint: "delete the parent of one of them"),
        .campaign(
            .parentCycle, "name: Fund\nparent: 1️⃣west2️⃣",
            "the parents form a circle: fund → west → north → fund",
            hint: "delete the parent of one of them",
            others: ["north": "name: North\nparent: fund", "west": "name: West\nparent: north"]),
        .campaign(
            .parentDepth, "name: Fund\nparent: 1️⃣level-162️⃣", "this campaign is at level 17 of the tree",
            hint: "at most 16 levels; give it a parent further up",
            others: Dictionary(
                uniqueKeysWithValues: (1...16).map { level in
                    ("level-\(level)", "name: Level" + (level > 1 ? "\nparent: level-\(level - 1)" : ""))
                })),
        .campaign(
            .goalsOverflow, "name: Fund\ngoal: 1️⃣$91,000,000,000,000,0002️⃣",
            "the goals are too large to add up",
            hint: "check for extra zeros in this goal and in those of its projects and appeals",
            others: ["a": "name: A\ngoal: 90000000000000000"]),
        .campaign(
            .childGoals, "name: Fund\ngoal: 1️⃣$1002️⃣",
            "the goals of its children total $90.00, not $100.00",
            hint: "nothing to do if intended: the parent's own goal is used",
            others: ["a": "name: A\nparent: fund\ngoal: 50", "b": "name: B\nparent: fund\ngoal: 40"]),
        .campaign(
            .boardApproval,
            """
            name: Fund
            appeals: [{id: 1️⃣spring2️⃣, name: Spring, starts: 2026-03-01}]
            projects: [{id: roof, name: Roof, approved: {on: 2026-03-02}}]
            """,
            "the appeal begins on 2026-03-01, and the board approved the campaign's project on 2026-03-02",
            hint: "correct the date of the appeal or of the approval, or ask the board"),
        .campaign(
            .boardApproval,
            """
            name: Fund
            appeals: [{id: winter, name: Winter, starts: 2026-06-01}, {id: 1️⃣fall2️⃣, name: Fall, starts: 2025-10-01}]
            projects:
              - {id: roof, name: Roof, approved: {on: 2026-03-02}}
              - {id: attic, name: Attic, approved: {on: 2026-02-01}}
            """,
            "the appeal begins on 2025-10-01, and the board approved the first of the campaign's projects on 2026-02-01",
            hint: "correct the date of the appeal or of the approval, or ask the board"),
    ]
}
