import CampaignExchange
import CampaignFiles
import CampaignKit
import CampaignServices
import Terminal

extension CommandError {
    /// Why a question has no answer, in the words of the command line.
    init(_ error: ServiceError) {
        switch error {
        case .plan(let findings): self = .plan(findings)
        case .unknownBatch(let number, let newest):
            self = .failed(
                "unknown-batch", "no batch B-\(number)",
                hint: newest.map { "the last one is B-\($0)" } ?? "nothing has been posted yet")
        case .unknownID(let id, let subject, let candidates):
            self = IDLookup.unknown(id, kind: subject.rawValue, among: candidates)
        case .unknownReports(let unknown, let ids): self = .unknownReports(unknown, among: ids)
        case .unknownGrant(let id, let numbers): self = .unknown(id, "grant", "GR", among: numbers)
        case .unknownDeadline(let id, let numbers): self = .unknown(id, "deadline", "DL", among: numbers)
        case .noDonors:
            self = .failed("unknown-donor", "no donor has this id", hint: "--name creates a new donor")
        case .donorNamedTwice(let donor):
            self = .usage(
                "option-conflict", "\(donor) already has a name: give the number or the name",
                hint: "use one or the other; campaign donor show \(donor)")
        case .nothingPosted:
            self = .failed("ledger-missing", "nothing has been posted yet", hint: "campaign import FILE")
        case .noOwnNumber:
            self = .failed(
                "ein-missing", "your own number is not known",
                hint: "ein: 12-3456789 in Campaigns/organization.yml")
        case .figuresDisagree(let what):
            self = .failed(
                "figures-disagree", Self.words(what), hint: "the ledger may be damaged: campaign check --deep"
            )
        case .storedStatus(let problem): self.init(problem)
        case .noSegments, .segment, .pieces, .noPieces: self = .appeal(error)
        case .noLetter, .missingLetter, .wrongLetter, .letterKind: self = .letter(error)
        case .letters(let findings):
            self = .errors(
                "letter-errors", findings, so: "no letter was written", next: " and run the command again")
        case .mappings(let findings):
            self = .errors(
                "mapping-errors", findings, so: "nothing was imported", next: " and run the command again")
        case .unknownReceipt, .receiptErased, .ledgerBusy: self = .receipt(error)
        case .reports, .figuresOnly: self = .report(error)
        }
    }

    private static func report(_ error: ServiceError) -> CommandError {
        if case .figuresOnly(let path, let blocks) = error {
            let names = blocks.map { "{\($0)}" }.joined(separator: ", ")
            return .failed(
                "figures-only",
                "\(TerminalText.safe(path)) lists people or their gifts in \(names), and this login sees only figures",
                hint:
                    "build a report without \(blocks.count == 1 ? "it" : "them"), or ask for the role campaign_officer"
            )
        }
        guard case .reports(let findings) = error else { return .failed("report-errors", "no report") }
        return .errors(
            "report-errors", findings, so: "nothing was written", next: ", then: campaign report check")
    }

    private static func receipt(_ error: ServiceError) -> CommandError {
        switch error {
        case .unknownReceipt(let label):
            .failed(
                "unknown-receipt", "no receipt has the number '\(TerminalText.safe(label))'",
                hint: "campaign receipt list")
        case .receiptErased(let label):
            .failed(
                "receipt-erased", "the page of \(label) was erased or removed",
                hint: """
                    campaign receipt show \(label) --json shows what the register keeps; if its donor was not erased, \
                    campaign receipt audit lists it
                    """)
        case .ledgerBusy:
            .failed(
                "ledger-busy", "others kept posting while the receipts were prepared; nothing was issued",
                hint: "run the command again")
        default: CommandError(error)
        }
    }

    private static func appeal(_ error: ServiceError) -> CommandError {
        switch error {
        case .noSegments(let appeal, let campaign):
            .failed(
                "no-segments",
                "Campaigns/\(campaign).md:\(appeal.line): the appeal '\(appeal.id)' has no segments",
                hint: "add below it, indented: segments: [{id: lybunt, pick: lybunt, ask: last*1.25}]")
        case .segment(let problem):
            .failed(
                "bad-segment", "segment \(problem.segment): \(problem.message)", hint: problem.hint)
        case .pieces(let problems, let file, let appeal):
            refused(
                problems, of: TerminalText.safe(file), "recorded",
                hint: "campaign appeal export \(appeal) -o FILE.csv writes such a list")
        case .noPieces(let file, let appeal):
            .failed(
                "list-empty", "\(TerminalText.safe(file)) has a header and no rows; nothing was recorded",
                hint: "campaign appeal export \(appeal) -o FILE.csv writes such a list")
        default: CommandError(error)
        }
    }

    /// The code of a list with rows that cannot be used.
    static let refusedList = "list-refused"

    /// All the rows of a list that cannot be used, at once; `done` is what nothing of it was.
    static func refused(
        _ problems: [RowProblem], of name: String, _ done: String,
        hint: String = "fix the rows, then run the command again"
    ) -> CommandError {
        let rows = Set(problems.map(\.line)).count
        var error = CommandError.failed(
            refusedList, "\(Words.count(rows, "row")) of \(name) cannot be \(done), so nothing was",
            hint: hint)
        error.findings = problems.sorted { $0.line < $1.line }.map { problem in
            Finding(
                code: problem.code, severity: .error,
                message: (problem.column.isEmpty ? "" : "\(problem.column): ") + problem.message,
                location: SourceLocation(file: name, line: problem.line), hint: problem.hint)
        }
        return error
    }

    private static func letter(_ error: ServiceError) -> CommandError {
        let folder = WorkspaceSource.reportsFolder
        switch error {
        case .noLetter(let appeal, let campaign, let segment):
            return .failed(
                "no-letter",
                "Campaigns/\(campaign).md:\(appeal.line): the appeal '\(appeal.id)' has no letter "
                    + "for segment \(segment)",
                hint: "add below it, indented: letter: letters/year-end.md")
        case .missingLetter(let path, let near):
            return .failed(
                "no-letter", "letter not found: \(folder)/\(TerminalText.safe(path))",
                hint: near.map { "\(DidYouMean.question($0)) It is named in the campaign's file" }
                    ?? "write it; campaign help letters says how")
        case .letterKind(let path, let wanted):
            return .failed(
                "wrong-letter",
                "\(folder)/\(TerminalText.safe(path)) is not of kind \(wanted.rawValue); no letter was written",
                hint: "write kind: \(wanted.rawValue) between its --- lines: campaign help letters")
        // A thank-you has no ask, and an appeal's letter says nothing of the gift.
        case .wrongLetter(let path, let isThanks):
            return .failed(
                "wrong-letter",
                "\(folder)/\(TerminalText.safe(path)) is "
                    + (isThanks
                        ? "a thank-you letter, not an appeal's" : "an appeal's letter, not a thank-you")
                    + "; no letter was written",
                hint: isThanks
                    ? "name the appeal's own in the campaign's file: letter: letters/year-end.md"
                    : "write kind: thank-you between its --- lines, and what thanks say: campaign help letters"
            )
        default: return CommandError(error)
        }
    }
}
