import CampaignKit
import Terminal

/// Keeps a report from being built when the figures do not bear what its text says.
struct AssertBlock: ReportBlock {
    static let name = "assert"
    static let summary = "shows nothing; stops the build unless a figure is as stated"
    static let optionKeys = ["figure", "at_least", "at_most"]

    private struct Bound {
        let size: Int64
        /// As written.
        let text: String
    }

    private let figure: FigureReference?
    private let least: Bound?
    private let most: Bound?

    var references: [FigureReference] { [figure].compactMap { $0 } }

    init(_ options: inout BlockOptions) {
        figure = Self.figure(&options)
        least = figure.flatMap { Self.bound("at_least", of: $0, &options) }
        most = figure.flatMap { Self.bound("at_most", of: $0, &options) }
        if options.option("at_least") == nil, options.option("at_most") == nil {
            options.require(
                "at_least", "{assert} has no condition",
                hint: "write at_least: $100,000 or at_most: 0 below figure:")
        }
    }

    private static func figure(_ options: inout BlockOptions) -> FigureReference? {
        guard let option = options.option("figure") else {
            options.require("figure", "{assert} has no figure", hint: "write figure: year-end-2026.raised")
            return nil
        }
        let raw = "{{\(option.value)}}"
        let token = FigureToken(raw: raw, line: 0, utf8: 0..<raw.utf8.count, isClosed: true)
        do throws(FigureProblem) {
            return try FigureReader(plan: options.plan, campaign: options.directive.defaultCampaign).read(
                token)
        } catch {
            options.refuse(option, code: error.code, error.message, hint: error.hint)
            return nil
        }
    }

    private static func bound(
        _ key: String, of figure: FigureReference, _ options: inout BlockOptions
    ) -> Bound? {
        guard let option = options.option(key) else { return nil }
        if let size = size(option.value, figure.figure.kind, options.plan.organization.currency) {
            return Bound(size: size, text: option.value)
        }
        let form =
            switch figure.figure.kind {
            case .money: "an amount: $100,000"
            case .count: "a number: 100"
            case .percent: "a share: 50%"
            case .date: "a day: 2026-12-31"
            case .words: "none: \(figure.figure.name) is a word and cannot be compared"
            }
        options.refuse(option, "\(key) does not fit \(figure.name)", hint: "write \(form)")
        return nil
    }

    /// What is compared: minor units, a count, tenths of a percent or the number of a day.
    private static func size(_ text: String, _ kind: FigureValue.Kind, _ currency: Currency) -> Int64? {
        switch kind {
        case .money: try? AmountParser.minorUnits(text, currency: currency)
        case .count: Int64(text.filter { $0 != "," })
        case .percent: text.hasSuffix("%") ? Percent(text)?.tenths : nil
        case .date: CalendarDate(text).map { Int64($0.dayNumber) }
        case .words: nil
        }
    }

    func elements(_ figures: ReportFigures) -> [ReportElement] { [] }

    func problem(_ figures: ReportFigures) -> String? {
        guard let figure else { return nil }
        guard let value = try? FigureResolver(figures: figures).value(figure).get(),
            let size = value.size
        else { return "\(figure.name) has no value on \(figures.asOf.longText)" }
        let text = figure.figure.text(value, nil, currency: figures.status.currency)
        if let least, size < least.size {
            return "\(figure.name) is \(text) on \(figures.asOf.longText), less than \(least.text)"
        }
        if let most, size > most.size {
            return "\(figure.name) is \(text) on \(figures.asOf.longText), more than \(most.text)"
        }
        return nil
    }
}
