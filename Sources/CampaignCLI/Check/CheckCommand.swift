import ArgumentParser
import CampaignKit
import CampaignServices
import Terminal

/// `campaign check`: everything that is wrong in the plan and the ledger, at once.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find what is wrong in the plan, the report templates and the ledger.",
        discussion: """
            Exits with 1 when there are errors; warnings and notes alone exit with 0. Every finding has a \
            stable code, which --only selects and --explain explains.

            EXAMPLES
              campaign check
              campaign check --deep
              campaign check --deep --head 3fa2b81c90de
              campaign check --only goal-amount
              campaign check --explain goal-amount
              campaign check --json
            """)

    @Flag(help: "Recompute every hash and every pledge from its entries, and read the whole file.")
    var deep = false

    @Option(
        help: ArgumentHelp(
            "A hash printed by a report, or ledger_head in JSON, that must be in the ledger. Implies --deep.",
            valueName: "hash"))
    var head: String?

    @Option(help: ArgumentHelp("Only findings with this code; may be repeated.", valueName: "code"))
    var only: [String] = []

    @Option(help: ArgumentHelp("Explain this code.", valueName: "code"))
    var explain: String?

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        if let explain {
            let guide = try Self.guide(explain)
            return try session.writer.write(
                "\(guide.code): \(guide.title)\n\n\(Words.wrapped(guide.explanation))\n")
        }
        for code in only { _ = try Self.guide(code) }
        try requireHash()
        // What this computer has seen and is gone is a finding here.
        session.watch.isInspected = true
        session.watch.refusesCopies = true
        let check = try WorkspaceCheck(
            session, isDeep: deep || head != nil, head: head, environment: session.context.environment,
            watch: session.watch)
        let findings = check.findings.filter { only.isEmpty || only.contains($0.code) }
        let answer = CheckDocument(
            findings: findings, scope: scope(check), ledger: LedgerLine(check.subject),
            envelope: check.provenance.members)
        try session.writer.write(answer.document)
        if findings.contains(where: { $0.severity == .error }) { throw AnswerIsNo() }
    }

    /// Reports print the first 12 digits of a hash, JSON all 64.
    private func requireHash() throws(CommandError) {
        guard let head, !(12...64).contains(head.count) || !head.allSatisfy(\.isHexDigit) else { return }
        throw .usage(
            "not-a-hash", "'\(TerminalText.safe(head))' is not a hash",
            hint: "12 to 64 digits of 0-9 and a-f, as reports print it: ledger 3fa2b81c90de")
    }

    private func scope(_ check: WorkspaceCheck) -> String {
        CheckScope.words([
            (check.campaigns, "campaign"), (check.subject.reports.count, "report"),
            (check.subject.letters.count, "letter"),
        ])
    }

    private static func guide(_ code: String) throws(CommandError) -> CheckGuide {
        let guides = CheckRules.guides
        if let guide = guides.first(where: { $0.code == code }) { return guide }
        let near = DidYouMean.nearest(code, in: guides.map(\.code))
        throw .usage(
            "unknown-code", "no finding has the code '\(TerminalText.safe(code))'",
            hint: near.map(DidYouMean.question) ?? "campaign check shows the code of each finding")
    }
}

/// What a check looked at, in words: `7 campaigns, 2 reports and 8 letters`.
enum CheckScope {
    /// The first is always said, the others when there are any.
    static func words(_ counts: [(number: Int, noun: String)]) -> String {
        let said = counts.enumerated().filter { $0.offset == 0 || $0.element.number > 0 }
        let parts = said.map { Words.count($0.element.number, $0.element.noun) }
        guard let last = parts.last, parts.count > 1 else { return parts.joined() }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }
}
