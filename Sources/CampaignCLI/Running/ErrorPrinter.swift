import CampaignKit
import Terminal

/// Says on the error stream why a command failed: `error:` and `hint:` lines, or one JSON object.
struct ErrorPrinter {
    let context: CommandContext
    let line: CommandLineWords

    func show(_ error: CommandError) {
        // When even this cannot be written, the exit status still says it.
        try? context.errors.write(line.wantsJSON ? json(error) : text(error))
    }

    private func text(_ error: CommandError) -> String {
        let isColored = ColorMode.resolve(
            flag: colorFlag, environment: context.environment, isTerminal: context.errorsAreTerminal)
        let style = Style(enabled: isColored)
        var text = FindingPrinter(style: style, ascii: line.words.contains("--ascii")).text(error.findings)
        text += "\(style.red("error:")) \(TerminalText.safe(error.message))\n"
        if let hint = error.hint { text += "\(style.cyan("hint:")) \(TerminalText.safe(hint))\n" }
        return text
    }

    private func json(_ error: CommandError) -> String {
        var members: [String: JSONValue] = [
            "code": .string(error.code), "message": .string(error.message), "hint": .optional(error.hint),
        ]
        if let batch = error.batch {
            members["batch"] = .string("B-\(batch)")
            members["posted"] = .array(error.posted.map { .string($0) })
        }
        if !error.findings.isEmpty { members["findings"] = .array(error.findings.map(JSONValue.finding)) }
        return JSONValue.object(["error": .object(members)]).compact + "\n"
    }

    /// The flag is read from the words: the line may not have been understood at all.
    private var colorFlag: ColorMode {
        let values = zip(line.words, line.words.dropFirst()).filter { $0.0 == "--color" }.map(\.1)
        let assigned = line.words.filter { $0.hasPrefix("--color=") }.map { String($0.dropFirst(8)) }
        return (values + assigned).last.flatMap(ColorMode.init(rawValue:)) ?? .auto
    }
}
