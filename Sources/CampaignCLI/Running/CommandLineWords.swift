import ArgumentParser
import CampaignKit
import Terminal

/// The words of a command line, with the options that every command takes moved behind the command.
struct CommandLineWords {
    /// What ArgumentParser gets.
    let words: [String]
    /// The command that the words name, from the root.
    let path: [any ParsableCommand.Type]
    /// Whether the last command of the path is the usual one of its group and was not named.
    private let isImplied: Bool
    /// Options for every command are there, but no command.
    private let lacksCommand: Bool
    /// The first word that should have named a command and does not.
    let unknown: String?

    init(_ arguments: [String]) {
        let (globals, given) = Self.leadingGlobals(arguments)
        let rest = FormerSpellings.replaced(in: given)
        var path: [any ParsableCommand.Type] = [CampaignCommand.self]
        var index = 0
        var unknown: String?
        var implied: [String] = []
        while let here = path.last, !here.configuration.subcommands.isEmpty {
            let subcommands = here.configuration.subcommands
            let word = index < rest.count ? rest[index] : "-"
            if let next = subcommands.first(where: { $0.names.contains(word) }) {
                path.append(next)
                index += 1
            } else if let usual = here.configuration.defaultSubcommand {
                path.append(usual)
                implied = [usual.names[0]]
            } else {
                if !word.hasPrefix("-") { unknown = word }
                break
            }
        }
        self.path = path
        self.unknown = unknown
        isImplied = !implied.isEmpty
        lacksCommand = rest.isEmpty && !globals.isEmpty
        words = rest.isEmpty ? globals : Array(rest[..<index]) + implied + globals + Array(rest[index...])
    }

    /// `campaign new campaign`; without the command that needs no name, as in `campaign import`.
    var commandName: String {
        path.dropLast(isImplied ? 1 : 0).compactMap { $0.names.first }.joined(separator: " ")
    }

    /// How many words name the command.
    var named: Int { path.count - (isImplied ? 2 : 1) }

    /// The command's words without the program's: `status`.
    var subcommand: String { path.dropFirst().compactMap { $0.names.first }.joined(separator: " ") }

    /// Throws for a word that names no command; ArgumentParser itself suggests nothing there.
    func requireKnownCommand() throws(CommandError) {
        guard !lacksCommand else {
            throw .usage(
                "no-command", "there is no command after \(TerminalText.safe(words.joined(separator: " ")))",
                hint: "campaign --help lists the commands")
        }
        guard let unknown, let here = path.last else { return }
        let names = here.configuration.subcommands.compactMap { $0.names.first }
        let nearest = DidYouMean.nearest(unknown, in: names)
        throw .usage(
            "unknown-command", "no command '\(TerminalText.safe(unknown))' in \(commandName)",
            hint: nearest.map { DidYouMean.question("\(commandName) \($0)") }
                ?? "\(commandName) --help lists them")
    }

    /// The command of a group that a word nearly names, where the group's usual command was not named.
    func nearestCommand(to word: String) -> String? {
        guard isImplied else { return nil }
        let names = path.dropLast().last?.configuration.subcommands.compactMap { $0.names.first } ?? []
        return DidYouMean.nearest(word, in: names)
    }

    /// Whether the answer, and so an error too, is wanted as JSON.
    var wantsJSON: Bool {
        for (index, word) in words.enumerated() {
            if word == "--" { break }
            let next = index + 1 < words.count ? words[index + 1] : ""
            if word == "--json" || word == "--format=json" || (word == "--format" && next == "json") {
                return true
            }
            if ["-o", "--output"].contains(word), next.hasSuffix(".json") { return true }
        }
        return false
    }

    /// Splits off the global options in front of the command.
    private static func leadingGlobals(_ arguments: [String]) -> (globals: [String], rest: [String]) {
        var globals: [String] = []
        var rest = arguments[...]
        while let word = rest.first {
            if GlobalOptions.flags.contains(word) || isAssignment(word) {
                globals.append(word)
                rest = rest.dropFirst()
            } else if GlobalOptions.valued.contains(word) {
                globals += rest.prefix(2)
                rest = rest.dropFirst(2)
            } else if word.count > 2, ["-C", "-o"].contains(word.prefix(2)) {
                globals += [String(word.prefix(2)), String(word.dropFirst(2))]
                rest = rest.dropFirst()
            } else {
                break
            }
        }
        return (globals, Array(rest))
    }

    /// `--format=json`.
    private static func isAssignment(_ word: String) -> Bool {
        guard let equals = word.firstIndex(of: "=") else { return false }
        return word.hasPrefix("--") && GlobalOptions.valued.contains(String(word[..<equals]))
    }
}

extension ParsableCommand {
    /// The command's name and its other names.
    static var names: [String] { [configuration.commandName ?? _commandName] + configuration.aliases }
}
