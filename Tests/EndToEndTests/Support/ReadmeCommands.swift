import Foundation

/// The commands that a Markdown file tells people to run.
///
/// In fences of `sh` (or `bash`) every line is a command, unless some line starts with `$ `: then
/// those are, and
/// the rest is what they print, as in fences of `console`. Lines that end with a backslash go on in the next.
///
/// - `<!-- not run: reason -->` on the line before a fence keeps its commands from being run.
/// - A comment behind a command, `campaign check   # exits with 1`, says that it does not end with 0.
struct ReadmeCommands {
    struct Command: Equatable {
        var line: Int
        var text: String
        var exitStatus: Int32
    }

    private(set) var commands: [Command] = []
    /// The reasons given for fences that are not run.
    private(set) var notRun: [String] = []

    init(_ markdown: String) {
        var fence: [(line: Int, text: String)]?
        var lastLine = ""
        var reason: String?
        var isOther = false
        for (index, raw) in markdown.components(separatedBy: "\n").enumerated() {
            let line = raw.trimmingCharacters(in: .whitespaces)
            if line.hasPrefix("```") {
                if isOther {
                    isOther = false
                } else if let lines = fence {
                    if let reason { notRun.append(reason) } else { commands += Self.commands(in: lines) }
                    fence = nil
                } else if ["sh", "bash", "shell", "console"].contains(line.dropFirst(3)) {
                    fence = []
                    reason = Self.reason(lastLine)
                } else {
                    isOther = true
                }
            } else if fence != nil {
                fence?.append((index + 1, line))
            } else if !line.isEmpty, !isOther {
                lastLine = line
                continue
            }
            if !line.isEmpty { lastLine = "" }
        }
    }

    private static func reason(_ line: String) -> String? {
        guard line.hasPrefix("<!-- not run:"), line.hasSuffix("-->") else { return nil }
        return line.dropFirst(13).dropLast(3).trimmingCharacters(in: .whitespaces)
    }

    private static func commands(in lines: [(line: Int, text: String)]) -> [Command] {
        let hasPrompts = lines.contains { $0.text.hasPrefix("$ ") }
        var commands: [Command] = []
        var continued: Command?
        for (number, text) in lines {
            var words = text
            if continued == nil {
                if hasPrompts {
                    guard text.hasPrefix("$ ") else { continue }
                    words = String(text.dropFirst(2))
                }
                guard !words.isEmpty, !words.hasPrefix("#") else { continue }
            }
            var command = continued ?? Command(line: number, text: "", exitStatus: 0)
            let goesOn = words.hasSuffix("\\")
            command.text += goesOn ? String(words.dropLast()) : words
            continued = goesOn ? command : nil
            if !goesOn { commands.append(withStatus(command)) }
        }
        return commands
    }

    private static func withStatus(_ command: Command) -> Command {
        var command = command
        guard let comment = command.text.range(of: #"\s#\s.*$"#, options: .regularExpression) else {
            return command
        }
        let words = command.text[comment].split(whereSeparator: { !$0.isLetter && !$0.isNumber })
        if let exits = words.firstIndex(where: { $0 == "exits" || $0 == "exit" }) {
            command.exitStatus = words[exits...].lazy.compactMap { Int32($0) }.first ?? 0
        }
        command.text.removeSubrange(comment)
        command.text = command.text.trimmingCharacters(in: .whitespaces)
        return command
    }
}
