import CampaignKit

/// One name that a figure may have, and where its value comes from.
struct FigureMeasure: Sendable {
    let name: String
    let kind: FigureValue.Kind
    /// Which subjects have it.
    let scope: FigureScope
    /// Nil when the row lacks what it takes.
    let value: @Sendable (FigureRow) -> FigureValue?

    static func money(
        _ name: String, _ scope: FigureScope, _ minor: @escaping @Sendable (FigureRow) -> Int64?
    ) -> FigureMeasure {
        FigureMeasure(name: name, kind: .money, scope: scope) { minor($0).map { .money($0) } }
    }

    static func count(
        _ name: String, _ scope: FigureScope, _ count: @escaping @Sendable (FigureRow) -> Int64?
    ) -> FigureMeasure {
        FigureMeasure(name: name, kind: .count, scope: scope) { count($0).map { .count($0) } }
    }

    static func percent(
        _ name: String, _ scope: FigureScope, _ share: @escaping @Sendable (FigureRow) -> Percent?
    ) -> FigureMeasure {
        FigureMeasure(name: name, kind: .percent, scope: scope) { share($0).map { .percent($0) } }
    }

    static func date(
        _ name: String, _ scope: FigureScope, _ day: @escaping @Sendable (FigureRow) -> CalendarDate?
    ) -> FigureMeasure {
        FigureMeasure(name: name, kind: .date, scope: scope) { day($0).map { .date($0) } }
    }

    static func words(
        _ name: String, _ scope: FigureScope, _ words: @escaping @Sendable (FigureRow) -> String?
    ) -> FigureMeasure {
        FigureMeasure(name: name, kind: .words, scope: scope) { words($0).map { .words($0) } }
    }
}
