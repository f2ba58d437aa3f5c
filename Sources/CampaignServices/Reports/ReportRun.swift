public import CampaignFiles
public import CampaignKit
import CampaignLedger
import CampaignReports

/// Templates filled with figures: everything is read, asked and rendered before anything is written.
public struct ReportRun {
    public struct Report {
        /// Of its file, without the ending.
        public let name: String
        public let text: String
        /// What is remembered once the page is written; nil where later pages are not compared with it.
        public var built: BuiltDays.Entry?
    }

    /// The day from which pages tell what changed where their template does not say it.
    public enum Since: Sendable {
        /// That of the last page that was built from it, else three months back.
        case lastBuilt
        /// As a page says that it did; nil for three months back.
        case asBefore(CalendarDate?)
    }

    public let books: LedgerView
    /// What is asked of every report; each replaces the front matter's.
    public var campaign: String?
    public var audience: Audience?
    public var asOf: CalendarDate?
    /// The number of the grant that blocks without one are about.
    public var grant: Int64?
    public var since = Since.lastBuilt
    public let form: ReportForm

    public init(
        books: LedgerView, campaign: String? = nil, audience: Audience? = nil, asOf: CalendarDate? = nil,
        form: ReportForm
    ) {
        self.books = books
        self.campaign = campaign
        self.audience = audience
        self.asOf = asOf
        self.form = form
    }

    /// The finished reports; throws with all findings when one cannot be built.
    public func build(_ files: [PlanFile], _ context: some ServiceContext) throws -> (
        reports: [Report], findings: [Finding]
    ) {
        var reports: [Report] = []
        var findings: [Finding] = []
        for file in files {
            let (text, entry, found) = try page(file, context)
            findings += found
            if let text { reports.append(Report(name: name(file.stem), text: text, built: entry)) }
        }
        guard reports.count == files.count else { throw ServiceError.reports(findings) }
        return (reports, findings)
    }

    /// What makes a page the same page on another day.
    private func page(of file: PlanFile) -> String {
        ([file.path] + [grant.map { "GR-\($0)" }, campaign, audience.map { "\($0)" }].compactMap { $0 })
            .joined(separator: " ")
    }

    /// What its file is called after: the report, and all that makes it another page than usual.
    public func name(_ id: String) -> String {
        ([id]
            + [grant.map { "GR-\($0)" }, campaign, audience.map { "\($0)" }, asOf.map { "\($0)" }].compactMap
        { $0 })
        .joined(separator: "-") + (books.knownOn.map { "-known-\($0.text)" } ?? "")
    }

    /// One report's text, nil when an error keeps it from being built.
    public func build(_ file: PlanFile, _ context: some ServiceContext) throws -> (
        text: String?, findings: [Finding]
    ) {
        let (text, _, findings) = try page(file, context)
        return (text, findings)
    }

    private func page(_ file: PlanFile, _ context: some ServiceContext) throws -> (
        text: String?, built: BuiltDays.Entry?, findings: [Finding]
    ) {
        let plan = books.loaded.plan
        let parts = TemplateParts(try WorkspaceSource.readParts(directory: context.directory()))
        let (read, problems) = ParsedReport.read(
            file, plan: plan, campaign: campaign, audience: audience, parts: parts, as: form.format)
        guard let report = read else { return (nil, nil, problems) }
        let ofPeople = report.blocksOfPeople
        guard ofPeople.isEmpty || books.ledger?.showsNames != false else {
            throw ServiceError.figuresOnly(file.path, ofPeople)
        }
        let template = report.template
        let day = try books.day(asOf ?? template.asOf, context)
        let entry = BuiltDays.Entry(page: page(of: file), day: day)
        let since = try since(template, entry, context)
        var figures = try ReportFigures(
            books, on: day, audience: template.audience, needs: template.needs,
            in: template.language, countingDonors: template.countsDonors, grant: grant, since: since)
        figures.today = books.today
        figures.origin = PageOrigin(
            template: file.path, campaign: campaign, audience: audience, grant: grant,
            since: since, plan: figures.planDigest, ledger: figures.ledgerHead)
        var (theme, refused) = try theme(template, of: file, context)
        if template.needs.contains(.signatures) {
            let read = try SignaturePictures.inWorkspace(context.directory(), plan.organization)
            figures.answers[.signatures] = .signatures(read.pictures)
            refused += read.findings
        }
        let result = ReportBuilder(report, figures: figures, theme: theme).page()
        let findings = problems + refused + result.findings.filter { !problems.contains($0) }
        // What was known at another time, or is still to come, was no report to a meeting.
        let isOfItsDay = template.tellsChanges && books.knownOn == nil && !figures.isProjected
        return (refused.isEmpty ? result.text : nil, isOfItsDay ? entry : nil, findings)
    }

    /// Nil where nothing on the page asks for it, and where nothing says it.
    private func since(
        _ template: ReportTemplate, _ entry: BuiltDays.Entry, _ context: some ServiceContext
    ) throws -> CalendarDate? {
        guard template.asksSinceWhen else { return nil }
        switch since {
        case .asBefore(let day): return day
        case .lastBuilt: return BuiltDays(in: try context.directory()).last(entry.page, before: entry.day)
        }
    }

    /// The style sheet that a template names; none where it names none, or one that is refused.
    private func theme(
        _ template: ReportTemplate, of file: PlanFile, _ context: some ServiceContext
    ) throws -> (sheet: ThemeSheet?, findings: [Finding]) {
        guard let name = template.theme else { return (nil, []) }
        let sheets = try WorkspaceSource.readThemes(directory: context.directory())
        let path = "\(WorkspaceSource.themeFolder)/\(name).css"
        if let sheet = sheets.first(where: { $0.path == path }) { return ThemeSheet.read(sheet) }
        let known = sheets.map { String($0.stem.split(separator: ".").first ?? "") }
        return (nil, [ThemeSheet.missing(name, in: file.path, among: known)])
    }
}

/// What a finished report is written as.
public enum ReportForm: String, Sendable {
    case html, markdown, pdf

    public var ending: String {
        switch self {
        case .html: "html"
        case .markdown: "md"
        case .pdf: "pdf"
        }
    }

    var format: MarkdownFormat {
        switch self {
        case .html, .pdf: .html
        case .markdown: .markdown
        }
    }
}

/// The report templates of a workspace, and those that someone names.
public struct ReportFiles {
    public let all: [PlanFile]

    public init(directory: String) throws { all = try WorkspaceSource.readReports(directory: directory) }

    /// Those about one grant, which are in a folder of their own.
    public init(ofGrantsIn directory: String) throws {
        all = try WorkspaceSource.readGrantReports(directory: directory)
    }

    /// The files with these ids, each once, in the order named; every id that is none is in one error.
    public func named(_ names: [String]) throws(ServiceError) -> [PlanFile] {
        let ids = names.map(Self.id)
        let unknown = ids.filter { id in !all.contains { $0.stem == id } }
        guard unknown.isEmpty else { throw .unknownReports(unknown, among: all.map(\.stem)) }
        var seen: Set<String> = []
        return ids.filter { seen.insert($0).inserted }.compactMap { id in all.first { $0.stem == id } }
    }

    /// `board` for `Reports/board.md`, which a shell completes to.
    private static func id(_ name: String) -> String {
        let file = name.split(separator: "/").last.map(String.init) ?? name
        return file.hasSuffix(".md") ? String(file.dropLast(3)) : name
    }
}
