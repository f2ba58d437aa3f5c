import CampaignKit
import CampaignLedger
import Terminal

/// Who an import found again and by what, and who may be someone else: for people and for programs.
struct DonorReportText {
    /// More are counted, and listed by `--json`.
    private static let shown = 10

    let report: DonorReport

    /// One line for each step that found someone, then each donor; nothing where no one was found.
    var lines: [String] { matched + possible }

    private var matched: [String] {
        let found = report.matches.filter { $0.by != .number }
        guard !found.isEmpty else { return [] }
        let counts = report.matchedBy.map { "\(Words.grouped($0.count)) by \($0.by.words)" }
        return ["Matched: " + counts.joined(separator: ", ")]
            + found.prefix(Self.shown).map {
                "  line \($0.line): \(Self.name($0.name)) is D-\($0.donor), \($0.by.words)"
            }
            + more(report.matchedBy.reduce(0) { $0 + ($1.by == .number ? 0 : $1.count) } - Self.shown)
    }

    private var possible: [String] {
        guard report.possibleCount > 0 else { return [] }
        let count = report.possibleCount
        let pairs =
            count == 1
            ? "1 new donor may already be on file" : "\(Words.grouped(count)) pairs may be one person"
        return [pairs + "; appeals exclude them when the other one gave or must not be asked"]
            + report.possible.prefix(Self.shown).map {
                "  line \($0.line): \(Self.name($0.name)) (D-\($0.donor)) may be D-\($0.other), \($0.likeness.reason) "
                    + "(\($0.likeness.score) of 100)"
            } + more(count - Self.shown) + nextSteps
    }

    /// Two numbers stay two: what can be done about them is said.
    private var nextSteps: [String] {
        guard let pair = report.possible.first else { return [] }
        return [
            "  compare them: campaign donor show D-\(pair.donor); campaign donor show D-\(pair.other)",
            "  if they are one person: campaign donor merge D-\(pair.other) D-\(pair.donor)",
            "  if they are two people: appeal commands with --mail-possible write to both",
        ]
    }

    private func more(_ count: Int) -> [String] {
        count > 0 ? ["  … and \(Words.grouped(count)) more; --json lists them"] : []
    }

    private static func name(_ name: String) -> String { name.isEmpty ? "(no name)" : name }

    var json: [String: JSONValue] {
        [
            "known_by_name_only": .number(Int64(report.knownByNameOnly)),
            "matched": .array(
                report.matches.map { match in
                    .object([
                        "line": .number(Int64(match.line)), "donor": .string("D-\(match.donor)"),
                        "by": .string(match.by.words), "name": .string(match.name),
                    ])
                }),
            "possible_donors": .array(
                report.possible.map { pair in
                    .object([
                        "line": .number(Int64(pair.line)), "donor": .string("D-\(pair.donor)"),
                        "other": .string("D-\(pair.other)"), "name": .string(pair.name),
                        "score": .number(Int64(pair.likeness.score)), "reason": .string(pair.likeness.reason),
                    ])
                }),
        ]
    }
}
