public import CampaignKit

/// Problems of rows counted by kind: the same message in the same column.
///
/// Bounded, whatever the file: kinds are few, and of each kind no more values are counted than a person
/// reads.
public struct ProblemKinds: Sendable {
    public struct Key: Hashable, Sendable {
        public var code: String
        public var column: String
        public var message: String

        public init(_ problem: RowProblem) {
            code = problem.code
            column = problem.column
            message = problem.message
        }
    }

    public struct Kind: Sendable {
        public var severity: Finding.Severity
        /// Problems of this kind, and the first line that has one.
        public var rows = 0
        public var firstLine: Int
        public var hint: String?
        /// How many rows have each value that may be shown.
        public var values: [String: Int] = [:]
        /// Whether there were more different values than are counted.
        public var hasMore = false
    }

    public private(set) var kinds: [Key: Kind] = [:]

    /// More kinds than these are only listed, more values of a kind only counted together.
    private static let mostKinds = 2000
    fileprivate static let mostValues = 1000

    public init() {}

    mutating func add(_ other: ProblemKinds) {
        for (key, kind) in other.kinds {
            if kinds[key] == nil { kinds[key] = kind } else { kinds[key]?.add(kind) }
        }
    }

    mutating func add(_ problem: RowProblem) {
        let key = Key(problem)
        if kinds[key] == nil, kinds.count >= Self.mostKinds { return }
        kinds[key, default: Kind(severity: problem.severity, firstLine: problem.line, hint: problem.hint)]
            .add(problem)
    }
}

extension ProblemKinds.Kind {
    fileprivate mutating func add(_ other: Self) {
        rows += other.rows
        firstLine = min(firstLine, other.firstLine)
        hasMore = hasMore || other.hasMore
        values.merge(other.values) { $0 + $1 }
    }

    fileprivate mutating func add(_ problem: RowProblem) {
        rows += 1
        firstLine = min(firstLine, problem.line)
        guard let value = problem.value else { return }
        if values[value] == nil, values.count >= ProblemKinds.mostValues {
            hasMore = true
        } else {
            values[value, default: 0] += 1
        }
    }
}
