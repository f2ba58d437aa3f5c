/// Elements as HTML: every word escaped, every figure isolated and named.
struct HTMLElementRenderer {
    /// Makes ids unique on the page: `block-3`.
    let idPrefix: String
    /// Renders a campaign's case for support to safe HTML.
    let caseForSupport: (_ campaign: String) -> String

    func render(_ elements: [ReportElement]) -> String { "" }
}
