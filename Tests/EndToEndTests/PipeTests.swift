import Foundation
import TestSupport
import Testing

extension EndToEnd {
    @Suite("Pipes, terminals and the environment")
    struct PipeTests {
        private static let escape = "\u{1B}["
        private let workspace: TestWorkspace

        init() throws {
            workspace = try TestWorkspace()
            try workspace.write(GiftFile.text(gifts: 40, prefix: "a", seed: 1), to: "a.csv")
            let result = workspace.run("import", "a.csv")
            #expect(result.succeeded, "\(result.failure)")
        }

        @Test("A reader that leaves is no error", arguments: ["csv", "tsv", "json"])
        func earlyReader(format: String) throws {
            // More than a pipe holds.
            try workspace.write(GiftFile.text(gifts: 1500, prefix: "b", seed: 2), to: "b.csv")
            #expect(workspace.run("import", "b.csv").succeeded)
            let line = "campaign gift list --format \(format) | head -1; echo \"${PIPESTATUS[0]}\""
            let result = workspace.shell(line)
            #expect(result.output.split(whereSeparator: \.isNewline).last == "0", "\(result.failure)")
            #expect(result.errors == "")
        }

        @Test("A closed output is said, not crashed on")
        func closedOutput() {
            let result = workspace.run("status") { $0.output = "" }
            #expect(result.end == .exited(2), "\(result.failure)")
            #expect(result.errors.hasPrefix("error: cannot write"), "\(result.errors)")
        }

        @Test("A full output device is said")
        func fullOutput() {
            let result = workspace.run("status") { $0.output = "/dev/full" }
            #expect(result.end == .exited(2), "\(result.failure)")
            #expect(result.errors.hasPrefix("error: cannot write"), "\(result.errors)")
        }

        @Test("Both streams closed still ends with 2")
        func allClosed() {
            // What is opened next takes the numbers of closed streams: now and then what is written to.
            for _ in 0..<8 {
                let result = workspace.shell("campaign status >&- 2>&-; echo $?")
                #expect(result.output == "2\n")
            }
        }

        @Test("Nothing is written into a file that took a closed stream's number")
        func closedStreams() {
            for (amount, closed) in [">&-", "2>&-", "<&-", ">&- 2>&-", "<&- >&- 2>&-"].enumerated() {
                let posting = "campaign gift add --amount \(amount + 1) --name 'Ana Ruiz' --date 2026-11-03"
                let result = workspace.shell("\(posting) \(closed); echo ended $?")
                let ended = result.output.split(separator: "\n").last ?? ""
                #expect(
                    ended == (closed.contains(" >") || closed.hasPrefix(">") ? "ended 3" : "ended 0"),
                    "\(closed)")
                #expect(workspace.deepProblem() == nil, "\(closed)")
            }
            #expect(workspace.files.filter { $0.hasPrefix(".campaign-") }.isEmpty)
        }

        @Test("A file gets no escape codes", arguments: ["xterm-256color", "dumb", ""])
        func plainFile(term: String) {
            let result = workspace.run("status") { $0.environment["TERM"] = term }
            #expect(result.succeeded, "\(result.failure)")
            #expect(!result.output.contains("\u{1B}"))
            #expect(!result.errors.contains("\u{1B}"))
        }

        @Test("A terminal gets colour")
        func terminal() throws {
            let status = try inTerminal("campaign --no-pager status", [:])
            guard let status else { return }
            #expect(status.contains(Self.escape))
        }

        @Test("A terminal without colour", arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
        func plainTerminal(environment: [String: String]) throws {
            guard let status = try inTerminal("campaign --no-pager status", environment) else { return }
            #expect(!status.contains(Self.escape))
            #expect(status.contains("Center for Innovation") || status.contains("center-for-innovation"))
        }

        /// What a command shows on a pseudo-terminal; nil when there is no `script` to make one.
        private func inTerminal(_ line: String, _ environment: [String: String]) throws -> String? {
            guard let script = Binary.tool("script") else {
                TestLog.note("terminal tests skipped: no script (apt install bsdutils)")
                return nil
            }
            var options = workspace.options
            options.environment.merge(environment) { $1 }
            let result = Program(script, ["-qec", line, "/dev/null"], options).wait()
            #expect(result.succeeded, "\(result.failure)")
            return result.output
        }

        @Test("Arguments that are no UTF-8 do not crash")
        func brokenArguments() {
            let broken: [UInt8] = [0x66, 0xFF, 0xFE, 0x2E, 0x63]
            let lines: [[[UInt8]]] = [
                [broken], [Array("show".utf8), broken], [Array("import".utf8), broken],
                [Array("-C".utf8), broken, Array("status".utf8)],
                [Array("gift".utf8), Array("list".utf8), Array("--format".utf8), broken],
            ]
            for arguments in lines {
                let result = Program(Binary.path ?? "", arguments, workspace.options).wait()
                #expect(result.end == .exited(2) || result.end == .exited(64), "\(result.failure)")
                #expect(result.errors.contains("error: "))
            }
        }

        @Test("CAMPAIGN_TODAY is today")
        func today() {
            let result = workspace.run("status", "--json") {
                $0.environment["CAMPAIGN_TODAY"] = "2026-03-05"
            }
            #expect(result.output.contains("\"as_of\": \"2026-03-05\""), "\(result.failure)")
            let wrong = workspace.run("status") { $0.environment["CAMPAIGN_TODAY"] = "tomorrow" }
            #expect(wrong.end == .exited(64), "\(wrong.failure)")
        }

        @Test("The workspace: around the folder, -C, CAMPAIGN_HOME, or none")
        func finding() throws {
            let expected = workspace.run("status", "--json").output
            let elsewhere = try TestWorkspace(plan: false)
            let folder = workspace.folder
            try FileManager.default.createDirectory(
                atPath: folder + "/build/deep", withIntermediateDirectories: true)
            #expect(
                workspace.run("status", "--json") { $0.directory = folder + "/build/deep" }.output == expected
            )
            #expect(elsewhere.run("-C", folder, "status", "--json").output == expected)
            #expect(elsewhere.run("status", "--json", "-C", folder).output == expected)
            let home = elsewhere.run("status", "--json") { $0.environment["CAMPAIGN_HOME"] = folder }
            #expect(home.output == expected)

            let none = elsewhere.run("status")
            #expect(none.end == .exited(2), "\(none.failure)")
            #expect(none.errors.contains("error: ") && none.errors.contains("hint: "), "\(none.errors)")
            #expect(none.output == "")
            #expect(elsewhere.files == [])
        }
    }
}
