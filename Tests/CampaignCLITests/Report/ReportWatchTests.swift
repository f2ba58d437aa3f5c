import CampaignCLI
import Foundation
import Synchronization
import Testing

/// Building again at every change, and showing the page.
@Suite("report build --watch and --open") struct ReportWatchTests {
    private func workspace() throws -> TestRun {
        let run = try TestRun.posted()
        try run.write("---\ntitle: First\n---\n{{ raised }}\n", to: "Reports/board.md")
        return run
    }

    /// Runs a watch in which `change` is called while it waits, once for each step.
    private func watch(
        _ run: TestRun, steps: Int, _ change: @escaping @Sendable (_ step: Int) -> Void
    ) -> (status: Int32, output: String, errors: String) {
        let (output, errors) = (Buffer(), Buffer())
        var context = run.context(output, errors)
        let step = Mutex(0)
        context.pause = {
            step.withLock {
                change($0)
                $0 += 1
                return $0 <= steps
            }
        }
        let status = CampaignCommand.run(["report", "build", "board", "--watch"], in: context)
        return (status, output.text, errors.text)
    }

    @Test func aChangeBuildsAgainAndNothingElseDoes() throws {
        let run = try workspace()
        let file = run.folder.appendingPathComponent("Reports/board.md")
        let result = watch(run, steps: 3) { step in
            if step == 1 { try? Data("---\ntitle: Second one\n---\n{{ raised }}\n".utf8).write(to: file) }
        }
        #expect(result.status == 0 && result.errors.contains("watching Reports/"))
        #expect(result.output.ranges(of: "wrote ").count == 2)
        #expect(try #require(run.file("build/board.html")).contains("Second one"))
    }

    @Test func aMistakeIsSaidAndItsMendingIsBuilt() throws {
        let run = try workspace()
        let file = run.folder.appendingPathComponent("Reports/board.md")
        let result = watch(run, steps: 2) { step in
            let figure = step == 0 ? "rised" : "raised"
            try? Data("---\ntitle: Step \(step)\n---\n{{ \(figure) }}\n".utf8).write(to: file)
        }
        #expect(result.status == 0 && result.errors.contains("did you mean raised?"))
        #expect(try #require(run.file("build/board.html")).contains("Step 1"))
    }

    @Test func aWrongCommandLineEndsIt() throws {
        let run = try workspace()
        for (words, status) in [
            (["report", "build", "bord", "--watch"], 2), (["report", "build", "--watch"], 64),
            (["report", "build", "board", "--watch", "-o", "x.html"], 64),
            (["report", "build", "board", "--open", "-o", "-"], 64),
        ] as [([String], Int32)] {
            #expect(run.run(words).status == status, "\(words)")
        }
    }

    @Test func thePageIsShownOrItsPathIsSaid() throws {
        let run = try workspace()
        let shown = Mutex<[String]>([])
        var context = run.context()
        context.show = { path in shown.withLock { $0.append(path) } == () }
        #expect(CampaignCommand.run(["report", "build", "board", "--open"], in: context) == 0)
        #expect(shown.withLock { $0 } == [run.folder.path + "/build/board.html"])
        let result = run.run("report", "build", "board", "--open")
        #expect(result.status == 0 && result.said.contains("no program here opens pages"))
    }
}
