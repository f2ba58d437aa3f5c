/// Guides for values that do not go together.
extension PlanFindingCode {
    static let planGuides: [PlanFindingCode: Guide] = [
        .dateOrder: Guide(
            "The end is before the start",
            """
            A period cannot end before its first day, and an approval cannot be withdrawn before it was \
            given. Usually the year is wrong, or the two dates are swapped.
            """),
        .phaseOrder: Guide(
            "The phases are not in order",
            """
            Each phase begins where the one before it ends, so the ends are in order and within the \
            campaign. Only the last phase may have no end: it runs to the campaign's.
            """),
        .paceTable: Guide(
            "The pace table is not in order",
            """
            A pace table says which share of the goal is reached by the end of each month. The months are in \
            order and the shares are cumulative, so they never fall and end at 100% at most.
            """),
        .giftTable: Guide(
            "The gift table cannot be read",
            """
            A gift table is auto, computed from the goal, or a list of tiers with amount and gifts, from the \
            largest amount to the smallest. prospects is how many people are asked for each gift.
            """),
        .partnerShares: Guide(
            "Shares of more than the whole",
            """
            The partners of a joint project share its cost. Their shares can total 100% at most; less is \
            allowed, and the rest is then not assigned.
            """),
        .lineGoals: Guide(
            "Budget lines above the project's goal",
            """
            The goals of the budget lines total more than the project's, so a project can be fully funded \
            while its budget lines are not. That may be intended, when budget lines are alternatives; \
            otherwise correct one of the goals.
            """),
        .projectCost: Guide(
            "A project costs less than its parts",
            """
            The cost is what the whole project takes; the goal is the part that is raised here, and \
            co-funders pay theirs. Together they can be at most the cost. Lower the goal or a \
            co-funder's amount, or raise the cost.
            """),
        .duplicateID: Guide(
            "The same id twice",
            """
            A gift names an appeal or a project by its id alone, so ids of appeals are unique among all \
            appeals of the workspace, and those of projects among all projects. Budget lines and naming \
            opportunities are unique in their project.
            """),
        .ambiguousID: Guide(
            "An id that could mean two things",
            """
            An appeal or a project has the id of a campaign that it does not belong to, or a project has the \
            id of an appeal. Imports still find the right one, but people and figures in reports may not. \
            Rename one of them.
            """),
        .unknownCampaign: Guide(
            "No campaign has this id",
            """
            A campaign's id is the name of its file in Campaigns/ without .md. When a file is renamed, \
            everything that names it must change too.
            """),
        .parentCycle: Guide(
            "The parents form a circle",
            """
            A parent rolls up its children, so no campaign can be above itself. Delete the parent of one of \
            those named.
            """),
        .parentDepth: Guide(
            "The tree is too deep",
            """
            Campaigns may nest to sixteen levels. Deeper trees do not fit on a screen, and nearly always the \
            parent should be one further up.
            """),
        .goalsOverflow: Guide(
            "The goals are too large to add up",
            """
            The goals add up to more than can be counted in the currency's smallest unit, so no total could \
            be shown. One of them has too many zeros.
            """),
        .childGoals: Guide(
            "The children's goals are not the parent's",
            """
            The goals of the campaigns below this one do not add up to its own. That is allowed: the \
            parent's row is measured against the parent's own goal. This note is for when a child's goal was \
            changed but the parent's was not.
            """),
        .boardApproval: Guide(
            "An appeal before the board's approval",
            """
            The board approves a project before anyone is asked for it; that control is what makes gifts to \
            a friends-of charity deductible. The appeal began when none of its campaign's projects was \
            approved. Correct the date, or have the board ratify what was done.
            """),
    ]
}
