import CampaignExchange
import CampaignKit
import Terminal

/// ArgumentParser's complaint about a command line, in our words and with a hint.
///
/// Its errors are not public, so its sentences are read; tests pin each of them.
struct UsageMessage {
    let error: CommandError

    init(_ sentence: String, for line: CommandLineWords) {
        let flat = sentence.split(whereSeparator: \.isNewline).joined(separator: " ")
        let help = "\(line.commandName) --help shows its options and examples"
        self.error =
            Self.column(flat, for: line) ?? Self.unknownOption(flat, help: help)
            ?? Self.misspelledCommand(flat, for: line)
            ?? Self.signedValue(flat, for: line) ?? Self.badValue(flat, help: help)
            ?? .usage("usage", Self.sentence(TerminalText.safe(flat)), hint: help)
    }

    private static func unknownOption(_ text: String, help: String) -> CommandError? {
        guard text.hasPrefix("Unknown option "), let name = quoted(text).first else { return nil }
        let near = quoted(text).dropFirst().first
        return .usage(
            "unknown-option", "unknown option '\(TerminalText.safe(name))'",
            hint: near.map(DidYouMean.question) ?? help)
    }

    /// `campaign thank leters`: the group's usual command, which was not named, takes no such word.
    private static func misspelledCommand(_ text: String, for line: CommandLineWords) -> CommandError? {
        guard text.hasPrefix("Unexpected argument "), let word = quoted(text).first,
            let near = line.nearestCommand(to: word)
        else { return nil }
        return .usage(
            "unknown-command", "no command '\(TerminalText.safe(word))' in \(line.commandName)",
            hint: DidYouMean.question("\(line.commandName) \(near)"))
    }

    /// An option that is a column of files: a command that records a row takes those too.
    private static func column(_ text: String, for line: CommandLineWords) -> CommandError? {
        guard text.hasPrefix("Unknown option "), let name = quoted(text).first, name.hasPrefix("--"),
            ["gift add", "pledge add"].contains(line.subcommand)
        else { return nil }
        let column = name.dropFirst(2).replacing("-", with: "_")
        guard let known = CanonicalColumn(rawValue: String(column)) else { return nil }
        return .usage(
            "unknown-option", "unknown option '\(TerminalText.safe(name))'",
            hint: "use --set \(known.rawValue)=VALUE, which works for every column")
    }

    /// A value that begins with a minus looks like an option to the parser.
    private static func signedValue(_ text: String, for line: CommandLineWords) -> CommandError? {
        guard text.hasPrefix("Missing value for "), let named = quoted(text).first else { return nil }
        let option = named.split(separator: " ").first.map(String.init) ?? named
        guard let index = line.words.firstIndex(of: option), index + 1 < line.words.count,
            line.words[index + 1].hasPrefix("-"), line.words[index + 1].dropFirst().first?.isNumber == true
        else { return nil }
        return .usage(
            "bad-value", "invalid value '\(TerminalText.safe(line.words[index + 1]))' for \(option)",
            hint: "write it without a sign")
    }

    private static func badValue(_ text: String, help: String) -> CommandError? {
        guard text.hasPrefix("The value "), text.contains(" is invalid for "), quoted(text).count >= 2 else {
            return nil
        }
        let parts = quoted(text)
        let words = parts[1].split(separator: " ")
        let option = words.first.map(String.init) ?? parts[1]
        let kind = words.last.map { $0.trimmingPrefix("<") }.map { $0.hasSuffix(">") ? $0.dropLast() : $0 }
        let choices = Array(parts.dropFirst(2)) + listed(text)
        let near = DidYouMean.hint(for: parts[0], in: choices)
        let list = choices.isEmpty ? nil : "it is one of \(Words.alternatives(choices))"
        let noSuchDay =
            kind?.hasPrefix("date") == true && isWrittenAsDay(parts[0]) ? "that date does not exist" : nil
        return .usage(
            "bad-value", "invalid value '\(TerminalText.safe(parts[0]))' for \(option)",
            hint: near ?? list ?? noSuchDay ?? kind.flatMap { hints[String($0)] } ?? help)
    }

    /// `2025-02-30`: written as days are, so what is wrong is the day.
    private static func isWrittenAsDay(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.count) == [4, 2, 2]
            && parts.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) } }
    }

    /// What to write, by the name that the help gives a value.
    private static let hints = [
        "date": "write the day as year-month-day, such as 2026-11-20",
        "pct": "write a percentage such as 80 or 57.5",
        "date|batch": "write a day such as 2026-11-20 or a batch such as B-31",
        "columns": "write a number of columns such as 100; 0 means no limit",
    ]

    /// Choices that are listed one per line, as ArgumentParser does with more than a few.
    private static func listed(_ text: String) -> [String] {
        guard let start = text.firstRange(of: "one of the following:") else { return [] }
        return text[start.upperBound...].split(separator: " ").map(String.init).filter { $0 != "-" }
    }

    /// What is between single quotes.
    private static func quoted(_ text: String) -> [String] {
        let pieces = text.split(separator: "'", omittingEmptySubsequences: false)
        return stride(from: 1, to: pieces.count, by: 2).map { String(pieces[$0]) }
    }

    /// Lower case first, no full stop.
    private static func sentence(_ text: String) -> String {
        let trimmed = text.hasSuffix(".") ? String(text.dropLast()) : text
        return trimmed.prefix(1).lowercased() + trimmed.dropFirst()
    }
}
