import Foundation
import Glibc
import TestSupport
import Testing

/// Statements of a year: whatever happens while they are issued, no number is used twice or missing.
///
/// `CAMPAIGN_KILL_POINTS=200` looks at more points; `CAMPAIGN_TEST_SEED` replays them.
extension EndToEnd {
    @Suite("Receipts")
    struct ReceiptTests {
        /// More than two portions of a run.
        private static let donors = 450
        private static let points =
            ProcessInfo.processInfo.environment["CAMPAIGN_KILL_POINTS"].flatMap { Int($0) } ?? 20
        private static let statements = ["receipt", "statement", "--year", "2025", "--all"]

        /// A workspace with the receipt templates and a gift of each donor.
        private func office() throws -> TestWorkspace {
            let workspace = try emptyOffice()
            var rows = ["gift_id,date,amount,donor_id,first_name,last_name,address1,city,state,postal_code"]
            for number in 1...Self.donors {
                let zip = 10_000 + number * 7919 % 80_000
                rows.append(
                    "g\(number),2025-03-01,\(number).50,a\(number),Ana,Ruiz\(number),1 Elm St,Albany,NY,\(zip)"
                )
            }
            try workspace.write(rows.joined(separator: "\n") + "\n", to: "gifts.csv")
            let result = workspace.run("import", "gifts.csv", "--source", "test")
            try #require(result.succeeded, "\(result.failure)")
            return workspace
        }

        private func emptyOffice() throws -> TestWorkspace {
            let workspace = try TestWorkspace()
            let letters = workspace.folder + "/Reports/letters"
            try FileManager.default.createDirectory(atPath: letters, withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                at: Binary.repository.appendingPathComponent("Reports/letters/receipts"),
                to: URL(fileURLWithPath: letters + "/receipts"))
            return workspace
        }

        /// The numbers of the register and the gifts on them, in its order.
        private func register(_ workspace: TestWorkspace) throws -> (labels: [String], gifts: [String]) {
            let result = workspace.run("receipt", "list", "--format", "csv")
            try #require(result.succeeded, "\(result.failure)")
            let rows = result.output.split(whereSeparator: \.isNewline).dropFirst()
                .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
            return (rows.map { $0[0] }, rows.map { $0[1] })
        }

        private func labels(_ count: Int) -> [String] {
            count == 0
                ? []
                : (1...count).map { "R-2026-" + String(repeating: "0", count: 4 - "\($0)".count) + "\($0)" }
        }

        private func problem(_ workspace: TestWorkspace) -> String? {
            let audit = workspace.run("receipt", "audit")
            return workspace.deepProblem() ?? (audit.succeeded ? nil : "audit: " + audit.failure)
        }

        @Test("Killed at any point and run again: every donor has one statement, and every number is there")
        func kills() throws {
            let prepared = try office()
            let whole = try emptyOffice()
            try whole.takeLedger(of: prepared)
            let uninterrupted = whole.start(Self.statements).wait()
            try #require(uninterrupted.succeeded, "\(uninterrupted.failure)")
            let expected = try register(whole)
            #expect(expected.labels == labels(Self.donors) && Set(expected.gifts).count == Self.donors)
            var random = SeededGenerator(seed: Seeds.fresh)
            for _ in 0..<max(3, Self.points / 5) {
                let share = Double.random(in: 0.1...1, using: &random)
                let workspace = try emptyOffice()
                try workspace.takeLedger(of: prepared)
                let end = workspace.start(Self.statements).wait {
                    if Double($0.workDone) >= share * Double(uninterrupted.work) { $0.signal(SIGKILL) }
                }.end
                #expect(end == .killed(signal: SIGKILL) || end == .exited(0), "\(end)")
                let left = try register(workspace)
                #expect(left.labels == labels(left.labels.count), "killed at \(share)")
                #expect(problem(workspace) == nil, "killed at \(share)")
                let again = workspace.start(Self.statements).wait()
                #expect(again.succeeded, "\(again.failure)")
                // As if nothing had happened: the same numbers for the same gifts.
                #expect(try register(workspace) == expected, "killed at \(share)")
                #expect(problem(workspace) == nil, "killed at \(share)")
            }
        }

        @Test("Two officers at once: each gift once, and the numbers without a gap")
        func twoOfficers() throws {
            let workspace = try office()
            let words = ["receipt", "issue", "--all", "--year", "2025"]
            let officers = [workspace.start(words), workspace.start(words)]
            for officer in officers {
                let result = officer.wait()
                #expect(result.succeeded, "\(result.failure)")
            }
            let left = try register(workspace)
            #expect(left.labels == labels(Self.donors) && Set(left.gifts).count == Self.donors)
            #expect(problem(workspace) == nil)
        }

        @Test("Memory does not grow with the number of statements")
        func memory() throws {
            let workspace = try office()
            func peak(_ words: [String]) throws -> Int {
                let result = workspace.start(words) { $0.watchesMemory = true }.wait()
                try #require(result.succeeded, "\(result.failure)")
                return result.peakKiB
            }
            let one = try peak(["receipt", "statement", "--year", "2025", "--donor", "D-1"])
            let all = try peak(Self.statements)
            #expect(all < one + 64 * 1024, "\(one) KiB for one, \(all) KiB for \(Self.donors)")
        }
    }
}
