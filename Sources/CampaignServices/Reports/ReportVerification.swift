public import CampaignKit
public import CampaignReports

/// The figures of a page that was built earlier, each against what the ledger says now.
public struct ReportVerification {
    /// One figure, then and now.
    public struct Line: Sendable {
        public let then: BuiltPage.Figure
        /// Nil where the plan or the ledger has no such figure any more.
        public let now: FigureValue?
        /// As the page would write it; empty without a value.
        public let nowText: String
        public let holds: Bool
        /// The page does not say what its own exact amount says.
        public var isAltered = false

        /// Now less then, in minor units; nil where the page has no exact amount, or says something else.
        public var change: Int64? {
            guard !isAltered, let minor = then.minor, case .money(let now)? = now else { return nil }
            return Int64(clamping: Int128(now) - Int128(minor))
        }
    }

    public let page: BuiltPage
    public let provenance: Provenance
    /// Every figure that can be compared, in the order of the page.
    public let lines: [Line]

    public var changed: [Line] { lines.filter { !$0.holds } }
    /// What people read and the page itself does not bear out.
    public var altered: [Line] { lines.filter(\.isAltered) }

    /// Compares a page with a view of the books: on the page's day, unless another is named.
    public init(_ page: BuiltPage, _ books: LedgerView, on day: CalendarDate? = nil) throws {
        let asOf = day ?? page.asOf
        let reader = FigureAnswers(try Snapshot(books, asOf: asOf), PlanIndex(books.loaded.plan))
        let wanted = page.figures.map { ($0, reader.target($0.name)) }
        let needs = Set(wanted.compactMap { $0.1?.subject.breakdown }.map(ReportNeed.breakdown))
        // The charity's own eyes: what the page may not show is not shown by comparing it either.
        let figures = try ReportFigures(books, on: asOf, audience: .staff, needs: needs)
        self.page = page
        provenance = books.provenance(asOf: asOf)
        lines = try wanted.compactMap { try reader.line($0.0, $0.1, figures) }
    }
}

/// Finds what a page names.
private struct FigureAnswers {
    struct Target {
        var subject: FigureSubject
        var figure: Figure
        var period: FigurePeriod?
    }

    let books: Snapshot
    let index: PlanIndex

    init(_ books: Snapshot, _ index: PlanIndex) { (self.books, self.index) = (books, index) }

    /// Nil for a name that nothing has.
    func target(_ text: String) -> Target? {
        guard let name = try? FigureName(text), let figure = try? name.known() else { return nil }
        if FigureCatalogue.figure(text, in: .report) != nil {
            return Target(subject: .report, figure: figure, period: nil)
        }
        guard let subject = try? name.subject(in: index, campaigns: books.tallies.campaigns) else {
            return nil
        }
        let start = books.plan.organization.fiscalYearStart
        let period = name.period.flatMap { FigurePeriod($0, fiscalYearStart: start) }
        guard period != nil || name.period == nil else { return nil }
        return Target(subject: subject, figure: figure, period: period)
    }

    /// Nil for what says nothing of money or people: the page's own day, and a pace in words.
    func line(
        _ then: BuiltPage.Figure, _ target: Target?, _ figures: ReportFigures
    ) throws -> ReportVerification.Line? {
        guard let target else { return .init(then: then, now: nil, nowText: "", holds: false) }
        guard target.subject != .report else { return nil }
        let currency = books.plan.organization.currency
        let value = try value(target, figures)
        if target.figure.name == "pace" { return pace(then, value) }
        let text = value.map { target.figure.text(of: $0, in: currency) } ?? ""
        var holds = value.map { then.says($0, of: target.figure, in: currency) } ?? false
        if case .words? = value {
            holds =
                holds
                || index.names(of: target.subject).contains { name in
                    then.says(.words(name), of: target.figure, in: currency)
                }
        }
        return .init(
            then: then, now: value, nowText: text, holds: holds, isAltered: then.isAltered(in: currency))
    }

    private func value(_ target: Target, _ figures: ReportFigures) throws -> FigureValue? {
        guard let period = target.period else { return figures.value(of: target.figure, in: target.subject) }
        guard let tally = target.figure.tally else { return nil }
        return try books.change(of: tally, in: period, of: books.row(of: target.subject))?.value
    }

    /// Pages tell a pace in many words: what is compared is the side of the schedule.
    private func pace(_ then: BuiltPage.Figure, _ value: FigureValue?) -> ReportVerification.Line? {
        guard let said = then.side else { return nil }
        guard case .standing(let standing)? = value else {
            return .init(then: then, now: nil, nowText: "", holds: false)
        }
        let now = standing == .on ? "on pace" : standing.rawValue
        return .init(then: then, now: value, nowText: now, holds: said == now)
    }
}
