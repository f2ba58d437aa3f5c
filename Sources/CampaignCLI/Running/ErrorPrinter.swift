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
        let layout = NoteLayout(width: width, context: context)
        let printer = FindingPrinter(
            style: style, ascii: line.words.contains("--ascii"), width: layout.width)
        var text = printer.text(error.findings)
        text += labeled("error:", style.red, error.message, layout)
        if let hint = error.hint { text += labeled("hint:", style.cyan, hint, layout) }
        return text
    }

    /// The label is colored after the line is laid out.
    private func labeled(
        _ label: String, _ color: (String) -> String, _ words: String, _ layout: NoteLayout
    ) -> String {
        color(label) + layout.line("\(label) \(TerminalText.safe(words))").dropFirst(label.count)
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

    /// The flags are read from the words: the line may not have been understood at all.
    private var colorFlag: ColorMode { value(of: "--color").flatMap(ColorMode.init(rawValue:)) ?? .auto }
    private var width: Int? { value(of: "--width").flatMap { Int($0) } }

    private func value(of flag: String) -> String? {
        let values = zip(line.words, line.words.dropFirst()).filter { $0.0 == flag }.map(\.1)
        let assigned = line.words.filter { $0.hasPrefix(flag + "=") }
        return (values + assigned.map { String($0.dropFirst(flag.count + 1)) }).last
    }
}
