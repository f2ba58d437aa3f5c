import CampaignKit
import Terminal

/// What a campaign's course shows, in sentences that never flatter (`rules.md §1.5`).
struct CourseWords {
    let course: CampaignCourse
    let row: StatusRow
    let figures: ReportFigures

    private var texts: FigureTexts { figures.texts }

    /// `an even pace`, `the pace of Year-end appeal 2025`.
    var pace: String {
        switch course.rule {
        case .linear: "an even pace"
        case .months: "the planned pace"
        case .like(let id): "the pace of \(figures.name(ofCampaign: id))"
        }
    }

    /// `$758K ahead`, `$201K behind`; nil where there is no schedule.
    func standing(_ point: CampaignCourse.Point) -> String? {
        guard let difference = point.difference else { return nil }
        if difference == 0 { return "on pace" }
        return difference > 0
            ? "\(texts.short(difference)) ahead" : "\(texts.short(-difference, .up)) behind"
    }

    var plain: String { finding.map(\.text).joined() }

    var finding: [ReportText] { opening + [ReportText(" ")] + past + rate }

    /// What is raised of the goal.
    private var opening: [ReportText] {
        let raised = texts.figure(texts.short(row.tally.raised), row.tally.raised, "\(row.id).raised")
        guard let goal = row.goal, goal > 0, let percent = row.percentRaised else {
            return [raised, ReportText(" is raised.")]
        }
        return [
            raised, ReportText(" of "), texts.figure(texts.short(goal), goal, "\(row.id).goal"),
            ReportText(" is raised, "),
            ReportText(percent.shortText, figure: "\(row.id).percent_raised"), ReportText("."),
        ]
    }

    /// Where it stood a year ago, and where it stands.
    private var past: [ReportText] {
        if row.hasEnded(by: course.asOf) {
            return [ReportText("The campaign ended on \(course.run.ends.longText).")]
        }
        let then = course.yearBefore.flatMap(standing)
        let now: [ReportText]
        switch row.phase(asOf: course.asOf) {
        case .ahead(let amount):
            now = [ReportText(texts.short(amount), figure: "\(row.id).pace"), ReportText(" ahead")]
        case .behind(let amount):
            let words = texts.short(amount == .min ? .max : amount.magnitudeClamped, .up)
            now = [ReportText(words, figure: "\(row.id).pace"), ReportText(" behind")]
        case .onPace: now = [ReportText("on pace", figure: "\(row.id).pace")]
        case .over, .done: return [ReportText("The goal is met.")]
        default: return []
        }
        let rest = [ReportText(" today, against \(pace).")]
        guard let then else { return [ReportText("The campaign is ")] + now + rest }
        let earlier = then == "on pace" ? "on pace" : then
        return [ReportText("A year ago the campaign was \(earlier); it is ")] + now + rest
    }

    /// What came in a day, and what the rest of the run needs.
    private var rate: [ReportText] {
        guard !row.isMet, !figures.isProjected, let recent = course.perDay else { return [] }
        let span =
            course.yearBefore == nil ? "Since its first day it has" : "The last twelve months have"
        let brought = Money(minorUnits: recent.minorUnits, currency: texts.currency).rounded(.down)
        let words = " \(span) brought \(brought.shortText) a day"
        guard let needed = row.requiredPerDay else { return [ReportText(words + ".")] }
        let wanted = Money(minorUnits: needed, currency: texts.currency).rounded(.up)
        return [
            ReportText(words + "; the goal needs "),
            texts.figure(wanted.shortText, needed, "\(row.id).required_per_day"),
            ReportText(" a day until \(course.run.ends.longText)."),
        ]
    }
}

extension Int64 {
    /// Without its sign; the largest where that is too large.
    var magnitudeClamped: Int64 { Int64(clamping: magnitude) }
}

/// How an estimate comes about, in words for a chart and for a sentence.
enum ForecastWords {
    static func short(_ method: Forecast.Method) -> String {
        switch method {
        case .there: "what is there now"
        case .evenly: "as since the start"
        case .recent: "as in the last 28 days"
        case .schedule: "as its plan expects"
        case .remainder, .share: "as a campaign like it"
        case .ended: "it has ended"
        }
    }
}
