import CampaignKit
import CampaignReports
import Foundation

@testable import CampaignExchange

/// The lists in the guides of `docs/` that the code decides, each between `<!-- name -->` and `<!-- end -->`.
enum GuideLists {
    /// The guide with its lists as the code has them.
    static func fill(_ markdown: String, of guide: String) throws -> String {
        var lines: [String] = []
        var isOld = false
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line == "<!-- end -->" { isOld = false }
            if !isOld { lines.append(line) }
            if let list = try list(of: guide, after: line) {
                lines += list
                isOld = true
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func list(of guide: String, after line: String) throws -> [String]? {
        switch (guide, line) {
        case ("csv", "<!-- example -->"): try example()
        case ("csv", "<!-- columns -->"): columns()
        case ("csv", "<!-- names -->"):
            table(
                "Column", "Also read as", HeaderSynonyms.names.map { ($0.name, $1.joined(separator: ", ")) })
        case ("csv", "<!-- platforms -->"):
            table("Name", "File", Preset.all.map { ($0.name, "\($0.platform) (\($0.evidence.rawValue))") })
        case ("glossary", "<!-- figures -->"):
            table("Figure", "Meaning", FigureCatalogue.all.map { ($0.name, $0.summary) })
        case ("json", "<!-- figures -->"): members()
        case ("letters", "<!-- fields -->"):
            table("Field", "Meaning", LetterField.allCases.map { ($0.rawValue, $0.meaning) })
        case ("letters", "<!-- lists -->"):
            table("List", "Meaning", LetterList.allCases.map { ($0.rawValue, $0.meaning) })
        case ("letters", "<!-- sentences -->"):
            table("Sentence", "Meaning", ThankYouSentence.allCases.map { ($0.rawValue, $0.meaning) })
        case ("reports", "<!-- blocks -->"):
            table(
                "Block", "What it shows, and its options",
                ReportReference.blocks.map {
                    ($0.name, "\($0.summary): \($0.options.joined(separator: ", "))")
                })
        case ("reports", "<!-- lists -->"):
            table("List", "Items", ReportReference.lists.map { ($0.name, $0.meaning) })
        case ("reports", "<!-- figures -->"):
            table("Of", "Figures", figures().map { ($0, $1.joined(separator: ", ")) }, isCode: false)
        case ("segments", "<!-- groups -->"):
            table("Group", "Meaning", PickGroup.allCases.map { ($0.rawValue, $0.meaning) })
        case ("segments", "<!-- fields -->"):
            table("Field", "Meaning", PickField.allCases.map { ($0.rawValue, $0.meaning) })
        default: nil
        }
    }

    private static func example() throws -> [String] {
        let file = SampleFilesTests.repository.appendingPathComponent("docs/example.csv")
        let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
        return ["```csv"] + rows + ["```"]
    }

    private static func columns() -> [String] {
        CanonicalColumn.Group.allCases.enumerated().flatMap { index, group in
            (index == 0 ? [] : [""]) + [
                "### \(group.rawValue.prefix(1).uppercased())\(group.rawValue.dropFirst())", "",
            ]
                + table(
                    "Column", "What it holds",
                    CanonicalColumn.columns(of: group).map { ($0.name, $0.summary) })
        }
    }

    /// What has which figures, each named once.
    private static func figures() -> [(of: String, names: [String])] {
        let kinds: [(String, FigureSubject.Kinds)] = [
            ("anything with money", .money), ("anything with a goal", .goals),
            ("campaigns and the total", [.campaign, .total]), ("campaigns", .campaign), ("appeals", .appeal),
        ]
        let groups = kinds.map { words, kinds in
            (of: words, names: FigureCatalogue.all.filter { $0.subjects == kinds }.map(\.name))
        }
        let named = Set(groups.flatMap(\.names))
        let others = FigureCatalogue.all.map(\.name).filter { !named.contains($0) }
        return (groups + [(of: "others", names: others)]).filter { !$0.names.isEmpty }
    }

    /// The figures of documents.
    private static func members() -> [String] {
        [("campaign.status/1", Figure.Documents.json), ("campaign.breakdown/1", .parts)].map {
            schema, documents in
            let names = FigureCatalogue.figures(in: documents).map(\.name).joined(separator: ", ")
            return "- **\(schema)** has the figures \(names)."
        }
    }

    private static func table(
        _ name: String, _ meaning: String, _ rows: [(String, String)], isCode: Bool = true
    ) -> [String] {
        let mark = isCode ? "`" : ""
        let cells = rows.map { "| \(mark)\($0)\(mark) | \($1.replacing("|", with: "\\|")) |" }
        return ["| \(name) | \(meaning) |", "|---|---|"] + cells
    }
}
