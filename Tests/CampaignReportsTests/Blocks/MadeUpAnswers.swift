import CampaignKit

@testable import CampaignReports

/// What a ledger would answer of the Center for Innovation: every figure typed by hand.
enum MadeUpAnswers {
    static let center = "center-for-innovation"
    private static func day(_ text: String) -> CalendarDate { Sample.day(text) }

    static func all() throws -> [ReportNeed: ReportAnswer] {
        [
            .course(campaign: center): .course(try course()),
            .pyramid(campaign: center): .pyramid(try pyramid()),
            .cash(campaign: center): .cash(try cash()),
            .spans(campaign: center): .spans(try spans()),
            .days(campaign: nil, last: 3): .days(try days()),
            .comparison(campaign: "year-end-2026", with: center): .comparison(try comparison()),
            .cash(campaign: nil): .cash(try cash()),
            .changes(campaign: center, since: nil, largest: 12): .changes(try changes()),
            .changes(campaign: center, since: nil, largest: 2): .changes(try changes(largest: 2)),
            .changes(campaign: center, since: nil, largest: 0): .changes(try changes(largest: 0)),
        ]
    }

    /// Raised in steps, $758K ahead a year ago and behind on the day.
    static func course(raised: Int64 = 231_040_000) throws -> CampaignCourse {
        let campaign = try Found.value(MadeUpFigures.plan.campaign(center))
        let run = try Found.value(CampaignRun(campaign))
        let asOf = MadeUpFigures.asOf
        let known: [(String, Int64)] = [
            ("2025-02-28", 75_000_000), ("2025-06-30", 144_000_000), ("2025-10-31", 203_000_000),
            ("2026-03-31", 229_500_000), ("2026-11-20", raised),
        ]
        var amounts: [CalendarDate: Int64] = [:]
        for day in CampaignCourse.days(of: run, asOf: asOf) {
            amounts[day] = known.last { Self.day($0.0) <= day }?.1 ?? 0
        }
        let basis = ForecastBasis(
            raised: raised, starts: run.starts, ends: run.ends, asOf: asOf, raisedBefore: raised)
        return CampaignCourse(run, rule: .linear, asOf: asOf, raised: amounts, forecast: try Forecast(basis))
    }

    static func pyramid() throws -> GiftPyramid {
        var pyramid = GiftPyramid(GiftTable.standard(goal: MadeUpFigures.usd(4_200_000)))
        for dollars: Int64 in [750_000, 400_000, 210_000, 110_000, 105_000, 60_000, 5000] {
            try pyramid.add(dollars * 100)
        }
        return pyramid
    }

    /// $837,274.50 in all, as the status has it.
    static func cash() throws -> CashSchedule {
        var schedule = CashSchedule(asOf: MadeUpFigures.asOf)
        let due: [(String, Int64)] = [
            ("2026-07-01", 1_000_000), ("2026-11-01", 250_000), ("2026-12-31", 20_000_000),
            ("2027-06-30", 30_000_000), ("2028-06-30", 32_477_450),
        ]
        try schedule.add(
            OpenPromise(
                unit: 1,
                parts: [.init(campaign: center, outstanding: 83_727_450, overdue: 1_250_000)],
                installments: due.map { Installment(due: day($0.0), minorUnits: $0.1) })
        ) { _ in nil }
        return schedule
    }

    /// $500 raised and $900 received this year, $800 and $600 in the same days of the last.
    static func spans() throws -> SpanComparison {
        func span(_ first: String, _ last: String, _ raised: Int64, _ received: Int64) throws
            -> SpanComparison.Span
        {
            let before = MadeUpFigures.tally(100_000, received: 10_000, gifts: 4)
            let after = MadeUpFigures.tally(100_000 + raised, received: 10_000 + received, gifts: 9)
            return try .init(first: day(first), last: day(last), before: before, after: after)
        }
        return SpanComparison(
            present: try span("2026-01-01", "2026-11-20", 50_000, 90_000),
            past: try span("2025-01-01", "2025-11-20", 80_000, 60_000))
    }

    /// $100 and $50 in the first two days, and a refund on the third.
    static func days() throws -> DaySeries {
        let sums: [(Int64, Int64)] = [(0, 0), (10_000, 1), (15_000, 3), (14_000, 2)]
        let evenings = sums.enumerated().map { index, sum in
            (
                day: MadeUpFigures.asOf.adding(days: index - 3),
                tally: MadeUpFigures.tally(1_000_000 + sum.0, received: 900_000 + sum.0, gifts: 5 + sum.1)
            )
        }
        return try DaySeries(evenings, lastPosting: .init(batch: 7, time: "2026-11-20T14:05:33Z"))
    }

    /// The appeal against the center on the 20th day of their runs.
    static func comparison() throws -> CampaignComparison {
        func side(_ id: String, _ on: String, _ tally: Tally) throws -> CampaignComparison.Side {
            let campaign = try Found.value(MadeUpFigures.plan.campaign(id))
            return .init(run: try Found.value(CampaignRun(campaign)), day: day(on), tally: tally, result: nil)
        }
        return CampaignComparison(
            dayOfRun: 20, first: try side(center, "2025-01-20", MadeUpFigures.tally(5_000_000, gifts: 3)),
            second: try side("year-end-2026", "2026-11-20", MadeUpFigures.tally(4_123_550, gifts: 231)))
    }

    /// $10,500 more than on 20 August, with a correction, and a donor whom the board may not know.
    static func changes(largest: Int = 12) throws -> ChangeSummary {
        typealias Sums = ChangeSummary.Sums
        let changes: [(ChangeReason, Sums, String, Anonymity)] = [
            (.paid, Sums(received: 18_825_000, outstanding: -18_825_000), "Rivka Almog", .none),
            (.promise, Sums(raised: 2_500_000, outstanding: 2_500_000), "Omer Lev", .board),
            (.cut, Sums(raised: -1_500_000, outstanding: -1_500_000), "Ana Ruiz", .none),
            (.gift, Sums(raised: 500_000, received: 500_000), "<b>Ben</b> Okafor", .none),
            (.writtenOff, Sums(raised: -400_000, outstanding: -400_000), "Cleo Marsh", .none),
            (.corrected, Sums(raised: -50_000, received: -50_000), "", .none),
        ]
        let change = try changes.reduce(Sums()) { try $0.adding($1.1) }
        let tally = MadeUpFigures.tallies[.own(center)]
        var summary = ChangeSummary(
            since: day("2026-08-20"), asOf: MadeUpFigures.asOf, then: try Sums(tally).subtracting(change),
            now: Sums(tally))
        for (reason, sums, _, _) in changes {
            try summary.add(sums, because: reason, isLate: reason == .gift)
        }
        let entries = changes.map {
            ChangeSummary.Entry(
                reason: $0.0, day: day("2026-10-01"), sums: $0.1, donorName: $0.2, anonymity: $0.3,
                campaign: center)
        }
        summary.largest = Array(entries.prefix(largest))
        let gifts = entries.filter { [.gift, .promise].contains($0.reason) }
        summary.largestGifts = Array(gifts.prefix(largest))
        return summary
    }
}

/// A value that the made-up plan has.
enum Found {
    struct Nothing: Error {}

    static func value<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw Nothing() }
        return value
    }
}
