/// One piece of what a block shows, before anyone has decided between HTML and Markdown.
public enum ReportElement: Sendable, Equatable {
    case paragraph(String)
    /// Small print under a table, one line each, in which figures may stand.
    case notes([[ReportText]])
    /// A few large figures side by side.
    case keyFigures([ReportKeyFigure])
    case table(ReportTable)
    /// A picture with its words and the table it is drawn from.
    case chart(ReportChart)
    /// A campaign's case for support, as Markdown that is rendered where the block stands.
    case caseForSupport(campaign: String)
}
