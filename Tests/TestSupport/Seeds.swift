import Foundation

/// Seeds for property tests: fixed ones, so that a passing run stays passing, and a fresh one, so that every
/// run also looks where none has looked.
///
/// `CAMPAIGN_TEST_SEED=N` replays a fresh seed; `.ci/test` sets one, and says the command behind a failure.
public enum Seeds {
    /// `count` fixed seeds and this run's own, which is the same for every test of the process.
    ///
    /// On a server a quarter of them: the same rules were shown with all of them on a file, and each
    /// statement costs a round trip there.
    public static func forRun(count: Int) -> [UInt64] {
        let fixed = TestServer.isUsed ? (count + 3) / 4 : count
        return (0..<max(0, fixed)).map { UInt64($0 + 1) &* 1_000_003 } + [fresh]
    }

    /// This run's own seed, printed once.
    public static let fresh: UInt64 = {
        let given = ProcessInfo.processInfo.environment["CAMPAIGN_TEST_SEED"].flatMap(UInt64.init)
        let seed = given ?? UInt64.random(in: 0...UInt64(Int64.max))
        if given == nil {
            TestLog.note("to run the property tests again as now: CAMPAIGN_TEST_SEED=\(seed) swift test …")
        }
        return seed
    }()
}
