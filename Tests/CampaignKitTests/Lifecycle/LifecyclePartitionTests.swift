import TestSupport
import Testing

@testable import CampaignKit

@Suite("Lifecycle: the partition and its checks")
struct LifecyclePartitionTests {
    /// One donor's giving.
    struct Giving {
        var this: Int64
        var last: Int64
        var earlier: Bool
    }

    private func partition(_ donors: [Giving]) throws -> LifecyclePartition {
        var partition = LifecyclePartition()
        for donor in donors {
            try partition.add(thisYear: donor.this, lastYear: donor.last, gaveEarlier: donor.earlier)
        }
        return partition
    }

    private func report(_ donors: [Giving]) throws -> LifecycleReport {
        try LifecycleReport(
            year: LifecycleYear(2026), partition: partition(donors), giving: donors.map(\.this), gifts: [])
    }

    private let small = [
        Giving(this: 100, last: 0, earlier: false), Giving(this: 50, last: 0, earlier: true),
        Giving(this: 300, last: 200, earlier: false), Giving(this: 70, last: 70, earlier: true),
        Giving(this: 30, last: 90, earlier: true), Giving(this: 0, last: 40, earlier: false),
        Giving(this: 0, last: 60, earlier: true), Giving(this: 0, last: 0, earlier: true),
        Giving(this: -5, last: 0, earlier: false),
    ]

    @Test func checksHoldAndSayWhatTheyAreMadeOf() throws {
        let report = try report(small)
        #expect(report.isConsistent)
        #expect(report.checks.map(\.whole) == [5, 5, 550])
        #expect(report.checks.map(\.parts) == [[1, 1, 1, 1, 1], [1, 1, 1, 1, 1], [460, 250, -160]])
        #expect(report.checks.map(\.sum) == [5, 5, 550])
        #expect(report.partition.otherThisYearMinor == -5)
        #expect(report.partition.otherLastYearMinor == 0)
    }

    @Test func gainsAndLosses() throws {
        let report = try report(small)
        #expect(report.gains.newMinor == 100)
        #expect(report.gains.recapturedMinor == 50)
        #expect(report.gains.increasesMinor == 100)
        #expect(report.losses.decreasesMinor == 60)
        #expect(report.losses.lapsedNewMinor == 40)
        #expect(report.losses.lapsedRepeatMinor == 60)
        #expect(report.losses.totalMinor == 160)
    }

    @Test func retentionIsOfLastYearsDonors() throws {
        let retention = try report(small).retention
        #expect(retention.overall.kept == 3 && retention.overall.of == 5)
        #expect(retention.overall.percent?.text == "60.0%")
        #expect(retention.newDonors.kept == 1 && retention.newDonors.of == 2)
        #expect(retention.repeatDonors.kept == 2 && retention.repeatDonors.of == 3)
        #expect(retention.repeatDonors.percent?.text == "66.6%")
        #expect(retention.revenue.kept == 400 && retention.revenue.of == 460)
        #expect(retention.revenue.percent?.text == "86.9%")
    }

    /// Nothing is a share of nothing, and no 0 % stands where no one could be kept.
    @Test func aFirstYearHasNoRetention() throws {
        let report = try report([Giving(this: 10, last: 0, earlier: false)])
        #expect(report.retention.overall.percent == nil)
        #expect(report.retention.revenue.percent == nil)
        #expect(report.isConsistent)
        let empty = try self.report([])
        #expect(empty.isConsistent && empty.concentration.giniHundredths == nil)
        #expect(empty.sizes.averageMinor == nil && empty.sizes.medianMinor == nil)
    }

    @Test func overflowIsAnError() throws {
        #expect(throws: MoneyError.overflow) {
            try self.partition([
                Giving(this: .max, last: 0, earlier: false), Giving(this: 1, last: 0, earlier: false),
            ])
        }
    }

    /// Whatever is given, everyone is in one group and the three sums agree.
    @Test(arguments: Seeds.forRun(count: 5))
    func checksHoldForAnyGiving(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let donors = (0..<Int.random(in: 0...200, using: &random)).map { _ in
            Giving(
                this: Int64.random(in: -20...60, using: &random) * 100,
                last: Int64.random(in: -20...60, using: &random) * 100,
                earlier: Bool.random(using: &random))
        }
        let report = try report(donors)
        #expect(report.isConsistent, "seed \(seed)")
        let grouped = report.partition.groups.values.reduce(0) { $0 + $1.donors }
        let nobody = donors.filter { $0.this <= 0 && $0.last <= 0 && !$0.earlier }.count
        #expect(grouped + nobody == donors.count, "seed \(seed)")
        let everything = donors.reduce(0) { $0 + $1.this }
        let partition = report.partition
        #expect(partition.totalThisYearMinor + partition.otherThisYearMinor == everything, "seed \(seed)")
        let shares = report.retention
        #expect(shares.newDonors.of + shares.repeatDonors.of == shares.overall.of, "seed \(seed)")
    }

    /// A wrong number is noticed: what the donors gave is not what the groups hold.
    @Test func aReportThatDisagreesSaysSo() throws {
        let partition = try partition(small)
        let report = try LifecycleReport(
            year: LifecycleYear(2026), partition: partition, giving: [1], gifts: [])
        #expect(!report.isConsistent)
    }
}
