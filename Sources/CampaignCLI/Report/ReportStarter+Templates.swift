import CampaignKit
import Terminal

/// What a new report is to be.
enum ReportKind: String, CaseIterable {
    /// A first page that stands alone, and the details after it.
    case board
    case campaign, appeal, project, stewardship
    case yearEnd = "year-end"
    case website, emergency
    /// One page for a board, in the language that is asked for.
    case summary

    /// Whether it is about one campaign.
    var needsCampaign: Bool { [.campaign, .appeal, .project, .emergency].contains(self) }

    /// Who reads it, unless someone says otherwise.
    var audience: Audience { self == .website || self == .stewardship ? .public : .board }

    /// For the help: what it shows.
    var summary: String {
        switch self {
        case .board: "one page for the board, then the details"
        case .campaign: "everything about one campaign"
        case .appeal: "how an appeal is doing, and who answered"
        case .project: "what each project has: money, naming places, deadlines"
        case .stewardship: "what gifts have done, to hand to a donor or a funder"
        case .yearEnd: "the year in figures, against the year before"
        case .website: "progress for your own site"
        case .emergency: "an urgent appeal, day by day, since yesterday"
        case .summary: "one page for the board, in English, Spanish, Hebrew or Arabic (--lang)"
        }
    }
}

/// The bodies of templates: every line of them works for any campaign.
extension ReportStarter {
    func body(of kind: ReportKind) -> [String] {
        switch kind {
        case .board: []
        case .campaign: campaignBody
        case .appeal: appealBody
        case .project: projectBody
        case .stewardship: stewardshipBody
        case .yearEnd: yearBody
        case .website: websiteBody
        case .emergency: emergencyBody
        case .summary: summaryBody
        }
    }

    static func block(_ name: String, _ options: String...) -> [String] {
        ["```{\(name)}"] + options + ["```", ""]
    }

    /// A first and a last day, and a goal: what a course and a gift table are measured by.
    var hasCourse: Bool {
        guard let campaign else { return false }
        return (campaign.goal?.minorUnits ?? 0) > 0 && CampaignRun(campaign) != nil
    }

    private var course: [String] { hasCourse ? Self.block("pace") : Self.block("progress") }

    private var reasons: [String] { ["## Why", ""] + Self.block("case") }

    private var campaignBody: [String] {
        var lines = opening + [""] + course
        if hasCourse {
            lines += ["## What may be raised", ""] + Self.block("forecast") + Self.block("pyramid")
        }
        lines += ["## Who gave", ""] + Self.block("donors") + Self.block("gifts", "top: 10")
        lines +=
            ["## What is still to be paid", ""] + Self.block("cash-flow") + Self.block("pledges", "top: 12")
        if campaign?.projects.isEmpty == false {
            lines += ["## What it pays for", ""] + Self.block("projects")
        }
        if campaign?.appeals.isEmpty == false { lines += ["## Who was asked", ""] + Self.block("appeals") }
        return lines + ["## Month by month", ""] + Self.block("months") + reasons
    }

    private var appealBody: [String] {
        var lines = opening + [""] + course
        if campaign?.appeals.isEmpty == false {
            lines += ["## What each mailing brought", ""] + Self.block("appeals")
        }
        lines += ["## Who answered", ""] + Self.block("donors")
        lines += ["## The largest gifts", ""] + Self.block("gifts", "top: 10")
        return lines + ["## What changed", ""] + Self.block("changes") + reasons
    }

    /// Each project by itself; the public sees them in one table, in which no difference shows a single gift.
    private var projectBody: [String] {
        guard let campaign, !campaign.projects.isEmpty else { return opening + [""] + course + reasons }
        guard audience != .public else { return opening + [""] + Self.block("projects") + reasons }
        return campaign.projects.flatMap { section(of: $0, in: campaign.id) } + reasons
    }

    private func section(of project: FundedProject, in campaign: String) -> [String] {
        let name = "\(campaign).\(project.id)"
        let goal = project.goal == nil ? "" : " of {{ \(name).goal | whole }}"
        var lines = [
            "## \(MarkdownText.escape(project.name))", "",
            "{{#if \(name).raised}}",
            "By {{ as_of | date }}, {{ \(name).raised | whole }}\(goal) has been raised for it;",
            "of it {{ \(name).received | whole }} has been received.", "{{else}}",
            "By {{ as_of | date }} nothing\(goal) has been raised for it.", "{{/if}}", "",
        ]
        if project.goal != nil {
            lines += [
                "{{#if \(name).to_go}}", "{{ \(name).to_go | whole }} is still to be raised.", "{{else}}",
                "Its goal is met.", "{{/if}}", "",
            ]
        }
        lines += Self.block("projects", "of: \(project.id)")
        if !project.units.isEmpty { lines += Self.block("units", "of: \(project.id)") }
        return lines + Self.block("deadlines", "of: \(project.id)")
    }

    private var stewardshipBody: [String] {
        let whose = campaign == nil ? "our campaigns have" : "this campaign has"
        var lines = [
            "{{#if raised}}",
            "Thank you. By {{ as_of }} \(whose) raised **{{ raised | short }}** from {{ donors | noun }}, and you",
            "are one of them.", "{{else}}", "Thank you for your gift.", "{{/if}}", "",
            "Write here what the gift has done: who was helped, what was built, what",
            "comes next.", "",
        ]
        lines += Self.block("progress")
        if campaign?.projects.isEmpty == false { lines += ["## Where it goes", ""] + Self.block("projects") }
        return campaign == nil ? lines : lines + reasons
    }

    private var yearBody: [String] {
        opening + ["", "## This year and last", ""] + Self.block("compare")
            + ["## Who gave", ""] + Self.block("donors")
            + ["## Who gave again", ""] + Self.block("retention", "span: same-days")
            + (campaign == nil ? ["## Every campaign", ""] + Self.block("status") : [])
            + ["## Month by month", ""] + Self.block("months") + ["## The largest gifts", ""]
            + Self.block("gifts", "top: 10") + ["## Promised for the years to come", ""]
            + Self.block("cash-flow")
    }

    private var websiteBody: [String] {
        let whose = campaign == nil ? "our campaigns have" : "the campaign has"
        let goal = campaign?.goal == nil ? "" : " of {{ goal | short }}"
        // While too few have given, their figures would say what each of them gave.
        let lines =
            [
                "{{#if raised}}",
                "By {{ as_of }} \(whose) raised **{{ raised | short }}**\(goal) from {{ donors | noun }}. Thank you.",
                "{{else}}", "Thank you to everyone who gives. The first figures follow here.", "{{/if}}", "",
            ]
            + Self.block("progress")
        return campaign == nil ? lines : lines + reasons
    }

    private var emergencyBody: [String] {
        opening + [""] + Self.block("key-figures") + Self.block("progress") + Self.block("days")
            + ["## Since yesterday", ""] + Self.block("gifts", "top: 10") + Self.block("changes") + reasons
    }
}
