import Foundation
import TestSupport
import Testing

extension EndToEnd {
    @Suite("The README")
    struct ReadmeTests {
        /// Every command runs, in order, in a copy of the sample workspace; of a target of make
        /// only its lines with
        /// `$(BIN)` are run.
        ///
        /// How to keep a command from being run: see `ReadmeCommands`.
        @Test("Its commands work")
        func commandsWork() throws {
            let file = Binary.repository.appendingPathComponent("README.md")
            guard let text = try? String(contentsOf: file, encoding: .utf8) else {
                return TestLog.note("commandsWork skipped: no README.md yet")
            }
            let readme = ReadmeCommands(text)
            for reason in readme.notRun { #expect(!reason.isEmpty, "a fence is not run for no reason") }
            let workspace = try sample()
            let makefile = try String(
                contentsOf: Binary.repository.appendingPathComponent("Makefile"), encoding: .utf8)
            var folder = workspace.folder
            for command in readme.commands {
                let words = command.text.split(separator: " ").map(String.init)
                if words.first == "make" {
                    for target in words.dropFirst() where !target.contains("=") && !target.hasPrefix("-") {
                        let recipe = Self.recipe(of: target, in: makefile)
                        #expect(
                            recipe != nil, "README.md:\(command.line): the Makefile has no target \(target)")
                        for line in recipe ?? [] {
                            let result = workspace.shell(line)
                            #expect(result.succeeded, "make \(target): \(line): \(result.failure)")
                        }
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
                    "README.md:\(command.line): \(command.text): \(result.failure)")
            }
            TestLog.note(
                "README.md: \(readme.commands.count) commands, \(readme.notRun.count) fences not run")
        }

        /// The lines that run the program; nil without such a target.
        private static func recipe(of target: String, in makefile: String) -> [String]? {
            guard let start = makefile.range(of: "\n\(target):") else { return nil }
            let lines = makefile[start.upperBound...].components(separatedBy: "\n").dropFirst()
            return lines.prefix { $0.hasPrefix("\t") }.map { $0.drop { "\t@".contains($0) } }
                .filter { $0.hasPrefix("$(BIN) ") }.map { "campaign " + $0.dropFirst(7) }
        }

        private func sample() throws -> TestWorkspace {
            let workspace = try TestWorkspace()
            for name in ["docs", "Reports", "README.md"] {
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
