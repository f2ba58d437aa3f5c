import CampaignFiles
import CampaignLedger
import System
import Terminal

/// Builds again whenever a template, the plan or the ledger changes, until someone presses Ctrl-C.
struct ReportWatch {
    let directory: String
    let context: CommandContext

    /// What reports are made from; what they are written to is not among it.
    private var sources: [String] {
        let ledger = Ledger.fileName
        return [
            "Campaigns", WorkspaceSource.reportsFolder, WorkspaceSource.themeFolder, ledger, ledger + "-wal",
        ].map {
            directory + "/" + $0
        }
    }

    /// Builds at once and after each change; `isFirst` marks the first time.
    ///
    /// What is wrong in a template is said, and building goes on when it is corrected.
    func run(_ build: (_ isFirst: Bool) throws -> Void) throws {
        var seen = FileStamps(of: sources)
        try attempt { try build(true) }
        try context.errors.write("watching Reports/, Campaigns/ and the ledger; Ctrl-C ends\n")
        while context.pause() {
            let now = FileStamps(of: sources)
            guard now != seen else { continue }
            seen = now
            try attempt { try build(false) }
        }
    }

    /// A wrong command line and a reader who left end the watch; all else is said.
    private func attempt(_ body: () throws -> Void) throws {
        do { try body() } catch let error as OutputError { throw error } catch {
            let failure = CommandError(error)
            guard failure.status != .usage, failure.code != "unknown-report" else { throw failure }
            ErrorPrinter(context: context, line: CommandLineWords(context.arguments)).show(failure)
        }
    }
}
