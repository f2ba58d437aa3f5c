public import CampaignKit
import CampaignLedger
public import CampaignReports

extension ReportFigures {
    /// What some readers may see of books on a day, with the answers to what a text asks for.
    ///
    /// Names are those that the audience reads in the language. `grant` is the one that the text is about,
    /// where it is about one; `since` is the day of changes where the text does not say it.
    public init(
        _ books: LedgerView, on day: CalendarDate, audience: Audience, needs: Set<ReportNeed>,
        in language: LetterLanguage = .en, countingDonors: Bool = true, grant: Int64? = nil,
        since: CalendarDate? = nil
    ) throws {
        let books = books.named(in: language, for: audience)
        var answers = ReportAnswers(books, figures: try Snapshot(books, asOf: day))
        (answers.grant, answers.since) = (grant, since)
        let source = answers.figures.provenance
        self.init(
            plan: source.plan, asOf: day, knownOn: source.knownOn, planDigest: source.planDigest,
            ledgerHead: source.ledgerHead, audience: audience, status: try answers.figures.status(),
            answers: try answers.all(of: needs, countingDonors: countingDonors))
    }
}

/// Asks the ledger what reports need.
struct ReportAnswers {
    let books: LedgerView
    let figures: Snapshot
    /// The grant that the text is about; nil for nearly every text.
    var grant: Int64?
    /// The day from which changes are told where a block does not say it.
    var since: CalendarDate?
    /// How far back they are told where nothing says since when.
    private static let usualMonths = 3

    init(_ books: LedgerView, figures: Snapshot) {
        self.books = books
        self.figures = figures
    }

    func all(of needs: Set<ReportNeed>, countingDonors: Bool) throws -> [ReportNeed: ReportAnswer] {
        // One reading of the gifts for all breakdowns.
        let kinds = Set(needs.compactMap { if case .breakdown(let kind) = $0 { kind } else { nil } })
        let money = try figures.breakdowns(by: kinds, countingDonors: countingDonors)
        var answers: [ReportNeed: ReportAnswer] = [:]
        for need in needs { answers[need] = try answer(to: need, money) }
        return answers.merging(try changes(needs)) { $1 }
    }

    /// One walk through the rows of a span for all that ask for it, whatever rows they show of it.
    private func changes(_ needs: Set<ReportNeed>) throws -> [ReportNeed: ReportAnswer] {
        struct Span: Hashable {
            let campaign: String?
            let since: CalendarDate
        }
        var asked: [Span: [(need: ReportNeed, largest: Int)]] = [:]
        for need in needs {
            guard case .changes(let id, let since, let largest) = need else { continue }
            let day = since ?? self.since ?? figures.asOf.adding(months: -Self.usualMonths)
            asked[Span(campaign: id, since: day), default: []].append((need, largest))
        }
        var answers: [ReportNeed: ReportAnswer] = [:]
        for (span, needs) in asked {
            let most = needs.map(\.largest).max() ?? 0
            let summary = try figures.changes(in: span.campaign, since: span.since, largest: most)
            for (need, largest) in needs { answers[need] = .changes(summary.limited(to: largest)) }
        }
        return answers
    }

    private func answer(
        to need: ReportNeed, _ money: [Breakdown: [BreakdownRow]]
    ) throws -> ReportAnswer? {
        let plan = figures.plan
        return switch need {
        case .breakdown(let kind):
            .breakdown(
                try BreakdownReport(kind: kind, plan: plan, money: money[kind] ?? [], selected: []))
        case .lifecycle(let need): try lifecycle(need).map { .lifecycle($0) }
        case .course(let id):
            try plan.campaign(id).flatMap { try figures.course(of: $0) }.map { .course($0) }
        case .curve(let id, let other):
            try plan.campaign(id).flatMap { try figures.course(of: $0, like: other) }.map { .course($0) }
        case .pyramid(let id):
            try plan.campaign(id).flatMap { try figures.giftPyramid(of: $0) }.map { .pyramid($0) }
        case .cash(let id): .cash(try figures.cashSchedule(ofTree: id))
        case .changes, .signatures: nil
        case .spans(let id): .spans(try figures.spans(in: id))
        case .comparison(let id, let other): try comparison(id, other).map { .comparison($0) }
        case .donors(let id): .donors(try figures.donorGiving(ofTree: id))
        case .days(let id, let last): .days(try days(id, last))
        case .pledges(let id): .pledges(try figures.openPledges(ofTree: id))
        case .grants: .grants(try GrantSummary(figures))
        case .account(let named, let start):
            try (named ?? grant).flatMap { try GrantAccount(figures, grant: $0, from: start) }
                .map { .account($0) }
        case .projects: .projects(try ProjectSummary.all(figures))
        }
    }

    /// Evening by evening; the last is the day of the figures.
    private func days(_ id: String?, _ count: Int) throws -> DaySeries {
        let evenings = try (0...count).map { back -> (day: CalendarDate, tally: Tally) in
            let day = figures.asOf.adding(days: back - count)
            let tallies = try figures.tallies(on: day)
            return (day, id.map(tallies.rolledUp) ?? tallies[.total])
        }
        let last = try figures.ledger?.batches().first { batch in figures.batch.map { batch.id <= $0 } ?? true
        }
        return try DaySeries(
            evenings, lastPosting: last.map { .init(batch: $0.id, time: $0.postedAtUTC) })
    }

    /// Nil where one has no dates, or has not started.
    private func comparison(_ id: String, _ other: String) throws -> CampaignComparison? {
        let runs = [other, id].compactMap(figures.plan.campaign).compactMap(CampaignRun.init)
        guard runs.count == 2, runs.allSatisfy({ $0.starts <= figures.asOf }) else { return nil }
        return try figures.comparison(of: runs[0], with: runs[1])
    }

    /// Nil for a year that has not begun by the day.
    private func lifecycle(_ need: LifecycleNeed) throws -> LifecycleReport? {
        let start = books.loaded.plan.organization.fiscalYearStart
        var day = figures.asOf
        var year = LifecycleYear(containing: day, startingOn: start)
        if case .year(let number) = need {
            guard number <= year.year else { return nil }
            year = LifecycleYear(number, startingOn: start)
        }
        if need == .yearBefore {
            day = day.adding(months: -12)
            year = LifecycleYear(containing: day, startingOn: start)
        }
        var study = GivingStudy(GivingQuery(year: year, asOf: day, knownOn: books.batch))
        try study.run(books.ledger)
        return try study.report()
    }
}
