import ArgumentParser
import CampaignFiles
import CampaignKit
import CampaignReports
import CampaignServices
import Terminal

/// `campaign report check`: everything that is wrong in the templates, at once.
struct ReportCheckCommand: FiguresCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find every unknown figure, block, option and link in reports and letters.",
        discussion: """
            Builds each report without writing it, so a figure that has no value today is found too. Exits \
            with 1 when there are errors; warnings alone exit with 0. Sentences that cannot be true are found: \
            a figure compared with itself, a share of zero people, and whatever an {assert} block denies. Without \
            an id the letters are checked too.

            EXAMPLES
              campaign report check
              campaign report check board
              campaign report check --json
            """)

    @Argument(help: ArgumentHelp("Reports to check (default: all).", valueName: "id"))
    var ids: [String] = []

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let directory = try session.directory()
        let reports = try ReportFiles(directory: directory)
        let files = try ids.isEmpty ? reports.all : reports.named(ids)
        let books = try LedgerView(session, knownOn: nil)
        let run = ReportRun(books: books, form: .html)
        let letters = try ids.isEmpty ? WorkspaceSource.readLetters(directory: directory) : []
        let parts = TemplateParts(try WorkspaceSource.readParts(directory: directory))
        let all =
            try files.flatMap { try run.build($0, session).findings }
            + letters.flatMap { LetterTemplate.read($0, plan: books.loaded.plan, parts: parts).findings }
            + SignaturePictures.inWorkspace(directory, books.loaded.plan.organization).findings
        // A case for support that several reports show is wrong once.
        var seen: [Finding] = []
        let findings = all.filter { finding in
            defer { seen.append(finding) }
            return !seen.contains(finding)
        }
        let provenance = books.provenance(asOf: try session.today(books.loaded.plan))
        let answer = CheckDocument(
            findings: findings,
            scope: CheckScope.words([(files.count, "report"), (letters.count, "letter")]),
            envelope: provenance.members)
        try session.writer.write(answer.document)
        if files.isEmpty { session.say(reports.choice) }
        if findings.contains(where: { $0.severity == .error }) { throw AnswerIsNo() }
    }
}
