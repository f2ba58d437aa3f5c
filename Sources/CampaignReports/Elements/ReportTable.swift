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
    public var columns: [Column]
    public var rows: [Row]

    public init(caption: String, columns: [Column], rows: [Row] = []) {
        self.caption = caption
        self.columns = columns
        self.rows = rows
    }
}
