import CampaignFiles
public import CampaignKit
import CampaignReports

/// What the templates of reports and letters name and should not: unknown figures, blocks, options and links.
public struct ReportTemplatesRule: CheckRule {
    public var guides: [CheckGuide] {
        ReportFindingCode.allCases.map {
            CheckGuide(code: $0.rawValue, title: $0.title, explanation: $0.explanation)
        }
    }

    /// Needs the whole plan: what a template may name depends on it.
    public func findings(_ subject: CheckSubject) -> [Finding] {
        guard let plan = subject.loaded.plan else { return [] }
        return subject.reports.flatMap { ReportTemplate.read($0, plan: plan).findings }
            + subject.letters.flatMap { LetterTemplate.read($0, plan: plan).findings }
    }
}
