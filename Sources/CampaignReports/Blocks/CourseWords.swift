import CampaignKit
import Terminal

/// What a campaign's course shows, in sentences that never flatter (`rules.md §1.5`).
struct CourseWords {
    let course: CampaignCourse
    let row: StatusRow
    let figures: ReportFigures

    private var texts: FigureTexts { figures.texts }

    /// `an even pace`, `the pace of Year-end appeal 2025`.
    var pace: Phrase {
        switch course.rule {
        case .linear: "an even pace"
        case .months: "the planned pace"
        case .like(let id): "the pace of \(figures.name(ofCampaign: id))"
        }
    }

    /// The same as a name on a line: `even pace`.
    var paceName: String { course.rule == .linear ? texts.say("even pace") : texts.say(pace) }

    /// `$758K ahead`, `$201K behind`; nil where there is no schedule.
    func standing(_ point: CampaignCourse.Point) -> Phrase? {
        guard let difference = point.difference else { return nil }
        if difference == 0 { return "on pace" }
        return difference > 0
            ? "\(texts.short(difference)) ahead" : "\(texts.short(-difference, .up)) behind"
    }

    /// Above the chart; of one that has ended there is no `so far`.
    var title: Phrase {
        hasEnded ? "Raised, against \(pace)" : "Raised so far, against \(pace)"
    }

    private var hasEnded: Bool { row.hasEnded(by: course.asOf) }

    var plain: String { finding.map(\.text).joined() }

    var finding: [ReportText] { opening + [ReportText(" ")] + past + rate }

    /// What is raised of the goal.
    private var opening: [ReportText] {
        let raised = texts.figure(texts.short(row.tally.raised), row.tally.raised, "\(row.id).raised")
        guard let goal = row.goal, goal > 0, let percent = row.percentRaised else {
            return texts.parts(hasEnded ? "\(raised) was raised." : "\(raised) is raised.")
        }
        let share = ReportText(percent.shortText, figure: "\(row.id).percent_raised")
        let whole = texts.figure(texts.short(goal), goal, "\(row.id).goal")
        return texts.parts(
            hasEnded
                ? "\(raised) of \(whole) was raised, \(share)."
                : "\(raised) of \(whole) is raised, \(share).")
    }

    /// What the end left: the goal met, or how much it lacks.
    private var ending: [ReportText] {
        guard row.goal ?? 0 > 0 else { return texts.parts("The campaign ended on \(course.run.ends).") }
        guard !row.isMet, let toGo = row.toGo else {
            return texts.parts("The campaign ended on \(course.run.ends), with its goal met.")
        }
        let short = texts.short(toGo, .up)
        return texts.parts("The campaign ended on \(course.run.ends), \(short) short of its goal.")
    }

    /// Where it stood a year ago, and where it stands.
    private var past: [ReportText] {
        if hasEnded { return ending }
        let then = course.yearBefore.flatMap(standing)
        let now: Phrase
        switch row.phase(asOf: course.asOf) {
        case .ahead(let amount):
            now = "\(ReportText(texts.short(amount), figure: "\(row.id).pace")) ahead"
        case .behind(let amount):
            let words = texts.short(amount == .min ? .max : amount.magnitudeClamped, .up)
            now = "\(ReportText(words, figure: "\(row.id).pace")) behind"
        case .onPace: now = "\(ReportText(texts.say("on pace"), figure: "\(row.id).pace"))"
        case .over, .done: return texts.parts("The goal is met.")
        default: return []
        }
        guard let then else { return texts.parts("The campaign is \(now) today, against \(pace).") }
        return texts.parts("A year ago the campaign was \(then); it is \(now) today, against \(pace).")
    }

    /// What came in a day, and what the rest of the run needs.
    private var rate: [ReportText] {
        guard !row.isMet, !figures.isProjected, let recent = course.perDay else { return [] }
        let amount = texts.wholeMoney(recent.minorUnits, nil).text
        let brought: Phrase =
            course.yearBefore == nil
            ? "Since its first day it has brought \(amount) a day"
            : "The last twelve months have brought \(amount) a day"
        guard let needed = row.requiredPerDay else { return texts.parts(" \(brought).") }
        let need = texts.wholeMoney(needed, "\(row.id).required_per_day", .up)
        return texts.parts(" \(brought); the goal needs \(need) a day until \(course.run.ends).")
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
