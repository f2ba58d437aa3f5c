import Testing

/// The rules that keep the code readable, held by a test so that no one has to remember them.
@Suite("House rules")
struct HouseRulesTests {
    private static let everything = SourceTree.sources + SourceTree.tests

    @Test("The tree was found")
    func treeIsThere() {
        #expect(SourceTree.sources.count > 100)
        #expect(SourceTree.tests.count > 20)
    }

    @Test("No file over 500 lines, no line over 110 columns", arguments: everything)
    func sizes(_ file: SourceTree.File) {
        #expect(file.lines.count <= 500)
        var inText = false
        for (index, line) in file.lines.enumerated() {
            if line.contains("\"\"\"") { inText.toggle() }
            // Texts and single literals are not broken: SQL and prose read better whole.
            guard line.count > 110, !inText, !line.contains("\"") else { continue }
            Issue.record("\(file.path):\(index + 1) has \(line.count) columns")
        }
    }

    @Test("Functions of at most 70 lines", arguments: SourceTree.sources)
    func functionLengths(_ file: SourceTree.File) {
        for function in FunctionScanner.functions(in: file.lines) {
            #expect(
                function.length <= 70,
                "\(file.path):\(function.line) \(function.name) has \(function.length) lines")
        }
    }

    @Test("Dependencies point inward", arguments: SourceTree.sources)
    func imports(_ file: SourceTree.File) {
        let allowed = ImportRules.allowed[file.target]
        #expect(allowed != nil, "no import rule for \(file.target)")
        for module in ImportRules.imports(of: file) {
            #expect(allowed?.contains(module) == true, "\(file.path) imports \(module)")
        }
    }

    @Test("No forbidden calls", arguments: SourceTree.sources)
    func forbiddenCalls(_ file: SourceTree.File) {
        let rules = ForbiddenCalls.rules.filter { rule in
            !rule.allowedIn.contains(where: file.path.hasPrefix) && rule.patterns.contains(where: file.has)
        }
        guard !rules.isEmpty else { return }
        for (index, line) in file.lines.enumerated() {
            let code = FunctionScanner.withoutCommentsAndStrings(String(line))
            for rule in rules {
                #expect(!rule.matches(code), "\(file.path):\(index + 1) uses \(rule.name)")
            }
        }
    }

    /// All tests are started at once and take turns: a limit on one counts the turns of the others.
    @Test("No clock decides a test", arguments: SourceTree.tests)
    func noClock(_ file: SourceTree.File) {
        let calls = [".timeLimit(", "Task.sleep(", "Thread.sleep("].filter(file.has)
        guard !calls.isEmpty else { return }
        for (index, line) in file.lines.enumerated() {
            let code = FunctionScanner.withoutCommentsAndStrings(String(line))
            for call in calls {
                #expect(!code.contains(call), "\(file.path):\(index + 1) has \(call)")
            }
        }
    }

    /// The engine binds them in that order: `$8 … $7` would exchange two values without a word.
    @Test("Parameters of SQL are numbered by first appearance", arguments: SourceTree.sources)
    func parameters(_ file: SourceTree.File) throws {
        guard file.target == "CampaignLedger", file.has("$2") else { return }
        for literal in file.text.matches(of: /"""(?s:.*?)"""|"(?:[^"\\\n]|\\.)*"/) {
            var seen: [Int] = []
            for match in literal.output.matches(of: /\$([0-9]+)/) {
                let number = try #require(Int(match.1))
                if !seen.contains(number) { seen.append(number) }
            }
            #expect(seen == seen.sorted(), "\(file.path): \(literal.output.prefix(60))")
        }
    }

    @Test("No leftovers", arguments: everything)
    func leftovers(_ file: SourceTree.File) {
        let words = ["TO" + "DO", "FIX" + "ME", "XX" + "X:"]
        for word in words { #expect(!file.has(word), "\(file.path) contains \(word)") }
    }

    @Test("Tests, their transcripts and goldens are at least as long as the code")
    func testsAreLong() {
        let source = SourceTree.sources.reduce(0) { $0 + $1.lines.count }
        let tests = SourceTree.lines(under: "Tests")
        #expect(tests >= source, "tests \(tests), sources \(source) lines")
    }

    /// Whoever clones the repository can read what a comment rests on.
    @Test("Documents that comments cite are in docs", arguments: everything)
    func cited(_ file: SourceTree.File) {
        guard file.has(".md") else { return }
        for match in file.text.matches(of: /`(?:docs\/)?([a-z-]+\.md)(?: §[0-9.]+)?`/) {
            #expect(SourceTree.documents.contains(String(match.1)), "\(file.path) cites \(match.1)")
        }
    }

    /// A subject is a file: neither in splinters, which a reader has to gather, nor in lumps.
    @Test("Files are neither splinters nor lumps")
    func fileLengths() {
        let lengths = SourceTree.sources.map(\.lines.count).sorted()
        let median = lengths[lengths.count / 2]
        #expect((70...120).contains(median), "the median file has \(median) lines")
        let splinters = lengths.count { $0 <= 25 }
        #expect(splinters * 10 <= lengths.count, "\(splinters) files have 25 lines or fewer")
        let lumps = lengths.count { $0 > 250 }
        #expect(lumps * 10 <= lengths.count, "\(lumps) files have more than 250 lines")
    }
}
