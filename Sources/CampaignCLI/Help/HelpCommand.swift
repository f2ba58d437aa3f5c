import ArgumentParser
import CSample
import CampaignKit
import Terminal

/// `campaign help`: a command's help, or a topic's text.
struct HelpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "help", abstract: "Explain a command or a topic.",
        discussion: """
            Topics: \(HelpTopic.names.joined(separator: ", ")).

            EXAMPLES
              campaign help status
              campaign help json
              campaign help exit-codes
            """)

    @Argument(help: ArgumentHelp("A command or a topic (default: the overview).", valueName: "topic"))
    var words: [String] = []

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        if words.count == 1, let topic = HelpTopic.named(words[0]) {
            return try session.writer.write(topic.text)
        }
        let line = CommandLineWords(words)
        guard line.unknown == nil, let command = line.path.last, line.named == words.count else {
            let names = HelpTopic.names + CommandTree.paths
            let asked = words.joined(separator: " ")
            throw CommandError.usage(
                "unknown-topic", "no command or topic '\(TerminalText.safe(asked))'",
                hint: DidYouMean.hint(for: asked, in: names)
                    ?? "topics: \(HelpTopic.names.joined(separator: ", "))")
        }
        let text = CampaignCommand.helpMessage(for: command, columns: 80)
        try session.writer.write(text.hasSuffix("\n") ? text : text + "\n")
    }
}

/// What `campaign help` explains besides the commands: a guide of `docs/`, which the program carries.
///
/// A new topic is a file there and its lines in `Sources/CSample/guides.c`.
struct HelpTopic: Sendable {
    /// What is typed after `campaign help`: the name of the file without its ending.
    let name: String
    let markdown: String

    static let all: [HelpTopic] = (0..<campaign_guide_count).map { index in
        let file = campaign_guide_at(index).pointee
        let bytes = UnsafeBufferPointer(start: file.bytes, count: file.length)
        return HelpTopic(name: String(cString: file.path), markdown: String(decoding: bytes, as: UTF8.self))
    }

    static var names: [String] { all.map(\.name) }

    static func named(_ name: String) -> HelpTopic? { all.first { $0.name == name } }

    /// The guide as text for a terminal.
    var text: String { GuideText.of(markdown) }
}
