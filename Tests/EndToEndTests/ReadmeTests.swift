import Foundation
import TestSupport
import Testing

extension EndToEnd {
    @Suite("The README and the guides")
    struct ReadmeTests {
        /// Files of which every command is run; a guide's, after `make demo`.
        private static let files =
            ["README.md"]
            + ((try? FileManager.default.contentsOfDirectory(
                atPath: Binary.repository.appendingPathComponent("docs").path)) ?? [])
            .filter { $0.hasSuffix(".md") }.sorted().map { "docs/" + $0 }

        /// Every command runs, in order, in a copy of the sample workspace.
        ///
        /// Of a target of make only its lines with `$(BIN)` run. How to keep a command from being run: see
        /// `ReadmeCommands`.
        @Test("Its commands work", arguments: files)
        func commandsWork(file: String) throws {
            let text = try String(
                contentsOf: Binary.repository.appendingPathComponent(file), encoding: .utf8)
            let readme = ReadmeCommands(text)
            for reason in readme.notRun { #expect(!reason.isEmpty, "a fence is not run for no reason") }
            if readme.commands.isEmpty { return }
            let workspace = try sample()
            if file != "README.md" { try make("demo", in: workspace, place: file) }
            var folder = workspace.folder
            for command in readme.commands {
                let place = "\(file):\(command.line)"
                let words = command.text.split(separator: " ").map(String.init)
                if words.first == "make" {
                    for target in words.dropFirst() where !target.contains("=") && !target.hasPrefix("-") {
                        try make(target, in: workspace, place: place)
                    }
                    continue
                }
                if words.first == "cd", words.count == 2 {
                    folder =
                        URL(fileURLWithPath: words[1], relativeTo: URL(fileURLWithPath: folder + "/")).path
                    continue
                }
                let result = workspace.shell(command.text) { $0.directory = folder }
                #expect(
                    result.end == .exited(command.exitStatus),
                    "\(place): \(command.text): \(result.failure)")
            }
            TestLog.note("\(file): \(readme.commands.count) commands, \(readme.notRun.count) fences not run")
        }

        @Test("The README is short")
        func length() throws {
            let text = try String(
                contentsOf: Binary.repository.appendingPathComponent("README.md"), encoding: .utf8)
            #expect(text.split { $0.isWhitespace }.count <= 1800)
        }

        @Test("The demo shows the sample's last day when that is past, and can be run twice")
        func demo() throws {
            let workspace = try sample()
            let onTime = workspace.shell("sh .ci/demo campaign")
            #expect(onTime.succeeded, "\(onTime.failure)")
            #expect(onTime.output.contains("as of 20 Nov 2026") && !onTime.output.contains("The sample ends"))
            #expect(onTime.output.contains("/build/board.html"))
            let later = workspace.shell("sh .ci/demo campaign") {
                $0.environment["CAMPAIGN_TODAY"] = "2031-01-02"
            }
            #expect(later.succeeded, "\(later.failure)")
            #expect(later.output.contains("The sample ends on 2026-11-20, so the demo shows that day."))
            #expect(later.output.contains("as of 20 Nov 2026"))
            #expect(workspace.bytes("build/board-2026-11-20.html") != nil)
        }

        /// The lines of a target that run the program, or hand it to a script.
        private func make(_ target: String, in workspace: TestWorkspace, place: String) throws {
            let makefile = try String(
                contentsOf: Binary.repository.appendingPathComponent("Makefile"), encoding: .utf8)
            guard let start = makefile.range(of: "\n\(target):") else {
                Issue.record("\(place): the Makefile has no target \(target)")
                return
            }
            let lines = makefile[start.upperBound...].components(separatedBy: "\n").dropFirst()
            for line in lines.prefix(while: { $0.hasPrefix("\t") }) where line.contains("$(BIN)") {
                let words = String(line.drop { "\t@".contains($0) })
                let command = words.replacing("$(BIN)", with: "campaign")
                let result = workspace.shell(command)
                #expect(result.succeeded, "\(place): make \(target): \(command): \(result.failure)")
            }
        }

        private func sample() throws -> TestWorkspace {
            let workspace = try TestWorkspace()
            for name in [".ci", "docs", "Reports", "README.md"] {
                let source = Binary.repository.appendingPathComponent(name)
                guard FileManager.default.fileExists(atPath: source.path) else { continue }
                try FileManager.default.copyItem(
                    at: source, to: URL(fileURLWithPath: workspace.folder + "/" + name))
            }
            return workspace
        }

        @Test("Commands are found in fences")
        func reading() {
            let readme = ReadmeCommands(
                """
                ```sh
                make demo
                # a remark

                campaign gift add --amount 5 \\
                  --name 'Ana Ruiz'
                campaign check        # exits with 1 when there are findings
                ```
                ```console
                $ campaign status
                campaign prints this
                ```
                ```csv
                campaign,is,data
                ```
                <!-- not run: needs a network -->

                ```sh
                git clone https://example.org/campaign
                ```
                ```sh
                campaign list
                ```
                """)
            #expect(readme.commands.map(\.line) == [2, 5, 7, 10, 22])
            #expect(
                readme.commands.map(\.text) == [
                    "make demo", "campaign gift add --amount 5 --name 'Ana Ruiz'", "campaign check",
                    "campaign status", "campaign list",
                ])
            #expect(readme.commands.map(\.exitStatus) == [0, 0, 1, 0, 0])
            #expect(readme.notRun == ["needs a network"])
        }
    }
}
