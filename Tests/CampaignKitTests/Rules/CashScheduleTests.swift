import CampaignKit
import TestSupport
import Testing

@Suite("Pledged cash by month")
struct CashScheduleTests {
    private let asOf = day("2026-11-20")

    private func promise(
        _ parts: [(String, Int64, Int64)], _ due: [(String, Int64)] = [], revocable: Bool = false
    ) -> OpenPromise {
        OpenPromise(
            unit: 1,
            parts: parts.map {
                OpenPromise.Part(
                    campaign: $0.0, outstanding: $0.1, overdue: $0.2,
                    unscheduled: due.isEmpty && !revocable ? $0.1 - $0.2 : 0)
            },
            installments: due.map { Installment(due: day($0.0), minorUnits: $0.1) })
    }

    private func schedule(_ promises: OpenPromise..., ends: String? = nil) throws -> CashSchedule {
        var schedule = CashSchedule(asOf: asOf)
        for promise in promises { try schedule.add(promise) { _ in ends.map(day) } }
        return schedule
    }

    private func months(_ schedule: CashSchedule) -> [String: Int64] {
        Dictionary(uniqueKeysWithValues: schedule.months.map { ($0.key.monthText, $0.value) })
    }

    @Test("what is due today comes this month, what was due yesterday is overdue")
    func edge() throws {
        let schedule = try schedule(
            promise([("a", 60, 10)], [("2026-11-19", 10), ("2026-11-20", 20), ("2026-12-01", 30)]))
        #expect(schedule.overdue == 10)
        #expect(months(schedule) == ["2026-11": 20, "2026-12": 30])
        #expect(try schedule.total() == 60)
    }

    @Test("what is overdue is told by how long it is due, to the cent")
    func ages() throws {
        let late = promise([("a", 30, 10), ("b", 60, 21)], [("2026-11-19", 20), ("2026-08-01", 11)])
        let schedule = try schedule(late, promise([("a", 7, 0)]), ends: "2026-10-01")
        #expect(schedule.overdueByAge == [.to30: 20, .to120: 11, .to60: 7])
        #expect(schedule.overdueByAge.values.reduce(0, +) == schedule.overdue)
        // Its day is not known: the oldest age hides nothing.
        #expect(try self.schedule(promise([("a", 9, 9)])).overdueByAge == [.over120: 9])
    }

    @Test("of a promise over two campaigns each month brings its share")
    func split() throws {
        let whole = [("2026-12-31", Int64(100)), ("2027-01-31", 100), ("2027-02-28", 100)]
        let schedule = try schedule(promise([("a", 100, 0)], whole))
        #expect(months(schedule) == ["2026-12": 34, "2027-01": 33, "2027-02": 33])
        #expect(try self.schedule(promise([("a", 100, 0), ("b", 200, 0)], whole)).total() == 300)
    }

    @Test("without a schedule it is due when its campaign ends; open-ended, never")
    func unscheduled() throws {
        let promise = promise([("a", 500, 0)])
        #expect(months(try schedule(promise, ends: "2026-12-31")) == ["2026-12": 500])
        #expect(months(try schedule(promise, ends: "2026-11-20")) == ["2026-11": 500])
        #expect(try schedule(promise, ends: "2026-11-19").overdue == 500)
        #expect(try schedule(promise).undated == 500)
    }

    @Test("a bequest intention has no date, whatever ends")
    func revocable() throws {
        let schedule = try schedule(promise([("a", 500, 0)], revocable: true), ends: "2020-01-01")
        #expect(schedule.undated == 500 && schedule.overdue == 0)
    }

    @Test("sums that do not fit are an error")
    func overflow() throws {
        #expect(throws: MoneyError.overflow) {
            _ = try schedule(promise([("a", .max, 0)]), promise([("a", 1, 0)]))
        }
        let two = try schedule(promise([("a", .max, 0)]), promise([("a", 9, 9)]))
        #expect(throws: MoneyError.overflow) { _ = try two.total() }
    }

    @Test("everything together is outstanding", arguments: Seeds.forRun(count: 4))
    func property(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            var schedule = CashSchedule(asOf: asOf)
            var outstanding: Int64 = 0
            for _ in 0..<Int.random(in: 0...8, using: &random) {
                let due = (0..<Int.random(in: 0...5, using: &random)).map { _ in
                    Installment(
                        due: asOf.adding(days: Int.random(in: -200...400, using: &random)),
                        minorUnits: Int64.random(in: 1...900, using: &random))
                }
                let parts = ["a", "b"].map { campaign in
                    let amount = Int64.random(in: 0...5000, using: &random)
                    return OpenPromise.Part(
                        campaign: campaign, outstanding: amount,
                        overdue: Int64.random(in: 0...amount, using: &random))
                }
                outstanding += parts.reduce(0) { $0 + $1.outstanding }
                try schedule.add(OpenPromise(unit: 1, parts: parts, installments: due)) {
                    $0 == "a" ? nil : self.asOf.adding(days: 40)
                }
            }
            #expect(try schedule.total() == outstanding, "seed \(seed)")
            #expect(
                schedule.months.keys.allSatisfy { $0 >= asOf.startOfMonth && $0.day == 1 }, "seed \(seed)")
        }
    }
}
