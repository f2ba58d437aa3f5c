import Foundation

/// A situation from an office's life and what must be true of it, whatever the words around it are.
///
/// The first line is a title. `file: PATH [utf-8 | windows-1252 | utf-16]` to `end` writes a file, `fresh`
/// empties the workspace, and `$ campaign …` runs a command, with `NAME=value` before it for the
/// environment. Below a command, `> TEXT` must be in what it printed, `! TEXT` must not, and `= N` is its
/// exit status (0 when there is none). Runs of blanks count as one. `$ read FILE` prints a file of the
/// workspace, a page as its text.
struct Situation {
    private enum Step {
        case file(path: String, form: TranscriptStep.Form, lines: [String])
        case fresh
        case command(Command)
    }

    private struct Command {
        var line: String
        var wanted: [String] = []
        var unwanted: [String] = []
        var status: Int32 = 0
    }

    let title: String
    private var steps: [Step] = []

    init(_ text: String) {
        var rest = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        title = rest.popFirst() ?? ""
        while let line = rest.popFirst() {
            if let words = Self.after("file: ", line)?.split(separator: " ").map(String.init) {
                let body = Array(rest.prefix { $0 != "end" })
                rest = rest.dropFirst(body.count + 1)
                let form = words.dropFirst().first.flatMap(TranscriptStep.Form.init) ?? .utf8
                steps.append(.file(path: words.first ?? "file", form: form, lines: body))
            } else if line == "fresh" {
                steps.append(.fresh)
            } else if let command = Self.after("$ ", line) {
                steps.append(.command(Self.expectations(of: command, &rest)))
            }
        }
    }

    /// Everything that is not as it should be; empty when all holds.
    func problems() throws -> [String] {
        var run = try TestRun(.riverbend)
        run.environment["CAMPAIGN_TODAY"] = "2026-11-29"
        var problems: [String] = []
        for step in steps {
            switch step {
            case .fresh:
                run = try TestRun(.riverbend)
                run.environment["CAMPAIGN_TODAY"] = "2026-11-29"
            case .file(let path, let form, let lines):
                try run.write(form.bytes(lines.map(Transcript.unescaped)), to: path)
            case .command(let command): problems += Self.problems(of: command, in: run)
            }
        }
        return problems
    }

    private static func expectations(of line: String, _ rest: inout ArraySlice<String>) -> Command {
        var command = Command(line: line)
        while let next = rest.first {
            if let text = after("> ", next) {
                command.wanted.append(text)
            } else if let text = after("! ", next) {
                command.unwanted.append(text)
            } else if let number = after("= ", next).flatMap(Int32.init) {
                command.status = number
            } else {
                break
            }
            rest.removeFirst()
        }
        return command
    }

    private static func problems(of command: Command, in run: TestRun) -> [String] {
        let (text, status) = answer(command.line, run)
        let folded = blanksFolded(text)
        let missing = command.wanted.filter { !folded.contains(blanksFolded(Transcript.unescaped($0))) }
        let there = command.unwanted.filter { folded.contains(blanksFolded(Transcript.unescaped($0))) }
        var problems = missing.map { "should say “\($0)”" } + there.map { "should not say “\($0)”" }
        if status != command.status { problems.append("ended with \(status), not \(command.status)") }
        guard !problems.isEmpty else { return [] }
        return ["$ \(command.line)\n  " + problems.joined(separator: "\n  ") + "\n" + text]
    }

    private static func answer(_ line: String, _ run: TestRun) -> (text: String, status: Int32) {
        var words = Transcript.words(Transcript.unescaped(line))
        if words.first == "read", words.count == 2 {
            guard let text = run.file(words[1]) else { return ("no file \(words[1])", 1) }
            return (words[1].hasSuffix(".html") ? pageText(text) : text, 0)
        }
        let environment = run.environment
        defer { run.environment = environment }
        while let word = words.first, word != "campaign", let equals = word.firstIndex(of: "=") {
            run.environment[String(word[..<equals])] = String(word[word.index(after: equals)...])
            words.removeFirst()
        }
        let result = run.run(Array(words.dropFirst()))
        return (result.output + result.errors, result.status)
    }

    /// What a reader of the page sees: no styles, no tags, plain characters.
    private static func pageText(_ html: String) -> String {
        var text = html.replacing(/<style>(.|\n)*?<\/style>/, with: "").replacing(/<[^>]*>/, with: " ")
        for (entity, character) in [
            ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
        ] {
            text = text.replacing(entity, with: character)
        }
        return text
    }

    private static func blanksFolded(_ text: String) -> String {
        text.split { $0 == " " || $0 == "\n" || $0 == "\r\n" }.joined(separator: " ")
    }

    private static func after(_ prefix: String, _ line: String) -> String? {
        line.hasPrefix(prefix) ? String(line.dropFirst(prefix.count)) : nil
    }
}
