public import CampaignFiles
public import CampaignKit
import Digests

/// A letter that was read and checked; nothing was asked of the ledger yet.
public struct LetterTemplate: Sendable {
    /// Below `Reports/`: `letters/year-end.he.md`.
    public let path: String
    public let title: String
    public let kind: LetterDraft.Kind
    public let language: LetterLanguage
    public let paper: ReportPaper
    /// Where the address is; nil where the usual window shows it.
    let window: AddressWindow?
    /// SHA-256 of the file and the parts that it includes.
    public let digest: [UInt8]
    let source: MarkdownSource
    private(set) var pieces: [LetterPiece]
    /// Whether it has a place for a signature.
    let showsSignature: Bool

    /// Reads and checks a letter against the plan; nil when an error keeps it from being written.
    public static func read(
        _ file: PlanFile, plan: Plan, parts: TemplateParts = .none
    ) -> (template: LetterTemplate?, findings: [Finding]) {
        let (draft, problems) = LetterReader.read(file, plan: plan)
        guard let draft else { return (nil, problems) }
        let source = MarkdownSource(draft, parts: parts)
        let findings = ReportFindings(source)
        findings.add(source.problems)
        let pieces = LetterText.pieces(
            of: source, kind: draft.kind, language: draft.language, plan: plan, findings: findings)
        let template = pieces.map {
            let bytes = file.bytes + parts.bytes(draft.lines, draft.bodyLine, draft.language)
            return LetterTemplate(draft, SHA256.digest(bytes), source: source, pieces: $0)
        }
        template?.checkSentences(plan, findings)
        let all = ReportTemplate.sorted(problems + findings.all)
        let isSound = !all.contains { $0.severity == .error }
        return (isSound ? template : nil, all)
    }

    private init(
        _ draft: LetterDraft, _ digest: [UInt8], source: MarkdownSource, pieces: [LetterPiece]
    ) {
        self.digest = digest
        path = draft.path
        title = draft.title
        kind = draft.kind
        language = draft.language
        paper = ReportPaper(rawValue: draft.paper) ?? .letter
        window = draft.window
        self.source = source
        self.pieces = pieces
        showsSignature = pieces.mayShow(.signature)
    }

    /// What the law wants said must be said whatever the donor is like.
    private func checkSentences(_ plan: Plan, _ findings: ReportFindings) {
        let organization = plan.organization
        switch kind {
        case .receipt, .statement:
            ReceiptWording(kind: kind, plan: plan)
                .check(pieces, source, firstWords: firstWords, findings)
        case .pledgeConfirmation, .pledgeReminder:
            PledgeWording(kind: kind, plan: plan).check(pieces, source, firstWords: firstWords, findings)
        case .appeal:
            guard !organization.disclosures.isEmpty, !pieces.alwaysShow(.disclosure) else { return }
            let states = organization.disclosures.keys.sorted().joined(separator: ", ")
            findings.report(
                .missingSentence, line: firstWords,
                "donors in \(states) must get their state's text, and this letter does not always show it",
                hint: "write {{ disclosure }} in a paragraph of its own; for other donors it is empty")
        case .thankYou:
            findings.refuse(BannedWords.ofDeduction, in: source)
            guard !pieces.alwaysShow(.goodsOrServices) else { return }
            findings.report(
                .missingSentence, line: firstWords,
                "a thank-you must say of each gift whether anything was given in return",
                hint: "write {{#each gifts}} … {{ goods_or_services }} … {{/each}}")
        }
    }

    /// The first line that says anything.
    private var firstWords: Int {
        source.lineNumbers.first { !source.line($0).trimmingBlanks.isEmpty } ?? source.firstLine
    }

    /// That the letter always shows who signs, and no one is set who does; nil where that is not so.
    public func findingWithoutSignatory(_ organization: Organization) -> Finding? {
        guard pieces.alwaysShow(.signatory), organization.signatory == nil,
            organization.signatories[language] == nil
        else { return nil }
        return Self.noSignatory("letters are signed by no one", path)
    }

    /// The finding of a letter that no one signs, with the line that is missing.
    static func noSignatory(_ message: String, _ path: String) -> Finding {
        Finding(
            code: ReportFindingCode.missingDonorField.rawValue, severity: .error,
            message: "no signatory is set: \(message)",
            subject: WorkspaceSource.reportsFolder + "/" + path,
            hint: "add a line to Campaigns/organization.yml, such as signatory: Ana Ruiz, Treasurer")
    }

    /// What has to be asked of the ledger.
    public var needs: Set<ReportNeed> {
        Set(pieces.figures.compactMap(\.reference.need).map(ReportNeed.breakdown))
    }

    /// Whether figures have to be put in before letters are written.
    public var hasFigures: Bool { !pieces.figures.isEmpty }

    /// The letter with its figures' values, nil when one has none, which the findings say.
    public func filled(_ figures: ReportFigures) -> (template: LetterTemplate?, findings: [Finding]) {
        let resolver = FigureResolver(figures: figures)
        let findings = ReportFindings(source)
        var filled = self
        filled.pieces = pieces.filled { reference, token in
            switch resolver.value(reference) {
            case .success(let value):
                var html = HTMLBytes()
                html.isolated(text(value, of: reference, figures.status.currency))
                return html.bytes
            case .failure(let gap):
                findings.report(
                    .figureWithoutValue, line: token.line, utf8: token.utf8,
                    "\(reference.name) \(gap.isPrivate ? "is not for the public" : "has no value"): \(gap.reason)",
                    hint: gap.isPrivate ? "remove it: letters show only what the public may see" : gap.hint)
                return []
            }
        }
        return (findings.hasErrors ? nil : filled, findings.all)
    }

    private func text(_ value: FigureValue, of reference: FigureReference, _ currency: Currency) -> String {
        if case .date(let day) = value, reference.filter == nil { return language.text(day) }
        return reference.figure.text(value, reference.filter, currency: currency, in: language)
    }
}
