/// A text that may be a figure: its name goes into `data-figure`, so that `explain` can be asked for it.
public struct ReportText: Sendable, Equatable {
    public enum Tone: Sendable { case plain, good, caution, faint }

    public var text: String
    /// `center-for-innovation.raised`; nil for words.
    public var figure: String?
    public var tone: Tone

    public init(_ text: String, figure: String? = nil, tone: Tone = .plain) {
        self.text = text
        self.figure = figure
        self.tone = tone
    }
}
