import CampaignKit
import Terminal

/// One name that a figure may have, and where its value comes from.
struct FigureMeasure: Sendable {
    let name: String
    let kind: FigureValue.Kind
    /// Which subjects have it.
    let scope: FigureScope
    /// Nil when the row lacks what it takes.
    let value: @Sendable (FigureRow) -> FigureValue?
    /// How its amounts are shortened (`rules.md §1.5`).
    var shortened = Money.Shortening.down
    /// One of what it counts: `donor`.
    var noun = ""

    /// The text of a value of this measure.
    func text(_ value: FigureValue, _ filter: FigureFilter?, currency: Currency) -> String {
        if filter == .noun, case .count(let count) = value { return Words.count(count, noun) }
        return value.text(filter, currency: currency, shortened: shortened)
    }

    static func money(
        _ name: String, _ scope: FigureScope, shortened way: Money.Shortening = .down,
        _ minor: @escaping @Sendable (FigureRow) -> Int64?
    ) -> FigureMeasure {
        FigureMeasure(
            name: name, kind: .money, scope: scope, value: { minor($0).map { .money($0) } }, shortened: way)
    }

    static func count(
        _ name: String, _ scope: FigureScope, noun: String,
        _ count: @escaping @Sendable (FigureRow) -> Int64?
    ) -> FigureMeasure {
        FigureMeasure(
            name: name, kind: .count, scope: scope, value: { count($0).map { .count($0) } }, noun: noun)
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
