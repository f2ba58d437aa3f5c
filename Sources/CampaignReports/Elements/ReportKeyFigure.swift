/// One large figure with its name below it.
public struct ReportKeyFigure: Sendable, Equatable {
    public var label: String
    public var value: ReportText
    /// A few words more: `of $4,200,000`.
    public var detail: String

    public init(label: String, value: ReportText, detail: String = "") {
        self.label = label
        self.value = value
        self.detail = detail
    }
}
