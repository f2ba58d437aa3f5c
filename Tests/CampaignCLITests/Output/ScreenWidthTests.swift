import CampaignKit
import Terminal
import Testing

/// What is printed for people fits into the screen, with the sample's long names and ids.
@Suite struct ScreenWidthTests {
    private static let commands =
        // An export is a file on the standard output, for a spreadsheet and not for a screen.
        ListFieldsTests.lists.map(\.command).filter { !$0.hasPrefix("export") } + [
            "thank", "doctor", "status --all", "show \(ListFieldsTests.appeal)", "show center-for-innovation",
            "forecast year-end-2026", "forecast center-for-innovation", "pledge show P-6", "donor show D-706",
            "gift show G-1958", "explain year-end-2026.percent_raised", "explain total.received",
            "gift add --amount 5 --name Nobody --campaign year-end-2026 --dry-run",
            "gift refund G-3 --amount 1 --date 2026-11-20 --dry-run", "show nothing-of-the-kind",
            "gift show G-999999", "explain total.nothing", "status --by nothing",
        ]

    /// No line is wider than the screen, but for a path or an address alone in its line, or a command.
    private func wide(_ text: String, _ width: Int) -> [String] {
        text.split(separator: "\n").map(String.init).filter { line in
            let words = line.split(separator: " ")
            return DisplayWidth.of(line) > width && !(words.count == 1 && words[0].contains("/"))
                && words.first != "campaign"
        }
    }

    @Test func nothingIsWiderThanTheScreen() throws {
        let run = try ListFieldsTests.prepared()
        for command in Self.commands {
            for width in [60, 80, 100, 200] {
                let result = self.run(command, width, in: run)
                let lines = wide(result.output, width) + wide(result.errors, width)
                #expect(
                    lines.isEmpty, "\(command) --width \(width):\n\(lines.prefix(3).joined(separator: "\n"))")
                #expect(!result.output.isEmpty || !result.errors.isEmpty, "\(command) says nothing")
                #expect(!result.said.contains("too narrow"), "\(command) --width \(width)")
            }
        }
    }

    private func run(_ command: String, _ width: Int, in run: TestRun) -> TestRun.Result {
        run.run(command.split(separator: " ").map(String.init) + ["--width", "\(width)"])
    }

    /// What stands in 80 columns is whole: ids are broken behind their hyphens, other words nowhere.
    @Test func noValueIsCut() throws {
        let run = try ListFieldsTests.prepared()
        for command in Self.commands {
            let whole = Set(words(self.run(command, 0, in: run).output))
            let ends = Set(whole.flatMap(Self.parts))
            let cut = words(self.run(command, 80, in: run).output).filter { word in
                !whole.contains(word) && !Self.parts(word).allSatisfy(ends.contains)
            }
            #expect(cut.isEmpty, "\(command): \(cut.prefix(5).joined(separator: " | "))")
            #expect(!whole.contains { $0.hasSuffix("…") && $0.count > 1 }, "\(command)")
        }
    }

    /// Words in lowercase: headings are what they are.
    private func words(_ text: String) -> [String] {
        text.lowercased().split { $0 == " " || $0 == "\n" }.map(String.init)
            .filter { $0.contains { $0.isLetter || $0.isNumber } }
    }

    /// The parts of a word that may stand on lines of their own.
    private static func parts(_ word: String) -> [String] {
        word.split { "-/_@:.".contains($0) }.map(String.init)
    }

    /// In a pipe a table is whole, and sentences take 80 columns.
    @Test func aPipeHasWholeTablesAndWrappedSentences() throws {
        let run = try ListFieldsTests.prepared()
        let list = run.run("gift", "list")
        #expect(list.output.contains("center-for-innovation / floor-3") && !list.said.contains("left out"))
        #expect(wide(list.errors, 80).isEmpty)
        let error = run.run("show", "nothing-of-the-kind")
        #expect(wide(error.errors, 80).isEmpty && error.errors.contains("\n      "))
        let unlimited = run.run("show", "nothing-of-the-kind", "--width", "0")
        #expect(unlimited.errors.split(separator: "\n").count == 2)
    }

    @Test func whatIsLeftOutIsNamed() throws {
        let run = try ListFieldsTests.prepared()
        let errors = run.run("donor", "list", "--width", "80").errors
        #expect(errors.contains("note: left out: Kind") && errors.contains("--width 0"), "\(errors)")
    }

    /// A limit is no count of all.
    @Test func aLimitSaysOfHowMany() throws {
        let run = try ListFieldsTests.prepared()
        #expect(run.run("donor", "list", "--limit", "5", "--format", "csv").errors.hasPrefix("5 of 1,05"))
        #expect(run.run("donor", "list", "--limit", "5000").errors.hasPrefix("1,05"))
        #expect(run.run("gift", "list", "--limit", "5").said.contains("the newest 5 of 3,27"))
        #expect(run.run("log", "--limit", "2").said.contains("the newest 2 of 10 postings"))
        #expect(run.run("log").errors.isEmpty)
        let segment = run.run("segment", "--pick", "retained", "--limit", "3").said
        #expect(segment.contains("3 of 153 donors; all 153: $"), "\(segment)")
    }

    /// A wide screen has all of a table, and its sentences end where they are read with ease.
    @Test func aWideScreenShowsAll() throws {
        let run = try ListFieldsTests.prepared()
        for command in Self.commands {
            #expect(!self.run(command, 250, in: run).said.contains("left out"), "\(command)")
        }
        let status = self.run("status", 200, in: run).output.split(separator: "\n").map(String.init)
        #expect(status[0].hasSuffix("left in FY2026") && DisplayWidth.of(status[0]) < 120, "\(status[0])")
        #expect(status.filter { $0.hasPrefix("not counted in raised") }.allSatisfy { $0.count <= 100 })
    }
}
