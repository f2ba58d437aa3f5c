/// A text that may be a figure: its name goes into `data-figure`, so that `explain` can be asked for it.
public struct ReportText: Sendable, Equatable {
    public enum Tone: Sendable { case plain, good, caution, faint }

    public var text: String
    /// `center-for-innovation.raised`; nil for words.
    public var figure: String?
    public var tone: Tone
    /// A small bar before the text.
    public var bar: ReportBar?

    public init(_ text: String, figure: String? = nil, tone: Tone = .plain, bar: ReportBar? = nil) {
        self.text = text
        self.figure = figure
        self.tone = tone
        self.bar = bar
    }

    /// Nothing to say.
    public static let blank = ReportText("")
    /// A figure that does not exist here.
    public static let none = ReportText("–", tone: .faint)
}
