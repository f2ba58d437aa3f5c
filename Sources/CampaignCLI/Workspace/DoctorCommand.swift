import ArgumentParser
import CampaignKit
import Terminal

/// `campaign doctor`: whether the program can work here.
struct DoctorCommand: FiguresCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Check that everything the program needs is in order.",
        discussion: """
            Looks at the environment: versions, the workspace and how it was found, the ledger and who may \
            read it, the disk, the terminal. To check the data, use 'campaign check'. Exits with 1 when a \
            check fails.

            EXAMPLES
              campaign doctor
              campaign doctor --json
            """)

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let lines = EnvironmentProbe(context: session.context).lines + WorkspaceProbe(session: session).lines
        try session.writer.write(document(lines))
        if lines.contains(where: { $0.state == .fail }) { throw AnswerIsNo() }
    }

    private func document(_ lines: [DoctorLine]) -> Document {
        let keys = ["state", "subject", "fact", "advice"]
        var table = Table(
            caption: "Doctor",
            columns: keys.map { TableColumn(Words.title($0), key: $0, shrinks: $0 == "fact") })
        for line in lines {
            let tone: Tone = line.state == .ok ? .good : line.state == .warn ? .caution : .bad
            table.append(
                TableRow([
                    Cell(line.state.rawValue, tone: tone), Cell(line.subject), Cell(line.fact),
                    Cell(line.advice ?? ""),
                ]))
        }
        let rows = lines.map { line in
            JSONValue.object([
                "state": .string(line.state.rawValue), "subject": .string(line.subject),
                "fact": .string(line.fact), "advice": .optional(line.advice),
            ])
        }
        return Document(
            title: "Doctor", data: table,
            json: .object(["schema": .string("campaign.doctor/1"), "rows": .array(rows)]),
            screen: { look in screen(lines, look) })
    }

    private func screen(_ lines: [DoctorLine], _ look: ScreenLook) -> String {
        lines.map { line in
            let tone: Tone = line.state == .ok ? .good : line.state == .warn ? .caution : .bad
            let state = look.style.apply(tone, to: line.state.rawValue)
            let blanks = String(repeating: " ", count: 6 - line.state.rawValue.count)
            let subject = DisplayWidth.pad(line.subject, to: 11)
            let indent = 6 + 11
            let words =
                look.wrapped(TerminalText.safe(line.fact), indent: indent)
                + (line.advice.map { look.wrapped($0, indent: indent) } ?? [])
            let below = "\n" + String(repeating: " ", count: indent)
            return "\(state)\(blanks)\(subject)\(words.joined(separator: below))\n"
        }.joined()
    }
}

/// One thing that `doctor` looked at.
struct DoctorLine: Equatable {
    enum State: String { case ok, warn, fail }

    let state: State
    /// What was looked at: `ledger`.
    let subject: String
    /// What it is.
    let fact: String
    /// What to do when it is not well.
    let advice: String?

    static func ok(_ subject: String, _ fact: String) -> DoctorLine {
        DoctorLine(state: .ok, subject: subject, fact: fact, advice: nil)
    }

    static func warn(_ subject: String, _ fact: String, _ advice: String) -> DoctorLine {
        DoctorLine(state: .warn, subject: subject, fact: fact, advice: advice)
    }

    static func fail(_ subject: String, _ fact: String, _ advice: String) -> DoctorLine {
        DoctorLine(state: .fail, subject: subject, fact: fact, advice: advice)
    }
}
