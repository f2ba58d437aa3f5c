import CampaignFiles
import CampaignLedger
import System
import Terminal

/// Builds again whenever a template, the plan or the ledger changes, until someone presses Ctrl-C.
struct ReportWatch {
    let directory: String
    /// Where the ledger is.
    let location: LedgerLocation
    let context: CommandContext

    /// What reports are made from; what they are written to is not among it.
    private var sources: [String] {
        [
            "Campaigns", WorkspaceSource.reportsFolder, WorkspaceSource.partsFolder,
            WorkspaceSource.themeFolder,
        ].map { directory + "/" + $0 }
            + location.files.prefix(2)
    }

    /// The newest batch of a ledger that is on a server; nil for a file, and where no one answers.
    private func head() -> String? {
        guard location.isServer else { return nil }
        return (try? Ledger.open(location, access: .read)?.head())?.hash
    }

    /// Builds at once and after each change; `isFirst` marks the first time.
    ///
    /// What is wrong in a template is said, and building goes on when it is corrected.
    func run(_ build: (_ isFirst: Bool) throws -> Void) throws {
        var seen = (FileStamps(of: sources), head())
        try attempt { try build(true) }
        try context.errors.write("watching Reports/, Campaigns/ and the ledger; Ctrl-C ends\n")
        while context.pause() {
            let now = (FileStamps(of: sources), head())
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
