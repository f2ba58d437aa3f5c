import Foundation
import TestSupport

/// A file of command lines and what they are expected to say.
///
/// Lines before the first command are directives: `# workspace: NAME`, `# ledger: basic` (with the
/// rows of `PostedLedger`; none when left out), `# today: DAY`, `# hashes: hidden`.
///
/// Each `$ campaign …` is followed by the standard output, then `--- stderr` and its text, then `--- exit N`;
/// the last two are left out when there is nothing and 0. `NAME=value` before `campaign` sets the
/// environment, `< FILE` feeds the standard input, and `$ cat FILE` shows a file.
///
/// `# file: NAME [windows-1252 | utf-16 | zip]` to `# end` writes a file, in the header or between commands;
/// `## ` begins a remark. In file blocks and command lines `\u{202E}` is that character.
struct Transcript {
    private var header: [String]
    private var steps: [TranscriptStep]

    init(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let steps = TranscriptStep.steps(lines)
        header = Array(lines.prefix { !TranscriptStep.begins($0) })
        self.steps = steps
    }

    /// Runs everything and returns the file as it should be.
    func replay() throws -> String {
        let run = try TestRun(directive("workspace").flatMap(Fixture.init) ?? .basic)
        if isForAnyEngine, TestServer.isUsed { try run.useServer() }
        if directive("ledger") == "basic" { try run.takeLedger() }
        if let today = directive("today") { run.environment["CAMPAIGN_TODAY"] = today }
        var result = header.joined(separator: "\n") + "\n"
        for step in steps {
            result += step.text + "\n"
            switch step.kind {
            case .remark: continue
            case .file(let path, let form, let lines):
                try run.write(form.bytes(lines.map(Self.unescaped)), to: path)
            case .command: result += try answer(step.text, run)
            }
        }
        return result
    }

    /// What names a ledger's file, or where the ledger is, is about that.
    private var isForAnyEngine: Bool {
        !(header + steps.map(\.text)).contains { $0.contains("sqlite") || $0.contains("CAMPAIGN_LEDGER") }
            && directive("workspace") != "none"
    }

    private func answer(_ line: String, _ run: TestRun) throws -> String {
        var words = Self.words(Self.unescaped(String(line.dropFirst(2))))
        if words.first == "cat", words.count == 2 {
            return Self.ended(shown(run.file(words[1]).map(run.portable) ?? "no such file\n"))
        }
        let environment = run.environment
        defer { run.environment = environment }
        while let word = words.first, word != "campaign", let equals = word.firstIndex(of: "=") {
            run.environment[String(word[..<equals])] = String(word[word.index(after: equals)...])
            words.removeFirst()
        }
        if words.count > 2, words[words.count - 2] == "<" {
            run.input = try run.bytes(words[words.count - 1])
            words.removeLast(2)
        }
        let answer = run.run(Array(words.dropFirst()))
        var result = Self.ended(shown(answer.output))
        if !answer.errors.isEmpty { result += "--- stderr\n" + Self.ended(shown(answer.errors)) }
        if answer.status != 0 { result += "--- exit \(answer.status)\n" }
        return result
    }

    /// Salts are random, so the hashes of a real ledger differ from run to run.
    private func shown(_ text: String) -> String {
        // A heading of Markdown must not read as a remark.
        let text = text.replacing("\n## ", with: "\n\\## ")
        guard directive("hashes") == "hidden" else { return text }
        return text.replacing(/[0-9a-f]{64}/, with: "<HASH>").replacing(/\([0-9a-f]{12}\)/, with: "(<HASH>)")
            // The foot of a report.
            .replacing(/, ledger [0-9a-f]{12}\./, with: ", ledger <HASH>.")
    }

    private func directive(_ name: String) -> String? {
        let prefix = "# \(name): "
        return header.first { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    }

    /// Carriage returns show; text that does not end in a line break says so.
    private static func ended(_ text: String) -> String {
        let shown = text.replacing("\r\n", with: "␍\n")
        return shown.isEmpty || shown.hasSuffix("\n") ? shown : shown + "(no line break)\n"
    }

    /// The text with the characters that `\u{…}` names.
    static func unescaped(_ text: String) -> String {
        text.replacing(/\\u\{([0-9A-Fa-f]+)\}/) { match in
            let scalar = UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init)
            return scalar.map { String(Character($0)) } ?? String(match.0)
        }
    }

    /// Words at blanks; quotes keep them together.
    static func words(_ line: String) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        for character in line {
            if let open = quote {
                if character == open { quote = nil } else { word = (word ?? "") + String(character) }
            } else if character == "'" || character == "\"" {
                quote = character
                word = word ?? ""
            } else if character == " " {
                if let done = word { words.append(done) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        return words + [word].compactMap { $0 }
    }
}
