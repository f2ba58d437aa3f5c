import CampaignKit
import Terminal

/// The lists of figures in the help texts, as the catalogue has them.
enum FigureHelp {
    /// What has which figures, each named once.
    static var groups: [(of: String, names: [String])] {
        let kinds: [(String, FigureSubject.Kinds)] = [
            ("all with money", .money), ("with a goal", .goals),
            ("campaigns, total", [.campaign, .total]), ("campaigns", .campaign), ("appeals", .appeal),
        ]
        var groups = kinds.map { words, kinds in
            (of: words, names: FigureCatalogue.all.filter { $0.subjects == kinds }.map(\.name))
        }
        let named = Set(groups.flatMap(\.names))
        groups.append(
            (of: "others", names: FigureCatalogue.all.map(\.name).filter { !named.contains($0) }))
        return groups.filter { !$0.names.isEmpty }
    }

    /// The groups, one entry each.
    static var names: String { list(groups.map { ($0.of, $0.names.joined(separator: " ")) }) }

    /// Every figure with its sentence.
    static var glossary: String { list(FigureCatalogue.all.map { ($0.name, $0.summary) }) }

    /// The figures of documents.
    static var members: String {
        let names = { (documents: Figure.Documents) in
            FigureCatalogue.figures(in: documents).map(\.name).joined(separator: ", ")
        }
        return Words.wrapped(
            "The figures of campaign.status/1 are \(names(.json)). Those of campaign.breakdown/1 are "
                + "\(names(.parts)). 'campaign help glossary' says what each is.", columns: 100)
    }

    /// Words, each with what explains it beside it.
    private static func list(_ entries: [(word: String, text: String)]) -> String {
        let width = (entries.map(\.word.count).max() ?? 0) + 4
        return entries.flatMap { word, text in
            Words.wrapped(text, columns: 100 - width).split(separator: "\n").enumerated().map { line in
                DisplayWidth.pad(line.offset == 0 ? "  " + word : "", to: width) + line.element
            }
        }.joined(separator: "\n")
    }
}
