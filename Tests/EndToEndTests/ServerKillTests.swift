import Foundation
import Glibc
import TestSupport
import Testing

/// Whenever a posting to a server is killed, its database holds the whole batch or nothing of it, and the
/// next posting waits for no one.
extension EndToEnd {
    @Suite("Kills, on a server", .enabled(if: TestServer.isUsed), .serialized)
    struct ServerKillTests {
        private let workspace: TestWorkspace
        private let place: String

        init() throws {
            workspace = try TestWorkspace()
            place = try TestServer.place()
            try workspace.write(GiftFile.text(gifts: 300, prefix: "e", seed: Seeds.fresh), to: "earlier.csv")
            try workspace.write(
                GiftFile.text(gifts: 500, prefix: "n", seed: Seeds.fresh &+ 1), to: "next.csv")
        }

        private func run(_ words: String...) -> Program.Result { start(words).wait() }

        private func start(_ words: [String]) -> Program {
            workspace.start(words) { $0.environment["CAMPAIGN_LEDGER"] = place }
        }

        private func figures() throws -> Figures { try Figures(run("status", "--json")) }

        /// Kills the import of a file at shares of the work of a whole one, and looks at what is left.
        private func importKilled(_ file: String, from before: Figures, to after: Figures, work: UInt64)
            throws
        {
            for share in [0.1, 0.3, 0.5, 0.7, 0.9, 0.97] {
                let end = start(["import", file]).wait {
                    if Double($0.workDone) >= share * Double(work) { $0.signal(SIGKILL) }
                }.end
                #expect(end == .killed(signal: SIGKILL) || end == .exited(0), "\(share): \(end)")
                let left = try figures()
                #expect(left == before || left == after, "\(share): \(left)")
                guard left == before else { break }
            }
            let deep = run("check", "--deep")
            #expect(deep.succeeded, "\(deep.failure)")
            #expect(run("import", file).succeeded)
            #expect(try figures() == after)
        }

        /// What a whole import takes and leaves, in a database of its own.
        private func whole(_ files: [String]) throws -> (work: UInt64, after: Figures) {
            let other = try TestServer.place()
            defer { TestServer.remove(other) }
            var work: UInt64 = 0
            for file in files {
                let result = workspace.start(["import", file]) { $0.environment["CAMPAIGN_LEDGER"] = other }
                    .wait()
                #expect(result.succeeded, "\(result.failure)")
                work = result.work
            }
            let status = workspace.start(["status", "--json"]) { $0.environment["CAMPAIGN_LEDGER"] = other }
            return (work, try Figures(status.wait()))
        }

        @Test("The first import, which makes the tables, and one into a ledger that holds more")
        func imports() throws {
            defer { TestServer.remove(place) }
            let empty = try figures()
            let first = try whole(["earlier.csv"])
            try importKilled("earlier.csv", from: empty, to: first.after, work: first.work)
            let second = try whole(["earlier.csv", "next.csv"])
            try importKilled("next.csv", from: first.after, to: second.after, work: second.work)
        }
    }
}
