import CampaignKit

/// Why a figure has no value.
struct FigureGap: Error, Equatable {
    /// `it has no goal`.
    let reason: String
    /// There is one, but not for this audience.
    let isPrivate: Bool

    init(reason: String, isPrivate: Bool = false) {
        self.reason = reason
        self.isPrivate = isPrivate
    }

    /// What to do about it.
    var hint: String {
        isPrivate
            ? "remove the figure, or build the report for the board"
            : "remove the figure, or give the campaign what it lacks"
    }

    init(_ reference: FigureReference, _ row: FigureRow) {
        isPrivate = false
        reason = Self.reason(reference.measure.name, row)
    }

    private static func reason(_ measure: String, _ row: FigureRow) -> String {
        switch measure {
        case "goal", "to_go", "ended_short", "over_goal", "percent_raised": return "there is no goal"
        case "starts": return "it has no first day"
        case "ends": return "it is open-ended"
        default: break
        }
        guard let ends = row.ends else { return "it is open-ended" }
        if row.starts == nil, measure == "elapsed" { return "it has no first day" }
        if let starts = row.starts, row.asOf < starts { return "it starts on \(starts)" }
        if ends < row.asOf { return "it ended on \(ends)" }
        guard let goal = row.goal, goal > 0 else { return "there is no goal" }
        if row.tally.raised >= goal { return "its goal is met" }
        if measure == "required_per_day", row.asOf == ends { return "this is its last day" }
        return row.starts == nil ? "it has no first day" : "its pace is not known, or this day is in the future"
    }
}
