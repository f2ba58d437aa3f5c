import CampaignKit

/// Reads `appeals:`; a new key of an appeal is a line in `appeal(_:)` and a property of `Appeal`.
enum AppealReader {
    static func appeals(in fields: Fields) -> [(value: Appeal, place: Place)] {
        let example = "{id: year-end-2026, name: Year-end appeal 2026}"
        return fields.records("appeals", each: "appeal", example: example) { fields in
            (appeal(fields), fields.valuePlace("id"))
        }
    }

    private static func appeal(_ fields: Fields) -> Appeal {
        let id = fields.id()
        var appeal = Appeal(
            id: id,
            name: fields.requiredText("name", example: "Year-end appeal 2026", fallback: id),
            channel: fields.choice("channel", of: Appeal.Channel.self),
            starts: fields.date("starts"),
            ends: fields.date("ends"),
            goal: fields.goal(),
            cost: fields.amount("cost", .notNegative),
            letter: letter(in: fields),
            benefits: fields.choice("benefits", of: Appeal.Benefits.self),
            segments: segments(in: fields))
        appeal.ends = fields.checkedOrder(from: appeal.starts, "starts", to: appeal.ends, "ends")
        return appeal
    }

    private static func segments(in fields: Fields) -> [Segment] {
        let example = "{id: lybunt, pick: lybunt, ask: last*1.25}"
        let segments = fields.records("segments", each: "segment", example: example) { fields in
            let id = fields.id()
            let pick = fields.requiredText("pick", example: "lybunt", fallback: "")
            fields.checkPick(pick)
            let segment = Segment(id: id, pick: pick, ask: fields.name("ask"), letter: letter(in: fields))
            return (value: segment, place: fields.valuePlace("id"))
        }
        fields.context.reportRepeats(of: segments.map { ($0.value.id, $0.place) }, what: "segment")
        return segments.map(\.value)
    }

    /// A path below `Reports/`, which can lead nowhere else.
    private static func letter(in fields: Fields) -> String? {
        guard let scalar = fields.scalar("letter"), let path = fields.checkedText(scalar, named: "letter")
        else {
            return nil
        }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let isInside = parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." } && !path.contains("\\")
        if isInside, !path.hasPrefix("~"), parts[0] != "Reports" { return path }
        fields.context.report(
            .letterPath, at: scalar.place, "a letter is a file inside Reports/",
            hint: parts[0] == "Reports"
                ? "leave Reports/ out: \(parts.dropFirst().joined(separator: "/"))"
                : "write the path from there: letters/year-end.md")
        return nil
    }
}
