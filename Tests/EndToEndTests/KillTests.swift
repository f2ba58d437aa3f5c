import Foundation
import Glibc
import TestSupport
import Testing

/// Whenever a posting is killed, the ledger holds the whole batch or nothing of it.
///
/// `CAMPAIGN_KILL_POINTS=200` looks at more points; `CAMPAIGN_TEST_SEED` replays them.
extension EndToEnd {
    @Suite("Kills")
    struct KillTests {
        private static let points =
            ProcessInfo.processInfo.environment["CAMPAIGN_KILL_POINTS"].flatMap { Int($0) } ?? 20

        @Test("A large import, which drops and rebuilds the indexes")
        func largeImport() throws {
            let harness = try KillHarness(earlier: 1000, gifts: 19_000, seed: Seeds.fresh)
            let points = KillHarness.points(max(2, Self.points / 10), seed: Seeds.fresh)
            #expect(harness.problems(at: points + [.checkpoint]) == [])
        }

        @Test("An import into a ledger that holds more")
        func smallImport() throws {
            let harness = try KillHarness(earlier: 800, gifts: 500, seed: Seeds.fresh)
            let points = KillHarness.points(max(3, Self.points * 4 / 5), seed: Seeds.fresh &+ 1)
            #expect(harness.problems(at: points + [.checkpoint]) == [])
        }

        @Test("The very first import, which makes the ledger")
        func firstImport() throws {
            let harness = try KillHarness(earlier: 0, gifts: 300, seed: Seeds.fresh)
            let points = KillHarness.points(max(3, Self.points * 3 / 10), seed: Seeds.fresh &+ 2)
            #expect(harness.problems(at: points) == [])
        }

        @Test("One gift typed in", arguments: [0.3, 0.8, 0.95])
        func giftAdd(share: Double) throws {
            let workspace = try TestWorkspace()
            let words = ["gift", "add", "--amount", "250", "--name", "Ana Ruiz", "--date", "2026-11-03"]
            let whole = workspace.start(words).wait()
            #expect(whole.succeeded, "\(whole.failure)")
            let before = try workspace.figures()
            let program = workspace.start(words.map { $0 == "250" ? "300" : $0 })
            let end = program.wait {
                if Double($0.workDone) >= share * Double(whole.work) { $0.signal(SIGKILL) }
            }.end
            #expect(end == .killed(signal: SIGKILL) || end == .exited(0))
            let left = try workspace.figures()
            #expect(left.raised - before.raised == 0 || left.raised - before.raised == 300_00)
            #expect(workspace.deepProblem() == nil)
            #expect(workspace.run("gift", "add", "--amount", "7", "--name", "Lee Wong").succeeded)
            #expect(try workspace.figures().raised == left.raised + 700)
        }

        @Test("Ctrl-C keeps nothing and says so with 130, or came too late")
        func interrupt() throws {
            let harness = try KillHarness(earlier: 300, gifts: 1500, seed: 7)
            for share in [0.2, 0.4, 0.6] {
                let workspace = try TestWorkspace()
                try workspace.takeLedger(of: harness.prepared)
                let program = workspace.start(["import", harness.file])
                let end = program.wait {
                    if Double($0.workDone) >= share * Double(harness.work) { $0.signal(SIGINT) }
                }.end
                #expect([.exited(130), .killed(signal: SIGINT), .exited(0)].contains(end), "\(end)")
                #expect(try workspace.figures() == (end == .exited(0) ? harness.after : harness.before))
                #expect(workspace.files == ["Campaigns", "campaign.sqlite"])
                #expect(workspace.deepProblem() == nil)
            }
        }
    }
}
