import Foundation

/// A file of command lines and what they are expected to say.
///
/// Lines before the first command are directives: `# workspace: NAME`, `# ledger: basic`, `# today: DAY`.
/// Each
/// `$ campaign …` is followed by the standard output, then `--- stderr` and its text, then `--- exit N`;
/// the last two
/// are left out when there is nothing and 0. `$ cat FILE` shows a file.
struct Transcript {
    var header: [String]
    var commands: [String]

    init(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        header = Array(lines.prefix { !$0.hasPrefix("$ ") })
        commands = lines.filter { $0.hasPrefix("$ ") }
    }

    /// Runs everything and returns the file as it should be.
    func replay() throws -> String {
        let run = try TestRun(directive("workspace").flatMap(Fixture.init) ?? .basic)
        if directive("ledger") == "basic" { run.ledger = .basic }
        if let today = directive("today") { run.environment["CAMPAIGN_TODAY"] = today }
        var result = header.joined(separator: "\n") + "\n"
        for command in commands {
            let words = Self.words(String(command.dropFirst(2)))
            result += command + "\n"
            if words.first == "cat" {
                result += Self.ended(run.file(words[1]) ?? "no such file")
                continue
            }
            let answer = run.run(Array(words.dropFirst()))
            result += Self.ended(answer.output)
            if !answer.errors.isEmpty { result += "--- stderr\n" + Self.ended(answer.errors) }
            if answer.status != 0 { result += "--- exit \(answer.status)\n" }
        }
        return result
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
