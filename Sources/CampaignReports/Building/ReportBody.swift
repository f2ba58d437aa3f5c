import CampaignFiles
import CampaignKit

/// A template's Markdown and every case for support that it shows, as checked trees of one page.
final class ReportBody {
    /// A campaign's case in the place of one block.
    struct Case {
        let campaign: String
        /// Nil when the text may not even be parsed, which the findings say.
        let document: MarkdownDocument?
        let findings: ReportFindings
    }

    let document: MarkdownDocument?
    /// By the number of their block.
    private(set) var cases: [Int: Case] = [:]
    private let own: ReportFindings
    private let ids = HeadingIDs()
    private let plan: Plan
    private let format: MarkdownFormat

    init(template: ReportTemplate, plan: Plan, format: MarkdownFormat) {
        self.plan = plan
        self.format = format
        own = ReportFindings(template.source)
        own.add(template.source.problems)
        var rules = MarkdownRules(plan: plan, campaign: template.campaign, format: format, headingsBelow: 1)
        rules.hasRegions = true
        rules.since = template.since
        rules.isRightToLeft = template.language.direction == "rtl"
        document = MarkdownDocument(template.source, rules: rules, ids: ids, findings: own)
        for (number, place) in (document?.blocks ?? []).enumerated() {
            guard let id = place.block.caseForSupport else { continue }
            cases[number] = makeCase(of: id, below: place.headingLevel)
        }
        refuseRepeated(isPublic: template.audience == .public)
        checkAnchors()
    }

    /// Everything found so far.
    var findings: [Finding] { own.all + orderedCases.flatMap(\.findings.all) }

    var orderedCases: [Case] { cases.sorted { $0.key < $1.key }.map(\.value) }

    /// The headings of the page in the order in which they stand: those of a case where its block is.
    var headings: [ReportPage.Heading] {
        guard let document else { return [] }
        return document.pageHeadings { number in self.cases[number]?.document?.pageHeadings() ?? [] }
    }

    /// What has to be asked of the ledger.
    var needs: Set<ReportNeed> {
        let blocks = (document?.blocks ?? []).map(\.block)
        let documents = ([document] + orderedCases.map(\.document)).compactMap { $0 }
        let references = blocks.flatMap(\.references) + documents.flatMap(\.references)
        return Set(blocks.flatMap(\.needs)).union(references.compactMap(\.need).map(ReportNeed.breakdown))
    }

    /// The names of blocks that list people or their gifts, each once, in the order of the text.
    var blocksOfPeople: [String] {
        var names: [String] = []
        for place in document?.blocks ?? [] where place.block.needs.contains(where: \.isOfPeople) {
            let name = type(of: place.block).name
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// Whether the text names how many people gave to a part: that takes reading every gift.
    var countsDonorsOfParts: Bool {
        let blocks = (document?.blocks ?? []).flatMap(\.block.references)
        let texts = ([document] + orderedCases.map(\.document)).flatMap { $0?.references ?? [] }
        return (blocks + texts).contains { $0.need != nil && $0.figure.countsDonors }
    }

    /// A campaign's case that is below a heading of this level.
    func makeCase(of id: String, below level: Int) -> Case? {
        guard let campaign = plan.campaign(id) else { return nil }
        let source = MarkdownSource(caseOf: campaign)
        let findings = ReportFindings(source)
        let rules = MarkdownRules(plan: plan, campaign: id, format: format, headingsBelow: level)
        let document = MarkdownDocument(source, rules: rules, ids: ids, findings: findings)
        return Case(campaign: id, document: document, findings: findings)
    }

    /// A long text many times over is an accident; a second series tells the public what the first one hides.
    private func refuseRepeated(isPublic: Bool) {
        var shown: Set<String> = []
        for (number, place) in (document?.blocks ?? []).enumerated() {
            if let id = cases[number]?.campaign, !shown.insert(id).inserted {
                refuse(
                    place.directive, "the case for support of \(id) is already shown here",
                    hint: "keep one of them")
            }
            let kind = type(of: place.block)
            if isPublic, kind.isOncePerPublicPage, !shown.insert("{\(kind.name)}").inserted {
                refuse(
                    place.directive, "a page for the public may have only one {\(kind.name)}",
                    hint: "remove one: their difference could reveal what one person gave")
            }
        }
    }

    /// Reports blocks that say why the page must not be built.
    func checkAsserts(_ figures: ReportFigures) {
        for (_, place) in document?.shownBlocks ?? [] {
            guard let problem = place.block.problem(figures) else { continue }
            let directive = place.directive
            own.add([
                Finding(
                    code: ReportFindingCode.assertFailed.rawValue, severity: .error, message: problem,
                    location: directive.location, excerpt: excerpt(directive.location),
                    hint: "change the text, or build the report for another day")
            ])
        }
    }

    /// What a block shows; nothing where a sum is too large, which the findings say: no page has a wrong sum.
    func elements(of place: BlockPass.Place, _ figures: ReportFigures) -> [ReportElement] {
        do { return try figures.elements(of: place.block) } catch {
            let directive = place.directive
            own.add([
                Finding(
                    code: ReportFindingCode.sumTooLarge.rawValue, severity: .error,
                    message: "a sum in {\(directive.name)} is more than an amount can hold",
                    location: directive.location, excerpt: excerpt(directive.location),
                    hint: "'campaign explain total.raised' shows the largest entries: one may be mistyped")
            ])
            return []
        }
    }

    private func excerpt(_ place: SourceLocation) -> String? { document?.context.source.excerpt(at: place) }

    private func refuse(_ directive: BlockDirective, _ message: String, hint: String) {
        own.add([
            Finding(
                code: ReportFindingCode.repeatedBlock.rawValue, severity: .error, message: message,
                location: directive.location, excerpt: excerpt(directive.location), hint: hint)
        ])
    }

    /// Links into the page, now that every heading of it is known.
    private func checkAnchors() {
        if let document { check(document.anchors, own) }
        for part in orderedCases { check(part.document?.anchors ?? [], part.findings) }
    }

    private func check(_ anchors: [LinkPass.Anchor], _ findings: ReportFindings) {
        for anchor in anchors where !ids.names.contains(anchor.name) {
            let nearest = DidYouMean.nearest(anchor.name, in: ids.names)
            findings.report(
                .unknownAnchor, line: anchor.line, utf8: anchor.utf8,
                "the page has no heading #\(anchor.name)",
                hint: nearest.map { DidYouMean.question("#\($0)") }
                    ?? "a heading's name is its words in lowercase joined by hyphens")
        }
    }
}
