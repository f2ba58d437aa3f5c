/// A chart of amounts or counts: integers only, drawn by the HTML renderer, told by the Markdown one.
public struct ReportChart: Sendable, Equatable {
    public enum Shape: Sendable, Equatable {
        /// One bar per item, lying, each against its own whole (`Item.whole`).
        case bars
        /// One standing column per item, all against the largest.
        case columns
    }

    public struct Item: Sendable, Equatable {
        public var label: String
        /// What is drawn.
        public var value: Int64
        /// Part of `value` that is drawn apart: received of raised.
        public var part: Int64?
        /// What the bar is measured against: the goal; nil for none.
        public var whole: Int64?
        /// A mark on the bar: where the schedule expects it to be.
        public var mark: Int64?
        /// What people read: `$2,310,400 of $4,200,000, 55%`.
        public var text: String

        public init(
            label: String, value: Int64, part: Int64? = nil, whole: Int64? = nil, mark: Int64? = nil,
            text: String
        ) {
            self.label = label
            self.value = value
            self.part = part
            self.whole = whole
            self.mark = mark
            self.text = text
        }
    }

    public var shape: Shape
    public var title: String
    public var description: String
    public var items: [Item]
    /// The figures of the picture, for those who cannot see it and those who check it.
    public var data: ReportTable

    public init(shape: Shape, title: String, description: String, items: [Item], data: ReportTable) {
        self.shape = shape
        self.title = title
        self.description = description
        self.items = items
        self.data = data
    }
}
