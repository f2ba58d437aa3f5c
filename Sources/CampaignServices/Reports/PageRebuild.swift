import CampaignFiles
public import CampaignReports

/// A built page held against the same page built once more, from its template and the ledger of that time.
public enum PageRebuild: Sendable {
    /// The same page: the strongest answer there is.
    case same(template: String)
    /// Not what was built; the edits are known where the page could be built once more.
    case edited([BuiltPage.Edit]?, template: String?)
    /// The page agrees with its own digest, and cannot be built once more as it was.
    case undecided(Reason)
    /// The page has no digest.
    case unknown

    /// Why there is no page to compare with.
    public enum Reason: Equatable, Sendable {
        case noTemplate(String)
        /// The ledger does not have the batch, or the plan, that the page was made from.
        case otherLedger
        /// The template, a part, the theme, the plan, or the program.
        case changedSince(String)
    }

    /// Whether someone changed the page.
    public var isEdited: Bool { if case .edited = self { true } else { false } }

    /// Looks for the template and builds the page as it was, if everything for it is still there.
    public init(
        _ page: BuiltPage, html: String, _ present: LedgerView, _ context: some ServiceContext
    ) throws {
        guard let origin = page.origin, page.integrity != .unknown else {
            self = .unknown
            return
        }
        let isWhole = page.integrity == .whole
        func undecided(_ reason: Reason) -> PageRebuild {
            isWhole ? .undecided(reason) : .edited(nil, template: nil)
        }
        guard let file = try Self.files(context).first(where: { $0.path == origin.template }) else {
            self = undecided(.noTemplate(origin.template))
            return
        }
        guard let books = try present.asItWas(ledger: origin.ledger, plan: origin.plan) else {
            self = undecided(.otherLedger)
            return
        }
        var run = ReportRun(
            books: books, campaign: origin.campaign, audience: origin.audience, asOf: page.asOf, form: .html)
        (run.grant, run.since) = (origin.grant, .asBefore(origin.since))
        guard let text = try run.build(file, context).text else {
            self = undecided(.changedSince(origin.template))
            return
        }
        let comparison = BuiltPage.compare(html, with: text)
        if comparison.isSame {
            self = .same(template: origin.template)
        } else if comparison.isOriginal {
            self = .edited(comparison.edits, template: origin.template)
        } else {
            self = undecided(.changedSince(origin.template))
        }
    }

    private static func files(_ context: some ServiceContext) throws -> [PlanFile] {
        let directory = try context.directory()
        let grants = try ReportFiles(ofGrantsIn: directory)
        return try ReportFiles(directory: directory).all + grants.all
    }
}
