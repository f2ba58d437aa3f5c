/// How one source's files are read that are not in our own columns: `Campaigns/imports/NAME.yml`.
///
/// Columns of ours go by their names in `docs/csv.md`, columns of the file by its own. A file whose columns
/// are exactly those that a mapping names is read by it.
public struct FileMapping: Equatable, Sendable {
    /// A column of ours and what it is read from.
    public struct Column: Equatable, Sendable {
        /// Ours, or `status`.
        public var column: String
        /// The file's: one, or several whose cells are joined with a blank, such as a day and a time.
        public var names: [String]

        public init(_ column: String, _ names: [String]) {
            self.column = column
            self.names = names
        }
    }

    /// A cell that every row has.
    public struct Constant: Equatable, Sendable {
        public var column: String
        public var value: String

        public init(_ column: String, _ value: String) {
            self.column = column
            self.value = value
        }
    }

    /// What one word of a file's column means.
    public struct Word: Equatable, Sendable {
        /// Ours: the column that the word stands for.
        public var column: String
        /// As the file writes it.
        public var said: String
        /// A value of our column; for `status` a `Standing`, for `campaign` an id or `unassigned`.
        public var means: String

        public init(_ column: String, _ said: String, means: String) {
            self.column = column
            self.said = said
            self.means = means
        }
    }

    /// Rows that stay out.
    public struct LeaveOut: Equatable, Sendable {
        /// The file's.
        public var column: String
        /// Any of these; an empty one means a blank cell.
        public var values: [String]
        /// What the summary says of them.
        public var reason: String

        public init(column: String, values: [String], reason: String) {
            self.column = column
            self.values = values
            self.reason = reason
        }
    }

    /// How a payment went, as `values: status:` says it; all but the first two leave the row out.
    public enum Standing: String, CaseIterable, Sendable {
        case paid
        /// It was paid, and all of it went back.
        case refunded
        case failed
        case pending
        case canceled
        case test
    }

    /// The file's name without `.yml`, which `--source-format` takes.
    public let name: String
    /// What people call such a file; the name when it says nothing.
    public var title: String
    /// The source of its rows; the name when it says nothing.
    public var source: String
    /// Nil where the rows decide.
    public var dateOrder: DateOrder?
    public var decimalMark = DecimalMark.point
    /// The zone of times that say none.
    public var timeZone: String?
    public var encoding: String?
    public var columns: [Column] = []
    public var constants: [Constant] = []
    public var words: [Word] = []
    public var leaveOut: [LeaveOut] = []
    /// Columns of the file that mean nothing here.
    public var unread: [String] = []

    public init(name: String) {
        self.name = name
        title = name
        source = name
    }

    /// The pseudo-column that says how the payment went.
    public static let status = "status"
    /// A campaign of the file that is none of ours.
    public static let unassigned = "unassigned"
    /// The folder of the mappings, relative to the workspace.
    public static let folder = "Campaigns/imports"

    /// Where the mapping is, relative to the workspace.
    public var path: String { "\(Self.folder)/\(name).yml" }

    /// Every column of the file that is named, each once, in the order written.
    public var header: [String] {
        var names: [String] = []
        for name in columns.flatMap(\.names) + leaveOut.map(\.column) + unread where !names.contains(name) {
            names.append(name)
        }
        return names
    }

    /// A word as it is compared: case and blanks around and between do not matter.
    public static func fold(_ word: String) -> String {
        word.lowercased().split { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }.joined(separator: " ")
    }
}
