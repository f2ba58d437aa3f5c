public import CampaignKit

/// What a block or a figure of a text has to ask of the ledger, besides the status.
///
/// A block that asks nothing new is one file and its test; a new question is a case here, its answer below,
/// and the line in `ReportAnswers` (CampaignServices) that finds it.
public enum ReportNeed: Hashable, Sendable {
    case breakdown(Breakdown)
    /// A year of donors; no answer when it has not begun.
    case lifecycle(LifecycleNeed)
    /// A campaign through its run, with its forecast; no answer without a first and a last day.
    case course(campaign: String)
    /// The same measured by how another campaign came in, whatever its own schedule is.
    case curve(campaign: String, like: String)
    /// A campaign's gift table; no answer without one and without a goal.
    case pyramid(campaign: String)
    /// When promises will be paid, of a campaign or everything.
    case cash(campaign: String?)
    /// What changed, of a campaign or everything, with so many of the largest rows.
    case changes(campaign: String?, since: CalendarDate?, largest: Int)
    /// The fiscal year so far and the same days a year before, of a campaign or everything.
    case spans(campaign: String?)
    /// A campaign against another on the same day of its run; no answer where one has not started, or has
    /// no first or no last day.
    case comparison(campaign: String, with: String)
    /// What each donor raised, of a campaign or everything.
    case donors(campaign: String?)
    /// What came in on each of the last days, of a campaign or everything.
    case days(campaign: String?, last: Int)
    /// The promises that are not paid in full, of a campaign or everything.
    case pledges(campaign: String?)
    /// Applications, awards and what is due of them.
    case grants
    /// What the funder of a grant asks, from a day on; nil is the grant that the report is about. No answer
    /// without an award.
    case account(grant: Int64?, from: CalendarDate?)
    /// What projects have line by line, and their naming places.
    case projects
    /// The pictures of signatures, which are files of the workspace and not of the ledger.
    case signatures
}

extension ReportNeed {
    /// Whether the answer lists people, their gifts or those who fund, or counts people by what is known of
    /// them: a login that sees figures and no names gets it empty, or wrong.
    var isOfPeople: Bool {
        switch self {
        case .lifecycle, .changes, .donors, .pledges, .grants, .account: true
        case .breakdown, .course, .curve, .pyramid, .cash, .spans, .comparison, .days, .projects, .signatures:
            false
        }
    }
}

/// The year that a block asks the ledger for.
public enum LifecycleNeed: Hashable, Sendable {
    /// The one that the report's day is in.
    case present
    case year(Int)
    /// The year before the one that the report's day is in, up to the same day of it.
    case yearBefore
}

/// What the ledger answers.
public enum ReportAnswer: Sendable {
    case breakdown(BreakdownReport)
    case lifecycle(LifecycleReport)
    case course(CampaignCourse)
    case pyramid(GiftPyramid)
    case cash(CashSchedule)
    case changes(ChangeSummary)
    case spans(SpanComparison)
    case comparison(CampaignComparison)
    case donors(DonorGiving)
    case days(DaySeries)
    case pledges([OpenPledge])
    case grants(GrantSummary)
    case account(GrantAccount)
    case projects([ProjectSummary])
    case signatures(SignaturePictures)
}

extension ReportFigures {
    func breakdown(_ kind: Breakdown) -> BreakdownReport? {
        if case .breakdown(let report)? = answers[.breakdown(kind)] { report } else { nil }
    }

    func lifecycle(_ need: LifecycleNeed) -> LifecycleReport? {
        if case .lifecycle(let report)? = answers[.lifecycle(need)] { report } else { nil }
    }

    func course(of campaign: String) -> CampaignCourse? {
        if case .course(let course)? = answers[.course(campaign: campaign)] { course } else { nil }
    }

    /// The course measured by another campaign; nil where nothing is known of either.
    func course(of campaign: String, like other: String) -> CampaignCourse? {
        let need = ReportNeed.curve(campaign: campaign, like: other)
        if case .course(let course)? = answers[need] { return course }
        return nil
    }

    func pyramid(of campaign: String) -> GiftPyramid? {
        if case .pyramid(let pyramid)? = answers[.pyramid(campaign: campaign)] { pyramid } else { nil }
    }

    func cash(of campaign: String?) -> CashSchedule? {
        if case .cash(let schedule)? = answers[.cash(campaign: campaign)] { schedule } else { nil }
    }

    func donors(of campaign: String?) -> DonorGiving? {
        if case .donors(let giving)? = answers[.donors(campaign: campaign)] { giving } else { nil }
    }

    func pledges(of campaign: String?) -> [OpenPledge]? {
        if case .pledges(let pledges)? = answers[.pledges(campaign: campaign)] { pledges } else { nil }
    }

    func changes(_ need: ReportNeed?) -> ChangeSummary? {
        if let need, case .changes(let summary)? = answers[need] { summary } else { nil }
    }

    func account(_ need: ReportNeed) -> GrantAccount? {
        if case .account(let account)? = answers[need] { account } else { nil }
    }

    /// The pictures of signatures; none where no block asked for them.
    var signatures: SignaturePictures {
        if case .signatures(let pictures)? = answers[.signatures] { pictures } else { .none }
    }

    /// Projects with what they have; empty where none was asked for.
    var projects: [ProjectSummary] {
        if case .projects(let projects)? = answers[.projects] { projects } else { [] }
    }

    /// The grants that have a part in what a block is about; nil where none was ever posted.
    func grants(of subject: FigureSubject) -> (summary: GrantSummary, reachesBeyond: Set<Int64>)? {
        guard case .grants(let summary)? = answers[.grants], let scope = subject.scope(in: CampaignTree(plan))
        else { return nil }
        return summary.within(scope)
    }
}
