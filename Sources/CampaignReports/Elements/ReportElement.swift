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
    /// A picture of a signature above the name of whose it is; room to sign where there is no picture.
    case signature(name: String, picture: SignaturePicture?)
}

/// A lying bar: amounts of one currency, drawn against the largest of them.
public struct ReportBar: Sendable, Equatable {
    /// What is drawn.
    public var value: Int64
    /// Part of `value` that is drawn solid, the rest hatched: received of raised; nil draws all of it solid.
    public var part: Int64?
    /// What the bar is measured against: the goal.
    public var whole: Int64
    /// Where the schedule expects the bar to be.
    public var mark: Int64?
    /// What `value` may grow to.
    public var forecast: Int64?

    public init(
        value: Int64, part: Int64? = nil, whole: Int64, mark: Int64? = nil, forecast: Int64? = nil
    ) {
        self.value = value
        self.part = part
        self.whole = whole
        self.mark = mark
        self.forecast = forecast
    }
}

/// Boxes in rows, the first ones filled: gifts that are committed, of those that are needed.
public struct ReportBoxes: Sendable, Equatable {
    public var filled: Int
    public var count: Int

    public init(filled: Int, of count: Int) {
        self.filled = filled
        self.count = count
    }
}

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

/// A table: the first column names the rows.
public struct ReportTable: Sendable, Equatable {
    public struct Column: Sendable, Equatable {
        public var title: String
        public var isNumber: Bool

        public init(_ title: String, isNumber: Bool = false) {
            self.title = title
            self.isNumber = isNumber
        }
    }

    public struct Row: Sendable, Equatable {
        public enum Kind: Sendable { case body, total }

        public var cells: [ReportText]
        public var kind: Kind
        /// How far the first cell is set in: campaigns below others.
        public var depth: Int

        public init(_ cells: [ReportText], kind: Kind = .body, depth: Int = 0) {
            self.cells = cells
            self.kind = kind
            self.depth = depth
        }
    }

    public var caption: String
    /// What the table shows, in a sentence or two; figures in it have their names.
    public var finding: [ReportText] = []
    /// Half as wide as the page, next to another that is.
    public var isHalf = false
    public var columns: [Column]
    public var rows: [Row]

    public init(caption: String, columns: [Column], rows: [Row] = []) {
        self.caption = caption
        self.columns = columns
        self.rows = rows
    }
}

/// A text that may be a figure: its name goes into `data-figure`, so that `explain` can be asked for it.
public struct ReportText: Sendable, Equatable {
    public enum Tone: Sendable { case plain, good, caution, faint }

    public var text: String
    /// `center-for-innovation.raised`; nil for words.
    public var figure: String?
    /// The exact amount behind the text, for `data-minor`; nil for words, and on pages for the public.
    public var minor: Int64?
    public var tone: Tone
    /// A small bar before the text.
    public var bar: ReportBar?
    /// A row of boxes before the text.
    public var boxes: ReportBoxes?

    public init(
        _ text: String, figure: String? = nil, minor: Int64? = nil, tone: Tone = .plain, bar: ReportBar? = nil
    ) {
        self.text = text
        self.figure = figure
        self.minor = minor
        self.tone = tone
        self.bar = bar
    }

    /// Nothing to say.
    public static let blank = ReportText("")
    /// A figure that does not exist here.
    public static let none = ReportText("–", tone: .faint)
}
