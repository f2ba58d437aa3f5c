import CampaignFiles
import CampaignKit
import CampaignLedger
import CampaignServices
import Synchronization

/// How a command that needs a second person asks for one, where `approve:` of `organization.yml` says so.
final class ApprovalRequest: Sendable {
    private let noted = Mutex<(@Sendable () throws -> Int64?)?>(nil)

    /// Notes how it is asked for; nothing is posted yet.
    func note(_ ask: @escaping @Sendable () throws -> Int64?) { noted.withLock { $0 = ask } }

    /// Posts the request where that is why a command failed, and says what is to be done with it.
    func ask(after error: any Error) -> any Error {
        guard let failure = error as? LedgerError, failure.code == .unapproved,
            let ask = noted.withLock({ $0 })
        else { return error }
        do {
            guard let batch = try ask() else { return error }
            return CommandError.failed(
                failure.code.rawValue,
                "two people are needed for this: it was asked for as B-\(batch), and no figure has changed",
                hint: "within \(Approval.days) days, another person runs it with --approve B-\(batch)")
        } catch { return error }
    }
}

extension Session {
    /// What the workspace wants of this command: a second person, or their approval; nil where one is enough.
    func approval() throws -> Approval? {
        let line = CommandLineWords(context.arguments)
        let words = [line.subcommand] + ApprovedWords.numbers(in: context.arguments)
        if let text = options.approve {
            guard text.hasPrefix("B-"), let batch = Int64(text.dropFirst(2)), batch > 0 else {
                throw CommandError.usage(
                    "bad-value", "--approve needs the batch that asked for it", hint: "--approve B-41")
            }
            return Approval(words: words, request: batch)
        }
        let setting = try LedgerSetting.read(directory: directory())
        let isTrial = context.arguments.contains("--dry-run")
        guard !isTrial,
            setting.approved.contains(where: { ApprovedWords.covers($0, line, context.arguments) })
        else { return nil }
        return Approval(words: words, request: nil)
    }
}

/// What of a command line is compared with what was asked for.
enum ApprovedWords {
    /// Whether a setting is about a command.
    static func covers(
        _ kind: LedgerSetting.Approved, _ line: CommandLineWords, _ arguments: [String]
    ) -> Bool {
        switch kind {
        case .transfer: line.subcommand.hasPrefix("project transfer")
        case .erase: line.subcommand == "donor erase"
        // What another copy has is taken over batch by batch: an admin does it, and the log names them.
        case .reopen:
            line.subcommand != "ledger adopt"
                && arguments.contains { $0 == "--reopen" || $0.hasPrefix("--reopen=") }
        }
    }

    /// `D-7`, `2026-11-03`, `$1,250.00`: numbers of things, days and amounts; no word that could name
    /// someone.
    static func numbers(in arguments: [String]) -> [String] {
        var numbers: [String] = []
        var skips = false
        for argument in arguments {
            // Who approves, where, and how the answer is shown.
            if skips || GlobalOptions.valued.contains(argument) {
                skips.toggle()
                continue
            }
            let parts = argument.hasPrefix("-") ? argument.split(separator: "=", maxSplits: 1) : []
            if let name = parts.first, GlobalOptions.valued.contains(String(name)) { continue }
            let word = parts.last.map(String.init) ?? argument
            let rest = word.drop { $0.isASCII && $0.isLetter }
            let isNumber =
                rest.contains { $0.isASCII && $0.isNumber }
                && rest.allSatisfy { "0123456789-.,/:$".contains($0) }
            if isNumber, word.count - rest.count <= 3 { numbers.append(word) }
        }
        return numbers
    }
}
