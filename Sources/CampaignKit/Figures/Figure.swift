/// One figure by name: what it is, what has it, who may see it, and where its value comes from.
///
/// Status, `explain`, reports, JSON and the help texts read it; a figure that is not in `FigureCatalogue`
/// does not exist for any of them.
public struct Figure: Sendable {
    /// Who may see it.
    public enum Disclosure: Sendable {
        /// The charity alone: it may be of one person while the sum next to it is of hundreds.
        case inside
        /// Everyone, always: the plan or the calendar says it.
        case plan
        /// The public, where enough donors contribute to it.
        case sum
        /// The same, but of a total it also shows what a hidden campaign raised, whose goal is known.
        case gap
    }

    /// The documents of `status` that have it; `help json` is their contract.
    public struct Documents: OptionSet, Sendable {
        public let rawValue: Int
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// `status` as CSV, TSV and a workbook.
        public static let table = Documents(rawValue: 1)
        /// `status --json` and `show --json`.
        public static let json = Documents(rawValue: 2)
        /// `status --by`, in all formats, and the parts in `show --json`.
        public static let parts = Documents(rawValue: 4)
        public static let status: Documents = [.table, .json]
        public static let all: Documents = [.table, .json, .parts]
    }

    /// How `explain` takes it apart.
    public enum Explanation: Sendable {
        /// By the ledger's rows, which add up to it.
        case rows(TallyFigure)
        /// By a formula; nil where the figure does not exist.
        case formula(@Sendable (FigureRow) -> FigureFormula?)
    }

    /// The contract: JSON key, CSV column, and the name in `explain` and in reports.
    public let name: String
    /// A column's heading.
    public let title: String
    public let kind: FigureValue.Kind
    /// What has it.
    public let subjects: FigureSubject.Kinds
    public let disclosure: Disclosure
    public let documents: Documents
    /// How its amounts are shortened (`rules.md §1.5`).
    public let shortened: Money.Shortening
    /// One of what it counts: `donor`.
    public let noun: String
    /// One sentence for the glossary, lower case first, no full stop.
    public let summary: String
    public let explanation: Explanation
    private let reading: @Sendable (FigureRow) -> FigureValue?
    private let absence: @Sendable (FigureRow) -> String

    /// A figure that is computed from others.
    ///
    /// - `value`: nil where it does not exist, and then `absence` says why: `there is no goal`.
    /// - `formula`: what goes into it, to be shown by `explain`.
    init(
        _ name: String, _ title: String, _ kind: FigureValue.Kind, of subjects: FigureSubject.Kinds,
        _ disclosure: Disclosure = .inside, in documents: Documents = .status,
        shortened: Money.Shortening = .down, noun: String = "", summary: String,
        value: @escaping @Sendable (FigureRow) -> FigureValue?,
        absence: @escaping @Sendable (FigureRow) -> String,
        formula: @escaping @Sendable (FigureRow) -> FigureFormula?
    ) {
        (self.name, self.title, self.kind, self.subjects) = (name, title, kind, subjects)
        (self.disclosure, self.documents, self.shortened) = (disclosure, documents, shortened)
        (self.noun, self.summary, explanation) = (noun, summary, .formula(formula))
        (reading, self.absence) = (value, absence)
    }

    /// A figure that rows of the ledger add up to: every sum of money has it, and every document.
    init(
        _ tally: TallyFigure, _ title: String, _ disclosure: Disclosure = .inside,
        shortened: Money.Shortening = .down, noun: String = "", summary: String
    ) {
        (name, self.title, kind) = (tally.rawValue, title, tally.isMoney ? .money : .count)
        (subjects, self.disclosure, documents) = (.money, disclosure, .all)
        (self.shortened, self.noun, self.summary) = (shortened, noun, summary)
        explanation = .rows(tally)
        reading = { tally.isMoney ? .money($0.value(of: tally)) : .count($0.value(of: tally)) }
        absence = { _ in "nothing was counted" }
    }

    /// The value on the row's day; nil where there is none.
    public func value(of row: FigureRow) -> FigureValue? { row.has(self) ? reading(row) : nil }

    /// Why there is no value: `there is no goal`.
    public func absence(in row: FigureRow) -> String { absence(row) }

    /// Its formula and what goes into it; nil where it does not exist, or where rows make it.
    public func formula(of row: FigureRow) -> FigureFormula? {
        guard row.has(self), case .formula(let formula) = explanation else { return nil }
        return formula(row)
    }

    /// The figure as the ledger knows it; nil when it is computed from others.
    public var tally: TallyFigure? {
        guard case .rows(let tally) = explanation else { return nil }
        return tally
    }

    public var isPublic: Bool { disclosure != .inside }

    /// Whether it counts people, each once, however many gifts they gave.
    public var countsDonors: Bool { tally?.isDonors ?? false }
}

/// A figure before it is text.
public enum FigureValue: Equatable, Sendable {
    /// Minor units of the organization's currency.
    case money(Int64)
    case count(Int64)
    case percent(Percent)
    case date(CalendarDate)
    case words(String)
    /// Ahead, on pace or behind; documents carry its raw value.
    case standing(Pace.Standing)

    /// What a figure is, whatever its value: how it is shown, compared and shortened follows from it.
    public enum Kind: Sendable { case money, count, percent, date, words }
}
