import CampaignKit
import Terminal

/// The lists of figures in the help texts, as the catalogue has them.
enum FigureHelp {
    /// What has which figures, each named once: `Of anything with money`.
    static var groups: [(of: String, names: [String])] {
        let kinds: [(String, FigureSubject.Kinds)] = [
            ("Of anything with money", .money), ("With a goal", .goals),
            ("Of campaigns and the total", [.campaign, .total]), ("Of campaigns", .campaign),
            ("Of appeals", .appeal),
        ]
        var groups = kinds.map { words, kinds in
            (of: words, names: FigureCatalogue.all.filter { $0.subjects == kinds }.map(\.name))
        }
        let named = Set(groups.flatMap(\.names))
        groups.append(
            (of: "And", names: FigureCatalogue.all.map(\.name).filter { !named.contains($0) }))
        return groups.filter { !$0.names.isEmpty }
    }

    /// The groups, one paragraph each.
    static var names: String {
        groups.map { group in
            indented("\(group.of): \(group.names.joined(separator: " ")).")
        }.joined(separator: "\n")
    }

    /// Every figure with its sentence.
    static var glossary: String {
        let width = FigureCatalogue.all.map(\.name.count).max() ?? 0
        return FigureCatalogue.all.map { figure in
            "  \(DisplayWidth.pad(figure.name, to: width + 2))\(figure.summary)"
        }.joined(separator: "\n")
    }

    /// The figures of documents.
    static var members: String {
        let names = { (documents: Figure.Documents) in
            FigureCatalogue.figures(in: documents).map(\.name).joined(separator: ", ")
        }
        return Words.wrapped(
            "The figures of campaign.status/1 are \(names(.json)). Those of campaign.breakdown/1 are "
                + "\(names(.parts)). 'campaign help glossary' says what each is.", columns: 100)
    }

    private static func indented(_ text: String) -> String {
        Words.wrapped(text, columns: 98).split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
    }
}
