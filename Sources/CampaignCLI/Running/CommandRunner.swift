import ArgumentParser
import CampaignLedger
import Terminal

/// Takes one command line from words to an exit status.
struct CommandRunner {
    let context: CommandContext

    func run(_ arguments: [String]) -> ExitStatus {
        let line = CommandLineWords(arguments)
        do {
            try LedgerLocation.requireNoPassword(in: arguments)
            try line.requireKnownCommand()
            var command = try parse(line)
            try command?.run()
            return .done
        } catch {
            return end(with: error, line)
        }
    }

    /// The command, or nil when help or the version was asked for and has been shown.
    private func parse(_ line: CommandLineWords) throws -> (any ParsableCommand)? {
        if let command = alone(line) { return command }
        do {
            return try CampaignCommand.parseAsRoot(line.words)
        } catch {
            if CampaignCommand.exitCode(for: error) == .success {
                try show(CampaignCommand.fullMessage(for: error, columns: columns))
                return nil
            }
            throw UsageMessage(CampaignCommand.message(for: error), for: line).error
        }
    }

    /// The command that the words name, parsed without the tree above it; nil for help and for errors.
    ///
    /// Those only the tree can tell. But for a command that is to run, it draws up the options of every level
    /// several times over, which took as long as reading the plan.
    private func alone(_ line: CommandLineWords) -> (any ParsableCommand)? {
        guard let command = line.path.last, command.configuration.subcommands.isEmpty else { return nil }
        return try? command.parse(Array(line.words.dropFirst(line.path.count - 1)))
    }

    private func end(with error: any Error, _ line: CommandLineWords) -> ExitStatus {
        switch error {
        case is AnswerIsNo: return .no
        case OutputError.brokenPipe: return .done
        case is CancellationError: return .interrupted
        case let error where CampaignCommand.exitCode(for: error) == .success:
            // A group such as 'campaign new', whose run() asks for its own help.
            try? show(CampaignCommand.fullMessage(for: error, columns: columns))
            return .done
        default:
            let failure = context.posted.after(CommandError(context.requests.ask(after: error)))
            ErrorPrinter(context: context, line: line).show(failure)
            return failure.status
        }
    }

    private func show(_ text: String) throws {
        try context.output.write(text.hasSuffix("\n") ? text : text + "\n")
    }

    /// Help in a pipe is the same everywhere.
    private var columns: Int { context.outputIsTerminal ? min(context.screen?.columns ?? 80, 110) : 80 }
}
