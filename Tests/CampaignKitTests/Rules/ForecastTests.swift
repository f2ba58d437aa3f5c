import CampaignKit
import TestSupport
import Testing

@Suite("Forecast, rules.md §2")
struct ForecastTests {
    /// A campaign of 1 January to 10 April 2026: 100 days.
    private func basis(
        _ asOf: String, raised: Int64, before: Int64? = nil, model: (Int64, Int64)? = nil,
        pace: PaceRule = .linear, held: Int64 = 0, starts: String? = "2026-01-01",
        ends: String? = "2026-04-10"
    ) -> ForecastBasis {
        ForecastBasis(
            raised: raised, held: held, starts: starts.map(day), ends: ends.map(day),
            asOf: day(asOf), pace: pace, raisedBefore: before,
            model: model.map { ForecastBasis.Model(reached: $0.0, result: $0.1) })
    }

    private func range(_ forecast: Forecast) -> [Forecast.Estimate?] {
        [forecast.low, forecast.likely, forecast.high]
    }

    @Test("an even pace alone: what is there is the low end")
    func evenly() throws {
        let forecast = try Forecast(basis("2026-01-20", raised: 1000))
        #expect(range(forecast) == [.init(1000, .there), .init(5000, .evenly), .init(5000, .evenly)])
        #expect(forecast.missing == [.comparable])
    }

    @Test("the last 28 days go on as they were")
    func recent() throws {
        // Day 50: 2,800 in 28 days is 100 a day for 50 days more.
        let forecast = try Forecast(basis("2026-02-19", raised: 3000, before: 200))
        #expect(range(forecast) == [.init(6000, .evenly), .init(6000, .evenly), .init(8000, .recent)])
    }

    @Test("a campaign like it is likelier than an even pace")
    func model() throws {
        let forecast = try Forecast(basis("2026-02-19", raised: 3000, model: (2000, 8000)))
        #expect(forecast.projections.map(\.method) == [.evenly, .remainder, .share])
        #expect(range(forecast) == [.init(6000, .evenly), .init(12_000, .share), .init(12_000, .share)])
        #expect(forecast.missing.isEmpty)
        let other = try Forecast(basis("2026-02-19", raised: 500, model: (2000, 8000)))
        #expect(range(other) == [.init(1000, .evenly), .init(2000, .share), .init(6500, .remainder)])
    }

    @Test("below a tenth a share says nothing, what still came does")
    func early() throws {
        let forecast = try Forecast(basis("2026-01-05", raised: 100, model: (10, 8000)))
        #expect(range(forecast) == [.init(100, .there), .init(8090, .remainder), .init(8090, .remainder)])
        #expect(forecast.missing == [.days])
    }

    @Test("before it starts, a campaign like it is all there is")
    func notStarted() throws {
        #expect(try Forecast(basis("2025-12-01", raised: 0)).likely == nil)
        let forecast = try Forecast(basis("2025-12-01", raised: 50, model: (0, 8000)))
        #expect(range(forecast) == [.init(50, .there), .init(8050, .remainder), .init(8050, .remainder)])
    }

    @Test("its own month table")
    func table() throws {
        let months = PaceRule.months([.init(month: day("2026-01-01"), shareTenths: 200)])
        let forecast = try Forecast(basis("2026-01-31", raised: 1000, pace: months))
        #expect(forecast.likely == .init(5000, .schedule))
        #expect(forecast.low == .init(3225, .evenly))
    }

    @Test("checks that are held are there")
    func held() throws {
        let forecast = try Forecast(basis("2026-04-10", raised: 1000, held: 300))
        #expect(range(forecast) == [.init(1300, .there), .init(1300, .evenly), .init(1300, .evenly)])
    }

    @Test("an ended campaign has what it has; an open-ended one no last day to forecast")
    func edges() throws {
        let ended = try Forecast(basis("2026-04-11", raised: 1000, model: (1, 9)))
        #expect(range(ended) == Array(repeating: .init(1000, .ended), count: 3))
        #expect(ended.missing.isEmpty)
        let open = try Forecast(basis("2026-02-01", raised: 1000, ends: nil))
        #expect(range(open) == [nil, nil, nil] && open.missing == [.ends])
        let neither = try Forecast(basis("2026-02-01", raised: 1000, starts: nil, ends: nil))
        #expect(neither.missing == [.starts, .ends])
    }

    @Test("nothing raised goes on as nothing, so it is no basis")
    func nothing() throws {
        let forecast = try Forecast(basis("2026-02-19", raised: 0, before: 0))
        #expect(range(forecast) == [nil, nil, nil])
        #expect(forecast.missing == [.gifts, .comparable])
    }

    @Test("amounts that do not fit are an error")
    func overflow() {
        #expect(throws: MoneyError.overflow) { try Forecast(basis("2026-02-19", raised: .max)) }
        #expect(throws: MoneyError.overflow) {
            try Forecast(basis("2026-04-10", raised: .max, held: 1))
        }
    }

    @Test("never below what is there, and in order", arguments: Seeds.forRun(count: 4))
    func property(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        func amount() -> Int64 { Int64.random(in: -50...1_000_000, using: &random) }
        for _ in 0..<3000 {
            let starts = day("2026-01-01").adding(days: Int.random(in: -300...300, using: &random))
            let some = ForecastBasis(
                raised: amount(), held: max(0, amount()), starts: starts,
                ends: starts.adding(days: Int.random(in: 0...400, using: &random)), asOf: day("2026-01-01"),
                raisedBefore: Bool.random(using: &random) ? amount() : nil,
                model: Bool.random(using: &random) ? .init(reached: amount(), result: amount()) : nil)
            let forecast = try Forecast(some)
            let there = try some.there
            #expect(forecast.projections.allSatisfy { $0.minorUnits >= there }, "seed \(seed)")
            guard let low = forecast.low, let likely = forecast.likely, let high = forecast.high else {
                #expect(!forecast.missing.isEmpty, "seed \(seed)")
                continue
            }
            #expect(there <= low.minorUnits, "seed \(seed)")
            #expect(low.minorUnits <= likely.minorUnits, "seed \(seed)")
            #expect(likely.minorUnits <= high.minorUnits, "seed \(seed)")
        }
    }
}
