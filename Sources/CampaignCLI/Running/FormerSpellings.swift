/// Commands and options that were called otherwise once, and go on working without a word in any help.
///
/// They are fixed before ArgumentParser sees them, so that no command knows of an older name.
enum FormerSpellings {
    private struct Change {
        /// The command's words as they were.
        let command: [String]
        /// An option that has to be there, and goes.
        var with: String?
        /// The command's words now.
        var now: [String]?
        /// Options of the command: as they were, and now.
        var options: [String: String] = [:]
    }

    private static let changes = [
        Change(command: ["appeal", "letters"], with: "--thank", now: ["thank", "letters"]),
        Change(command: ["gift", "thank"], now: ["thank", "record"]),
        Change(command: ["segment"], options: ["--unit": "--count-by"]),
    ]

    /// The words of a command line from the command on, as they are spelled now.
    static func replaced(in words: [String]) -> [String] {
        for change in changes where words.starts(with: change.command) {
            let rest = words.dropFirst(change.command.count)
            let end = rest.firstIndex(of: "--") ?? rest.endIndex
            var options = Array(rest[..<end])
            if let with = change.with {
                guard options.contains(with) else { continue }
                options.removeAll { $0 == with }
            }
            return (change.now ?? change.command) + options.map { renamed($0, change.options) } + rest[end...]
        }
        return words
    }

    /// `--unit` and `--unit=person`.
    private static func renamed(_ word: String, _ options: [String: String]) -> String {
        let name = word.prefix { $0 != "=" }
        guard let now = options[String(name)] else { return word }
        return now + word.dropFirst(name.count)
    }
}
