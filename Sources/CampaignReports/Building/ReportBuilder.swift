public import CampaignKit

/// Puts figures into a template.
public struct ReportBuilder {
    public let template: ReportTemplate
    public let figures: ReportFigures

    public init(template: ReportTemplate, figures: ReportFigures) {
        self.template = template
        self.figures = figures
    }

    /// The finished text; nil when a figure has no value, which the findings say.
    public struct Result: Sendable {
        public var text: String?
        public var findings: [Finding]
    }

    /// One self-contained page.
    public func html() -> Result { Result(text: nil, findings: []) }

    /// Markdown with tables and text bars.
    public func markdown() -> Result { Result(text: nil, findings: []) }
}
