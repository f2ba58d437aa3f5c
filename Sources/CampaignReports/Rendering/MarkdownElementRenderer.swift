/// Elements as Markdown: pipe tables, and text bars for charts.
struct MarkdownElementRenderer {
    /// Renders a campaign's case for support to Markdown.
    let caseForSupport: (_ campaign: String) -> String

    func render(_ elements: [ReportElement]) -> String { "" }
}
