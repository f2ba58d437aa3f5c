/// What a template may name, for the help and its test.
public enum ReportReference {
    /// What may come after the bar of a figure.
    public static var filters: [String] { FigureFilter.allCases.map(\.rawValue) }

    /// The blocks, each with what it shows and the options it takes.
    public static var blocks: [(name: String, summary: String, options: [String])] {
        ReportBlocks.all.map { ($0.name, $0.summary, $0.optionKeys) }
    }
}
