import CampaignKit

/// A year's donors, so many of each group, all of whom gave alike.
enum MadeUpLifecycle {
    static func report(
        new: Int = 40, recaptured: Int = 7, kept: Int = 120, lapsed: Int = 60, dormant: Int = 300
    ) throws -> LifecycleReport {
        var partition = LifecyclePartition()
        var giving: [Int64] = []
        func add(_ count: Int, _ this: Int64, _ last: Int64, _ earlier: Bool) throws {
            for index in 0..<count {
                let this = this == 0 ? 0 : this + Int64(index % 3) * 1000
                try partition.add(thisYear: this, lastYear: last, gaveEarlier: earlier && index % 2 == 0)
                if this > 0 { giving.append(this) }
            }
        }
        try add(new, 5000, 0, false)
        for _ in 0..<recaptured {
            try partition.add(thisYear: 9000, lastYear: 0, gaveEarlier: true)
            giving.append(9000)
        }
        try add(kept, 11_000, 12_000, true)
        try add(lapsed, 0, 7000, true)
        for _ in 0..<dormant { try partition.add(thisYear: 0, lastYear: 0, gaveEarlier: true) }
        return try LifecycleReport(
            year: LifecycleYear(2026), partition: partition, giving: giving, gifts: giving)
    }
}
