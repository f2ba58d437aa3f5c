import Dispatch
import Foundation
import Glibc
import Synchronization
import TestSupport

/// Kills an import at many points and looks at what is left.
///
/// A point is a share of the processor time that an uninterrupted import took, so that it is at
/// the same place
/// however busy the machine is.
struct KillHarness {
    enum Point: Sendable {
        case share(Double)
        /// As soon as the ledger's file itself is written to, which WAL does only when it is brought in.
        case checkpoint
    }

    /// The ledger that every point starts from; its workspace holds the file too.
    let prepared: TestWorkspace
    let file: String
    let before: Figures
    let after: Figures
    /// Of the uninterrupted import, in nanoseconds.
    let work: UInt64

    /// Nil when the preparation itself failed.
    init(earlier: Int, gifts: Int, seed: UInt64) throws {
        prepared = try TestWorkspace()
        file = prepared.folder + "/next.csv"
        try prepared.write(GiftFile.text(gifts: earlier, prefix: "e", seed: seed), to: "earlier.csv")
        try prepared.write(GiftFile.text(gifts: gifts, prefix: "n", seed: seed &+ 1), to: "next.csv")
        if earlier > 0 { try Self.require(prepared.run("import", "earlier.csv")) }
        before = try prepared.figures()
        let whole = try TestWorkspace()
        if earlier > 0 { try whole.takeLedger(of: prepared) }
        let posting = whole.run("import", file)
        try Self.require(posting)
        after = try whole.figures()
        work = posting.work
    }

    private static func require(_ result: Program.Result) throws {
        guard result.succeeded else { throw Figures.Unreadable(description: result.failure) }
    }

    /// Runs every point, two at a time, and returns what went wrong.
    func problems(at points: [Point]) -> [String] {
        let found = Mutex<[String]>([])
        let kept = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: points.count) { index in
            do {
                let (problems, isKept) = try problems(at: points[index])
                found.withLock { $0 += problems.map { "killed at \(points[index]): \($0)" } }
                if isKept { kept.withLock { $0 += 1 } }
            } catch {
                found.withLock { $0.append("killed at \(points[index]): \(error)") }
            }
        }
        TestLog.note(
            "\(points.count) kills: \(kept.withLock { $0 }) kept the batch; work \(work / 1_000_000) ms")
        return found.withLock { $0 }
    }

    private func problems(at point: Point) throws -> (problems: [String], isKept: Bool) {
        let workspace = try TestWorkspace()
        let isFirst = !FileManager.default.fileExists(atPath: prepared.ledger)
        if !isFirst { try workspace.takeLedger(of: prepared) }
        let size = Self.stamp(workspace.ledger)
        let program = workspace.start(["import", file])
        let end = program.wait { program in
            switch point {
            case .share(let share):
                if Double(program.workDone) >= share * Double(work) { program.signal(SIGKILL) }
            case .checkpoint:
                if !isFirst, Self.stamp(workspace.ledger) != size { program.signal(SIGKILL) }
            }
        }.end
        guard end == .killed(signal: SIGKILL) || end == .exited(0) else {
            return (["ended with \(end)"], false)
        }
        var problems: [String] = []
        let left = try workspace.figures()
        if left != before, left != after { problems.append("half a batch is left: \(left)") }
        if let problem = workspace.deepProblem() { problems.append(problem) }
        let again = workspace.run("import", file)
        if !again.succeeded { problems.append("the next import: " + again.failure) }
        if try workspace.figures() != after { problems.append("other totals after the next import") }
        let litter = workspace.files.filter { !["Campaigns", "campaign.sqlite"].contains($0) }
        if !litter.isEmpty { problems.append("left behind: \(litter)") }
        return (problems, left == after && end != .exited(0))
    }

    /// Changes whenever the file is written to.
    private static func stamp(_ path: String) -> [Int] {
        var status = stat()
        guard stat(path, &status) == 0 else { return [] }
        return [Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
    }

    /// So many shares, every third of them in the last 15 %, where the batch is kept.
    static func points(_ count: Int, seed: UInt64) -> [Point] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { index in
            let late = index % 3 == 0
            return .share(Double.random(in: late ? 0.85...1.0 : 0.02...0.85, using: &random))
        }
    }
}
