/// Every figure that there is: what every sum of money has, then what is computed.
///
/// A new figure is a line here. Documents keep this order, the computed ones first.
public enum FigureCatalogue {
    public static let all: [Figure] = sums + computed

    /// What is computed from others, and what the plan says.
    public static let computed: [Figure] = [
        .name, .asOf, .starts, .ends,
        .goal, .toGo, .endedShort, .overGoal, .percentRaised,
        .elapsed, .expected, .pace, .paceDifference, .requiredPerDay, .daysLeft,
        .cost, .costPerUnit,
    ]

    private static let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

    public static func figure(_ name: String) -> Figure? { byName[name] }

    /// The figure of a name that a kind of subject has.
    public static func figure(_ name: String, in kinds: FigureSubject.Kinds) -> Figure? {
        byName[name].flatMap { $0.subjects.isDisjoint(with: kinds) ? nil : $0 }
    }

    /// The names of what a kind of subject has.
    public static func names(in kinds: FigureSubject.Kinds) -> [String] {
        all.filter { !$0.subjects.isDisjoint(with: kinds) }.map(\.name)
    }

    /// The figures of a document, in the order of its columns.
    public static func figures(in documents: Figure.Documents) -> [Figure] {
        (computed + sums).filter { !$0.documents.isDisjoint(with: documents) }
    }
}
