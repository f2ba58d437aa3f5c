import ArgumentParser
import CampaignKit
import CampaignReports
import CampaignServices
import System
import Terminal

/// `campaign report verify`: whether a page still says what the ledger says.
struct ReportVerifyCommand: FiguresCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Compare the figures of an old page with the ledger of today.",
        discussion: """
            FILE is a page that 'campaign report build' wrote. Its figures are counted again for its own \
            day, with all that has been posted since. Exits with 0 when every figure holds, else with 1 and \
            a list of those that changed: old, new, and the change. Pages for the board and staff are \
            compared to the cent, those for the public by what they say. Numbers of tables that 'campaign \
            explain' has no name for are listed as not checked. --as-of compares with another day.

            A page that was edited does not hold. Its text and its charts are compared with a digest in it, \
            and with the same page built again, where the template and the plan are still as they were; then \
            each line that was changed is shown. A digest alone finds no one who wrote a new one.

            EXAMPLES
              campaign report verify build/board.html
              campaign report verify board-2026-06-30.html --json
              campaign report verify board-2026-06-30.html --as-of 2026-09-30 -o changed.csv
            """)

    @Argument(help: ArgumentHelp("A page that report build wrote.", valueName: "file"))
    var file: String

    @OptionGroup var time: TimeOptions

    @OptionGroup var options: GlobalOptions

    /// In bytes: more than any report has.
    private static let largest = 64 << 20

    func run() throws {
        let session = try Session(options, reading: [file])
        let (page, html) = try read(session)
        // A page of what was known then is held against what was known then.
        let known = time.knownOn ?? page.knownOn.flatMap { KnownOn($0) }
        let books = try LedgerView(session, knownOn: known).closed
        let verification = try ReportVerification(page, books, on: time.day)
        let rebuild = try PageRebuild(page, html: html, books, session)
        let document = ReportVerifyDocument(verification, rebuild, file: file)
        try session.writer.write(document.document)
        guard verification.changed.isEmpty, !rebuild.isEdited else { throw AnswerIsNo() }
    }

    private func read(_ session: Session) throws -> (page: BuiltPage, html: String) {
        let name = TerminalText.safe(file)
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try InputFile.bytes(session.context.absolute(file), limit: Self.largest + 1)
        } catch {
            throw CommandError.failed(
                "file-unreadable", "cannot read \(name): \(error.reason)",
                hint: "name a page that campaign report build wrote")
        }
        guard bytes.count <= Self.largest else {
            throw CommandError.failed("file-unreadable", "\(name) is larger than any report")
        }
        let html = String(decoding: bytes, as: UTF8.self)
        guard let page = BuiltPage(html) else {
            throw CommandError.failed(
                "not-a-report", "\(name) does not say of which day its figures are",
                hint: "name an HTML page that campaign report build wrote with version 0.2 or later")
        }
        guard !page.figures.isEmpty else {
            throw CommandError.failed("not-a-report", "\(name) has no figures to compare")
        }
        return (page, html)
    }
}
