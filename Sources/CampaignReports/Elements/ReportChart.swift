public import CampaignKit

/// A chart of amounts: integers only, drawn by the HTML renderer, told by the Markdown one.
public struct ReportChart: Sendable, Equatable {
    public enum Shape: Sendable, Equatable {
        /// One lying bar per item, each against its own whole.
        case bars([Item])
        /// Standing columns side by side, all on one scale; `series` names those of each item.
        case columns([Column], series: [String], currency: Currency)
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
        /// Below the column: `Nov`.
        public var label: String
        /// Below that, where it changes: `2026`.
        public var group: String
        /// One for each series; may be negative; empty where nothing may be shown.
        public var values: [Int64]
        /// What people read when they point at it.
        public var text: String

        public init(label: String, group: String = "", values: [Int64], text: String) {
            self.label = label
            self.group = group
            self.values = values
            self.text = text
        }
    }

    /// What a mark of the picture means.
    public struct Key: Sendable, Equatable {
        public enum Mark: Sendable { case solid, hatched, line, dashed }

        public var mark: Mark
        public var name: String

        public init(_ mark: Mark, _ name: String) {
            self.mark = mark
            self.name = name
        }
    }

    public var shape: Shape
    public var title: String
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
