import CampaignKit
import Testing

/// The contract of figures, and what each must be to be shown anywhere.
@Suite("The catalogue of figures")
struct FigureCatalogueTests {
    private static let day = CalendarDate(dayNumber: 20_777)

    private static func plan(goal: Int64? = 100_000, starts: String? = "2026-10-01") -> Plan {
        var letter = Appeal(id: "letter", name: "Letter")
        letter.cost = Money(minorUnits: 1_000, currency: .usd)
        return Plan(
            organization: Organization(name: "Us"),
            campaigns: [
                Campaign(
                    id: "a", name: "A", goal: goal.map { Money(minorUnits: $0, currency: .usd) },
                    starts: starts.flatMap { CalendarDate($0) }, ends: CalendarDate("2026-12-31"),
                    appeals: [letter])
            ])
    }

    /// A row of every kind that has figures.
    private static func rows(_ plan: Plan) throws -> [FigureRow] {
        var tally = Tally()
        (tally.raised, tally.received, tally.outstanding) = (30_000, 20_000, 10_000)
        (tally.gifts, tally.donors) = (3, 2)
        let report = try StatusReport.build(
            plan: plan, tallies: Tallies([.own("a"): tally, .total: tally]), asOf: day)
        let appeals = try BreakdownReport(
            kind: .appeal, plan: plan, money: [BreakdownRow(campaign: "a", key: "letter", tally: tally)],
            selected: [])
        let letter = FigureSubject.appeal("letter", campaign: "a")
        let row = try #require(report.row("a"))
        return [
            FigureRow(row, plan: plan, asOf: day), FigureRow(ownOf: row, plan: plan, asOf: day),
            FigureRow(
                try #require(appeals.row(of: letter)), of: letter, plan: plan, asOf: day),
            FigureRow(
                total: try #require(report.total), of: report.rows, plan: plan, asOf: day),
            FigureRow(unassigned: tally, plan: plan, asOf: day),
            FigureRow(organizationOf: plan, asOf: day), FigureRow(reportOf: plan, asOf: day),
        ]
    }

    @Test("Each name is there once, and what rows add up to is all there in order")
    func names() {
        let names = FigureCatalogue.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(FigureCatalogue.sums.compactMap(\.tally) == TallyFigure.allCases)
        #expect(FigureCatalogue.all.allSatisfy { $0.tally == TallyFigure(rawValue: $0.name) })
    }

    @Test("Each says what it is, who has it and what it counts", arguments: FigureCatalogue.all.map(\.name))
    func words(name: String) throws {
        let figure = try #require(FigureCatalogue.figure(name))
        #expect(!figure.title.isEmpty && figure.summary.count > 10 && !figure.summary.hasSuffix("."))
        #expect(figure.summary.first?.isUppercase == false && !figure.subjects.isEmpty)
        #expect((figure.kind == .count) == !figure.noun.isEmpty)
        if let tally = figure.tally { #expect(tally.isMoney == (figure.kind == .money)) }
    }

    @Test("A value is of its kind; without one there is a reason", arguments: FigureCatalogue.all.map(\.name))
    func values(name: String) throws {
        let figure = try #require(FigureCatalogue.figure(name))
        for plan in [Self.plan(), Self.plan(goal: nil), Self.plan(starts: nil)] {
            for row in try Self.rows(plan) where row.has(figure) {
                guard let value = figure.value(of: row) else {
                    #expect(!figure.absence(in: row).isEmpty, "\(row.label).\(name)")
                    continue
                }
                let isOfKind =
                    switch (value, figure.kind) {
                    case (.money, .money), (.count, .count), (.percent, .percent), (.date, .date): true
                    case (.words, .words), (.standing, .words): true
                    default: false
                    }
                #expect(isOfKind, "\(row.label).\(name)")
            }
        }
    }

    @Test(
        "What is computed has a formula wherever it has a value", arguments: FigureCatalogue.all.map(\.name))
    func formulas(name: String) throws {
        let figure = try #require(FigureCatalogue.figure(name))
        guard figure.tally == nil else { return }
        for plan in [Self.plan(), Self.plan(goal: nil), Self.plan(starts: nil)] {
            for row in try Self.rows(plan) {
                let formula = figure.formula(of: row)
                let isThere = figure.value(of: row) != nil || formula?.instead != nil
                #expect((formula != nil) == isThere, "\(row.label).\(name)")
                // What a formula sends to next is a figure of the same day.
                for next in formula?.parts.compactMap(\.next) ?? [] {
                    #expect(try FigureName(next).known().name == next.split(separator: ".").last ?? "")
                }
            }
        }
    }

    @Test("Nothing else has it")
    func others() throws {
        let goal = try #require(FigureCatalogue.figure("goal"))
        let unassigned = try #require(try Self.rows(Self.plan()).first { $0.subject == .unassigned })
        #expect(goal.value(of: unassigned) == nil && goal.formula(of: unassigned) == nil)
        #expect(FigureCatalogue.figure("goal", in: .unassigned) == nil)
        #expect(FigureCatalogue.figure("gaol") == nil)
    }

    @Test("Without an open application, the weighted pipeline does not exist")
    func pipeline() throws {
        let figure = try #require(FigureCatalogue.figure("pipeline_weighted"))
        for row in try Self.rows(Self.plan()) where row.has(figure) {
            #expect(figure.value(of: row) == nil && figure.formula(of: row) == nil)
            #expect(figure.absence(in: row) == "no application is open")
        }
        #expect(figure.documents == .all)
    }
}
