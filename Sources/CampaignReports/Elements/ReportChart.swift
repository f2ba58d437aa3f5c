public import CampaignKit

/// A chart of amounts: integers only, drawn by the HTML renderer, told by the Markdown one.
public struct ReportChart: Sendable, Equatable {
    public enum Shape: Sendable, Equatable {
        /// One lying bar per item, each against its own whole.
        case bars([Item])
        /// Standing columns side by side, all on one scale; `series` names those of each item.
        case columns([Column], series: [String], currency: Currency)
        /// One campaign through its run.
        case course(ReportCourse)
    }

    public struct Item: Sendable, Equatable {
        public var label: String
        public var bar: ReportBar
        /// What people read: `$2,310,400 of $4,200,000, 55%`.
        public var text: String

        public init(label: String, bar: ReportBar, text: String) {
            self.label = label
            self.bar = bar
            self.text = text
        }
    }

    public struct Column: Sendable, Equatable {
        /// How the columns of an item are drawn.
        public enum Look: Sendable {
            /// The first series solid, the others hatched.
            case series
            /// Hatched: what is pledged.
            case pledged
            /// Hatched in the color of warnings: pledged, and its day has passed.
            case overdue
        }

        /// Below the column: `Nov`.
        public var label: String
        /// Below that, where it changes: `2026`.
        public var group: String
        /// One for each series; may be negative; empty where nothing may be shown.
        public var values: [Int64]
        /// What people read when they point at it.
        public var text: String
        /// Above the column: `$183K`.
        public var above = ""
        public var look = Look.series

        public init(label: String, group: String = "", values: [Int64], text: String) {
            self.label = label
            self.group = group
            self.values = values
            self.text = text
        }

        /// The room that sets the next column apart.
        public static let gap = Column(label: "", values: [], text: "")
    }

    /// What a mark of the picture means.
    public struct Key: Sendable, Equatable {
        public enum Mark: Sendable { case solid, hatched, line, dashed, overdue, raised, forecast }

        public var mark: Mark
        public var name: String

        public init(_ mark: Mark, _ name: String) {
            self.mark = mark
            self.name = name
        }
    }

    public var shape: Shape
    public var title: String
    /// What the picture shows, in a sentence or two below its title; figures in it have their names.
    public var finding: [ReportText] = []
    /// Half as wide as the page, next to another that is.
    public var isHalf = false
    public var description: String
    public var keys: [Key]
    /// The figures of the picture, for those who cannot see it and those who check it.
    public var data: ReportTable

    public init(shape: Shape, title: String, description: String, keys: [Key], data: ReportTable) {
        self.shape = shape
        self.title = title
        self.description = description
        self.keys = keys
        self.data = data
    }
}
