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

/// Leaves out the other splits of a gift when one of its rows could not be read.
struct RefusedRows {
    let session: ImportSession

    func run(_ outcome: inout ImportOutcome) throws {
        guard session.unreadable > 0 else { return }
        try session.indexKeys()
        try session.connection.rows(
            """
            SELECT s.line, min(r.line), s.external_id \(Self.others) AND s.state = 0 \
            GROUP BY s.row, s.line, s.external_id ORDER BY s.row
            """
        ) { row in
            outcome.add(
                RowProblem(
                    code: "split-of-rejected", line: Int(row.int(0)), column: "gift_id",
                    message: "line \(row.int(1)), part of the same gift, is refused", value: row.text(2),
                    hint: "a gift's rows are posted together; fix that row"))
        }
        try session.connection.run(
            "UPDATE stage SET state = $1 WHERE row IN (SELECT s.row \(Self.others))",
            [.int(StageTable.State.rejected.rawValue)])
    }

    private static let others = """
        FROM stage_refused r JOIN stage s ON s.key64 = r.key64 AND s.external_id = r.external_id \
        WHERE r.key64 IS NOT NULL
        """
}

/// Takes the rows that an import leaves out, in the order of their lines, to be written elsewhere.
public protocol RejectionSink: AnyObject {
    /// A row that begins on this line, with all that is wrong and what may be done; empty where nothing is
    /// known.
    func reject(line: Int, reason: String, hint: String) throws
    /// There are no more: what was taken must be safe now, for the others are kept next.
    func finish() throws
}

/// Hands out the rejected rows of an import, however many, each with its reasons.
struct RejectedRows {
    let session: ImportSession

    /// The lines of all of them, each once.
    static let lines = """
        SELECT line FROM stage_refused UNION \
        SELECT line FROM stage WHERE state <> 0 AND state = \(StageTable.State.rejected.rawValue)
        """

    func hand(to sink: any RejectionSink) throws {
        let connection = session.connection
        try StageTable.index(.reasonLine, connection)
        var current: Int?
        var (reasons, hints): ([String], [String]) = ([], [])
        func give(_ line: Int) throws {
            try sink.reject(
                line: line, reason: reasons.joined(separator: "; "), hint: hints.joined(separator: "; "))
            (reasons, hints) = ([], [])
        }
        try connection.rows(
            """
            SELECT r.line, p.reason, p.hint FROM (\(Self.lines)) r LEFT JOIN stage_reason p ON p.line = r.line \
            ORDER BY r.line, p.ord NULLS FIRST
            """
        ) { row in
            let line = Int(row.int(0))
            if let current, current != line { try give(current) }
            current = line
            guard !row.isNull(1) else { return }
            reasons.append(row.text(1))
            // Several problems of one cell have one remedy.
            if !row.text(2).isEmpty, !hints.contains(row.text(2)) { hints.append(row.text(2)) }
        }
        if let current { try give(current) }
        try sink.finish()
    }
}
