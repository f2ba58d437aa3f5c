/// How a figure is computed: its formula in words, and what goes into it.
public struct FigureFormula: Sendable {
    /// One line of the reckoning.
    public struct Part: Sendable {
        public let name: String
        /// Nil where there is none.
        public let value: FigureValue?
        public let source: Source
        /// What to explain next, as `explain` takes it; nil when nothing makes it.
        public let next: String?

        public init(_ name: String, _ value: FigureValue?, _ source: Source, next: String? = nil) {
            (self.name, self.value, self.source, self.next) = (name, value, source, next)
        }
    }

    /// Where a part comes from.
    public enum Source: Sendable, Equatable {
        case ledger
        /// Another figure.
        case computed
        /// The day that was asked for.
        case day
        /// A campaign's file; nil for the plan as a whole.
        case plan(campaign: String?)
        case words(String)
    }

    public let words: String
    public let parts: [Part]
    /// What is in the place of a value that the figure does not have: `ended 3 Mar 2026`.
    public let instead: String?

    public init(_ words: String, _ parts: [Part] = [], instead: String? = nil) {
        (self.words, self.parts, self.instead) = (words, parts, instead)
    }
}

extension FigureFormula.Part {
    /// Another figure of the row, to be explained next.
    static func figure(
        _ name: String, _ value: FigureValue?, of row: FigureRow, _ source: FigureFormula.Source = .computed
    ) -> Self {
        Self(name, value, source, next: "\(row.label).\(name)")
    }

    static func raised(_ row: FigureRow) -> Self {
        figure("raised", .money(row.tally.raised), of: row, .ledger)
    }

    /// A day of the plan.
    static func planned(_ name: String, _ day: CalendarDate?, _ row: FigureRow) -> Self {
        Self(name, day.map { .date($0) }, row.planSource)
    }

    static func thisDay(_ row: FigureRow) -> Self { Self("this day", .date(row.asOf), .day) }
}

extension FigureRow {
    /// The file that says what the plan has of the row.
    var planSource: FigureFormula.Source { .plan(campaign: status?.id) }
}

extension FigureFormula {
    /// What a figure changed by in a period, up to the day: the later value less the earlier one.
    ///
    /// Nil for what is no such sum: a number of donors, and what is overdue on a day. Throws when the
    /// difference does not fit.
    public static func change(
        of figure: TallyFigure, label: String, from earlier: (day: CalendarDate, tally: Tally),
        to later: (day: CalendarDate, tally: Tally)
    ) throws(MoneyError) -> (formula: FigureFormula, value: FigureValue)? {
        guard !figure.isDonors, figure != .overdue else { return nil }
        let value = { (number: Int64) in figure.isMoney ? FigureValue.money(number) : .count(number) }
        let parts = [later, earlier].map { state in
            Part(
                "\(figure.rawValue) on \(state.day)", value(figure.value(in: state.tally)), .ledger,
                next: "\(label).\(figure.rawValue) --as-of \(state.day)")
        }
        let change = try Checked.subtract(figure.value(in: later.tally), figure.value(in: earlier.tally))
        return (
            FigureFormula("at the end of the period − before it, counting what is posted by the day", parts),
            value(change)
        )
    }
}
