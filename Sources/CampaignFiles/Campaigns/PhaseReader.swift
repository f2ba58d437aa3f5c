import CampaignKit

/// Reads `phases:`, which follow one another.
enum PhaseReader {
    static func phases(in fields: Fields, of campaign: Campaign) -> [Phase] {
        let example = "{name: quiet, ends: 2026-03-31}"
        let read = fields.records("phases", each: "phase", example: example) { fields in
            let name = fields.requiredText("name", example: "quiet", fallback: "")
            return (phase: Phase(name: name, ends: fields.date("ends")), fields: fields)
        }
        var previous = campaign.starts
        for (index, (phase, fields)) in read.enumerated() {
            if let problem = problem(
                phase, isLast: index == read.count - 1, after: previous, of: campaign, fields)
            {
                fields.context.report(
                    .phaseOrder, at: phase.ends == nil ? fields.place : fields.valuePlace("ends"), problem,
                    hint: "order the phases by their ends; only the last may have no end")
            }
            previous = phase.ends ?? previous
        }
        return read.map(\.phase)
    }

    private static func problem(
        _ phase: Phase, isLast: Bool, after previous: CalendarDate?, of campaign: Campaign, _ fields: Fields
    ) -> String? {
        guard let ends = phase.ends else {
            // A date that could not be read is already reported.
            guard !isLast, fields.value("ends") == nil else { return nil }
            return "the phase '\(phase.name)' has no end, but another follows"
        }
        if let previous, ends < previous { return "this phase ends before it begins" }
        if let last = campaign.ends, ends > last { return "this phase ends after the campaign (\(last))" }
        return nil
    }
}
