public import CampaignFiles
public import CampaignKit
public import CampaignReports

/// Letters for some donors, each by the template for its segment and language, checked as a whole.
public struct LetterJob {
    public let books: LedgerView
    public let directory: String
    /// The day of the letters and their figures.
    public let today: CalendarDate
    public let fallsBack: Bool

    public init(books: LedgerView, directory: String, today: CalendarDate, fallsBack: Bool) {
        self.books = books
        self.directory = directory
        self.today = today
        self.fallsBack = fallsBack
    }

    /// The run and what is noteworthy; throws with everything that keeps a letter from being written.
    ///
    /// Without an appeal they are thanks, unless `kind` says what they are.
    public func run(
        _ letters: [Letter], appeal: Appeal?, kind: LetterDraft.Kind? = nil, path: (Letter) -> String
    ) throws -> (run: LetterRun, findings: [Finding]) {
        let plan = books.loaded.plan
        let paths = letters.map(path)
        let files = try LetterFiles(directory: directory, plan: plan)
        let (set, notes) = try files.read(
            Set(paths), of: kind ?? (appeal == nil ? .thankYou : .appeal), fallsBack: fallsBack)
        var filled = Filling(books: books, today: today)
        var items: [LetterRun.Item] = []
        var untranslated: [String: [Int64]] = [:]
        for (letter, path) in zip(letters, paths) {
            guard let template = set.template(path, language: letter.row.language) else {
                untranslated[LetterSet.path(path, in: letter.row.language), default: []]
                    .append(letter.row.donor)
                continue
            }
            guard let whole = try filled.template(template) else { continue }
            items.append(LetterRun.Item(letter: letter, template: whole))
        }
        let (signatures, unsigned) = try SignaturePictures.inWorkspace(directory, plan.organization)
        let facts = LetterFacts(plan: plan, appeal: appeal, today: today, signatures: signatures)
        let run = LetterRun(facts: facts, items: items)
        let errors =
            unsigned + untranslated.keys.sorted().map { Self.missing($0, untranslated[$0] ?? []) }
            + filled.findings + run.findings()
        guard errors.isEmpty else { throw ServiceError.letters(notes + errors) }
        return (run, notes)
    }

    /// Letters with their figures, each filled once.
    private struct Filling {
        let books: LedgerView
        let today: CalendarDate
        private(set) var findings: [Finding] = []
        private var templates: [String: LetterTemplate?] = [:]

        init(books: LedgerView, today: CalendarDate) {
            self.books = books
            self.today = today
        }

        mutating func template(_ template: LetterTemplate) throws -> LetterTemplate? {
            guard template.hasFigures else { return template }
            if let known = templates[template.path] { return known }
            // A letter goes to the public: what a page for it may not tell, a letter may not either.
            let figures = try ReportFigures(
                books, on: today, audience: .public, needs: template.needs, in: template.language)
            let (filled, found) = template.filled(figures)
            findings += found
            templates[template.path] = .some(filled)
            return filled
        }
    }

    private static func missing(_ path: String, _ donors: [Int64]) -> Finding {
        let names = Set(donors).sorted().map { "D-\($0)" }.joined(separator: ", ")
        let file = "\(WorkspaceSource.reportsFolder)/\(TerminalText.safe(path))"
        let languages = LetterLanguage.allCases.map(\.rawValue)
        let isKnown = languages.contains { path.hasSuffix(".\($0).md") }
        return Finding(
            code: ReportFindingCode.missingLetter.rawValue, severity: .error,
            message: "there is no letter in the language of \(Words.count(donors.count, "donor")): \(names)",
            subject: file,
            remedy: isKnown ? .writeLetterOrFallBack : .fallBack(languages: languages))
    }
}

/// The letter templates of a workspace that a run of letters may need.
public struct LetterFiles {
    private let files: [PlanFile]
    private let parts: TemplateParts
    private let plan: Plan

    public init(directory: String, plan: Plan) throws {
        files = try WorkspaceSource.readLetters(directory: directory)
        parts = TemplateParts(try WorkspaceSource.readParts(directory: directory))
        self.plan = plan
    }

    /// The letters at some paths below `Reports/`, and their translations; throws with all that is wrong in
    /// them.
    public func read(
        _ paths: Set<String>, of kind: LetterDraft.Kind, fallsBack: Bool
    ) throws(ServiceError) -> (LetterSet, [Finding]) {
        var findings: [Finding] = []
        var templates: [LetterTemplate] = []
        for path in paths.sorted() {
            guard files.contains(where: { Self.below($0) == path }) else { throw missing(path) }
            for file in files where Self.isTranslation(Self.below(file), of: path) {
                let (template, found) = LetterTemplate.read(file, plan: plan, parts: parts)
                findings += found
                guard let template else { continue }
                let usual: [LetterDraft.Kind] = [.appeal, .thankYou]
                guard template.kind == kind || usual.contains(kind) && usual.contains(template.kind) else {
                    throw .letterKind(template.path, wanted: kind)
                }
                guard template.kind == kind else {
                    throw .wrongLetter(template.path, isThanks: template.kind == .thankYou)
                }
                templates.append(template)
            }
        }
        guard !findings.contains(where: { $0.severity == .error }) else { throw .letters(findings) }
        return (LetterSet(templates, fallsBack: fallsBack), findings)
    }

    private static func below(_ file: PlanFile) -> String {
        String(file.path.dropFirst(WorkspaceSource.reportsFolder.count + 1))
    }

    /// `letters/year-end.md` itself and `letters/year-end.he.md`.
    private static func isTranslation(_ path: String, of first: String) -> Bool {
        path == first
            || LetterLanguage.allCases.contains { path == LetterSet.path(first, in: $0.rawValue) }
    }

    private func missing(_ path: String) -> ServiceError {
        .missingLetter(path, nearest: DidYouMean.nearest(path, in: files.map(Self.below)))
    }
}
