import CampaignKit
import Yams

/// Reads `appeals:`; a new key of an appeal is a line in `appeal(_:)` and a property of `Appeal`.
enum AppealReader {
    static func appeals(in fields: Fields) -> [(value: Appeal, place: TextPosition)] {
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
            segments: segments(in: fields), line: fields.valuePlace("id").line)
        appeal.publicName = fields.publicName()
        appeal.givingPage = fields.givingPage()
        appeal.ends = fields.checkedOrder(from: appeal.starts, "starts", to: appeal.ends, "ends")
        return appeal
    }

    private static func segments(in fields: Fields) -> [Segment] {
        let example = "{id: lybunt, pick: lybunt, ask: last*1.25}"
        let segments = fields.records("segments", each: "segment", example: example) { fields in
            let id = fields.id()
            let pick = fields.requiredText("pick", example: "lybunt", fallback: "")
            fields.checkPick(pick)
            let segment = Segment(
                id: id, pick: pick, ask: ask(in: fields), letter: letter(in: fields),
                keycode: keycode(in: fields), split: split(in: fields),
                again: fields.choice("again", of: Answer.self) == .yes)
            return (value: segment, place: fields.valuePlace("id"))
        }
        fields.context.reportRepeats(of: segments.map { ($0.value.id, $0.place) }, what: "segment")
        reportSameKeycodes(segments, in: fields.context)
        return segments.map(\.value)
    }

    private enum Answer: String, CaseIterable {
        case yes = "true"
        case no = "false"
    }

    /// The formula as written, when it is one.
    private static func ask(in fields: Fields) -> String? {
        // An amount that commas cut into items was reported as that.
        guard let text = fields.name("ask"), let scalar = fields.scalar("ask"),
            fields.value("ask")?.scalar?.string.unicodeScalars.contains(Placeholder.comma) != true
        else { return nil }
        do throws(AskFormula.Problem) {
            _ = try AskFormula(text, currency: fields.context.currency)
            return text
        } catch {
            let place = scalar.place.inside(text, column: error.column, length: error.length)
            fields.context.report(.askFormula, at: place, "the ask: \(error.message)", hint: error.hint)
            return nil
        }
    }

    /// A code as it is printed: in capitals.
    private static func keycode(in fields: Fields) -> String? {
        guard let code = fields.name("keycode")?.uppercased() else { return nil }
        if Keycode.isValid(code) { return code }
        fields.context.report(
            .keycode, at: fields.valuePlace("keycode"),
            "a keycode is letters, digits and hyphens, at most 20",
            hint: "write it as it is printed on the reply slip, such as YE26L")
        return nil
    }

    /// Two segments with one code could not be told apart when the slips come back.
    private static func reportSameKeycodes(
        _ segments: [(value: Segment, place: TextPosition)], in context: ReadingContext
    ) {
        var codes: [String: String] = [:]
        for (segment, place) in segments {
            guard let code = segment.keycode else { continue }
            for code in [code] + segment.split.map({ code + $0.uppercased() }) {
                if let other = codes[code] {
                    context.report(
                        .keycode, at: place, "the keycode \(code) is also that of '\(other)'",
                        hint: "give each segment its own, or leave out keycode:")
                }
                codes[code] = segment.id
            }
        }
    }

    /// The letters of a test's cells, in the order written.
    private static func split(in fields: Fields) -> [String] {
        let cells = fields.items("split", example: "a, b").compactMap {
            fields.scalar(of: $0, named: "split")?.text.trimmed.lowercased()
        }
        guard let place = fields.keyPlace("split") else { return [] }
        let areLetters = cells.allSatisfy { $0.utf8.count == 1 && $0 >= "a" && $0 <= "z" }
        if areLetters, (2...4).contains(cells.count), Set(cells).count == cells.count { return cells }
        if !cells.isEmpty || fields.value("split") == nil {
            fields.context.report(
                .testSplit, at: place, "split is two to four different letters",
                hint: "write split: [a, b]; each donor of the segment then always gets the same version")
        }
        return []
    }

    /// A path below `Reports/`, which can lead nowhere else.
    private static func letter(in fields: Fields) -> String? {
        guard let scalar = fields.scalar("letter"), let path = fields.checkedText(scalar, named: "letter")
        else {
            return nil
        }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        if WorkspaceSource.isInside(path), parts[0] != "Reports" { return path }
        fields.context.report(
            .letterPath, at: scalar.place, "a letter is a file inside Reports/",
            hint: parts[0] == "Reports"
                ? "leave out Reports/: \(parts.dropFirst().joined(separator: "/"))"
                : "write the path from there: letters/year-end.md")
        return nil
    }
}

extension Fields {
    /// Reports a segment's pick that cannot be read, at the words that are wrong.
    func checkPick(_ pick: String) {
        // An amount that commas cut into items was reported as that.
        guard !pick.isEmpty, value("pick")?.scalar?.string.unicodeScalars.contains(Placeholder.comma) != true
        else { return }
        do throws(PickError) {
            _ = try Pick(pick, currency: context.currency)
        } catch {
            let place = valuePlace("pick").inside(pick, column: error.column, length: error.length)
            context.report(.segmentPick, at: place, error.message, hint: error.hint)
        }
    }
}
