import CampaignFiles
import CampaignKit
import CampaignLedger
import CampaignReports

/// Templates filled with figures: everything is read, asked and rendered before anything is written.
struct ReportRun {
    struct Report {
        /// Of its file, without the ending.
        let name: String
        let text: String
    }

    let books: Books
    /// What the command line says about every report; each replaces the front matter's.
    var campaign: String?
    var audience: Audience?
    var asOf: CalendarDate?
    let form: ReportForm

    /// The finished reports; throws with all findings when one cannot be built.
    func build(_ files: [PlanFile], _ session: Session) throws -> (reports: [Report], findings: [Finding]) {
        var reports: [Report] = []
        var findings: [Finding] = []
        for file in files {
            let (text, found) = try build(file, session)
            findings += found
            if let text { reports.append(Report(name: name(file.stem), text: text)) }
        }
        guard reports.count == files.count else { throw CommandError.reports(findings) }
        return (reports, findings)
    }

    /// What its file is called after: the report, and all that makes it another page than usual.
    func name(_ id: String) -> String {
        ([id] + [campaign, audience.map { "\($0)" }, asOf.map { "\($0)" }].compactMap { $0 })
            .joined(separator: "-") + (books.knownOn.map { "-known-\($0.text)" } ?? "")
    }

    /// One report's text, nil when an error keeps it from being built.
    func build(_ file: PlanFile, _ session: Session) throws -> (text: String?, findings: [Finding]) {
        let plan = books.loaded.plan
        let (read, problems) = ReportTemplate.read(file, plan: plan, campaign: campaign, audience: audience)
        guard let template = read else { return (nil, problems) }
        let day = try books.day(asOf ?? template.asOf, session)
        var figures = try ReportFigures(
            books, on: day, audience: template.audience, needs: template.needs,
            countingDonors: template.countsDonors, lifecycles: template.lifecycles)
        figures.today = books.today
        let result = form.result(ReportBuilder(template: template, figures: figures))
        return (result.text, problems + result.findings.filter { !problems.contains($0) })
    }
}

extension ReportFigures {
    /// What some readers may see of books on a day, with the breakdowns that a text asks for.
    init(
        _ books: Books, on day: CalendarDate, audience: Audience, needs: Set<Breakdown>,
        countingDonors: Bool = true, lifecycles: Set<LifecycleNeed> = []
    ) throws {
        let figures = try Figures(books, asOf: day)
        let money = try figures.breakdowns(by: needs, countingDonors: countingDonors)
        let breakdowns = Dictionary(
            uniqueKeysWithValues: try needs.map { kind in
                let rows = money[kind] ?? []
                return (kind, try BreakdownReport(kind: kind, plan: figures.plan, money: rows, selected: []))
            })
        let source = figures.provenance
        self.init(
            plan: source.plan, asOf: day, knownOn: source.knownOn, planDigest: source.planDigest,
            ledgerHead: source.ledgerHead, audience: audience, status: try figures.status(),
            breakdowns: breakdowns, lifecycles: try Self.lifecycles(books, lifecycles, on: day))
    }

    /// Years that have not begun by the day are left out.
    private static func lifecycles(
        _ books: Books, _ needs: Set<LifecycleNeed>, on day: CalendarDate
    ) throws -> [LifecycleNeed: LifecycleReport] {
        let start = books.loaded.plan.organization.fiscalYearStart
        let present = LifecycleYear(containing: day, startingOn: start)
        var reports: [LifecycleNeed: LifecycleReport] = [:]
        for need in needs {
            var year = present
            if case .year(let number) = need { year = LifecycleYear(number, startingOn: start) }
            guard year.year <= present.year else { continue }
            var study = GivingStudy(GivingQuery(year: year, asOf: day, knownOn: books.batch))
            try study.run(books.rows)
            reports[need] = try study.report()
        }
        return reports
    }
}

extension CommandError {
    /// Templates have errors, so no report was written.
    static func reports(_ findings: [Finding]) -> CommandError {
        errors("report-errors", findings, so: "nothing was written", next: ", then: campaign report check")
    }
}
