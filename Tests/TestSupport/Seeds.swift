import Foundation

/// Seeds for property tests: fixed ones, so that a passing run stays passing, and a fresh one, so that every
/// run also looks where none has looked.
///
/// `CAMPAIGN_TEST_SEED=N` replays a fresh seed.
public enum Seeds {
    /// `count` fixed seeds and this run's own, which is the same for every test of the process.
    public static func forRun(count: Int) -> [UInt64] {
        (0..<max(0, count)).map { UInt64($0 + 1) &* 1_000_003 } + [fresh]
    }

    /// This run's own seed, printed once.
    public static let fresh: UInt64 = {
        let given = ProcessInfo.processInfo.environment["CAMPAIGN_TEST_SEED"].flatMap(UInt64.init)
        let seed = given ?? UInt64.random(in: 0...UInt64(Int64.max))
        TestLog.note("seed of this run: \(seed) (replay it with CAMPAIGN_TEST_SEED=\(seed))")
        return seed
    }()
}
